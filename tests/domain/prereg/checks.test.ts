import { describe, expect, test } from "vitest"
import { contradictionsOf } from "#domain/prereg/checks.ts"
import type { Household } from "#domain/prereg/household.ts"
import { answersOf, familyOfFive, person } from "../../support/household.ts"

const TODAY = "2026-11-25"

describe("answers that contradict each other", () => {
  const born = (relation: "contact" | "spouse" | "child" | "adult", day: string, others: Household["people"] = []) => {
    const me = person(relation, 5, { person: { born: day } })
    return contradictionsOf({ parts: {}, people: [...others, me] }, { part: "person", person: me }, TODAY).born
  }
  test.each([
    ["contact", "2020-11-25", "contact-is-child"],
    ["contact", "2008-11-26", "contact-is-child"],
    ["contact", "2008-11-25", undefined],
    ["contact", "2008-00-00", undefined],
    ["contact", "2008-12-00", "contact-is-child"],
    ["contact", "1985-00-00", undefined],
    ["contact", "2026-11-26", "born-in-future"],
    ["child", "2026-11-00", undefined],
    ["child", "2026-12-00", "born-in-future"],
    ["child", "2008-00-00", undefined],
    ["child", "2008-10-00", "child-is-adult"],
    ["child", "2007-00-00", "child-is-adult"],
    ["spouse", "2008-00-00", undefined],
    ["spouse", "2009-00-00", "adult-is-child"],
    ["contact", "1896-11-25", undefined],
    ["contact", "1896-11-24", "born-too-long-ago"],
    ["child", "2008-11-26", undefined],
    ["child", "2008-11-25", "child-is-adult"],
    ["spouse", "2008-11-25", undefined],
    ["spouse", "2008-11-26", "adult-is-child"],
    ["adult", "2012-01-01", undefined],
  ] as const)("a %s born %s: %s", (relation, day, problem) => {
    expect(born(relation, day)).toBe(problem)
  })

  test.each([
    ["2000-01-01", "1999-12-31", "older-than-parent"],
    ["2000-01-01", "2000-01-01", "older-than-parent"],
    ["1985-01-01", "1999-12-31", undefined],
    ["1985-00-00", "1999-00-00", undefined],
    ["1996-00-00", "1995-06-00", "older-than-parent"],
  ])("a parent born %s and a child born %s: %s, whichever is written last", (parentDay, childDay, problem) => {
    const parent = person("contact", 1, { person: { born: parentDay } })
    const child = person("child", 2, { person: { born: childDay } })
    const family = { parts: {}, people: [parent, child] }
    const day = "2010-06-01"
    expect(contradictionsOf(family, { part: "person", person: child }, day).born).toBe(problem)
    expect(contradictionsOf(family, { part: "person", person: parent }, day).born).toBe(problem)
  })

  test.each([
    ["spouse", "unmarried", "not-married"],
    ["spouse", "married", undefined],
    ["spouse", "partnership", undefined],
    ["spouse", "partnership-ended", "not-married"],
    ["partner", "unmarried", undefined],
  ] as const)("somebody who moves with a %s and is %s: %s", (relation, status, problem) => {
    const me = person("contact", 1, { civil: { status } })
    const family = { parts: {}, people: [me, person(relation, 2)] }
    expect(contradictionsOf(family, { part: "civil", person: me }, TODAY).status).toBe(problem)
  })

  test("another adult of the household is not taken for a parent", () => {
    const grown = person("adult", 1, { person: { born: "2008-01-01" } })
    const child = person("child", 2, { person: { born: "2008-12-01" } })
    expect(contradictionsOf({ parts: {}, people: [grown, child] }, { part: "person", person: child }, TODAY)).toEqual(
      {},
    )
  })

  test.each([
    ["2026-11-20", "2026-11-20", {}],
    ["2026-11-20", "2026-11-19", { arrival: "arrival-after-move-in" }],
    ["2027-11-26", "2027-11-27", {}],
    ["2027-11-27", "2027-11-28", { arrival: "arrival-far" }],
  ])("arriving %s and moving in %s: %j", (arrival, moveIn, problems) => {
    const household: Household = { parts: { from: { arrival }, to: { moveIn } }, people: [] }
    expect(contradictionsOf(household, { part: "from", person: null }, TODAY)).toEqual(problems)
  })

  test("moving in before arriving is said where the move-in is written, too", () => {
    const household: Household = {
      parts: { from: { arrival: "2026-11-20" }, to: { moveIn: "2026-11-19" } },
      people: [],
    }
    expect(contradictionsOf(household, { part: "to", person: null }, TODAY)).toEqual({
      moveIn: "move-in-before-arrival",
    })
  })

  test.each([
    ["2026-11-25", undefined],
    ["2026-11-26", "since-in-future"],
    ["1988-03-13", "since-before-birth"],
  ])("married since %s: %s", (since, problem) => {
    const me = person("contact", 1, { person: { born: "1988-03-14" }, civil: { status: "married", since } })
    expect(contradictionsOf({ parts: {}, people: [me] }, { part: "civil", person: me }, TODAY).since).toBe(problem)
  })

  test.each([
    ["2026-11-25", undefined],
    ["2026-11-24", "permit-over"],
  ])("a permit until %s: %s", (permitUntil, problem) => {
    const me = person("contact", 1, { person: { citizenship: "IN", permitUntil } })
    expect(contradictionsOf({ parts: {}, people: [me] }, { part: "person", person: me }, TODAY).permitUntil).toBe(
      problem,
    )
  })
})

describe("a whole family", () => {
  test("contradicts itself nowhere", () => {
    const family = familyOfFive()
    for (const p of family.people) expect(contradictionsOf(family, { part: "person", person: p }, TODAY)).toEqual({})
    expect(answersOf.to().moveIn).toBe("2026-11-22")
  })
})
