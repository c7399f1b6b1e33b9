import { describe, expect, test } from "vitest"
import { nextAct } from "#domain/desk/next-acts.ts"
import { type TableRow, isOver, rowsWith, sortedRows } from "#domain/desk/day-table.ts"
import { lanesOf } from "#domain/desk/lanes.ts"

const row = (fullName: string, more: Partial<TableRow> = {}): TableRow => ({
  row: 0,
  counter: 1,
  fullName,
  reference: "KTM-4QX7",
  serviceName: "CPR registration",
  state: "booked",
  ...more,
})
const names = (rows: readonly TableRow[]) => rows.map((r) => r.fullName).join()

describe("the day's table", () => {
  const day = [
    row("Şirin Ateş", { row: 2, counter: 3, state: "arrived" }),
    row("Ærlig Åberg", { row: 1, counter: 2, state: "done" }),
    row("Zoe", { row: 1, counter: 1, serviceName: "MitID", reference: "WVD-JX8T" }),
  ]

  test("finds by words in any order, without accents, in name, reference, service and counter", () => {
    expect(names(rowsWith(day, "ates sirin"))).toBe("Şirin Ateş")
    expect(names(rowsWith(day, "jx8t"))).toBe("Zoe")
    expect(names(rowsWith(day, "mitid"))).toBe("Zoe")
    expect(names(rowsWith(day, " "))).toBe(names(day))
    expect(rowsWith(day, "nobody")).toEqual([])
  })

  test("sorts by a column, and by the clock and the counter within it", () => {
    expect(names(sortedRows(day, { by: "time", down: false }, "da"))).toBe("Zoe,Ærlig Åberg,Şirin Ateş")
    expect(names(sortedRows(day, { by: "name", down: false }, "da"))).toBe("Şirin Ateş,Zoe,Ærlig Åberg")
    expect(names(sortedRows(day, { by: "counter", down: true }, "en"))).toBe("Şirin Ateş,Ærlig Åberg,Zoe")
    expect(names(sortedRows(day, { by: "state", down: false }, "en"))).toBe("Şirin Ateş,Zoe,Ærlig Åberg")
    expect(names(sortedRows(day, { by: "service", down: false }, "en"))).toBe("Ærlig Åberg,Şirin Ateş,Zoe")
  })

  test("what is over is done, missed or cancelled, and nothing else", () => {
    expect((["booked", "arrived", "serving", "provisional", "held"] as const).some(isOver)).toBe(false)
    expect((["done", "missed", "cancelled"] as const).every(isOver)).toBe(true)
  })
})

test("a visit arrives at its first leg alone, and what is over asks for nothing", () => {
  expect(nextAct({ state: "booked", first: true })).toBe("arrive")
  expect(nextAct({ state: "booked", first: false })).toBeNull()
  expect(nextAct({ state: "arrived", first: false })).toBe("serve")
  expect(nextAct({ state: "serving", first: true })).toBe("finish")
  expect(nextAct({ state: "done", first: true })).toBeNull()
  // Nobody has answered, and they have come all the same.
  expect(nextAct({ state: "provisional", first: true })).toBe("arrive")
  expect(nextAct({ state: "provisional", first: false })).toBeNull()
})

test("meetings share a column unless they meet at the same time", () => {
  const lanes = lanesOf([
    { row: 12, rows: 6 },
    { row: 0, rows: 12 },
    { row: 5, rows: 3 },
  ])
  expect(lanes.map((lane) => lane.map((m) => m.row))).toEqual([[0, 12], [5]])
  expect(lanesOf([])).toEqual([])
})
