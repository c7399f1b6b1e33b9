import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  addDays,
  addMonths,
  daysBetween,
  isClock,
  isDay,
  isoWeek,
  mondayOf,
  monthDays,
  officeClock,
  officeDay,
  officeInstant,
  weekday,
} from "#domain/time/office-time.ts"
import { spokenClock, spokenDay, spokenHours, spokenMoment, unbrokenDate } from "#domain/time/spoken.ts"

describe("the office's clock", () => {
  test("a winter and a summer morning are one and two hours before UTC", () => {
    expect(officeInstant("2026-11-23", "09:00").toISOString()).toBe("2026-11-23T08:00:00.000Z")
    expect(officeInstant("2026-07-01", "09:00").toISOString()).toBe("2026-07-01T07:00:00.000Z")
  })

  test("29 March 2026 has 23 hours, 25 October 2026 has 25", () => {
    const hours = (day: string) =>
      (officeInstant(addDays(day, 1), "00:00").getTime() - officeInstant(day, "00:00").getTime()) / 3_600_000
    expect(hours("2026-03-28")).toBe(24)
    expect(hours("2026-03-29")).toBe(23)
    expect(hours("2026-10-25")).toBe(25)
  })

  test("24:00 is the next midnight, on both clock-change days", () => {
    for (const day of ["2026-03-29", "2026-10-25", "2026-12-31"]) {
      expect(officeInstant(day, "24:00")).toEqual(officeInstant(addDays(day, 1), "00:00"))
    }
  })

  test("the time after a change of the clock is the wall's: 09:00 stays 09:00", () => {
    for (const day of ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26"]) {
      expect(officeClock(officeInstant(day, "09:00"))).toBe("09:00")
      expect(officeDay(officeInstant(day, "09:00"))).toBe(day)
    }
  })

  test("every day and clock time outside the skipped hour comes back as it went in", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 287 }), (offset, five) => {
        const day = addDays("2025-01-01", offset)
        const clock = `${String(Math.floor(five / 12)).padStart(2, "0")}:${String((five % 12) * 5).padStart(2, "0")}`
        fc.pre(!(weekday(day) === 7 && clock.startsWith("02")))
        const instant = officeInstant(day, clock)
        expect(officeDay(instant)).toBe(day)
        expect(officeClock(instant)).toBe(clock)
      }),
    )
  })
})

describe("the calendar", () => {
  test("weeks begin on Monday and are numbered as in Denmark", () => {
    expect(weekday("2026-11-23")).toBe(1)
    expect(weekday("2026-11-29")).toBe(7)
    expect(mondayOf("2026-11-29")).toBe("2026-11-23")
    expect([
      isoWeek("2026-11-23"),
      isoWeek("2026-12-31"),
      isoWeek("2027-01-03"),
      isoWeek("2027-01-04"),
      isoWeek("2024-12-30"),
    ]).toEqual([48, 53, 53, 1, 1])
  })
  test("months", () => {
    expect(monthDays("2028-02")).toHaveLength(29)
    expect(addMonths("2026-12", 1)).toBe("2027-01")
    expect(addMonths("2026-01", -1)).toBe("2025-12")
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2)
  })
  test("days and clock times that do not exist are seen", () => {
    expect(["2026-02-31", "2026-13-01", "26-01-01", "", "2026-1-1"].map(isDay)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
    expect(isDay("2028-02-29")).toBe(true)
    expect(["24:00", "23:59", "24:05", "9:00", "12:60"].map(isClock)).toEqual([true, true, false, false, false])
  })
})

describe("days and times in words", () => {
  const now = officeInstant("2026-11-23", "12:00")
  test("English and Danish, with the year only when it is another", () => {
    expect(spokenDay("2026-12-02", "en", "2026-11-23")).toBe("Wednesday 2 December")
    expect(spokenDay("2026-12-02", "da", "2026-11-23")).toBe("onsdag den 2. december")
    expect(spokenDay("2027-01-04", "en", "2026-11-23")).toBe("Monday 4 January 2027")
    expect(unbrokenDate("Wednesday 2 December")).toBe("Wednesday 2\u00a0December")
    expect(unbrokenDate("Torsdag den 7. januar 2027")).toBe("Torsdag den 7.\u00a0januar 2027")
    expect(spokenMoment(officeInstant("2026-12-02", "09:05"), "da", now)).toBe("onsdag den 2. december kl. 9.05")
    expect(spokenMoment(officeInstant("2026-12-02", "11:20"), "en", now)).toBe("Wednesday 2 December at 11:20")
  })
  test("hours", () => {
    expect(spokenHours("09:00", "15:00", "en")).toBe("9–15")
    expect(spokenHours("09:30", "15:00", "da")).toBe("9.30–15")
    expect(spokenClock("09:00", "da")).toBe("9.00")
  })
})
