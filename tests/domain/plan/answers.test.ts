import { describe, expect, test } from "vitest"
import { answersFrom, problemsOf } from "#domain/plan/answers.ts"
import { addDays } from "#domain/time/office-time.ts"
import { TODAY, indian, italian, spaniard } from "../../support/plans.ts"

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
  test("a form of benefit may be dated ahead, a permit that one has may not", () => {
    expect(problemsOf({ ...spaniard, u2: addDays(TODAY, 30) }, TODAY)).toEqual({})
    expect(problemsOf({ ...indian, permit: TODAY }, TODAY)).toEqual({})
    expect(problemsOf({ ...indian, permit: addDays(TODAY, 1) }, TODAY)).toEqual({ permit: "permit-in-future" })
  })
})

describe("answers of unknown origin", () => {
  test("are taken when each of them makes sense", () => {
    expect(answersFrom(italian)).toEqual(italian)
    expect(answersFrom({ ...italian, partner: null })?.partner).toBeNull()
    expect(answersFrom({ ...italian, municipality: "SE" })?.municipality).toBe("SE")
  })
  test("and are none when one does not", () => {
    for (const wrong of [
      { partner: "ZZ" },
      { older: 9 },
      { children: -1 },
      { permit: "2026-02-31" },
      { municipality: "DE" },
      { purpose: "holiday" },
    ])
      expect(answersFrom({ ...italian, ...wrong })).toBeNull()
  })
  test("a link made when the partner was a yes or no still opens: the partner has the same citizenship", () => {
    const { older: _older, permit: _permit, ...old } = italian
    expect(answersFrom({ ...old, partner: true })).toEqual({ ...italian, partner: "IT" })
    expect(answersFrom({ ...old, partner: false })).toEqual({ ...italian, partner: null })
  })
})
