import { addSeconds } from "date-fns"
import { afterAll, beforeAll, expect, test } from "vitest"
import { liesWithin } from "#domain/booking/slot-days.ts"
import { seenOf } from "#domain/desk/acts.ts"
import { eventsOf, visitById } from "#db/booking/reads.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { placeAt, speaksAgainst } from "#operations/booking/place-at.ts"
import { putBack } from "#operations/booking/put-back.ts"
import { arrive } from "#operations/desk/serve.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { rightsOf } from "../../support/rights.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const staff = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Test" }
const other = { staffId: "00000000-0000-4000-8000-000000000002", staffName: "Other" }
const DAY = "2026-12-30"

const counter = async (number: number) => (await office.at()).office.counters.find((c) => c.number === number)!.id
const seen = async (id: string) => seenOf((await visitById(office.db, id))!.visit)
const legsOf = async (id: string) =>
  (await visitById(office.db, id))!.legs.map((leg) => [leg.counterNumber, leg.startsAt.toISOString()])
const mails = async (id: string) =>
  (
    await office.pool.query<{ kind: string }>(
      `select payload->>'kind' as kind from graphile_worker._private_jobs where payload->>'visitId' = $1 and payload->>'kind' is not null order by id`,
      [id],
    )
  ).rows.map((row) => row.kind)

/** Events are told apart by their time. */
const later = () => office.setClock(addSeconds(office.ctx.now(), 1))

async function wish(id: string, given: { to: Date; number: number; legId?: string | null }) {
  later()
  return {
    visitId: id,
    legId: given.legId ?? null,
    counterId: await counter(given.number),
    to: given.to,
    reason: "",
    by: staff,
    seen: await seen(id),
    known: [],
  }
}

test("what speaks against a place is read first, wants a role and a reason, and never lies on top of another visit", async () => {
  const id = await bookAt(office.ctx, at(DAY, "11:00"), { services: ["career"] })
  const standing = await bookAt(office.ctx, at(DAY, "12:00"), { services: ["career"] })
  const twelve = (await visitById(office.db, standing))!.legs[0]!.counterNumber
  const late = await wish(id, { to: at(DAY, "18:00"), number: twelve })
  expect(await placeAt(office.ctx, { ...late, reason: "agreed", ...rightsOf("reception") })).toEqual({
    ok: false,
    error: "not-allowed",
  })
  const rights = rightsOf("coordinator")
  expect(await speaksAgainst(office.db, late)).toEqual(["outside-hours"])
  expect(await placeAt(office.ctx, { ...late, reason: "agreed", ...rights })).toEqual({ ok: false, error: "irregular" })
  const known = ["outside-hours"] as const
  expect(await placeAt(office.ctx, { ...late, known, reason: " ", ...rights })).toEqual({
    ok: false,
    error: "reason-missing",
  })
  const onTop = await wish(id, { to: at(DAY, "12:10"), number: twelve })
  expect(await placeAt(office.ctx, { ...onTop, ...rights })).toEqual({ ok: false, error: "occupied" })

  expect(await placeAt(office.ctx, { ...late, known, reason: "agreed by phone", ...rights })).toEqual({
    ok: true,
    value: "moved",
  })
  const { visit, legs } = (await visitById(office.db, id))!
  expect(visit.overbookReason).toBe("agreed by phone")
  expect(liesWithin(await office.at(), legs)).toBe(false)
  expect((await visitById(office.db, standing))!.legs[0]!.active).toBe(true)
})

test("a regular place asks for no reason and no more than the right to move", async () => {
  const id = await bookAt(office.ctx, at("2026-12-28", "09:00"))
  const number = (await visitById(office.db, id))!.legs[0]!.counterNumber === 5 ? 6 : 5
  const given = await wish(id, { to: at("2026-12-28", "10:05"), number })
  expect(await placeAt(office.ctx, { ...given, permissions: ["see-calendar"] })).toEqual({
    ok: false,
    error: "not-allowed",
  })
  expect(await placeAt(office.ctx, { ...given, permissions: ["change-visits"] })).toEqual({ ok: true, value: "moved" })
  expect(await legsOf(id)).toEqual([[number, at("2026-12-28", "10:05").toISOString()]])
  expect((await visitById(office.db, id))!.visit.overbookReason).toBeNull()
  expect(await mails(id)).toContain("moved")
})

