import { expect, test } from "vitest"
import { LEFT_MS, LOOK_MS, type Look, type Looks, lookersAt, withLook } from "#domain/desk/looks.ts"

const look = (staffName: string, more: Partial<Look> = {}): Look => ({
  visitId: "v",
  tab: "1",
  staffId: staffName,
  staffName,
  forMs: LOOK_MS,
  ...more,
})
const none: Looks = new Map()
const names = (looks: Looks, now: number, visitId = "v") => lookersAt(looks, visitId, now).map(({ name }) => name)

test("whoever looks is named once, however many tabs they have, at the visit they look at", () => {
  let looks = withLook(none, look("Mette"), 0)
  looks = withLook(looks, look("Mette", { tab: "2" }), 0)
  looks = withLook(looks, look("Karen"), 0)
  looks = withLook(looks, look("Ali", { visitId: "other" }), 0)
  expect(names(looks, 1)).toEqual(["Karen", "Mette"])
  expect(names(looks, 1, "other")).toEqual(["Ali"])
})

test("a look ends by the clock, to the millisecond, unless it is said again", () => {
  const looks = withLook(none, look("Mette"), 0)
  expect(names(looks, LOOK_MS - 1)).toEqual(["Mette"])
  expect(names(looks, LOOK_MS)).toEqual([])
  expect(names(withLook(looks, look("Mette"), 20_000), LOOK_MS)).toEqual(["Mette"])
})

test("who leaves is gone shortly after, and who comes back meanwhile has not been away", () => {
  const looks = withLook(none, look("Mette"), 0)
  const left = withLook(looks, look("Mette", { forMs: LEFT_MS }), 1_000)
  expect(names(left, 1_000 + LEFT_MS - 1)).toEqual(["Mette"])
  expect(names(left, 1_000 + LEFT_MS)).toEqual([])
  const back = withLook(left, look("Mette", { tab: "2" }), 2_000)
  expect(names(back, 1_000 + LEFT_MS)).toEqual(["Mette"])
})

test("a late word of leaving brings nobody back, and what has run out is forgotten", () => {
  const looks = withLook(none, look("Mette"), 0)
  const late = withLook(looks, look("Mette", { forMs: LEFT_MS }), LOOK_MS + 1)
  expect(names(late, LOOK_MS + 1)).toEqual([])
  expect(withLook(late, look("Ali"), LOOK_MS + 16_001).size).toBe(1)
})

test("a page that was left before its first word came is not looked at by that word", () => {
  const left = withLook(none, look("Mette", { forMs: LEFT_MS }), 0)
  expect(names(left, 1)).toEqual([])
  expect(names(withLook(left, look("Mette"), 200), 201)).toEqual([])
  // Another page of hers is.
  expect(names(withLook(left, look("Mette", { tab: "2" }), 200), 201)).toEqual(["Mette"])
})

test("what a page still said when it was left comes too late, and a page that comes back counts again", () => {
  const left = withLook(withLook(none, look("Mette"), 0), look("Mette", { forMs: LEFT_MS }), 1_000)
  const overtaken = withLook(left, look("Mette"), 1_200)
  expect(names(overtaken, 1_000 + LEFT_MS)).toEqual([])
  expect(names(withLook(overtaken, look("Mette"), 16_000), 16_001)).toEqual(["Mette"])
  const leftAgain = withLook(left, look("Mette", { forMs: LEFT_MS }), 1_000 + LEFT_MS)
  expect(names(leftAgain, 1_001 + LEFT_MS)).toEqual([])
})
