import { expect, test } from "vitest"
import { visitStates } from "#domain/booking/states.ts"
import { mayWithdraw, preregStates } from "#domain/prereg/states.ts"

test("what was sent may be taken back until it is decided against, over, or taken back", () => {
  const may = preregStates.filter((state) => mayWithdraw(state, null))
  expect(may).toEqual(["submitted", "returned", "accepted"])
})

test("once the household is here for its visit nothing can be taken back", () => {
  const may = visitStates.filter((visit) => mayWithdraw("accepted", visit))
  expect(may).toEqual(["provisional", "booked"])
})
