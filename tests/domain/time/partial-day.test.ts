import * as fc from "fast-check"
import { expect, test } from "vitest"
import { isDate } from "#domain/time/office-time.ts"
import { earliestOf, isMinorOn, isPartialDay, latestOf } from "#domain/time/partial-day.ts"

test.each([
  ["1985-00-00", "1985-01-01", "1985-12-31"],
  ["1985-06-00", "1985-06-01", "1985-06-30"],
  ["1984-02-00", "1984-02-01", "1984-02-29"],
  ["1985-06-14", "1985-06-14", "1985-06-14"],
])("%s lies between %s and %s", (day, first, last) => {
  expect(isPartialDay(day)).toBe(true)
  expect([earliestOf(day), latestOf(day)]).toEqual([first, last])
})

test.each(["1985-00-14", "1985-13-00", "0000-00-00", "1985-02-30", "", "1985"])("%j is none", (day) => {
  expect(isPartialDay(day)).toBe(false)
})

test("a day lies within itself, and within itself without its day or month", () => {
  const days = fc.date({ min: new Date("1600-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  fc.assert(
    fc.property(days, (at) => {
      const day = at.toISOString().slice(0, 10)
      for (const partial of [day, `${day.slice(0, 8)}00`, `${day.slice(0, 5)}00-00`]) {
        expect(isPartialDay(partial)).toBe(true)
        expect(earliestOf(partial) <= day && day <= latestOf(partial)).toBe(true)
        expect(isDate(earliestOf(partial)) && isDate(latestOf(partial))).toBe(true)
      }
    }),
  )
})

test.each([
  ["2008-11-24", true],
  ["2008-11-23", false],
  ["2008-12-00", true],
  ["2008-11-00", false],
  ["2008-00-00", false],
  ["2009-00-00", true],
  ["", false],
] as const)("born on %s, somebody is under age on 23 November 2026: %s", (born, minor) => {
  expect(isMinorOn("2026-11-23", born)).toBe(minor)
})
