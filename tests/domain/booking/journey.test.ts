import { expect, test } from "vitest"
import { type Answered, ladder, missingBefore, nextStep, steps, stepsOf } from "#domain/booking/journey.ts"

const nothing: Answered = {
  services: 0,
  party: null,
  held: false,
  details: false,
  addressConfirmed: false,
  confirmFirst: false,
}
const all: Answered = {
  services: 1,
  party: 2,
  held: true,
  details: true,
  addressConfirmed: true,
  confirmFirst: false,
}

test("each step is asked for in turn, and the check comes when nothing is missing", () => {
  expect(nextStep(nothing)).toBe("services")
  expect(nextStep({ ...nothing, services: 1 })).toBe("people")
  expect(nextStep({ ...all, held: false, details: false, addressConfirmed: false })).toBe("time")
  expect(nextStep({ ...all, details: false })).toBe("details")
  expect(nextStep({ ...all, addressConfirmed: false })).toBe("code")
  expect(nextStep(all)).toBe("check")
})

test("a step needs those before it and none after", () => {
  expect(missingBefore(nothing, "services")).toBeNull()
  expect(missingBefore({ ...nothing, services: 1 }, "people")).toBeNull()
  expect(missingBefore({ ...all, held: false }, "details")).toBe("time")
  expect(missingBefore({ ...all, addressConfirmed: false }, "code")).toBeNull()
  expect(missingBefore({ ...all, addressConfirmed: false }, "check")).toBe("code")
})

test("an address that is confirmed first comes before the time, which may be looked at all the while", () => {
  const first = { ...all, held: false, details: false, addressConfirmed: false, confirmFirst: true }
  expect(missingBefore(first, "time")).toBeNull()
  expect(missingBefore(first, "details")).toBeNull()
  expect(nextStep(first)).toBe("details")
  expect(nextStep({ ...first, details: true })).toBe("code")
  expect(nextStep({ ...first, details: true, addressConfirmed: true })).toBe("time")
  expect(nextStep({ ...all, confirmFirst: true })).toBe("check")
  expect(stepsOf(true).toSorted()).toEqual(stepsOf(false).toSorted())
})

test("the visitor counts the same steps in the same order", () => {
  expect(ladder.filter((rung) => rung !== "people" && rung !== "code")).toEqual([...steps])
})
