import { describe, expect, test } from "vitest"
import { type Household, euSponsorOf } from "#domain/prereg/household.ts"
import { questionsFor } from "#domain/prereg/pages.ts"
import { papersOf } from "#domain/prereg/papers.ts"
import type { Relation } from "#domain/prereg/questions.ts"
import { person } from "../../support/household.ts"
import { rules } from "../../support/rules.ts"

const household = (...people: [Relation, string][]): Household => ({
  parts: { contact: { purpose: "work" }, from: { country: "BR" } },
  people: people.map(([relation, citizenship], i) => person(relation, i + 1, { person: { citizenship } })),
})
const papers = (whole: Household, position: number) =>
  papersOf(whole, whole.people[position - 1]!, rules).map(({ paper }) => paper)
const asksPermit = (whole: Household, position: number) =>
  questionsFor(whole, { part: "person", person: whole.people[position - 1]! }).some((q) => q.name === "permitUntil")

describe("the family of an EU citizen", () => {
  const german = household(["contact", "DE"], ["spouse", "BR"], ["child", "BR"])
  test("brings what shows the relation, and no permit", () => {
    for (const position of [2, 3]) {
      expect(papers(german, position)).toContain("sponsor")
      expect(papers(german, position)).not.toContain("permit")
      expect(asksPermit(german, position)).toBe(false)
    }
    expect(papers(german, 1)).toContain("contract")
  })
  test("is the same when the other one writes: the basis is the EU citizen's", () => {
    const brazilian = household(["contact", "BR"], ["spouse", "DE"])
    expect(papers(brazilian, 1)).toEqual(expect.arrayContaining(["sponsor", "address"]))
    expect(papers(brazilian, 1)).not.toContain("permit")
    expect(papers(brazilian, 2)).toContain("contract")
  })
})

describe("everybody else", () => {
  test("without an EU citizen in the family a permit is asked for", () => {
    const indian = household(["contact", "IN"], ["spouse", "IN"])
    for (const position of [1, 2]) {
      expect(papers(indian, position)).toContain("permit")
      expect(asksPermit(indian, position)).toBe(true)
    }
  })
  test("a Danish spouse, or an adult who is no family, gives no EU right", () => {
    expect(papers(household(["contact", "DK"], ["spouse", "BR"]), 2)).toContain("permit")
    expect(papers(household(["contact", "DE"], ["adult", "BR"]), 2)).toContain("permit")
    expect(euSponsorOf(household(["contact", "DE"], ["adult", "BR"]), person("adult", 2))).toBeNull()
  })
})
