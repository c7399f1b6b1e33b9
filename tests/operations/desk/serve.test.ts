import { addMinutes, addSeconds } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { eventsOf, readBusy, visitById } from "#db/booking/reads.ts"
import { lastAct, seenOf } from "#domain/desk/acts.ts"
import { addNote } from "#operations/desk/note.ts"
import { arrive, finish, miss, serve, takeBack } from "#operations/desk/serve.ts"
import { releaseLater } from "#operations/desk/release.ts"
import { toMinutes } from "#domain/time/office-time.ts"
import { refuse } from "#domain/result.ts"
import { MONDAY, type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())
const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette" }
/** The desk's clock moves on with every look: no two acts happen at one instant. */
let seconds = 0
const desk = () => ({ ...office.ctx, now: () => addSeconds(office.ctx.now(), ++seconds) })
const other = { staffId: "00000000-0000-4000-8000-000000000002", staffName: "Fatima" }
const last = async (visitId: string) => lastAct((await eventsOf(office.db, visitId)).toReversed())!.eventId
const stateOf = async (id: string) => (await visitById(office.db, id))!.visit.state

describe("when the first step fails", () => {
  test("staff release the later ones: their minutes are free, the visit is what it was, the visitor is told", async () => {
    office.setClock(MONDAY)
    const starts = at("2026-11-26", "12:00")
    const visitId = await bookAt(office.ctx, starts, { services: ["eu-residence", "cpr"] })
    office.setClock(at("2026-11-26", "11:55"))
    const act = { visitId, by }
    const release = { ...act, reason: "No proof of income", seen: null }
    await arrive(desk(), act)
    expect(await releaseLater(desk(), release)).toEqual(refuse("not-possible"))
    await serve(desk(), act)
    expect(await releaseLater(desk(), { ...release, reason: " " })).toEqual(refuse("reason-missing"))
    expect(await releaseLater(desk(), { ...release, seen: "booked long ago" })).toEqual(refuse("changed-meanwhile"))
    const second = (await visitById(office.db, visitId))!.legs[1]!
    expect((await releaseLater(desk(), release)).ok).toBe(true)
    const { visit, legs } = (await visitById(office.db, visitId))!
    expect([legs.length, visit.state, visit.endsAt]).toEqual([1, "serving", legs[0]!.endsAt])
    expect((await releaseLater(desk(), release)).ok).toBe(false)
    const event = (await eventsOf(office.db, visitId)).find((e) => e.kind === "released")
    expect(event?.detail).toEqual({ services: "cpr", reason: "No proof of income" })
    const mails = await office.pool.query("select 1 from graphile_worker.jobs where key = $1", [`visit ${event!.id}`])
    expect(mails.rowCount).toBe(1)
    const { busy } = await readBusy(office.db, visit.siteId, "2026-11-26", "2026-11-26", MONDAY)
    const there = busy.get("2026-11-26")?.get(second.counterId) ?? []
    expect(there.some((one) => one.start === toMinutes(second.startsAt))).toBe(false)
    await finish(desk(), act)
    expect(await stateOf(visitId)).toBe("done")
  })

  test("between two services the visit is done with what it had", async () => {
    office.setClock(MONDAY)
    const visitId = await bookAt(office.ctx, at("2026-11-27", "10:00"), { services: ["eu-residence", "cpr"] })
    office.setClock(at("2026-11-27", "09:55"))
    const act = { visitId, by }
    await arrive(desk(), act)
    await serve(desk(), act)
    await finish(desk(), act)
    expect((await releaseLater(desk(), { ...act, reason: "Refused", seen: null })).ok).toBe(true)
    expect(await stateOf(visitId)).toBe("done")
    office.setClock(MONDAY)
  })
})

