import { setTimeout as pause } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { draftByKey, nextFreeTimes, visitById } from "#db/booking/reads.ts"
import { lockDays } from "#db/locks.ts"
import { preregById } from "#db/prereg/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { book } from "#operations/booking/book.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { hold } from "#operations/booking/hold.ts"
import { move } from "#operations/booking/move.ts"
import { erasePrereg, withdrawPrereg } from "#operations/prereg/end.ts"
import { refusePrereg } from "#operations/prereg/review.ts"
import { beginVisit } from "#operations/prereg/visit.ts"
import { sentHousehold } from "../../support/household.ts"
import { type TestOffice, bookAt, count, overlaps, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const staff = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette Lund" }

/** The first free time of a day for so many people and these services. */
async function freeOn(day: string, services: readonly string[], party: number, except?: string): Promise<Date> {
  const place = await office.at()
  const want = { services: place.services.filter((s) => services.includes(s.key)), party, except: except ?? null }
  const [free] = await nextFreeTimes(office.db, place, want, day, 1, office.ctx.now())
  return new Date(free!.slot.start * 60_000)
}

/** A household with a visit on a day, and a free time on another to move it to. */
async function householdWithVisit(day: string, other: string) {
  const { preregId } = await sentHousehold(office.ctx)
  const begun = await beginVisit(office.ctx, { preregId })
  if (!begun.ok) throw new Error(begun.error)
  const draft = (await draftByKey(office.db, hashSecret(begun.value.draftKey)))!
  const from = await freeOn(day, draft.services, draft.party!)
  const held = await hold(office.ctx, { draftKey: begun.value.draftKey, startsAt: from })
  if (!held.ok) throw new Error(held.error)
  const booked = await book(office.ctx, { draftKey: begun.value.draftKey, visitId: held.value.visitId })
  if (!booked.ok) throw new Error(booked.error)
  return { preregId, visitId: held.value.visitId, from, to: await freeOn(other, draft.services, draft.party!) }
}

/** Lets a move and, behind it, something else wait for the same day, and then go on: the move comes first. */
async function whileMoving<Answer>(visitId: string, from: Date, to: Date, end: () => Promise<Answer>) {
  const { site } = await office.at()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const day = from.toISOString().slice(0, 10)
  const waiting = (n: number) =>
    expect
      .poll(
        () =>
          count(
            office,
            "pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
          ),
        { timeout: 10_000 },
      )
      .toBe(n)
  let locked = () => {}
  const isLocked = new Promise<void>((resolve) => (locked = resolve))
  const blocking = office.db.transaction(async (tx) => {
    await lockDays(tx, site.id, [day])
    locked()
    await held
  })
  await isLocked
  const moving = move(office.ctx, { visitId, from, to, by: { kind: "visitor" } })
  await waiting(1)
  const ending = end()
  await waiting(2)
  await pause(20)
  release()
  await blocking
  expect(await moving).toEqual({ ok: true, value: null })
  return await ending
}

describe("a household that ends while its visit moves", () => {
  test("withdrawn: the visit is cancelled at its new time", async () => {
    const { preregId, visitId, from, to } = await householdWithVisit("2026-12-02", "2026-12-03")
    expect((await whileMoving(visitId, from, to, () => withdrawPrereg(office.ctx, { preregId }))).ok).toBe(true)
    const { visit } = (await visitById(office.db, visitId))!
    expect([visit.state, visit.startsAt]).toEqual(["cancelled", to])
  })

  test("refused: the same, and its place is free at once", async () => {
    const { preregId, visitId, from, to } = await householdWithVisit("2026-12-02", "2026-12-04")
    const refused = await whileMoving(visitId, from, to, () =>
      refusePrereg(office.ctx, { preregId, reason: "No permit", by: staff }),
    )
    expect(refused.ok).toBe(true)
    const { visit, legs } = (await visitById(office.db, visitId))!
    expect(visit.state).toBe("cancelled")
    expect(legs.some((leg) => leg.active)).toBe(false)
  })

  test("erased: nothing of it is left", async () => {
    const { preregId, visitId, from, to } = await householdWithVisit("2026-12-02", "2026-12-07")
    await whileMoving(visitId, from, to, () => erasePrereg(office.ctx, { preregId }))
    expect(await visitById(office.db, visitId)).toBeNull()
    expect(await preregById(office.db, preregId)).toBeNull()
    expect(await count(office, "visit where contact_name = 'Elena Rossi' and state = 'provisional'")).toBe(0)
  })

  test("a visit of anybody's that is cancelled while it moves is cancelled", async () => {
    const [from, to] = [await freeOn("2026-12-09", ["cpr"], 1), await freeOn("2026-12-10", ["cpr"], 1)]
    const visitId = await bookAt(office.ctx, from)
    const cancelled = await whileMoving(visitId, from, to, () =>
      cancel(office.ctx, { visitId, by: { kind: "visitor" } }),
    )
    expect(cancelled.ok).toBe(true)
    expect((await visitById(office.db, visitId))!.visit.state).toBe("cancelled")
    expect(await count(office, "visit_event where visit_id = $1 and kind = 'cancelled'", [visitId])).toBe(1)
    expect(await overlaps(office)).toBe(0)
  })
})
