import { describe, expect, test } from "vitest"
import { listOn, problemOfList } from "#domain/rules/country-lists.ts"
import { datingProblem } from "#domain/rules/dating.ts"
import { numberRuleKeys, numberRules, problemOfNumber, ruleOfFigure } from "#domain/rules/numbers.ts"
import { rulesOn, withList, withNumber } from "#domain/rules/rules.ts"
import { seededRules } from "../../support/rules.ts"

test("every rule has a figure of its own, with the unit that the figure has", () => {
  const figures = numberRuleKeys.map((key) => numberRules[key].figure)
  expect(new Set(figures).size).toBe(figures.length)
  for (const key of numberRuleKeys) expect(ruleOfFigure(numberRules[key].figure)).toBe(key)
  expect(ruleOfFigure("tax.personal-allowance")).toBeNull()
})

describe("the rules of a day", () => {
  const dated = withNumber(seededRules, "registerDays", { from: "2027-01-01", value: 7, upTo: null })
  test.each([
    ["2000-01-01", 5],
    ["2026-12-31", 5],
    ["2027-01-01", 7],
    ["2030-01-01", 7],
  ])("on %s one registers within %i days", (day, days) => {
    expect(rulesOn(dated, day).registerDays).toBe(days)
  })
  test("a span has both ends, and one number is both", () => {
    expect(rulesOn(seededRules, "2026-11-23").healthCardWeeks).toEqual({ least: 2, most: 4 })
    const one = withNumber(seededRules, "healthCardWeeks", { from: "2026-12-01", value: 3, upTo: null })
    expect(rulesOn(one, "2026-12-01").healthCardWeeks).toEqual({ least: 3, most: 3 })
  })
  test("a list holds until the next one begins", () => {
    const version = {
      list: "no-stamp",
      from: "2027-03-01",
      countries: ["IT"],
      source: "",
      url: "",
      nextReview: "",
    } as const
    const tried = withList(seededRules, version)
    expect(rulesOn(tried, "2027-02-28").noStamp).toContain("US")
    expect(rulesOn(tried, "2027-03-01").noStamp).toEqual(["IT"])
    expect(rulesOn(tried, "2027-03-01").multilingualForm).toHaveLength(27)
    expect(listOn([], "no-stamp", "2027-03-01")).toBeNull()
  })
  test("without any value there is no rule to go by", () => {
    expect(() => rulesOn({ figures: [], lists: [] }, "2026-11-23")).toThrow("stay.free")
  })
})

describe("what cannot be entered", () => {
  test.each([
    ["registerDays", 0, null, "rule-range"],
    ["registerDays", 1, null, null],
    ["registerDays", 60, null, null],
    ["registerDays", 61, null, "rule-range"],
    ["registerDays", 5, 7, "rule-span"],
    ["registerDays", 5.5, null, "rule-whole"],
    ["healthCardWeeks", 2, 4, null],
    ["healthCardWeeks", 4, 4, "rule-span"],
    ["healthCardWeeks", 4, 53, "rule-range"],
    ["withoutCardPercent", 52.5, null, null],
    ["withoutCardPercent", 101, null, "rule-range"],
  ] as const)("%s of %s to %s: %s", (key, value, upTo, problem) => {
    expect(problemOfNumber(key, value, upTo)).toBe(problem)
  })
  test.each([
    [[], "list-empty"],
    [["IT", "US"], null],
    [["ZZ"], "list-unknown"],
    // An island goes with its state.
    [["FO"], "list-unknown"],
  ] as const)("the states %j: %s", (codes, problem) => {
    expect(problemOfList(codes)).toBe(problem)
  })
  test.each([
    ["2026-11-22", "2027-11-23", "rule-past"],
    ["2026-11-23", "2027-11-23", null],
    ["2026-11-24", "2026-11-23", "review-past"],
    ["2026-11-24", "2026-11-24", null],
    ["2026-11-24", "", "review-past"],
  ] as const)("from %s, read again on %s: %s", (from, nextReview, problem) => {
    expect(datingProblem({ from, nextReview }, "2026-11-23")).toBe(problem)
  })
})
