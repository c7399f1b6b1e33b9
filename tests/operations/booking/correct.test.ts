import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Correction, signOf, visitSays } from "#domain/booking/correct.ts"
import { eventsOf, freeTimes, legsOf, visitById } from "#db/booking/reads.ts"
import { book } from "#operations/booking/book.ts"
import { correct } from "#operations/booking/correct.ts"
import { hold } from "#operations/booking/hold.ts"
import { move } from "#operations/booking/move.ts"
import { arrive, serve } from "#operations/desk/serve.ts"
import {
  MONDAY,
  type TestOffice,
  at,
  bookAt,
  count,
  fillIn,
  overlaps,
  testOffice,
  visitor,
} from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const mette = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette Lund" }
const byStaff = { kind: "staff", ...mette } as const
const byVisitor = { kind: "visitor" } as const
const names = (party: number) => ["Elena Rossi", ...Array.from({ length: party - 1 }, (_, i) => `Person ${i + 2}`)]

async function seenNow(visitId: string): Promise<string> {
  const { visit, legs } = (await visitById(office.db, visitId))!
  return signOf(visitSays(visit, legs), visit.startsAt)
}
async function put(visitId: string, change: Correction, more: Partial<Parameters<typeof correct>[1]> = {}) {
  const seen = await seenNow(visitId)
  return correct(office.ctx, { visitId, seen, change, to: null, by: byVisitor, ...more })
}
const jobsOf = (visitId: string, task: string) =>
  count(
    office,
    "graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $2 and j.payload->>'visitId' = $1",
    [visitId, task],
  )
const placesOf = async (visitId: string) =>
  (await legsOf(office.db, visitId)).map((l) => [l.counterNumber, (l.endsAt.getTime() - l.startsAt.getTime()) / 60_000])

/** Takes every free place of the day for one person and one service, so that nothing can grow. */
async function fillDay(day: string, from: string, to: string) {
  const there = await office.at()
  for (const key of ["cpr", "mitid", "eu-residence"]) {
    const services = there.services.filter((s) => s.key === key)
    for (;;) {
      const [found] = await freeTimes(office.db, there, { services, party: 1 }, day, day, office.ctx.now())
      const slot = found?.slots.find((s) => {
        const start = new Date(s.start * 60_000)
        return start >= at(day, from) && start < at(day, to)
      })
      if (!slot) break
      await bookAt(office.ctx, new Date(slot.start * 60_000), { services: [key] })
    }
  }
}

describe("what takes no minutes", () => {
  test("is written down, told once, and stands in the history without more than is needed", async () => {
    const id = await bookAt(office.ctx, at("2026-12-10", "09:30"), { party: 2 })
    const before = await placesOf(id)
    expect(await put(id, { contactName: "Elena Russo", language: "da", supportNeeds: "a wheelchair" })).toEqual({
      ok: true,
      value: { codeSent: false },
    })
    const { visit } = (await visitById(office.db, id))!
    expect(visit).toMatchObject({ names: ["Elena Russo", "Person 2"], language: "da", revision: 1, state: "booked" })
    expect(await placesOf(id)).toEqual(before)
    const event = (await eventsOf(office.db, id)).find((e) => e.kind === "corrected")
    expect(event).toMatchObject({ kind: "corrected", by: "visitor", detail: { "contactName-to": "Elena Russo" } })
    expect(JSON.stringify(event!.detail)).not.toContain("wheelchair")
    const told = await office.pool.query("select payload from graphile_worker._private_jobs where key = $1", [
      `visit ${event!.id}`,
    ])
    expect(told.rows[0].payload).toMatchObject({ kind: "corrected", revision: 1 })
    const reminder = await office.pool.query("select payload from graphile_worker._private_jobs where key = $1", [
      `reminder ${id}`,
    ])
    expect(reminder.rows[0].payload.revision).toBe(1)
  })

  test("a phone number alone is not mailed about, so that the mail on its way stays true", async () => {
    const id = await bookAt(office.ctx, at("2026-12-10", "09:40"))
    expect((await put(id, { phone: "+45 20 30 40 50" })).ok).toBe(true)
    expect((await visitById(office.db, id))!.visit).toMatchObject({ phone: "+45 20 30 40 50", revision: 0 })
  })

  test("pressed twice it is one correction, and over something newer nothing is done", async () => {
    const id = await bookAt(office.ctx, at("2026-12-10", "09:50"))
    const seen = await seenNow(id)
    const once = { visitId: id, seen, change: { phone: "+45 11 22 33 44" }, to: null, by: byVisitor }
    expect(await Promise.all([correct(office.ctx, once), correct(office.ctx, once)])).toEqual([
      { ok: true, value: { codeSent: false } },
      { ok: true, value: { codeSent: false } },
    ])
    expect(await correct(office.ctx, { ...once, change: { phone: "+45 99 88 77 66" } })).toEqual({
      ok: false,
      error: "changed-meanwhile",
    })
    expect((await eventsOf(office.db, id)).filter((e) => e.kind === "corrected")).toHaveLength(1)
  })
})

