import { expect, test } from "vitest"
import { TYPICAL_LEAST, typicalOf, typicalOfAll } from "#domain/statistics/typical.ts"

test("nothing is typical of too few", () => {
  expect(typicalOf(new Map([[3, TYPICAL_LEAST - 1]]))).toBeNull()
  expect(typicalOf(new Map([[3, TYPICAL_LEAST]]))).toEqual({ half: 3, most: 3 })
})

test("half and four of five wait no longer than said", () => {
  const spread = new Map([
    [2, 10],
    [5, 6],
    [9, 4],
  ])
  expect(typicalOf(spread)).toEqual({ half: 2, most: 5 })
})

test("of several services the slowest decides, and an unknown one leaves nothing to say", () => {
  const slow = { half: 6, most: 12 }
  const quick = { half: 2, most: 4 }
  expect(typicalOfAll([quick, slow])).toEqual(slow)
  expect(typicalOfAll([slow, { half: 9, most: 12 }])).toEqual({ half: 9, most: 12 })
  expect(typicalOfAll([slow, null])).toBeNull()
  expect(typicalOfAll([])).toBeNull()
})
