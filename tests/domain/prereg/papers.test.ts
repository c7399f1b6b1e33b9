import { describe, expect, test } from "vitest"
import { stampOf } from "#domain/plan/stamp.ts"
import type { Household } from "#domain/prereg/household.ts"
import { papersOf } from "#domain/prereg/papers.ts"
import { familyOfFive } from "../../support/household.ts"
import { rules } from "../../support/rules.ts"

describe("papers of each person", () => {
  const keys = (household: Household, i: number) => papersOf(household, household.people[i]!, rules).map((p) => p.paper)
  test("an EU worker with a spouse: ID, contract, address, marriage; the spouse and the children theirs", () => {
    const family = familyOfFive()
    expect(keys(family, 0)).toEqual(["id", "contract", "address", "marriage"])
    expect(keys(family, 1)).toEqual(["id"])
    expect(keys(family, 2)).toEqual(["id", "birth"])
  })
  test.each([
    ["study", "admission"],
    ["self-support", "funds"],
    ["family", "sponsor"],
    ["job-seeking", "contract"],
  ])("an EU citizen who comes for %s brings: %s", (purpose, paper) => {
    const family = familyOfFive()
    family.parts.contact!.purpose = purpose
    expect(keys(family, 0)).toContain(paper)
  })
  test.each([
    ["IN", ["passport", "sponsor"]],
    ["SE", ["id", "home-number"]],
    ["DK", ["id"]],
  ])("a citizen of %s brings %j first", (citizenship, wanted) => {
    const family = familyOfFive()
    family.people[1]!.parts.person!.citizenship = citizenship
    expect(keys(family, 1)).toEqual(wanted)
  })
  test.each([
    [{ parents: "both" }, null],
    [{ parents: "one", custody: "shared" }, "consent"],
    [{ parents: "one", custody: "sole" }, "custody"],
    [{ parents: "none", custody: "other" }, "custody"],
  ])("a child with %j brings: %s", (parents, paper) => {
    const family = familyOfFive()
    family.people[2]!.parts.parents = parents as Record<string, string>
    expect(keys(family, 2).filter((k) => k === "consent" || k === "custody")).toEqual(paper ? [paper] : [])
  })
  test.each([
    ["IT", "none"],
    ["US", "none"],
    ["IN", "usually-needed"],
    ["UA", "usually-needed"],
    ["", "unknown"],
  ])("a certificate of %s: stamp %s (SF2)", (country, stamp) => {
    expect(stampOf(country, rules)).toBe(stamp)
  })
  test("a certificate that is there but usually needs a stamp is amber", () => {
    const family = familyOfFive()
    family.people[2]!.parts.papers = { birth: "ready" }
    const birth = () => papersOf(family, family.people[2]!, rules).find((p) => p.paper === "birth")!.readiness
    expect(birth()).toBe("ready")
    family.people[2]!.parts.person!.birthCountry = "IN"
    expect(birth()).toBe("check")
    family.people[2]!.parts.papers = { birth: "stamped" }
    expect(birth()).toBe("ready")
  })
})
