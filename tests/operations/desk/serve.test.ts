import { addMinutes } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { eventsOf, visitById } from "#db/booking/reads.ts"
import { addNote } from "#operations/desk/note.ts"
import { arrive, finish, miss, serve, takeBack } from "#operations/desk/serve.ts"
import { MONDAY, type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())
const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette" }
const stateOf = async (id: string) => (await visitById(office.db, id))!.visit.state

describe("the day of a visit", () => {
  test("a chained visit is served leg by leg, and each step can be taken back", async () => {
    const visitId = await bookAt(office.ctx, at("2026-11-25", "11:00"), { services: ["eu-residence", "cpr"] })
    const act = { visitId, by }
    expect((await arrive(office.ctx, act)).ok).toBe(true)
    expect((await serve(office.ctx, act)).ok).toBe(true)
    expect((await finish(office.ctx, act)).ok).toBe(true)
    expect(await stateOf(visitId)).toBe("arrived")
    expect((await takeBack(office.ctx, { ...act, from: "done" })).ok).toBe(true)
    expect(await stateOf(visitId)).toBe("serving")
    await finish(office.ctx, act)
    await serve(office.ctx, act)
    await finish(office.ctx, act)
    expect(await stateOf(visitId)).toBe("done")
    const { legs } = (await visitById(office.db, visitId))!
    expect(legs.every((l) => l.startedAt && l.finishedAt)).toBe(true)
    const kinds = (await eventsOf(office.db, visitId)).map((e) => e.kind)
    expect(kinds.filter((k) => k === "finished")).toHaveLength(3)
    expect(kinds).toContain("undo-done")
    expect((await eventsOf(office.db, visitId)).every((e) => e.by !== "staff" || e.staffName === "Mette")).toBe(true)
  })

  test("pressing twice is the same as once, and steps out of order are refused", async () => {
    const visitId = await bookAt(office.ctx, at("2026-11-25", "12:00"))
    const act = { visitId, by }
    expect(await finish(office.ctx, act)).toEqual({ ok: false, error: "not-possible" })
    const twice = await Promise.all([arrive(office.ctx, act), arrive(office.ctx, act)])
    expect(twice.every((a) => a.ok)).toBe(true)
    expect((await eventsOf(office.db, visitId)).filter((e) => e.kind === "arrived")).toHaveLength(1)
    expect((await takeBack(office.ctx, { ...act, from: "arrived" })).ok).toBe(true)
    expect(await stateOf(visitId)).toBe("booked")
    expect(await arrive(office.ctx, { visitId: "00000000-0000-4000-8000-000000000009", by })).toEqual({
      ok: false,
      error: "unknown",
    })
  })

  test("a missed visit frees its place; who comes late gets it back unless it is taken", async () => {
    const startsAt = at("2026-11-26", "09:00")
    const visitId = await bookAt(office.ctx, startsAt, { services: ["career"] })
    expect(await miss(office.ctx, { visitId, by })).toEqual({ ok: false, error: "not-begun" })
    office.setClock(addMinutes(startsAt, 10))
    expect((await miss(office.ctx, { visitId, by })).ok).toBe(true)
    expect((await visitById(office.db, visitId))!.legs[0]!.active).toBe(false)
    expect((await takeBack(office.ctx, { visitId, from: "missed", by })).ok).toBe(true)
    expect((await visitById(office.db, visitId))!.legs[0]!.active).toBe(true)
    await miss(office.ctx, { visitId, by })
    const { legs } = (await visitById(office.db, visitId))!
    await office.pool.query(
      "insert into leg (visit_id, site_id, day, position, service_id, counter_id, starts_at, ends_at, active, current) select visit_id, site_id, day, 1, service_id, counter_id, starts_at, ends_at, true, false from leg where id = $1",
      [legs[0]!.id],
    )
    expect(await arrive(office.ctx, { visitId, by })).toEqual({ ok: false, error: "taken" })
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
})
