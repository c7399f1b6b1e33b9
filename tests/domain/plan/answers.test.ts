import { describe, expect, test } from "vitest"
import { problemsOf } from "#domain/plan/answers.ts"
import { addDays } from "#domain/time/office-time.ts"
import { TODAY, italian, spaniard } from "../../support/plans.ts"

describe("answers that contradict themselves", () => {
  test("moving in on the day of arrival is fine, the day before is not", () => {
    expect(problemsOf({ ...italian, moveIn: italian.arrival }, TODAY)).toEqual({})
    expect(problemsOf({ ...italian, moveIn: addDays(italian.arrival, -1) }, TODAY)).toEqual({
      moveIn: "move-in-before-arrival",
    })
  })
  test("a date a lifetime away is no date of a plan", () => {
    expect(problemsOf({ ...italian, arrival: "2019-01-01", moveIn: null }, TODAY)).toEqual({ arrival: "date-far" })
    expect(problemsOf({ ...italian, jobStart: "2030-01-01" }, TODAY)).toEqual({ jobStart: "date-far" })
  })
  test("a form cannot be dated tomorrow", () => {
    expect(problemsOf({ ...spaniard, u2: TODAY }, TODAY)).toEqual({})
    expect(problemsOf({ ...spaniard, u2: addDays(TODAY, 1) }, TODAY)).toEqual({ u2: "u2-in-future" })
  })
})