describe("the day of a visit", () => {
  test("a chained visit is served leg by leg, and each step can be taken back", async () => {
    const visitId = await bookAt(office.ctx, at("2026-11-25", "11:00"), { services: ["eu-residence", "cpr"] })
    office.setClock(at("2026-11-25", "10:50"))
    const act = { visitId, by }
    expect((await arrive(desk(), act)).ok).toBe(true)
    expect((await serve(desk(), act)).ok).toBe(true)
    expect((await finish(desk(), act)).ok).toBe(true)
    expect(await stateOf(visitId)).toBe("arrived")
    expect((await takeBack(desk(), { ...act, event: await last(visitId) })).ok).toBe(true)
    expect(await stateOf(visitId)).toBe("serving")
    await finish(desk(), act)
    await serve(desk(), act)
    await finish(desk(), act)
    expect(await stateOf(visitId)).toBe("done")
    const { legs } = (await visitById(office.db, visitId))!
    expect(legs.every((l) => l.startedAt && l.finishedAt)).toBe(true)
    const kinds = (await eventsOf(office.db, visitId)).map((e) => e.kind)
    expect(kinds.filter((k) => k === "finished")).toHaveLength(3)
    expect(kinds).toContain("undo-done")
    expect((await eventsOf(office.db, visitId)).every((e) => e.by !== "staff" || e.staffName === "Mette")).toBe(true)
  })

  test("pressing twice is the same as once, and steps out of order are refused", async () => {
    office.setClock(MONDAY)
    const visitId = await bookAt(office.ctx, at("2026-11-25", "12:00"))
    office.setClock(at("2026-11-25", "11:50"))
    const act = { visitId, by }
    expect(await finish(desk(), act)).toEqual({ ok: false, error: "not-possible" })
    const twice = await Promise.all([arrive(desk(), act), arrive(desk(), act)])
    expect(twice.every((a) => a.ok)).toBe(true)
    expect((await eventsOf(office.db, visitId)).filter((e) => e.kind === "arrived")).toHaveLength(1)
    expect((await takeBack(desk(), { ...act, event: await last(visitId) })).ok).toBe(true)
    expect(await stateOf(visitId)).toBe("booked")
    expect(await arrive(desk(), { visitId: "00000000-0000-4000-8000-000000000009", by })).toEqual({
      ok: false,
      error: "unknown",
    })
  })

  test("a missed visit frees its place; who comes late gets it back unless it is taken", async () => {
    office.setClock(MONDAY)
    const startsAt = at("2026-11-26", "09:00")
    const visitId = await bookAt(office.ctx, startsAt, { services: ["career"] })
    expect(await miss(desk(), { visitId, by })).toEqual({ ok: false, error: "not-begun" })
    office.setClock(addMinutes(startsAt, 10))
    expect((await miss(desk(), { visitId, by })).ok).toBe(true)
    expect((await visitById(office.db, visitId))!.legs[0]!.active).toBe(false)
    expect((await takeBack(desk(), { visitId, event: await last(visitId), by })).ok).toBe(true)
    expect((await visitById(office.db, visitId))!.legs[0]!.active).toBe(true)
    await miss(desk(), { visitId, by })
    const { legs } = (await visitById(office.db, visitId))!
    await office.pool.query(
      "insert into leg (visit_id, site_id, day, position, service_id, counter_id, starts_at, ends_at, active, current) select visit_id, site_id, day, 1, service_id, counter_id, starts_at, ends_at, true, false from leg where id = $1",
      [legs[0]!.id],
    )
    expect(await arrive(desk(), { visitId, by })).toEqual({ ok: false, error: "taken" })
    expect(await stateOf(visitId)).toBe("missed")
    office.setClock(MONDAY)
  })

  test("notes are kept with who wrote them; empty and endless ones are refused", async () => {
    const visitId = await bookAt(office.ctx, at("2026-11-26", "11:00"))
    expect(await addNote(office.ctx, { visitId, text: "  ", by })).toEqual({ ok: false, error: "note-missing" })
    expect(await addNote(office.ctx, { visitId, text: "x".repeat(2001), by })).toEqual({
      ok: false,
      error: "note-too-long",
    })
    expect((await addNote(office.ctx, { visitId, text: "Comes with a pram", by })).ok).toBe(true)
  })

  test("who presses second is told, and nothing is done over what is newer", async () => {
    office.setClock(MONDAY)
    const visitId = await bookAt(office.ctx, at("2026-11-25", "13:00"))
    office.setClock(at("2026-11-25", "12:55"))
    const seen = async () => seenOf((await visitById(office.db, visitId))!.visit)
    const both = await seen()
    expect((await arrive(desk(), { visitId, by, seen: both })).ok).toBe(true)
    expect(await arrive(desk(), { visitId, by: other, seen: both })).toEqual(refuse("changed-meanwhile"))
    const arrived = await seen()
    expect((await serve(desk(), { visitId, by, seen: arrived })).ok).toBe(true)
    expect(await serve(desk(), { visitId, by: other, seen: arrived })).toEqual(refuse("changed-meanwhile"))
    expect(await miss(desk(), { visitId, by: other, seen: arrived })).toEqual(refuse("changed-meanwhile"))
    expect(await stateOf(visitId)).toBe("serving")
  })

  test("a visit of another day is acted on only by who was asked", async () => {
    office.setClock(MONDAY)
    const visitId = await bookAt(office.ctx, at("2026-12-02", "11:00"))
    expect(await arrive(desk(), { visitId, by })).toEqual(refuse("other-day"))
    expect(await serve(desk(), { visitId, by })).toEqual(refuse("other-day"))
    expect(await stateOf(visitId)).toBe("booked")
    expect((await arrive(desk(), { visitId, by, sure: true })).ok).toBe(true)
  })

  test("an arrival after a miss is taken back to missed, and only by the newest act", async () => {
    office.setClock(MONDAY)
    const visitId = await bookAt(office.ctx, at("2026-11-26", "12:00"))
    office.setClock(at("2026-11-26", "12:20"))
    await miss(desk(), { visitId, by })
    const missed = await last(visitId)
    await arrive(desk(), { visitId, by })
    expect(await takeBack(desk(), { visitId, event: missed, by })).toEqual(refuse("changed-meanwhile"))
    expect((await takeBack(desk(), { visitId, event: await last(visitId), by })).ok).toBe(true)
    const { visit, legs } = (await visitById(office.db, visitId))!
    expect([visit.state, legs.some((leg) => leg.active)]).toEqual(["missed", false])
  })
})
