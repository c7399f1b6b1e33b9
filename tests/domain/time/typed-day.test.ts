import * as fc from "fast-check"
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
    ["1.", "12.", "2026.", "2026-12-01"],
    ["1st", "Dec.", "2026", "2026-12-01"],
    ["1er", "décembre", "2026", "2026-12-01"],
    ["9", "März", "2027", "2027-03-09"],
    ["9", "marz", "2027", "2027-03-09"],
    ["1", "diciembre", "2026", "2026-12-01"],
    ["1", "grudnia", "2026", "2026-12-01"],
    ["1", "грудня", "2026", "2026-12-01"],
    ["1", "août", "2027", "2027-08-01"],
    ["1. december 2026", "", "", "2026-12-01"],
    ["tirsdag den 1. december 2026", "", "", "2026-12-01"],
    ["Tuesday, December 1st, 2026", "", "", "2026-12-01"],
    ["", "1 December 2026", "", "2026-12-01"],
    ["1. december", "", "2026", "2026-12-01"],
    ["01.12.2026", "", "", "2026-12-01"],
    ["1. 12. 2026", "", "", "2026-12-01"],
    ["01-12-2026", "", "", "2026-12-01"],
    ["31/12/2026", "", "", "2026-12-31"],
    ["12/31/2026", "", "", "2026-12-31"],
    ["12/12/2026", "", "", "2026-12-12"],
    ["2026-12-01", "", "", "2026-12-01"],
    ["1-dec-2026", "", "", "2026-12-01"],
  ])("%s %s %s is read", (day, month, year, wanted) => {
    expect(read(day, month, year)).toEqual({ ok: true, day: wanted })
  })

  test.each([
    ["31", "2", "2026", "date-wrong"],
    ["29", "feb", "2027", "date-wrong"],
    ["0", "1", "2027", "date-wrong"],
    ["0", "0", "1988", "date-month"],
    ["1", "13", "2027", "date-month"],
    ["1", "ju", "2027", "date-month"],
    ["1", "blah", "2027", "date-month"],
    ["1", "1", "27", "date-year"],
    ["1", "", "2027", "date-incomplete"],
    ["x", "1", "2027", "date-day"],
    ["1", "1", "0027", "date-wrong"],
    ["1. december", "", "26", "date-year"],
    ["12/01/2026", "", "", "date-order"],
    ["1", "", "", "date-incomplete"],
    ["", "december", "", "date-incomplete"],
    ["tomorrow", "", "", "date-incomplete"],
    ["32. december 2026", "", "", "date-wrong"],
  ])("%s %s %s is refused with its reason", (day, month, year, problem) => {
    expect(read(day, month, year)).toEqual({ ok: false, problem })
  })

  test("three empty fields are no date", () => {
    expect(read("", " ", "")).toEqual({ ok: true, day: null })
  })

  test.each([
    ["00", "00", "1985", "1985-00-00"],
    ["XX", "XXX", "1985", "1985-00-00"],
    ["xx", "6", "1985", "1985-06-00"],
    ["0", "juni", "1985", "1985-06-00"],
    ["00.00.1985", "", "", "1985-00-00"],
    ["XX.06.1985", "", "", "1985-06-00"],
    ["14", "3", "1988", "1988-03-14"],
  ])("of birth, %s %s %s is read as far as it is known", (day, month, year, wanted) => {
    expect(readTypedDay({ day, month, year }, languages, true)).toEqual({ ok: true, day: wanted })
  })

  test.each([
    ["14", "00", "1985", "date-month"],
    ["00", "00", "00", "date-year"],
    ["00", "13", "1985", "date-month"],
    ["", "", "1985", "date-incomplete"],
  ])("of birth, %s %s %s is asked about", (day, month, year, problem) => {
    expect(readTypedDay({ day, month, year }, languages, true)).toEqual({ ok: false, problem })
  })

  test("a day as any of the languages writes it in a letter is that day, in whichever field it stands", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    const locale = fc.constantFrom("en-GB", "en-US", "da", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "nb", "uk")
    const style = fc.constantFrom("full" as const, "long" as const)
    fc.assert(
      fc.property(days, locale, style, fc.constantFrom("day", "month", "year"), (at, locale, dateStyle, field) => {
        const text = new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle }).format(at)
        expect(readTypedDay({ day: "", month: "", year: "", [field]: text }, languages)).toEqual({
          ok: true,
          day: at.toISOString().slice(0, 10),
        })
      }),
    )
  })

  test("no name of a month means two of them", () => {
    const meaning = new Map<string, number>()
    for (const language of "en da de fr es it pt nl pl sv nb fi ro hu cs sk uk ru bg el lt lv et tr".split(" "))
      for (const style of ["long", "short"] as const)
        for (let month = 0; month < 12; month++) {
          const name = new Intl.DateTimeFormat(language, { timeZone: "UTC", month: style })
            .format(Date.UTC(2026, month, 15))
            .toLowerCase()
          if (!/^\p{L}{3,}\.?$/u.test(name)) continue
          expect(`${name} ${meaning.get(name) ?? month}`).toBe(`${name} ${month}`)
          meaning.set(name, month)
          expect(`${name} ${readMonthName(name, languages)}`).toBe(`${name} ${month + 1}`)
        }
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
