import { expect, test } from "vitest"
import { capacityOf } from "#domain/office/capacity.ts"

const services = [
  { key: "cpr", skill: "cpr", minutesFirst: 20 },
  { key: "tax", skill: "tax", minutesFirst: 25 },
]
const counters = [
  { id: "a", skills: ["cpr"] },
  { id: "b", skills: ["cpr", "tax"] },
  { id: "c", skills: ["tax"] },
]
/** Minutes of a day, which begins at 0: a has its lunch between two shifts, c has no shift. */
const working = new Map([
  ["a", [span(9, 12), span(12.5, 15)]],
  ["b", [span(9, 15)]],
])

function span(from: number, to: number) {
  return { start: from * 60, end: to * 60 }
}

test("each counter that can counts, in whole visits, and a break between two shifts is no room for one", () => {
  expect(capacityOf(services, counters, working)).toEqual([
    { key: "cpr", minutes: 330 + 360, visits: 9 + 7 + 18 },
    { key: "tax", minutes: 360, visits: 14 },
  ])
})

test("where nobody stands there is room for none", () => {
  expect(capacityOf(services, counters, new Map()).map((one) => one.visits)).toEqual([0, 0])
})
