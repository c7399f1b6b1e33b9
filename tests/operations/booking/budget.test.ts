import { addMinutes } from "date-fns"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { draftByKey, visitById } from "#db/booking/reads.ts"
import { ok, refuse } from "#domain/result.ts"
import { book } from "#operations/booking/book.ts"
import { holdFor, beginFor, giveWhat } from "#operations/booking/for-others.ts"
import { hold } from "#operations/booking/hold.ts"
import { move } from "#operations/booking/move.ts"
import { chooseServices } from "#operations/booking/start.ts"
import { hashSecret } from "#operations/context.ts"
import { MONDAY, type TestOffice, at, bookAt, count, fillIn, testOffice, visitor } from "../../support/office.ts"

let office: TestOffice
beforeEach(async () => {
  office = await testOffice()
  office.ctx.unbounded = false
})
afterEach(() => office.end())

/** Wednesdays and Mondays have 12 counters for 5½ hours: 79 of 3,960 minutes are nobody's. */
const clocks = ["11:00", "11:20", "11:40", "12:00", "12:20", "12:40", "13:30", "13:50", "14:10", "14:30"]
const day = "2026-12-02"
const take = async (clock: string, wants: Parameters<typeof visitor>[1] = {}, from?: string, on = day) => {
  const who = await visitor(office.ctx, wants)
  const held = await hold(office.ctx, {
    draftKey: who.draftKey,
    startsAt: at(on, clock),
    ...(from === undefined ? {} : { from }),
  })
  return { who, held }
}

describe("times held by nobody in particular", () => {
  test("take two percent of a day at most; then the address comes first, and the wish is kept", async () => {
    const answers = []
    for (const clock of clocks.slice(0, 5)) answers.push((await take(clock)).held.ok)
    expect(answers).toEqual([true, true, true, true, true])
    const { who, held } = await take("13:30")
    expect(held).toEqual(refuse("confirm-first"))
    expect(await draftByKey(office.db, hashSecret(who.draftKey))).toMatchObject({
      confirmFirst: true,
      wishedAt: at(day, "13:30"),
      visitId: null,
    })
    // Another day has room of its own.
    expect((await take("11:00", {}, undefined, "2026-12-07")).held.ok).toBe(true)

    await fillIn(office.ctx, { ...who, email: "elena@gmail.com" })
    const again = await hold(office.ctx, { draftKey: who.draftKey, startsAt: at(day, "13:30") })
    expect(again.ok).toBe(true)
    expect(again.ok && (await visitById(office.db, again.value.visitId))!.visit).toMatchObject({
      mailbox: "elena@gmail.com",
      mailDomain: "",
    })
  })

  test("stop the same when all are held at once", async () => {
    const all = await Promise.all(clocks.map((clock) => take(clock)))
    expect(all.filter(({ held }) => held.ok)).toHaveLength(5)
    expect(all.filter(({ held }) => !held.ok && held.error === "confirm-first")).toHaveLength(5)
  })

  test("come back when they lapse, and when their address is confirmed", async () => {
    const first = await take("11:00", { party: 9 })
    expect((await take("12:00", { party: 3 })).held).toEqual(refuse("confirm-first"))
    await fillIn(office.ctx, { ...first.who, email: "a@gmail.com" }, 9)
    expect((await take("12:00", { party: 3 })).held.ok).toBe(true)
    expect((await take("13:00", { party: 9 })).held).toEqual(refuse("confirm-first"))
    office.setClock(addMinutes(MONDAY, 10))
    expect((await take("13:00", { party: 9 })).held.ok).toBe(true)
  })
})

