import { describe, expect, test } from "vitest"
import { drawnBy, ownPeriod, periodAround, periodsBeside, thursdaysIn } from "#domain/statistics/period.ts"

describe("a period", () => {
  test.each([
    ["week", "2026-11-27", "2026-11-23", "2026-11-29"],
    ["week", "2027-01-01", "2026-12-28", "2027-01-03"],
    ["month", "2028-02-10", "2028-02-01", "2028-02-29"],
    ["quarter", "2026-11-27", "2026-10-01", "2026-12-31"],
    ["quarter", "2026-03-31", "2026-01-01", "2026-03-31"],
    ["year", "2026-11-27", "2026-01-01", "2026-12-31"],
  ] as const)("a %s around %s", (kind, day, first, last) => {
    expect(periodAround(kind, day)).toEqual({ kind, first, last })
  })

  test("the one before ends the day before it begins, and the one after begins the day after it ends", () => {
    const { before, after } = periodsBeside(periodAround("quarter", "2026-11-27"))
    expect([before.first, before.last]).toEqual(["2026-07-01", "2026-09-30"])
    expect([after.first, after.last]).toEqual(["2027-01-01", "2027-03-31"])
  })

  test("of one's own dates, beside it lies as long a stretch", () => {
    const own = ownPeriod("2026-11-02", "2026-11-11")
    if (!own.ok) throw new Error(own.error)
    const { before, after } = periodsBeside(own.value)
    expect([before.first, before.last]).toEqual(["2026-10-23", "2026-11-01"])
    expect([after.first, after.last]).toEqual(["2026-11-12", "2026-11-21"])
  })

  test("dates that are none, in the wrong order or too far apart are refused", () => {
    expect(ownPeriod("2026-02-31", "2026-03-01")).toEqual({ ok: false, error: "dates-wrong" })
    expect(ownPeriod("", "2026-03-01")).toEqual({ ok: false, error: "dates-wrong" })
    expect(ownPeriod("2026-03-02", "2026-03-01")).toEqual({ ok: false, error: "dates-order" })
    expect(ownPeriod("2026-03-01", "2026-03-01").ok).toBe(true)
    expect(ownPeriod("2025-01-01", "2027-01-01").ok).toBe(true)
    expect(ownPeriod("2025-01-01", "2027-01-02")).toEqual({ ok: false, error: "dates-long" })
  })

  test("a week is drawn by its days, eight days by weeks", () => {
    expect(drawnBy({ kind: "own", first: "2026-11-23", last: "2026-11-29" })).toBe("day")
    expect(drawnBy({ kind: "own", first: "2026-11-23", last: "2026-11-30" })).toBe("week")
  })

  test("kept weeks count where most of their days lie", () => {
    const own = (first: string, last: string) => thursdaysIn({ kind: "own", first, last })
    expect(own("2026-11-01", "2026-11-30")).toEqual({ first: "2026-11-05", last: "2026-11-26" })
    expect(own("2026-11-26", "2026-11-26")).toEqual({ first: "2026-11-26", last: "2026-11-26" })
    expect(own("2026-11-27", "2026-12-02")).toBeNull()
  })
})
