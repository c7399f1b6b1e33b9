import { describe, expect, test } from "vitest"
import { conditionsMet, findingsOf, hasEarlierNumber, notifyBy } from "#domain/prereg/findings.ts"
import type { Household } from "#domain/prereg/household.ts"
import { familyOfFive } from "../../support/household.ts"
import { rules } from "../../support/rules.ts"

const TODAY = "2026-11-25"

describe("what the rules find", () => {
  const here = { goes: "here" as const, why: "partner" as const, exception: null }
  const find = (household: Household, sent = "2026-11-25", more = {}) =>
    findingsOf(household, { served: here, addressKnown: null, sent, rules, ...more }).map((f) =>
      `${f.kind} ${f.days ?? ""}`.trim(),
    )

  test.each([
    ["2026-11-21", "not-moved-in 1"],
    ["2026-11-22", "notified-in-time 5"],
    ["2026-11-27", "notified-in-time 5"],
    ["2026-11-28", "notified-late 1"],
  ])("arrived the 20th, moved in the 22nd, sent %s: %s (five days, CPR Act § 16)", (sent, finding) => {
    expect(find(familyOfFive(), sent)).toContain(finding)
  })

  test.each([
    ["under-3", "stay-short 3"],
    ["3-to-6", "stay-long 3"],
    ["over-6", "stay-long 3"],
  ])("a stay %s: %s (more than three months, CPR1)", (stay, finding) => {
    const family = familyOfFive()
    family.parts.contact!.stay = stay
    expect(find(family)).toContain(finding)
  })

  test("an earlier number sends the household the other track, whoever has it", () => {
    const family = familyOfFive()
    expect(hasEarlierNumber(family)).toBe(false)
    family.people[3]!.parts.person!.earlier = "yes"
    expect(hasEarlierNumber(family)).toBe(true)
    expect(find(family)).toContain("earlier-number")
  })

  test("somebody who does not belong here is said to, and an address only when the register was asked", () => {
    const own = { goes: "own" as const, why: "no-partner" as const, exception: null }
    expect(find(familyOfFive(), TODAY, { served: own })).toContain("served-elsewhere")
    expect(find(familyOfFive()).join()).not.toContain("address-")
    expect(find(familyOfFive(), TODAY, { addressKnown: false })).toContain("address-not-found")
  })

  test("consent of an absent parent that is not ready stands out", () => {
    const family = familyOfFive()
    family.people[2]!.parts.parents = { parents: "one", otherParent: "Paolo", custody: "shared" }
    expect(find(family)).toContain("consent-missing")
    family.people[2]!.parts.papers = { consent: "ready" }
    expect(find(family)).not.toContain("consent-missing")
  })

  test("the day to notify by counts from the later of arrival and move-in", () => {
    expect(conditionsMet(familyOfFive())).toBe("2026-11-22")
    expect(notifyBy(familyOfFive(), rules)).toBe("2026-11-27")
    expect(notifyBy({ parts: { from: { arrival: "2026-11-20" } }, people: [] }, rules)).toBeNull()
  })
})