test("times that have passed, off the grid or far ahead, unknown legs and counters are refused", async () => {
  const id = await bookAt(office.ctx, at(DAY, "13:00"))
  const rights = rightsOf("coordinator")
  const tries: [Partial<Parameters<typeof placeAt>[1]>, string][] = [
    [{ to: at("2026-01-05", "10:00") }, "in-the-past"],
    [{ to: at(DAY, "13:03") }, "time-missing"],
    [{ to: at("2030-01-02", "10:00") }, "time-missing"],
    [{ legId: "00000000-0000-4000-8000-000000000009" }, "unknown"],
    [{ counterId: "00000000-0000-4000-8000-000000000009" }, "unknown"],
    [{ visitId: "00000000-0000-4000-8000-000000000009" }, "unknown"],
    [{ seen: "booked 2026-01-01T00:00:00.000Z" }, "changed-meanwhile"],
  ]
  for (const [other, error] of tries) {
    const given = { ...(await wish(id, { to: at(DAY, "13:30"), number: 5 })), ...other }
    expect(await placeAt(office.ctx, { ...given, ...rights }), error).toEqual({ ok: false, error })
  }
})

test("at the same time only the counter changes: who has arrived waits on, and nobody is written to", async () => {
  const id = await bookAt(office.ctx, at(DAY, "14:00"))
  expect((await arrive(office.ctx, { visitId: id, by: staff, sure: true })).ok).toBe(true)
  const before = (await visitById(office.db, id))!
  const number = before.legs[0]!.counterNumber === 8 ? 9 : 8
  const told = await mails(id)
  const given = await wish(id, { to: at(DAY, "14:00"), number, legId: before.legs[0]!.id })
  expect(await placeAt(office.ctx, { ...given, ...rightsOf("reception") })).toEqual({
    ok: true,
    value: "other-counter",
  })
  const after = (await visitById(office.db, id))!
  expect(after.visit).toMatchObject({ state: "arrived", revision: before.visit.revision })
  expect(after.legs[0]!.counterNumber).toBe(number)
  expect(await mails(id)).toEqual(told)

  const [event] = await eventsOf(office.db, id)
  expect(event).toMatchObject({ kind: "other-counter", detail: { counter: String(number) } })
  expect(await putBack(office.ctx, { visitId: id, event: event!.id, by: staff, ...rightsOf("reception") })).toEqual({
    ok: true,
    value: null,
  })
  const back = (await visitById(office.db, id))!
  expect(back.legs[0]!.counterNumber).toBe(before.legs[0]!.counterNumber)
  expect(back.visit.state).toBe("arrived")
})

test("whoever was asked for another time hears that theirs stands", async () => {
  const id = await bookAt(office.ctx, at(DAY, "15:30"))
  await office.pool.query("update visit set asked_at = now(), cutoff_hours = 0 where id = $1", [id])
  const number = (await visitById(office.db, id))!.legs[0]!.counterNumber === 8 ? 9 : 8
  const given = await wish(id, { to: at(DAY, "15:30"), number })
  expect(await placeAt(office.ctx, { ...given, ...rightsOf("reception") })).toEqual({
    ok: true,
    value: "other-counter",
  })
  const { visit } = (await visitById(office.db, id))!
  expect(visit.askedAt).toBeNull()
  expect(visit.cutoffHours).toBeGreaterThan(0)
  expect(await mails(id)).toContain("kept-after-all")
})

