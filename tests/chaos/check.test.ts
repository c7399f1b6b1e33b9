import { describe, expect, test } from "vitest"
import { type Case, type PromiseName, check } from "../../chaos/check.ts"
import type { Entry } from "../../chaos/record.ts"
import type { EventRow, VisitRow } from "../../chaos/world.ts"

/** Times that are far from any clock change: 9:20 in Copenhagen is 8:20 UTC. */
const NOW = new Date("2026-11-27T12:00:00Z")
const START = new Date("2026-12-03T08:20:00Z")
const LATER = new Date("2026-12-03T09:00:00Z")
const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000)
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`

const visit = (number: number, says: Partial<VisitRow> = {}): VisitRow => ({
  id: id(number),
  reference: `REF-${number}`,
  state: "booked",
  party: 1,
  phone: "+4520000000",
  email: `d${number}@chaos.example`,
  startsAt: START,
  endsAt: minutes(says.startsAt ?? START, 20),
  revision: 0,
  holdUntil: null,
  createdAt: minutes(NOW, -30),
  ...says,
})

const leg = (number: number, counterId: string, startsAt = START) => ({
  visitId: id(number),
  counterId,
  startsAt,
  endsAt: minutes(startsAt, 20),
  active: true,
  current: true,
  until: null as Date | null,
  offerId: null as string | null,
})

const event = (number: number, kind: string, more: Partial<EventRow> = {}): EventRow => ({
  id: id(100 * number),
  visitId: id(number),
  at: minutes(NOW, -20),
  kind,
  by: "visitor",
  detail: {},
  ...more,
})

const entry = (number: number, act: Entry["act"], set: Entry["set"], more: Partial<Entry> = {}): Entry => ({
  client: `v${number}`,
  by: "visitor",
  act,
  draft: `d${number}@chaos.example`,
  visitId: id(number),
  set: set!,
  asked: minutes(NOW, -20).getTime(),
  told: minutes(NOW, -20).getTime() + 100,
  outcome: "done",
  answer: "302",
  ...more,
})

const says = { state: "booked", startsAt: START.toISOString(), party: 1, phone: "+4520000000" }
const mail = (event: string, number: number) => ({ messageId: `<${event}@127.0.0.1>`, to: `d${number}@chaos.example` })
const text = (event: string, to = "4520000000") => ({ id: event, to })
const reminder = (number: number, runAt = new Date("2026-12-02T09:00:00Z")) => ({
  task: "mail-reminder",
  key: `reminder ${id(number)}`,
  runAt,
  attempts: 0,
  mostAttempts: 450,
})

/** Two people who booked at two counters, were told so and were written to. */
function calm(): Case & {
  entries: Entry[]
  log: { from: string; text: string }[]
  faults: { kind: string; at: number }[]
} {
  return {
    entries: [entry(1, "book", says), entry(2, "book", says)],
    faults: [],
    log: [{ from: "web 1", text: '{"level":30,"msg":"listening"}' }],
    world: {
      now: NOW,
      visits: [visit(1), visit(2)],
      legs: [leg(1, "a"), leg(2, "b")],
      offers: [],
      events: [event(1, "booked"), event(2, "booked")],
      jobs: [reminder(1), reminder(2)],
      drafts: [],
      mails: [mail(`${id(100)}.booked`, 1), mail(`${id(200)}.booked`, 2)],
      texts: [],
      householdEvents: [],
    },
  }
}

const broken = (the: Case): PromiseName[] => [...new Set(check(the).map(({ promise }) => promise))]

describe("what the checker sees", () => {
  test("nothing where all is well", () => {
    expect(check(calm())).toEqual([])
  })

  test("two visits at one counter, of whatever state, as without the constraint", () => {
    const the = calm()
    the.world.legs[1]!.counterId = "a"
    expect(broken(the)).toEqual(["overlap"])
    the.world.visits[1]!.state = "provisional"
    the.world.legs[1]!.active = false
    the.world.events[1]!.kind = "provisional"
    the.entries[1] = entry(2, "book", { ...says, state: "provisional" })
    expect(broken(the)).toEqual(["overlap", "broken"])
  })

  test("a visit that was told and is gone, as after a commit that nobody waited for", () => {
    const the = calm()
    the.world.visits.pop()
    the.world.legs.pop()
    the.world.events.pop()
    the.world.jobs.pop()
    the.world.mails.pop()
    expect(broken(the)).toEqual(["lost"])
  })

  test("a move that was told and is undone", () => {
    const the = calm()
    const asked = minutes(NOW, -10).getTime()
    the.entries.push(entry(1, "move", { startsAt: LATER.toISOString() }, { asked, told: asked + 50 }))
    expect(check(the).map(({ what }) => what)).toEqual([
      `REF-1: startsAt is ${START.toISOString()}, and was said to be ${LATER.toISOString()}`,
      `REF-1: the history has no move to ${LATER.toISOString()}`,
    ])
  })

  test("either of two moves at the same time, and a move that may have been done", () => {
    const asked = minutes(NOW, -10).getTime()
    const first = entry(1, "move", { startsAt: LATER.toISOString() }, { asked, told: asked + 500 })
    const second = entry(1, "move", { startsAt: START.toISOString() }, { asked: asked + 100, told: asked + 300 })
    const the = calm()
    the.world.events.push(event(1, "moved", { id: id(101), detail: { to: LATER.toISOString() } }))
    the.world.mails.push(mail(`${id(101)}.moved`, 1))
    the.world.texts.push(text(`${id(101)}.moved`))
    the.entries.push(first, second)
    expect(check(the)).toEqual([])
    const lost = calm()
    lost.entries.push({ ...first, outcome: "unknown" })
    expect(check(lost)).toEqual([])
  })

  test("who has arrived waits on at another counter, and is booked again at another time", () => {
    const after = (did: string) => {
      const the = calm()
      const [came, moved] = [minutes(NOW, -10).getTime(), minutes(NOW, -5).getTime()]
      the.world.visits[0] = visit(1, { ...says, state: "arrived", startsAt: START })
      the.entries.push(
        entry(1, "arrive", { state: "arrived" }, { by: "staff", asked: came, told: came + 50 }),
        entry(1, "move", says, {
          by: "staff",
          asked: moved,
          told: moved + 50,
          answer: `302 /staff/calendar?did=${did}`,
        }),
      )
      return check(the).flatMap(({ what }) => (what.includes("state is") ? [what] : []))
    }
    expect(after("seat%3A1")).toEqual([])
    expect(after("move%3A1")).toEqual(["REF-1: state is arrived, and was said to be booked"])
  })

  test("a message that was never sent, as when its job was queued outside the transaction", () => {
    const the = calm()
    the.world.mails.pop()
    expect(broken(the)).toEqual(["message-lost"])
  })

  test("a message about what was rolled back, and one to somebody else", () => {
    const the = calm()
    the.world.mails.push(mail(`${id(900)}.booked`, 1), mail(`${id(100)}.moved`, 2))
    expect(check(the).map(({ promise }) => promise)).toEqual(["message-strange", "message-strange"])
  })

  test("more copies than something came between", () => {
    const the = calm()
    the.world.mails.push(the.world.mails[0]!)
    expect(broken(the)).toEqual(["message-copies"])
    the.faults.push({ kind: "kill-worker", at: 0 })
    expect(check(the)).toEqual([])
  })

  test("an SMS that nobody got, one to a strange number, one about nothing, and a copy without a reason", () => {
    const moved = () => {
      const the = calm()
      the.world.events.push(
        event(1, "moved", { id: id(101), at: minutes(NOW, -5), detail: { to: START.toISOString() } }),
      )
      the.entries.push(entry(1, "move", { startsAt: START.toISOString() }))
      the.world.mails.push(mail(`${id(101)}.moved`, 1))
      return the
    }
    expect(broken(moved())).toEqual(["message-lost"])
    const told = moved()
    told.world.texts.push(text(`${id(101)}.moved`))
    expect(check(told)).toEqual([])
    told.world.texts.push(text(`${id(101)}.moved`))
    expect(broken(told)).toEqual(["message-copies"])
    told.faults.push({ kind: "sms-down", at: 0 })
    expect(check(told)).toEqual([])
    const strange = moved()
    strange.world.texts.push(text(`${id(101)}.moved`, "4520000001"), text(`${id(900)}.moved`))
    expect(check(strange).map(({ promise }) => promise)).toEqual(["message-strange", "message-strange"])
    // The number of before the last correction was given, too.
    strange.entries.push(entry(1, "correct", { phone: "+4520000001" }), entry(1, "correct", { phone: says.phone }))
    strange.world.texts.pop()
    expect(check(strange)).toEqual([])
  })

  test("two visits of one draft, as without the look for what is booked already", () => {
    const the = calm()
    the.entries[1] = { ...the.entries[1]!, draft: "d1@chaos.example" }
    the.world.visits[1]!.email = "d1@chaos.example"
    the.world.mails[1]!.to = "d1@chaos.example"
    expect(check(the).map(({ promise }) => promise)).toEqual(["once-per-key", "once-per-key"])
  })

  test("a reminder an hour late, as by the clock of UTC, none at all, and one of a cancelled visit", () => {
    const late = calm()
    late.world.jobs[0] = reminder(1, new Date("2026-12-02T10:00:00Z"))
    expect(broken(late)).toEqual(["reminder"])
    const none = calm()
    none.world.jobs.pop()
    expect(broken(none)).toEqual(["reminder"])
    const summer = calm()
    summer.world.visits[0] = visit(1, { startsAt: new Date("2027-06-10T07:20:00Z") })
    summer.world.legs[0] = leg(1, "a", new Date("2027-06-10T07:20:00Z"))
    summer.entries[0] = entry(1, "book", { ...says, startsAt: "2027-06-10T07:20:00.000Z" })
    summer.world.jobs[0] = reminder(1, new Date("2027-06-09T08:00:00Z"))
    expect(check(summer)).toEqual([])
  })

  test("a visit whose place was given up by a correction that was refused", () => {
    const the = calm()
    the.entries.push(entry(1, "correct", { party: 4 }, { outcome: "refused", answer: "409" }))
    the.world.legs[0]!.active = false
    expect(broken(the)).toEqual(["broken"])
  })

  test("a hold that is too long, one that was booked after its end, and a place kept for nobody", () => {
    const the = calm()
    const held = { state: "held", email: "", phone: "" }
    the.world.visits.push(visit(3, { ...held, holdUntil: minutes(NOW, 5) }))
    the.world.legs.push({ ...leg(3, "c"), until: minutes(NOW, 5) })
    expect(broken(the)).toEqual(["hold"])
    const late = { ...calm(), faults: [{ kind: "these-ran-out", at: 0, lapsed: [id(1)] }] }
    expect(broken(late)).toEqual(["hold"])
    const kept = calm()
    kept.world.visits.push(visit(3, { state: "lapsed", email: "" }))
    kept.world.legs.push(leg(3, "c"))
    expect(broken(kept)).toEqual(["hold"])
  })

  test("a time that is offered and not kept, kept for less than it is offered for, or kept for two", () => {
    const until = minutes(NOW, 60)
    const offer = { id: id(900), visitId: id(1), state: "open", startsAt: LATER, until }
    const place = { ...leg(1, "c", LATER), current: false, offerId: offer.id, until: minutes(until, 2) }
    const kept = calm()
    kept.world.offers.push(offer)
    kept.world.legs.push(place)
    expect(check(kept)).toEqual([])
    const empty = calm()
    empty.world.offers.push(offer)
    expect(broken(empty)).toEqual(["offer"])
    const short = calm()
    short.world.offers.push(offer)
    short.world.legs.push({ ...place, until: minutes(until, -1) })
    expect(broken(short)).toEqual(["offer"])
    const two = calm()
    two.world.offers.push(offer)
    two.world.legs.push(place, leg(2, "c", LATER))
    expect(broken(two)).toContain("overlap")
    // Once it is answered nothing needs to be kept.
    const over = calm()
    over.world.offers.push({ ...offer, state: "declined" })
    expect(check(over)).toEqual([])
  })

  test("an offered time that was taken and is not the visit's", () => {
    const take = entry(1, "take", undefined, {
      offerId: id(900),
      asked: minutes(NOW, -5).getTime(),
      told: minutes(NOW, -4).getTime(),
    })
    const offer = { id: id(900), visitId: id(1), state: "taken", startsAt: LATER, until: minutes(NOW, 60) }
    const the = calm()
    the.entries.push(take)
    the.world.offers.push(offer)
    expect(broken(the)).toEqual(["changed"])
    const moved = calm()
    moved.entries.push(take)
    moved.world.offers.push(offer)
    moved.world.visits[0] = visit(1, { startsAt: LATER })
    moved.world.legs[0] = leg(1, "a", LATER)
    const move = { id: id(901), at: minutes(NOW, -4), detail: { to: LATER.toISOString() } }
    moved.world.events.push(event(1, "moved", move))
    moved.world.mails.push(mail(`${id(901)}.moved`, 1))
    moved.world.texts.push(text(`${id(901)}.moved`))
    expect(check(moved)).toEqual([])
  })

  test("a failing page, an error in a log and a rejection that nobody handled", () => {
    const the = calm()
    the.entries.push(entry(1, "look", undefined, { outcome: "unknown", answer: "500 /en/book/check" }))
    the.log.push({ from: "web 1", text: '{"level":50,"msg":"failed"}' }, { from: "web 2", text: "TypeError: oh" })
    expect(check(the).map(({ promise }) => promise)).toEqual(["answer", "log", "log"])
  })

  test("a mail that still waits", () => {
    const the = calm()
    the.world.jobs.push({ task: "mail-visit", key: "visit x", runAt: minutes(NOW, -1), attempts: 1, mostAttempts: 450 })
    expect(broken(the)).toEqual(["queue"])
  })
})
