import { describe, expect, test } from "vitest"
import { workingDaysBefore } from "#domain/office/working-days.ts"
import { provisionalLateAt, servicesOf } from "#domain/prereg/visit.ts"
import { officeInstant } from "#domain/time/office-time.ts"
import { familyOfFive } from "../../support/household.ts"

describe("the visit", () => {
  test("registers first of all; what only EU citizens can have is left out for others", () => {
    const family = familyOfFive()
    expect(servicesOf(family).toSorted()).toEqual(["cpr", "eu-residence", "mitid"])
    for (const p of family.people) p.parts.person!.citizenship = "IN"
    expect(servicesOf(family).toSorted()).toEqual(["cpr", "mitid"])
  })
  test.each([
    ["2026-12-02", "2026-11-30"],
    ["2026-11-30", "2026-11-26"],
    ["2026-12-28", "2026-12-23"],
    ["2027-03-30", "2027-03-23"],
  ])("two working days before %s is %s: weekends and holidays do not count", (day, before) => {
    expect(workingDaysBefore(day, 2)).toBe(before)
  })
  test("a household with a provisional time is told at eight in the morning, two working days before, over the clock change", () => {
    expect(provisionalLateAt(officeInstant("2027-03-30", "10:00"))).toEqual(officeInstant("2027-03-23", "08:00"))
    expect(provisionalLateAt(officeInstant("2026-10-26", "10:00"))).toEqual(officeInstant("2026-10-22", "08:00"))
  })
})
