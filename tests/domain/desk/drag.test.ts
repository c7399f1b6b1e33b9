import { describe, expect, test } from "vitest"
import { type CounterRows, drawnRows, verdictOn, withinDay } from "#domain/desk/drag.ts"

const counter: CounterRows = {
  skills: ["cpr"],
  works: [
    { start: 0, end: 36 },
    { start: 42, end: 72 },
  ],
  taken: [
    { visitId: "other", start: 10, end: 14 },
    { visitId: "own", start: 20, end: 24 },
  ],
}
const leg = (start: number, end = start + 4, skill = "cpr") => ({ visitId: "own", skill, start, end })

describe("what is said while a visit is held over a place", () => {
  test("somebody else's visit is in the way, to the row", () => {
    expect([6, 7, 13, 14].map((row) => verdictOn(counter, leg(row), 0, false))).toEqual([
      "free",
      "taken",
      "taken",
      "free",
    ])
  })

  test("its own old place is in nobody's way", () => {
    expect(verdictOn(counter, leg(22), 0, false)).toBe("free")
  })

  test("a break, and the end of the day", () => {
    expect([32, 33, 41, 42, 68, 69].map((row) => verdictOn(counter, leg(row), 0, false))).toEqual([
      "free",
      "unstaffed",
      "unstaffed",
      "free",
      "free",
      "unstaffed",
    ])
  })

  test("what the counter cannot do is said before that nobody is there", () => {
    expect(verdictOn(counter, leg(40, 44, "siri"), 0, false)).toBe("lacks-skill")
  })

  test("the past cannot be chosen, but a visit may change its counter at its own time", () => {
    expect(verdictOn(counter, leg(24), 24, false)).toBe("free")
    expect(verdictOn(counter, leg(24), 25, false)).toBe("past")
    expect(verdictOn(counter, leg(24), 25, true)).toBe("free")
  })
})

test("drawing up or down means the same rows, and ends with the day", () => {
  expect(drawnRows(10, 14, 72)).toEqual({ start: 10, end: 15 })
  expect(drawnRows(14, 10, 72)).toEqual({ start: 10, end: 15 })
  expect(drawnRows(70, 90, 72)).toEqual({ start: 70, end: 72 })
  expect(drawnRows(3, -4, 72)).toEqual({ start: 0, end: 4 })
})

test("a held visit stays within the day", () => {
  expect([-3, 0, 68, 70].map((row) => withinDay(row, 4, 72))).toEqual([0, 0, 68, 68])
})
