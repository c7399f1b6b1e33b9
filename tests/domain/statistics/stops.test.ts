import { expect, test } from "vitest"
import { stopOf, stopsShown } from "#domain/statistics/stops.ts"

const draft = {
  services: 1,
  party: 2,
  held: true,
  details: false,
  confirmFirst: false,
  addressConfirmed: false,
  booked: false,
}

test("a booking stopped at the first step that was not answered", () => {
  expect(stopOf({ ...draft, party: null, held: false })).toBe("people")
  expect(stopOf({ ...draft, held: false })).toBe("time")
  expect(stopOf(draft)).toBe("details")
  expect(stopOf({ ...draft, details: true })).toBe("code")
  expect(stopOf({ ...draft, details: true, addressConfirmed: true })).toBe("check")
  expect(stopOf({ ...draft, held: false, confirmFirst: true })).toBe("details")
  expect(stopOf({ ...draft, booked: true })).toBe("booked")
})

test("who stopped where is told with its share of all that began, and nothing of too few", () => {
  const stopped = new Map([
    ["people", 30],
    ["time", 50],
    ["booked", 120],
  ] as const)
  const { began, rows } = stopsShown(stopped)
  expect(began).toBe(200)
  expect(rows.map((row) => [row.stop, row.amount, row.percent])).toEqual([
    ["services", 0, 0],
    ["people", 30, 15],
    ["time", 50, 25],
    ["details", 0, 0],
    ["code", 0, 0],
    ["check", 0, 0],
    ["booked", 120, 60],
  ])
  expect(stopsShown(new Map([...stopped, ["details", 4]])).rows.filter((row) => row.amount === null)).toHaveLength(2)
  expect(stopsShown(new Map()).began).toBe(0)
})