describe("what takes minutes", () => {
  test("keeps time and counter where they fit; fewer people give the rest back at once", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "09:30"))
    const [[counter]] = (await placesOf(id)) as [[number, number]]
    expect((await put(id, { party: 3, names: names(3) })).ok).toBe(true)
    const { visit, legs } = (await visitById(office.db, id))!
    const cpr = (await office.at()).services.find((s) => s.key === "cpr")!
    expect(await placesOf(id)).toEqual([[counter, cpr.minutesFirst + 2 * cpr.minutesFurther]])
    expect(visit.startsAt).toEqual(at("2026-11-30", "09:30"))
    expect(visit.endsAt).toEqual(legs.at(-1)!.endsAt)
    expect((await put(id, { party: 1, names: names(1) })).ok).toBe(true)
    expect(await placesOf(id)).toEqual([[counter, cpr.minutesFirst]])
    expect(await count(office, "leg where visit_id = $1 and active", [id])).toBe(1)
  })

  test("another service is put behind, and the cut-off and the mail follow", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "10:30"))
    expect((await put(id, { services: ["cpr", "mitid"] })).ok).toBe(true)
    const { legs } = (await visitById(office.db, id))!
    expect(legs.map((leg) => leg.serviceKey)).toEqual(["cpr", "mitid"])
    const event = (await eventsOf(office.db, id)).find((e) => e.kind === "corrected")
    expect(event!.detail).toEqual({ "services-from": "cpr", "services-to": "cpr,mitid" })
  })

  test("that no longer fit change nothing, until another time is chosen", async () => {
    const day = "2026-12-03"
    const id = await bookAt(office.ctx, at(day, "10:00"))
    await fillDay(day, "09:00", "15:00")
    const before = { ...(await visitById(office.db, id))!.visit }
    const grown = { party: 6, names: names(6) }
    expect(await put(id, grown)).toEqual({ ok: false, error: "no-longer-fits" })
    expect((await visitById(office.db, id))!.visit).toEqual(before)
    expect(await put(id, grown, { to: at(day, "10:00") })).toEqual({ ok: false, error: "no-longer-fits" })
    expect(await put(id, grown, { to: at(day, "03:00") })).toEqual({ ok: false, error: "taken" })
    expect((await visitById(office.db, id))!.visit).toEqual(before)
    const to = at("2026-12-04", "10:00")
    expect((await put(id, grown, { to })).ok).toBe(true)
    const { visit } = (await visitById(office.db, id))!
    expect(visit).toMatchObject({ party: 6, startsAt: to, names: names(6) })
    expect((await eventsOf(office.db, id)).map((e) => e.kind).toSorted()).toEqual(["booked", "corrected", "moved"])
    const reminder = await office.pool.query("select run_at from graphile_worker._private_jobs where key = $1", [
      `reminder ${id}`,
    ])
    expect(reminder.rows[0].run_at).toEqual(at("2026-12-03", "10:00"))
    expect(await overlaps(office)).toBe(0)
  })

  test.each([0, 10, -1, 1e9, 1.5])("%s people are refused, and nothing is half-done", async (party) => {
    const id = await bookAt(office.ctx, at("2026-11-30", "12:00"))
    expect(await put(id, { party, phone: "+45 1" })).toEqual({ ok: false, error: "party-size" })
    expect((await visitById(office.db, id))!.visit).toMatchObject({ party: 1, phone: "", revision: 0 })
  })

  test("services that are none, unknown, or too small for the party are refused", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "13:00"))
    expect(await put(id, { services: [] })).toEqual({ ok: false, error: "no-service" })
    expect(await put(id, { services: ["cpr", "passport"] })).toEqual({ ok: false, error: "unknown-service" })
    expect(await put(id, { party: 3, names: names(2) })).toEqual({ ok: false, error: "person-missing" })
    const small = (await office.at()).services.find((s) => s.largestParty < 9 && s.whoMayBook === "anyone")
    if (small)
      expect(await put(id, { services: [small.key], party: 9, names: names(9) }, { by: byStaff })).toEqual({
        ok: false,
        error: "party-too-large",
      })
  })

  test("a service that depends on the municipality asks for it, and sends elsewhere whom the office does not serve", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "13:10"), { services: ["mitid"] })
    const add = { services: ["mitid", "cpr"] }
    expect(await put(id, add)).toEqual({ ok: false, error: "municipality-missing" })
    expect(await put(id, add, { where: { municipality: "abroad", residence: null } })).toEqual({
      ok: false,
      error: "not-served",
    })
    expect((await put(id, add, { where: { municipality: "101", residence: null } })).ok).toBe(true)
  })
})