describe("a domain that somebody owns", () => {
  test("has the same room, however many mailboxes; private ones beside it are not touched", async () => {
    for (const i of [0, 1, 2, 3, 4]) await bookAt(office.ctx, at(day, clocks[i]!), { email: `m${i}@firma.dk` })
    const { who, held } = await take("13:30")
    expect(held).toEqual(refuse("confirm-first"))
    await fillIn(office.ctx, { ...who, email: "m9@mail.firma.dk" })
    expect(await hold(office.ctx, { draftKey: who.draftKey, startsAt: at(day, "13:30") })).toEqual(refuse("day-full"))
    const other = await take("13:30")
    await fillIn(office.ctx, { ...other.who, email: "somebody@gmail.com" })
    expect((await hold(office.ctx, { draftKey: other.who.draftKey, startsAt: at(day, "13:30") })).ok).toBe(true)
    // What the firm has stays the firm's, however long ago; another firm's people, and other days of its own, are free an hour later.
    office.setClock(addMinutes(MONDAY, 61))
    const later = { draftKey: who.draftKey, startsAt: at(day, "13:50") }
    expect(await hold(office.ctx, later)).toEqual(refuse("day-full"))
    expect((await hold(office.ctx, { ...later, startsAt: at("2026-12-07", "13:50") })).ok).toBe(true)
    const second = await take("13:50")
    await fillIn(office.ctx, { ...second.who, email: "somebody@andet.dk" })
    expect((await hold(office.ctx, { draftKey: second.who.draftKey, startsAt: at(day, "13:50") })).ok).toBe(true)
  })

  test("is known once three people of it have come", async () => {
    office.ctx.unbounded = true
    for (const [i, clock] of clocks.slice(0, 3).entries()) {
      const id = await bookAt(office.ctx, at("2026-11-23", clock), { email: `came${i}@dtu.dk` })
      await office.pool.query("update visit set state = 'done', arrived_at = starts_at where id = $1", [id])
    }
    office.ctx.unbounded = false
    for (const clock of clocks.slice(0, 8)) {
      const { who, held } = await take(clock)
      await fillIn(office.ctx, { ...who, email: `${clock.replace(":", "")}@student.dtu.dk` })
      const visitId = held.ok ? held.value.visitId : ""
      expect((await book(office.ctx, { draftKey: who.draftKey, visitId })).ok).toBe(true)
    }
  })

  test("moving does not get round it", async () => {
    const id = await bookAt(office.ctx, at("2026-12-07", "11:00"), { email: "x@firma.dk" })
    for (const i of [0, 1, 2, 3, 4]) await bookAt(office.ctx, at(day, clocks[i]!), { email: `m${i}@firma.dk` })
    const by = { kind: "visitor" } as const
    const wish = { visitId: id, from: at("2026-12-07", "11:00"), to: at(day, "14:00"), by }
    expect(await move(office.ctx, wish)).toEqual(refuse("day-full"))
    const staff = { kind: "staff", staffId: "00000000-0000-4000-8000-000000000001", staffName: "Karen" } as const
    expect(await move(office.ctx, { ...wish, by: staff })).toEqual(ok(null))
  })

  test("a move within the day counts both times while the old one cools", async () => {
    const id = await bookAt(office.ctx, at(day, "11:00"), { email: "x@firma.dk", party: 9 })
    const wish = { visitId: id, from: at(day, "11:00"), to: at(day, "13:30"), by: { kind: "visitor" } as const }
    expect(await move(office.ctx, wish)).toEqual(refuse("day-full"))
    expect(await move(office.ctx, { ...wish, to: at("2026-12-07", "13:30") })).toEqual(ok(null))
  })

  test("whom staff have sent a link, or accepted, is bound by no domain", async () => {
    for (const i of [0, 1, 2, 3, 4]) await bookAt(office.ctx, at(day, clocks[i]!), { email: `m${i}@firma.dk` })
    const { who, held } = await take("13:30")
    expect(held).toEqual(refuse("confirm-first"))
    await fillIn(office.ctx, { ...who, email: "m9@firma.dk" })
    const wish = { draftKey: who.draftKey, startsAt: at(day, "13:30") }
    expect(await hold(office.ctx, wish)).toEqual(refuse("day-full"))
    await office.pool.query("update booking_draft set invitation_id = gen_random_uuid() where key_hash = $1", [
      hashSecret(who.draftKey),
    ])
    expect((await hold(office.ctx, wish)).ok).toBe(true)
  })
})

