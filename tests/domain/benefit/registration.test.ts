import { expect, test } from "vitest"
import {
  daysLeft,
  endsBy,
  formDateProblem,
  mayBenefitBecome,
  registerBy,
  stateBefore,
} from "#domain/benefit/registration.ts"
import { rules } from "../../support/rules.ts"

test.each([
  ["over a weekend", "2026-11-25", "2026-12-02"],
  ["over the end of a month", "2026-11-27", "2026-12-04"],
  ["over the end of February in a leap year", "2028-02-25", "2028-03-03"],
  ["over New Year", "2026-12-28", "2027-01-04"],
  ["over the night the clocks go forward", "2026-03-25", "2026-04-01"],
  ["over the night the clocks go back", "2026-10-23", "2026-10-30"],
  ["onto a public holiday, which counts like any day", "2026-12-18", "2026-12-25"],
])("seven calendar days %s", (_what, formDate, last) => {
  expect(registerBy(formDate, rules)).toBe(last)
  expect(daysLeft(registerBy(formDate, rules), last)).toBe(0)
})

test("the days left go down by one each day and below zero after the last", () => {
  expect(daysLeft("2026-11-27", "2026-11-20")).toBe(7)
  expect(daysLeft("2026-11-27", "2026-11-26")).toBe(1)
  expect(daysLeft("2026-11-27", "2026-11-28")).toBe(-1)
})

test("a form may be dated up to three months ahead, and is good for half a year at most", () => {
  expect(formDateProblem("2026-11-25", "2026-11-25")).toBeNull()
  expect(formDateProblem("2027-02-25", "2026-11-25")).toBeNull()
  expect(formDateProblem("2027-02-26", "2026-11-25")).toBe("form-date-far")
  expect(formDateProblem("2026-05-25", "2026-11-25")).toBeNull()
  expect(formDateProblem("2026-05-24", "2026-11-25")).toBe("form-date-old")
})

test("the benefit can be brought for three months when nobody extends it", () => {
  expect(endsBy("2026-11-30")).toBe("2027-02-27")
  expect(endsBy("2026-12-01")).toBe("2027-02-28")
})

test("too late can still be registered, and nothing that was withdrawn comes back", () => {
  expect(mayBenefitBecome("too-late", "registered")).toBe(true)
  expect(mayBenefitBecome("registered", "too-late")).toBe(false)
  expect(mayBenefitBecome("withdrawn", "sent")).toBe(false)
})

test.each([
  [[], null],
  [["sent"], null],
  [["sent", "note", "registered", "u3"], "sent"],
  [["sent", "too-late", "registered"], "too-late"],
  [["sent", "registered", "ended"], "registered"],
  [["sent", "registered", "undone"], null],
  [["sent", "registered", "ended", "undone"], "sent"],
  [["sent", "registered", "undone", "registered"], "sent"],
])("after %j the case goes back to %s", (happened, before) => {
  expect(stateBefore(happened)).toBe(before)
})