describe("at once", () => {
  test("of two corrections that saw the same visit one is made, and the other hears of it", async () => {
    const id = await bookAt(office.ctx, at("2026-12-07", "10:00"))
    const seen = await seenNow(id)
    const both = [{ party: 2, names: names(2) }, { services: ["cpr", "mitid"] }]
    const answers = await Promise.all(
      both.map((change) => correct(office.ctx, { visitId: id, seen, change, to: null, by: byVisitor })),
    )
    expect(answers.filter((a) => a.ok)).toHaveLength(1)
    expect(answers.filter((a) => !a.ok && a.error === "changed-meanwhile")).toHaveLength(1)
    expect(await overlaps(office)).toBe(0)
  })

  test("a correction against a rush for the minutes behind it: both stand or one is refused, never an overlap", async () => {
    const day = "2026-12-17"
    const ids = await Promise.all(
      Array.from({ length: 8 }, (_, i) => i).map(() => bookAt(office.ctx, at(day, "10:00"))),
    )
    const seen = await Promise.all(ids.map(seenNow))
    const rush = await Promise.all(Array.from({ length: 24 }, () => visitor(office.ctx)))
    const starts = ["10:10", "10:15", "10:20"].map((clock) => at(day, clock))
    const [corrections, holds] = await Promise.all([
      Promise.all(
        ids.map((visitId, i) =>
          correct(office.ctx, {
            visitId,
            seen: seen[i]!,
            change: { party: 4, names: names(4) },
            to: null,
            by: byVisitor,
          }),
        ),
      ),
      Promise.all(rush.map(({ draftKey }, i) => hold(office.ctx, { draftKey, startsAt: starts[i % starts.length]! }))),
    ])
    expect(await overlaps(office)).toBe(0)
    for (const [i, id] of ids.entries()) {
      const { visit, legs } = (await visitById(office.db, id))!
      expect(visit).toMatchObject({ state: "booked", startsAt: at(day, "10:00"), party: corrections[i]!.ok ? 4 : 1 })
      expect(legs.every((leg) => leg.active)).toBe(true)
    }
    expect(corrections.every((a) => a.ok || a.error === "no-longer-fits")).toBe(true)
    expect(holds.every((a) => a.ok || a.error === "taken")).toBe(true)
  })

  test("a correction and a move of the same visit: it has one time, and all its minutes", async () => {
    const day = "2026-12-11"
    const id = await bookAt(office.ctx, at(day, "10:00"))
    const seen = await seenNow(id)
    await Promise.all([
      correct(office.ctx, { visitId: id, seen, change: { party: 3, names: names(3) }, to: null, by: byVisitor }),
      move(office.ctx, { visitId: id, from: at(day, "10:00"), to: at("2026-12-10", "10:00"), by: byVisitor }),
    ])
    const { visit, legs } = (await visitById(office.db, id))!
    const cpr = (await office.at()).services.find((s) => s.key === "cpr")!
    const minutes = cpr.minutesFirst + (visit.party - 1) * cpr.minutesFurther
    expect((legs[0]!.endsAt.getTime() - legs[0]!.startsAt.getTime()) / 60_000).toBe(minutes)
    expect(visit.endsAt).toEqual(legs.at(-1)!.endsAt)
    expect(await overlaps(office)).toBe(0)
  })
})

describe("when", () => {
  test("a visitor not after the cut-off; staff also of people who wait, whose place is kept", async () => {
    const id = await bookAt(office.ctx, at("2026-12-14", "10:00"))
    office.setClock(at("2026-12-13", "11:00"))
    expect(await put(id, { phone: "+45 20 30 40 50" })).toEqual({ ok: false, error: "too-late" })
    office.setClock(at("2026-12-14", "10:05"))
    expect((await arrive(office.ctx, { visitId: id, by: mette })).ok).toBe(true)
    expect((await put(id, { party: 2, names: names(2) }, { by: byStaff })).ok).toBe(true)
    expect((await visitById(office.db, id))!.visit).toMatchObject({ state: "arrived", party: 2 })
    expect((await serve(office.ctx, { visitId: id, by: mette })).ok).toBe(true)
    expect(await put(id, { party: 1, names: names(1) }, { by: byStaff })).toEqual({ ok: false, error: "not-booked" })
    expect((await put(id, { contactName: "Elena Russo" }, { by: byStaff })).ok).toBe(true)
    office.setClock(MONDAY)
  })

  test("a held time is none that can be corrected", async () => {
    const who = await visitor(office.ctx)
    const held = await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-18", "10:00") })
    const { visitId } = held.ok ? held.value : { visitId: "" }
    expect(await put(visitId, { phone: "+45 20 30 40 50" }, { by: byStaff })).toEqual({
      ok: false,
      error: "not-booked",
    })
    await fillIn(office.ctx, who)
    expect((await book(office.ctx, { draftKey: who.draftKey, visitId })).ok).toBe(true)
  })

  test("a visitor who corrects again and again is stopped; staff are not", async () => {
    const id = await bookAt(office.ctx, at("2026-12-18", "11:00"))
    for (let i = 0; i < 8; i++) expect((await put(id, { phone: `+45 20 30 40 5${i}` })).ok).toBe(true)
    expect(await put(id, { phone: "+45 1" })).toEqual({ ok: false, error: "corrected-often" })
    expect((await put(id, { phone: "+45 1" }, { by: byStaff })).ok).toBe(true)
    expect(await jobsOf(id, "mail-visit")).toBe(1)
  })
})
