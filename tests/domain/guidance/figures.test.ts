import { expect, test } from "vitest"
import { type Figure, amountText, dueOn, figureOn, runsOutOn } from "#domain/guidance/figures.ts"

const value = (from: string, to: string | null, amount: number) => ({
  from,
  to,
  value: amount,
  upTo: null,
  source: "",
  url: "",
})
const years = [value("2025-01-01", "2025-12-31", 51_600), value("2026-01-01", "2026-12-31", 54_100)]
const figure = (values: Figure["values"]): Figure => ({ key: "tax.x", unit: "dkk", yearly: true, names: {}, values })

test("a figure changes with the first day of the year", () => {
  expect(figureOn(years, "2025-12-31")).toMatchObject({ value: { value: 51_600 }, expired: false })
  expect(figureOn(years, "2026-01-01")).toMatchObject({ value: { value: 54_100 }, expired: false })
})

test("after its last day it is shown as that year's, never as the new one's", () => {
  expect(figureOn(years, "2026-12-31")).toMatchObject({ expired: false })
  expect(figureOn(years, "2027-01-01")).toMatchObject({ value: { value: 54_100 }, expired: true })
})

test("before its first day there is none", () => {
  expect(figureOn(years, "2024-12-31")).toBeNull()
})

test("an open one holds until another begins", () => {
  const open = [value("2023-01-01", "2026-06-30", 2), value("2026-07-01", null, 3)]
  expect(figureOn(open, "2026-06-30")!.value.value).toBe(2)
  expect(figureOn(open, "2099-01-01")).toMatchObject({ value: { value: 3 }, expired: false })
})

test("it runs out the day after the last that any value covers without a gap", () => {
  expect(runsOutOn(figure(years), "2026-11-25")).toBe("2027-01-01")
  expect(runsOutOn(figure([...years, value("2027-01-01", null, 1)]), "2026-11-25")).toBeNull()
  // Due until the new year; what holds beyond it is not.
  expect(dueOn(figure(years), "2026-11-25")).toBe("2027-01-01")
  expect(dueOn(figure(years), "2025-11-25")).toBeNull()
  expect(dueOn(figure(years), "2027-02-01")).toBe("2027-02-01")
  expect(runsOutOn(figure([...years, value("2027-01-02", null, 1)]), "2026-11-25")).toBe("2027-01-01")
  expect(runsOutOn(figure(years), "2027-03-01")).toBe("2027-03-01")
})

test("amounts are written as the language writes them", () => {
  const at = (unit: Figure["unit"], amount: number, upTo: number | null, language: string) =>
    amountText({ unit }, { ...value("", "", amount), upTo }, language)
  expect(at("dkk", 54_100, null, "en")).toBe("DKK 54,100")
  expect(at("dkk", 54_100, null, "da")).toBe("54.100 kr.")
  expect(at("percent", 12.75, null, "en")).toBe("12.75%")
  expect(at("percent", 12.75, null, "da")).toBe("12,75 %")
  expect(at("weeks", 2, 4, "da")).toBe("2–4")
})
