import { describe, expect, test } from "vitest"
import { mayEnterYear, readRates, startOf, taxYearFault } from "#domain/guidance/municipal-tax.ts"

const row = (municipal: string, church = "0,8") => [{ code: "101", municipal, church }]

describe("a typed rate", () => {
  test.each([
    ["23,39", 23.39],
    ["23.39 %", 23.39],
    ["25", 25],
    ["15", 15],
    ["40", 40],
  ])("%s", (typed, municipal) => {
    expect(readRates(row(typed), [])).toEqual({ rates: [{ code: "101", municipal, church: 0.8 }], problems: [] })
  })
  test.each([
    ["", "rate-missing"],
    ["x", "rate-wrong"],
    ["2339", "rate-range"],
    ["14,99", "rate-range"],
    ["40,01", "rate-range"],
  ])("%s is %s", (typed, problem) => {
    expect(readRates(row(typed), []).problems).toEqual([{ code: "101", which: "municipal", problem }])
  })
  test("church tax has its own bounds", () => {
    expect(readRates(row("25", "0"), []).problems).toEqual([])
    expect(readRates(row("25", "3,1"), []).problems).toMatchObject([{ which: "church", problem: "rate-range" }])
  })
  test("only a municipality that never had one may be left out", () => {
    expect(readRates(row("", ""), [])).toEqual({ rates: [], problems: [] })
    expect(readRates(row("", ""), ["101"]).problems).toHaveLength(2)
  })
})

test("rates are entered for three years back until the year to come", () => {
  expect([2022, 2023, 2026, 2027, 2028, 2026.5].map((year) => mayEnterYear(year, 2026))).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ])
})

test("a year has a source and rates that can be", () => {
  const rates = [{ code: "101", municipal: 23.39, church: 0.8 }]
  const year = { year: 2027, source: "Ministry", rates }
  expect(taxYearFault(year, 2026).ok).toBe(true)
  expect(taxYearFault({ ...year, source: " " }, 2026)).toMatchObject({ error: "tax-source-missing" })
  expect(taxYearFault({ ...year, rates: [] }, 2026)).toMatchObject({ error: "rates-wrong" })
  expect(taxYearFault({ ...year, rates: [{ ...rates[0]!, church: 4 }] }, 2026)).toMatchObject({ error: "rates-wrong" })
  expect(taxYearFault({ ...year, year: 2028 }, 2026)).toMatchObject({ error: "year-wrong" })
})

test("a year that is not entered begins with the last one before it", () => {
  const rates = [{ code: "101", municipal: 23.39, church: 0.8 }]
  const years = [2024, 2026].map((year) => ({ year, source: "", rates }))
  expect(startOf(years, 2026)).toMatchObject({ copied: false, from: { year: 2026 } })
  expect(startOf(years, 2027)).toMatchObject({ copied: true, from: { year: 2026 } })
  expect(startOf(years, 2025)).toMatchObject({ copied: true, from: { year: 2024 } })
  expect(startOf(years, 2023)).toEqual({ copied: false, from: null })
})
