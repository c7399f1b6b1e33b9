import { expect, test } from "vitest"
import { gather } from "#domain/statistics/figures.ts"
import { linesOf } from "#domain/statistics/lines.ts"

const row = { dimension: "service", value: 0, measure: null } as const

test("a line tells what is large enough, and its totals do not tell the rest", () => {
  const { service } = gather([
    { ...row, key: "cpr", state: "done", amount: 90 },
    { ...row, key: "cpr", state: "missed", amount: 3 },
    { ...row, key: "mitid", state: "done", amount: 40 },
    { ...row, key: "mitid", state: "missed", amount: 8 },
    { dimension: "service", key: "cpr", state: null, measure: "waiting", value: 4, amount: 4 },
    { dimension: "service", key: "mitid", state: null, measure: "waiting", value: 6, amount: 12 },
    { dimension: "service", key: "mitid", state: null, measure: "lead", value: 9, amount: 5 },
    { dimension: "service", key: "mitid", state: null, measure: "whole", value: 1, amount: 5 },
  ])
  const { lines, total } = linesOf(service, ["cpr", "mitid", "pd-u2"])
  expect(lines.map((line) => line.booked)).toEqual([93, 48, 0])
  expect(lines[0]!.states).toMatchObject({ done: null, missed: null, cancelled: 0 })
  expect(lines[1]!.states).toMatchObject({ done: null, missed: null })
  expect(total).toMatchObject({ booked: 141, states: { done: 130, missed: 11 } })
  expect(lines.map((line) => line.waiting)).toEqual([
    { median: null, ninety: null },
    { median: 6, ninety: 6 },
    { median: null, ninety: null },
  ])
  expect(lines.map((line) => [line.lead, line.whole])).toEqual([
    [null, null],
    [9, 100],
    [null, null],
  ])
})

test("of nothing there are no lines, and the totals are none", () => {
  expect(linesOf(gather([]).service, [])).toMatchObject({ lines: [], total: { booked: 0, states: { done: 0 } } })
})
