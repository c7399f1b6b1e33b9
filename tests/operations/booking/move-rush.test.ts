import { afterAll, beforeAll, expect, test } from "vitest"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { lockDays } from "#db/locks.ts"
import { move } from "#operations/booking/move.ts"
import { type TestOffice, at, bookAt, overlaps, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const by = { kind: "visitor" } as const

/** Visits on a day, as many as there are free starts for. */
async function visitsOn(day: string, most: number) {
  const there = await office.at()
  const want = { services: there.services.filter((s) => s.key === "cpr"), party: 1 }
  const free = await nextFreeTimes(office.db, there, want, day, most, office.ctx.now())
  const visits = []
  for (const { slot } of free) {
    const from = new Date(slot.start * 60_000)
    visits.push({ visitId: await bookAt(office.ctx, from), from })
  }
  return visits
}

test("in a rush of moves onto a time that is gone, one waits for the day's lock and the others are told at once", async () => {
  const visits = await visitsOn("2026-12-02", 10)
  const { site } = await office.at()
  const to = at("2026-12-03", "03:00")
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  let locked = () => {}
  const isLocked = new Promise<void>((resolve) => (locked = resolve))
  const blocking = office.db.transaction(async (tx) => {
    await lockDays(tx, site.id, ["2026-12-03"])
    locked()
    await released
  })
  await isLocked
  const told: unknown[] = []
  const moves = visits.map(async ({ visitId, from }) => told.push(await move(office.ctx, { visitId, from, to, by })))
  await expect.poll(() => told.length, { timeout: 5000 }).toBe(visits.length - 1)
  release()
  await blocking
  await Promise.all(moves)
  expect(told).toEqual(visits.map(() => ({ ok: false, error: "taken" })))
})

test("in a rush of moves onto one free time as many get it as there are counters, and nobody twice", async () => {
  const visits = await visitsOn("2026-12-09", 30)
  const [free] = await nextFreeTimes(
    office.db,
    await office.at(),
    { services: (await office.at()).services.filter((s) => s.key === "cpr"), party: 1 },
    "2026-12-10",
    1,
    office.ctx.now(),
  )
  const to = new Date(free!.slot.start * 60_000)
  const answers = await Promise.all(visits.map(({ visitId, from }) => move(office.ctx, { visitId, from, to, by })))
  const moved = answers.filter((answer) => answer.ok).length
  expect(moved).toBe(8)
  expect(answers.filter((answer) => !answer.ok && answer.error !== "taken")).toEqual([])
  expect(await overlaps(office)).toBe(0)
})
