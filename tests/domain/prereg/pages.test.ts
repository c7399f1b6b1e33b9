import { describe, expect, test } from "vitest"
import { type Household, holds } from "#domain/prereg/household.ts"
import { MOST_FIELDS, leftOf, pagesOf, questionsFor, stateOf } from "#domain/prereg/pages.ts"
import { type Condition, conditions, questions } from "#domain/prereg/questions.ts"
import { answersOf, familyOfFive, person } from "../../support/household.ts"

/** What a reader sees of a page: questions whose condition the given answers do not meet are not there. */
const shown = (household: Household, key: string) =>
  pagesOf(household)
    .find((p) => p.key === key)!
    .blocks.flatMap((block) => {
      const answers = (block.person ?? household).parts[block.part] ?? {}
      return questionsFor(household, block)
        .filter((q) => !q.shownIf || holds(q.shownIf, answers))
        .map((q) => q.name)
    })

describe("the pages of a household", () => {
  test("a family of five types at most 14 pages, the code's among them, of at most 10 fields each", () => {
    const family = familyOfFive()
    const pages = pagesOf(family)
    expect(pages.map((p) => p.key)).toEqual([
      "contact",
      "person-1",
      "person-2",
      "person-3",
      "person-4",
      "person-5",
      "belonging",
      "from",
      "to",
      "civil",
      "parents",
      "papers",
      "papers-2",
    ])
    expect(pages.length + 1).toBeLessThanOrEqual(14)
    for (const page of pages) expect(shown(family, page.key).length, page.key).toBeLessThanOrEqual(MOST_FIELDS)
  })

  test("so does a family of five from outside the EU", () => {
    const family = familyOfFive()
    for (const p of family.people) p.parts.person = { ...p.parts.person, citizenship: "IN", birthCountry: "IN" }
    expect(pagesOf(family).length + 1).toBeLessThanOrEqual(14)
    for (const page of pagesOf(family))
      expect(shown(family, page.key).length, page.key).toBeLessThanOrEqual(MOST_FIELDS)
  })

  test("one person alone is asked about nobody else", () => {
    const alone: Household = { parts: {}, people: [person("contact", 1)] }
    expect(pagesOf(alone).map((p) => p.key)).toEqual([
      "contact",
      "person-1",
      "belonging",
      "from",
      "to",
      "civil",
      "papers",
    ])
  })

  test("every person's parts stand on exactly one page", () => {
    const family = familyOfFive()
    const blocks = pagesOf(family).flatMap((p) => p.blocks.map((b) => `${b.part} ${b.person?.position ?? "-"}`))
    expect(new Set(blocks).size).toBe(blocks.length)
    for (const p of family.people)
      for (const part of ["person", "belonging", "papers"]) expect(blocks).toContain(`${part} ${p.position}`)
  })
})

describe("questions are asked only of whom they concern", () => {
  const asked = (answers: Record<string, string>) =>
    questions.person.filter((q) => !q.shownIf || holds(q.shownIf, answers)).map((q) => q.name)
  test.each([
    ["IT", ["passportNumber"], ["homeNumber", "permitUntil"]],
    ["SE", ["homeNumber"], ["passportNumber", "permitUntil"]],
    ["DK", [], ["homeNumber", "passportNumber", "permitUntil"]],
    ["IN", ["passportNumber", "permitUntil"], ["homeNumber"]],
  ])("a citizen of %s is asked %j and not %j", (citizenship, yes, no) => {
    for (const name of yes) expect(asked({ citizenship })).toContain(name)
    for (const name of no) expect(asked({ citizenship })).not.toContain(name)
  })

  test("the earlier number only of those who have had one", () => {
    expect(asked({ earlier: "yes" })).toContain("earlierNumber")
    expect(asked({ earlier: "no" })).not.toContain("earlierNumber")
  })

  test("a couple that moves together is asked about its wedding once", () => {
    const family = familyOfFive()
    const civil = pagesOf(family).find((p) => p.key === "civil")!
    const names = civil.blocks.map((b) => questionsFor(family, b).map((q) => q.name))
    expect(names[0]).toContain("status")
    expect(names[0]).not.toContain("spouse")
    expect(names[1]).toEqual(["relatives"])
  })

  test("somebody married whose spouse stays is asked who it is", () => {
    const alone: Household = { parts: {}, people: [person("contact", 1, { civil: { status: "married" } })] }
    expect(leftOf(alone, { part: "civil", person: alone.people[0]! })).toEqual(["since", "authority", "spouse"])
  })

  test("the municipality one leaves only of Nordic citizens, the student residence only of students where it decides", () => {
    const household: Household = {
      parts: { contact: { purpose: "study" } },
      people: [person("contact", 1, { person: { citizenship: "SE" } })],
    }
    const names = (part: "from" | "to", residences: string[] = []) =>
      questionsFor(household, { part, person: null }, residences).map((q) => q.name)
    expect(names("from")).toContain("municipality")
    expect(names("to", ["A"])).toContain("residence")
    expect(names("to")).not.toContain("residence")
    household.people[0]!.parts.person = { citizenship: "IT" }
    household.parts.contact = { purpose: "work" }
    expect(names("from")).not.toContain("municipality")
    expect(names("to", ["A"])).not.toContain("residence")
  })

  test("every condition hangs on a question of its own part", () => {
    for (const [part, list] of Object.entries(questions))
      for (const q of list)
        if (q.shownIf)
          expect(
            list.some((other) => other.name === conditions[q.shownIf as Condition].question),
            `${part}.${q.name}`,
          ).toBe(true)
  })
})

describe("how far a part has come", () => {
  const household: Household = { parts: {}, people: [person("contact", 1)] }
  const block = { part: "from" as const, person: null }
  test("not begun, some left, done", () => {
    expect(stateOf(household, block)).toEqual({ state: "new" })
    household.parts.from = { country: "IT" }
    expect(stateOf(household, block)).toEqual({ state: "left", left: ["address", "arrival"] })
    household.parts.from = answersOf.from()
    expect(stateOf(household, block)).toEqual({ state: "done" })
  })
})
