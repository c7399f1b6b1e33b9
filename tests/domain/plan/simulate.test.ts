import { expect, test } from "vitest"
import { samplesOn, simulate } from "#domain/plan/simulate.ts"
import type { NumberRuleKey } from "#domain/rules/numbers.ts"
import { rulesOn, withList, withNumber } from "#domain/rules/rules.ts"
import { here, nextOpen } from "../../support/plans.ts"
import { seededRules } from "../../support/rules.ts"

const DAY = "2027-01-11"
const around = { served: here, today: DAY, nextOpen }
const before = rulesOn(seededRules, DAY)
const trying = (key: NumberRuleKey, value: number, upTo: number | null = null) =>
  simulate(samplesOn(DAY, "159"), around, {
    before,
    after: rulesOn(withNumber(seededRules, key, { from: DAY, value, upTo }), DAY),
  })

test("the same rules change no plan", () => {
  expect(trying("registerDays", 5)).toEqual([])
})

test("two days more to register move that last day alone, for everybody who registers", () => {
  const changed = trying("registerDays", 7)
  const registering = samplesOn(DAY, "159").filter(({ purpose }) => purpose !== "short-work")
  expect(changed.map(({ sample }) => sample.purpose)).not.toContain("short-work")
  expect(changed.length).toBeGreaterThan(registering.length / 2)
  for (const { differences } of changed)
    expect(differences).toEqual([
      {
        is: "deadline",
        step: "cpr",
        before: { is: "day", day: "2027-01-26" },
        after: { is: "day", day: "2027-01-28" },
      },
    ])
})

test("the time for a PD U2 touches only those who have one", () => {
  const changed = trying("u2Days", 10)
  expect(new Set(changed.map(({ sample }) => sample.purpose))).toEqual(new Set(["job-seeking"]))
})

test("a state that goes from the list is told of the stamp where the family comes along", () => {
  const version = {
    list: "no-stamp" as const,
    from: DAY,
    countries: before.noStamp.filter((code) => code !== "TR"),
    source: "",
    url: "",
    nextReview: DAY,
  }
  const after = rulesOn(withList(seededRules, version), DAY)
  const changed = simulate(samplesOn(DAY, "159", ["TR"]), around, { before, after })
  expect(new Set(changed.map(({ sample }) => sample.country))).toEqual(new Set(["TR"]))
  expect(changed.map(({ sample }) => sample.household)).not.toContain("alone")
  expect(changed[0]!.differences).toContainEqual({ is: "stamp", person: "you", before: false, after: true })
})
