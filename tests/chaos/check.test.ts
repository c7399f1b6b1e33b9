import { describe, expect, test } from "vitest"
import { check } from "../../chaos/check.ts"
import {
  LATER,
  NOW,
  START,
  broken,
  calm,
  entry,
  event,
  id,
  leg,
  mail,
  minutes,
  reminder,
  says,
  text,
  visit,
} from "../support/chaos.ts"

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

  test("no fault in what the queue prints by itself when the database went away under it, whatever the driver calls it", () => {
    for (const words of [
      "Connection terminated unexpectedly",
      "Client has encountered a connection error and is not queryable",
    ]) {
      const the = calm()
      the.log.push(
        { from: "worker 2", text: `Trace: Error: ${words}` },
        { from: "worker 2", text: "    at client.js:694" },
      )
      expect(check(the)).toEqual([])
    }
    const the = calm()
    the.log.push({ from: "worker 2", text: "Trace: TypeError: oh" })
    expect(check(the).map(({ promise }) => promise)).toEqual(["log"])
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
