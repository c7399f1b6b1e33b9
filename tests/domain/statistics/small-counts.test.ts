import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { withoutSmall } from "#domain/statistics/small-counts.ts"

describe("what is too small to be told", () => {
  test("five are told and four are not; none may be said", () => {
    expect(withoutSmall([[5], [7], [0]]).cells).toEqual([[5], [7], [0]])
    expect(withoutSmall([[4], [7], [0]]).cells).toEqual([[null], [null], [0]])
  })

  test("one alone would be the total less the others: the smallest other is hidden with it", () => {
    const shown = withoutSmall([[3], [40], [9], [100]])
    expect(shown.cells).toEqual([[null], [40], [null], [100]])
    expect(shown.columns).toEqual([152])
  })

  test("two that come to less than five together would both be known to be few: another is hidden", () => {
    expect(withoutSmall([[1], [1], [40], [9]]).cells).toEqual([[null], [null], [40], [null]])
    expect(withoutSmall([[1], [4], [40], [9]]).cells).toEqual([[null], [null], [40], [9]])
  })

  test("where nothing else is left, the total is not told either", () => {
    expect(withoutSmall([[3], [0]])).toEqual({ cells: [[null], [0]], rows: [null, 0], columns: [null], total: null })
  })

  test("what a row hides cannot be worked out down its column", () => {
    const { cells, rows, columns } = withoutSmall([
      [50, 3, 9],
      [60, 30, 20],
      [70, 40, 30],
    ])
    expect(cells[0]).toEqual([50, null, null])
    expect(rows[0]).toBe(62)
    expect(columns).toEqual([180, 73, 59])
    for (const column of [1, 2]) expect(cells.filter((row) => row[column] === null).length).toBeGreaterThan(1)
  })

  test("an empty table is empty", () => {
    expect(withoutSmall([])).toEqual({ cells: [], rows: [], columns: [], total: 0 })
  })

  test("whatever the counts, no line tells its one hidden number, and what is told is true", () => {
    const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.array(fc.array(fc.oneof(fc.nat(6), fc.nat(60)), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    fc.assert(
      fc.property(table, (counts) => {
        const { cells, rows, columns, total } = withoutSmall(counts)
        const lines = [
          ...cells.map((row, i) => [...row, rows[i]!]),
          ...columns.map((column, i) => [...cells.map((row) => row[i]!), column]),
          [...rows, total],
          [...columns, total],
        ]
        for (const line of lines) {
          expect(line.filter((cell) => cell === null)).not.toHaveLength(1)
          for (const cell of line) expect(cell === null || cell === 0 || cell >= 5).toBe(true)
        }
        cells.forEach((row, i) => row.forEach((cell, j) => expect([null, counts[i]![j]]).toContain(cell)))
      }),
    )
  })
})
