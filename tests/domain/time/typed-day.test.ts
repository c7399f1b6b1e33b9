import { describe, expect, test } from "vitest"
import { readMonthName, readTypedDay } from "#domain/time/typed-day.ts"

const languages = ["en", "da"]
const read = (day: string, month: string, year: string) => readTypedDay({ day, month, year }, languages)

describe("a typed date", () => {
  test.each([
    ["1", "12", "2026", "2026-12-01"],
    ["01", "dec", "2026", "2026-12-01"],
    ["1", "December", "2026", "2026-12-01"],
    ["3", "maj", "2027", "2027-05-03"],
    ["3", "MAY", "2027", "2027-05-03"],
    ["9", "okt.", "2026", "2026-10-09"],
    ["29", "februar", "2028", "2028-02-29"],
    [" 5 ", " januar ", " 2027 ", "2027-01-05"],
  ])("%s %s %s is read", (day, month, year, wanted) => {
    expect(read(day, month, year)).toEqual({ ok: true, day: wanted })
  })

  test.each([
    ["31", "2", "2026", "date-wrong"],
    ["29", "feb", "2027", "date-wrong"],
    ["0", "1", "2027", "date-wrong"],
    ["1", "13", "2027", "date-month"],
    ["1", "ju", "2027", "date-month"],
    ["1", "blah", "2027", "date-month"],
    ["1", "1", "27", "date-year"],
    ["1", "", "2027", "date-incomplete"],
    ["x", "1", "2027", "date-wrong"],
  ])("%s %s %s is refused with its reason", (day, month, year, problem) => {
    expect(read(day, month, year)).toEqual({ ok: false, problem })
  })

  test("three empty fields are no date", () => {
    expect(read("", " ", "")).toEqual({ ok: true, day: null })
  })

  test("every month is known by its whole and its short name, in both languages", () => {
    for (const [language, locale] of [
      ["en", "en-GB"],
      ["da", "da-DK"],
    ] as const)
      for (let month = 0; month < 12; month++)
        for (const length of ["long", "short"] as const) {
          const name = new Intl.DateTimeFormat(locale, { month: length, timeZone: "UTC" }).format(
            Date.UTC(2026, month, 15),
          )
          expect(readMonthName(name, [language])).toBe(month + 1)
        }
  })
})