describe("a mailbox", () => {
  test("cannot make held times its own beyond its minutes, and they stay nobody's", async () => {
    const drafts = []
    for (const on of ["2026-12-02", "2026-12-07", "2026-12-09", "2026-12-14", "2026-12-16"]) {
      const one = await take("11:00", { party: 9 }, undefined, on)
      await fillIn(office.ctx, { ...one.who, email: "greedy@gmail.com" }, 9)
      drafts.push(one)
    }
    expect(await count(office, "visit where mailbox = 'greedy@gmail.com'")).toBe(4)
    const last = drafts.at(-1)!
    const visitId = last.held.ok ? last.held.value.visitId : ""
    expect(await book(office.ctx, { draftKey: last.who.draftKey, visitId })).toEqual(refuse("too-many-visits"))
  })

  test("moves four visits within an hour, and then waits", async () => {
    const by = { kind: "visitor" } as const
    const ids = []
    for (const clock of clocks.slice(0, 5)) ids.push(await bookAt(office.ctx, at(day, clock), { email: "m@gmail.com" }))
    const answers = []
    for (const [i, visitId] of ids.entries())
      answers.push(await move(office.ctx, { visitId, from: at(day, clocks[i]!), to: at("2026-12-09", clocks[i]!), by }))
    expect(answers).toEqual([ok(null), ok(null), ok(null), ok(null), refuse("moved-fast")])
    office.setClock(addMinutes(MONDAY, 60))
    expect(
      await move(office.ctx, { visitId: ids[4]!, from: at(day, clocks[4]!), to: at("2026-12-09", "14:00"), by }),
    ).toEqual(ok(null))
  })
})

describe("a browser and a network", () => {
  test("a browser is known by its booking cookie, also after it has booked", async () => {
    let draftKey: string | null = null
    const answers = []
    for (let i = 0; i < 7; i++) {
      const begun = await chooseServices(office.ctx, {
        draftKey,
        services: ["cpr"],
        language: "en",
        municipality: "101",
      })
      if (!begun.ok) throw new Error(begun.error)
      draftKey = begun.value.draftKey
      await office.pool.query("update booking_draft set party = 9 where key_hash = $1", [hashSecret(draftKey)])
      const held = await hold(office.ctx, {
        draftKey,
        startsAt: at(["2026-12-02", "2026-12-07", "2026-12-09"][i % 3]!, `1${1 + Math.floor(i / 3)}:00`),
      })
      answers.push(held.ok ? "held" : held.error)
      if (!held.ok) break
      await fillIn(office.ctx, { draftKey, email: `p${i}@gmail.com` }, 9)
      await book(office.ctx, { draftKey, visitId: held.value.visitId })
    }
    // Six times 55 minutes are 330 of 360.
    expect(answers).toEqual(["held", "held", "held", "held", "held", "held", "browser-full"])
  })

  test("a network holds so many minutes at one moment, and its neighbours have their own", async () => {
    await office.pool.query(`update site set settings = '{"networkMinutes": 240, "unprovenPercent": 100}'`)
    const held = async (i: number, from: string) =>
      (await take(`1${1 + (i % 5)}:00`, { party: 9 }, from, i < 5 ? day : "2026-12-07")).held
    for (const i of [0, 1, 2, 3]) expect((await held(i, `198.51.100.${i}`)).ok).toBe(true)
    expect(await held(4, "198.51.100.200")).toEqual(refuse("network-full"))
    expect((await held(4, "198.51.101.200")).ok).toBe(true)
    office.setClock(addMinutes(MONDAY, 10))
    expect((await held(5, "198.51.100.200")).ok).toBe(true)
    const { rows } = await office.pool.query<{ network: Buffer }>(
      "select network from booking_draft where network is not null",
    )
    expect(rows.every(({ network }) => network.length === 32 && !network.toString("latin1").includes("198."))).toBe(
      true,
    )
  })
})

test("staff are not bounded", async () => {
  for (const clock of clocks.slice(0, 5)) await take(clock)
  const who = { contactName: "A", names: ["A"], email: "", phone: "", language: "en", supportNeeds: "" }
  const id = await beginFor(office.ctx, { who: { ...who, channel: "phone" }, wish: null })
  await giveWhat(office.ctx, { id, services: ["cpr"], municipality: "101", residence: null, reason: "" })
  expect((await holdFor(office.ctx, { id, startsAt: at(day, "14:00") })).ok).toBe(true)
})
