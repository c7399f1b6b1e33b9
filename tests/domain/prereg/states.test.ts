import { describe, expect, test } from "vitest"
import { visitStates } from "#domain/booking/states.ts"
import { isDecidable, mayAnswer, mayBecome, mayWithdraw, moves, preregStates } from "#domain/prereg/states.ts"

describe("states", () => {
  test("each goes only where the table says", () => {
    for (const from of preregStates)
      for (const to of preregStates)
        expect(mayBecome(from, to), `${from} → ${to}`).toBe((moves[from] as readonly string[]).includes(to))
    expect(mayBecome("draft", "accepted")).toBe(false)
    expect(mayBecome("refused", "submitted")).toBe(false)
  })
  test.each([
    ["draft", "everything"],
    ["returned", "asked"],
    ["submitted", "nothing"],
    ["accepted", "nothing"],
    ["withdrawn", "nothing"],
  ] as const)("a %s one may be answered: %s", (state, what) => {
    expect(mayAnswer(state)).toBe(what)
  })
})

test("what was sent may be taken back until it is decided against, over, or taken back", () => {
  const may = preregStates.filter((state) => mayWithdraw(state, null))
  expect(may).toEqual(["submitted", "returned", "accepted"])
})

test("once the household is here for its visit nothing can be taken back", () => {
  const may = visitStates.filter((visit) => mayWithdraw("accepted", visit))
  expect(may).toEqual(["held", "provisional", "booked", "missed", "cancelled", "lapsed"])
})

test.each([
  ["submitted", null, true],
  ["submitted", "booked", true],
  ["returned", null, false],
  ["returned", "provisional", false],
  ["returned", "arrived", true],
  ["returned", "serving", true],
  ["returned", "done", false],
  ["accepted", "arrived", false],
  ["draft", "arrived", false],
] as const)("a %s household with a visit that is %s is decided about: %s", (state, visit, decided) => {
  expect(isDecidable(state, visit)).toBe(decided)
})
