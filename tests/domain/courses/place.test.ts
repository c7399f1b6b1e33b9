import { expect, test } from "vitest"
import { type Place, placeSays } from "#domain/courses/place.ts"

const now = new Date("2027-01-13T10:00:00Z")
const says = (state: Place["state"], change: Partial<Place> = {}) =>
  placeSays(
    { state, offerUntil: null, run: { state: "planned", begun: false, over: false }, end: null, ...change },
    now,
  )
const over = { state: "planned" as const, begun: true, over: true }
const cancelled = { state: "cancelled" as const, begun: false, over: false }

test("before the course a place says its own state", () => {
  for (const state of ["unconfirmed", "listed", "seated", "lapsed"] as const) expect(says(state)).toBe(state)
})

test("an offer is held to the minute, whether or not its lapse has been written down", () => {
  expect(says("offered", { offerUntil: new Date(now.getTime() + 60_000) })).toBe("offered")
  expect(says("offered", { offerUntil: now })).toBe("lapsed")
})

test("once it has begun nobody waits any more, and once it is over nobody has a seat", () => {
  expect(says("listed", { run: { ...over, over: false } })).toBe("listedBegun")
  expect(says("seated", { run: { ...over, over: false } })).toBe("seated")
  expect(says("seated", { run: over })).toBe("over")
})

test("who gave up, was taken off, moved, or lost it with the run reads just that", () => {
  expect(says("cancelled", { end: { staff: false, moved: false } })).toBe("cancelled")
  expect(says("cancelled", { end: { staff: true, moved: false } })).toBe("removed")
  expect(says("cancelled", { end: { staff: false, moved: true } })).toBe("moved")
  expect(says("cancelled", { run: cancelled })).toBe("runCancelled")
  // Given up before the run was cancelled: that is still what happened.
  expect(says("cancelled", { run: cancelled, end: { staff: false, moved: false } })).toBe("cancelled")
  expect(says("unconfirmed", { run: cancelled })).toBe("runCancelled")
})
