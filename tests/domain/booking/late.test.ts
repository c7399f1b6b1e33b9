import { expect, test } from "vitest"
import { asLateMinutes, maySayLate } from "#domain/booking/late.ts"
import { isLate } from "#domain/desk/attention.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const at = (clock: string, day = "2026-11-23") => officeInstant(day, clock)
const visit = { state: "booked" as const, startsAt: at("10:00"), endsAt: at("10:30") }

test("a visitor may say that they are late on the day, from its morning until the visit would have ended", () => {
  expect(maySayLate(visit, at("23:59", "2026-11-22"))).toBe(false)
  expect(maySayLate(visit, at("00:00"))).toBe(true)
  expect(maySayLate(visit, at("10:29"))).toBe(true)
  expect(maySayLate(visit, at("10:30"))).toBe(false)
  expect(maySayLate({ ...visit, state: "provisional" as const }, at("09:00"))).toBe(false)
})

test("says so in steps, and nothing else", () => {
  expect(["10", "20", "30", "15", "", "10 "].map(asLateMinutes)).toEqual([10, 20, 30, null, null, null])
})

test("who has said it counts as late from the time they said, and five minutes", () => {
  expect([isLate(visit, at("10:04")), isLate(visit, at("10:05"))]).toEqual([false, true])
  const said = { ...visit, lateMinutes: 20 }
  expect([isLate(said, at("10:24")), isLate(said, at("10:25"))]).toEqual([false, true])
})
