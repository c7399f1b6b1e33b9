import { expect, test } from "vitest"
import { clockAfter, gapsOf, pointedAt } from "#domain/desk/gaps.ts"

const grid = { opens: 540, step: 15, from: 0 }

test("a counter's empty places lie between its visits, and begin on the grid", () => {
  const taken = [
    { start: 560, end: 580 },
    { start: 570, end: 600 },
  ]
  expect(gapsOf([{ start: 540, end: 660 }], taken, grid)).toEqual([
    { start: 540, end: 560 },
    { start: 600, end: 660 },
  ])
  expect(gapsOf([{ start: 540, end: 660 }], [{ start: 540, end: 575 }], grid)).toEqual([{ start: 585, end: 660 }])
})

test("what is over, or too short for anything, is no place", () => {
  expect(gapsOf([{ start: 540, end: 660 }], [], { ...grid, from: 601 })).toEqual([{ start: 615, end: 660 }])
  expect(gapsOf([{ start: 540, end: 660 }], [{ start: 549, end: 660 }], grid)).toEqual([])
  expect(gapsOf([{ start: 540, end: 550 }], [], grid)).toEqual([{ start: 540, end: 550 }])
})

test("pointing into a place means the start under the pointer", () => {
  expect([0, 0.24, 0.25, 0.99, 1, -1, 2].map((share) => pointedAt(60, 15, share))).toEqual([0, 0, 15, 45, 45, 0, 45])
  expect(clockAfter("09:50", 15)).toBe("10:05")
  expect(clockAfter("09:00", 0)).toBe("09:00")
})
