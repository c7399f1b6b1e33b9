import { expect, test } from "vitest"
import { readClock } from "#domain/time/typed-clock.ts"
import { isClock } from "#domain/time/office-time.ts"

test("a clock time is read as people type it, whatever the browser's language is", () => {
  const typed = ["17.15", "17:15", "1715", " 9.05 ", "9", "0930", "915"]
  expect(typed.map(readClock)).toEqual(["17:15", "17:15", "17:15", "09:05", "09:00", "09:30", "09:15"])
})

test("what is no clock time stays as it was typed, and is none", () => {
  for (const typed of ["", "25.00", "9.60", "noon", "05:15 PM", "9.5"])
    expect(isClock(readClock(typed)), typed).toBe(false)
  expect(readClock("noon")).toBe("noon")
})
