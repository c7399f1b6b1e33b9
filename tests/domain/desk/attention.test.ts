import { expect, test } from "vitest"
import { attentionOf, dueOn, isPaperRed, isToCall, needsOf, provisionalRisk } from "#domain/desk/attention.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const now = officeInstant("2026-11-27", "10:00")

test("a wait is long from the office's own number of minutes on, for who is here", () => {
  const leg = {
    visitId: "a",
    state: "arrived" as const,
    minutes: 30,
    late: false,
    withoutCounter: false,
    saidLate: null,
  }
  expect(attentionOf([leg], 30)).toHaveLength(1)
  expect(attentionOf([leg], 31)).toHaveLength(0)
  expect(attentionOf([{ ...leg, state: "serving" }], 30)).toHaveLength(0)
})

test("a last day is due on it and after it, not before", () => {
  expect(["2026-11-26", "2026-11-27", "2026-11-28"].map((day) => dueOn(day, "2026-11-27"))).toEqual([
    "over",
    "today",
    null,
  ])
})

test("a provisional time is at risk from so many days before, on its day, and when it has gone", () => {
  const risk = (day: string, clock = "09:00", days = 2) => provisionalRisk(officeInstant(day, clock), now, days)
  expect(risk("2026-11-30", "00:00")).toBeNull()
  expect(risk("2026-11-29", "23:59")).toBe("soon")
  expect(risk("2026-11-28", "00:00")).toBe("soon")
  expect(risk("2026-11-28", "00:00", 0)).toBeNull()
  expect(risk("2026-11-27", "09:00")).toBe("today")
  expect(risk("2026-11-26", "23:59")).toBe("over")
})

test("what staff found of a paper counts before what the household said", () => {
  expect(isPaperRed("missing", null)).toBe(true)
  expect(isPaperRed("check", null)).toBe(false)
  expect(isPaperRed("open", null)).toBe(false)
  expect(isPaperRed("ready", "missing")).toBe(true)
  expect(isPaperRed("ready", "stamp-missing")).toBe(true)
  expect(isPaperRed("missing", "approved")).toBe(false)
  expect(isPaperRed("missing", "at-visit")).toBe(false)
})

test("who has an offer open and can be reached by mail is not called", () => {
  expect(isToCall({ email: "a@example.org", state: "open" })).toBe(false)
  expect(isToCall({ email: "a@example.org", state: "planned" })).toBe(false)
  expect(isToCall({ email: "", state: "open" })).toBe(true)
  for (const state of ["lapsed", "declined", "withdrawn"])
    expect(isToCall({ email: "a@example.org", state })).toBe(true)
})

test("nobody is shown what another must do", () => {
  expect(needsOf({ permissions: ["see-calendar", "serve-visits"] })).toEqual(["late", "waiting"])
  expect(needsOf({ permissions: ["serve-benefit"] })).toEqual(["deadline"])
  expect(needsOf({ permissions: [] })).toEqual([])
})