test("a chained visit is placed leg by leg", async () => {
  const id = await bookAt(office.ctx, at("2026-12-28", "10:00"), { services: ["eu-residence", "cpr"] })
  const found = (await visitById(office.db, id))!
  const cpr = found.legs[1]!
  const number = cpr.counterNumber === 9 ? 8 : 9
  const given = await wish(id, { to: cpr.startsAt, number, legId: cpr.id })
  expect(await placeAt(office.ctx, { ...given, ...rightsOf("reception") })).toEqual({
    ok: true,
    value: "other-counter",
  })
  expect(await legsOf(id)).toEqual([
    [found.legs[0]!.counterNumber, found.legs[0]!.startsAt.toISOString()],
    [number, cpr.startsAt.toISOString()],
  ])
})

test("a move is given back: the old time, the old counter, and the visitor is told once at most", async () => {
  const id = await bookAt(office.ctx, at("2026-12-28", "11:00"))
  const before = await legsOf(id)
  const start = (await visitById(office.db, id))!.visit.startsAt
  const given = await wish(id, { to: at("2026-12-30", "11:30"), number: 7 })
  expect((await placeAt(office.ctx, { ...given, ...rightsOf("coordinator") })).ok).toBe(true)
  const [event] = await eventsOf(office.db, id)
  expect(event!.kind).toBe("moved")
  expect(await mails(id)).toContain("moved")
  later()
  const back = { visitId: id, event: event!.id, by: other, ...rightsOf("reception") }
  expect(await putBack(office.ctx, back)).toEqual({ ok: true, value: null })
  expect(await legsOf(id)).toEqual(before)
  expect((await visitById(office.db, id))!.visit.startsAt).toEqual(start)
  // The mail about the move had not gone out, and does not go.
  expect(await mails(id)).not.toContain("moved")
  // Twice is once.
  expect(await putBack(office.ctx, back)).toEqual({ ok: false, error: "changed-meanwhile" })
})

test("a cancelled visit stands again, unless somebody has the time by now", async () => {
  const id = await bookAt(office.ctx, at(DAY, "14:00"), { services: ["career"] })
  later()
  await cancel(office.ctx, { visitId: id, by: { kind: "staff", ...staff } })
  const [event] = await eventsOf(office.db, id)
  // Its mail is out already: they are told that it stands.
  await office.pool.query(`delete from graphile_worker._private_jobs where key = $1`, [`visit ${event!.id}`])
  const back = { visitId: id, event: event!.id, by: staff, ...rightsOf("reception") }
  expect(await putBack(office.ctx, back)).toEqual({ ok: true, value: null })
  expect((await visitById(office.db, id))!.visit.state).toBe("booked")
  expect((await mails(id)).filter((kind) => kind === "booked").length).toBeGreaterThan(0)

  later()
  await cancel(office.ctx, { visitId: id, by: { kind: "staff", ...staff } })
  const quick = await bookAt(office.ctx, at(DAY, "14:00"), { services: ["career"] })
  const [again] = await eventsOf(office.db, id)
  expect(await putBack(office.ctx, { ...back, event: again!.id })).toEqual({ ok: false, error: "taken" })
  expect((await visitById(office.db, id))!.visit.state).toBe("cancelled")
  expect((await visitById(office.db, quick))!.visit.state).toBe("booked")
})

test("what a visitor did is theirs, and without the right nothing is taken back", async () => {
  const id = await bookAt(office.ctx, at("2026-12-28", "14:00"))
  later()
  await cancel(office.ctx, { visitId: id, by: { kind: "visitor" } })
  const [event] = await eventsOf(office.db, id)
  const back = { visitId: id, event: event!.id, by: staff }
  expect(await putBack(office.ctx, { ...back, ...rightsOf("coordinator") })).toEqual({
    ok: false,
    error: "changed-meanwhile",
  })
  expect(await putBack(office.ctx, { ...back, permissions: ["see-calendar"] })).toEqual({
    ok: false,
    error: "not-allowed",
  })
})
