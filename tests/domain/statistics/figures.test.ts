import { expect, test } from "vitest"
import { type FigureRow, booked, gather, overall, percentOf, wholePercent } from "#domain/statistics/figures.ts"

const counted = (key: string, state: FigureRow["state"], amount: number): FigureRow => ({
  dimension: "service",
  key,
  state,
  measure: null,
  value: 0,
  amount,
})
const measured = (key: string, value: number, amount: number): FigureRow => ({
  dimension: "service",
  key,
  state: null,
  measure: "waiting",
  value,
  amount,
})

test("what stands and what was kept come together", () => {
  const { service } = gather([
    counted("cpr", "done", 7),
    counted("cpr", "done", 5),
    counted("cpr", "missed", 2),
    counted("mitid", "coming", 1),
    measured("cpr", 4, 2),
    measured("cpr", 4, 1),
    measured("mitid", 9, 1),
  ])
  expect(service.counts.get("cpr")).toEqual({ done: 12, missed: 2, cancelled: 0, unmarked: 0, coming: 0 })
  expect(service.spreads.get("cpr")!.waiting).toEqual(new Map([[4, 3]]))
  const { counts, spread } = overall(service, "waiting")
  expect(booked(counts)).toBe(15)
  expect(spread).toEqual(
    new Map([
      [4, 3],
      [9, 1],
    ]),
  )
})

test("a share of nothing is not known", () => {
  expect(percentOf(1, 3)).toBe(33)
  expect(percentOf(0, 0)).toBeNull()
})

test("done at the first visit: of all that came, those of whom nothing was put off", () => {
  const spread = new Map([
    [1, 9],
    [0, 1],
  ])
  expect(wholePercent(spread, 10)).toBe(90)
  expect(wholePercent(spread, 11)).toBeNull()
})
