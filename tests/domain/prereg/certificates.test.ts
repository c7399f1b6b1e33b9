import { describe, expect, test } from "vitest"
import type { Household, Person } from "#domain/prereg/household.ts"
import { papersOf } from "#domain/prereg/papers.ts"
import { answersOf, person } from "../../support/household.ts"
import { rules } from "../../support/rules.ts"

/** Somebody from a country, with a status. */
const me = (status: string) =>
  person("contact", 1, { person: answersOf.person("Anna", "1988-03-14"), civil: { status } })
const spouse = person("spouse", 1, { person: answersOf.person("Ben", "1987-05-02"), civil: { status: "married" } })
const child = (birthCountry: string) =>
  person("child", 1, { person: { ...answersOf.person("Cara", "2018-01-09"), birthCountry } })
const household = (from: string, ...people: Person[]): Household => ({ parts: { from: { country: from } }, people })
const paper = (of: Household, who: Person, key: string) => papersOf(of, who, rules).find((one) => one.paper === key)!

describe("a stamp is asked for where a certificate ties together people who both come (facts-2, U8)", () => {
  test("the marriage of two who move from India", () => {
    const both = household("IN", me("married"), spouse)
    expect(both.people.map((one) => paper(both, one, "marriage").stamp)).toEqual(["usually-needed", "usually-needed"])
  })
  test("not the marriage of one whose husband or wife stays there, with children or without", () => {
    const alone = household("IN", me("married"))
    expect(paper(alone, alone.people[0]!, "marriage").stamp).toBeNull()
    const withChild = household("IN", me("married"), child("IN"))
    expect(paper(withChild, withChild.people[0]!, "marriage").stamp).toBeNull()
    // The child's own is asked for.
    expect(paper(withChild, withChild.people[1]!, "birth").stamp).toBe("usually-needed")
  })
  test("nor a marriage that has ended", () => {
    for (const status of ["divorced", "widowed"]) {
      const one = household("IN", me(status), child("IN"))
      expect(paper(one, one.people[0]!, "civil-status").stamp).toBeNull()
    }
  })
  test("and none of a state whose certificates need none", () => {
    const both = household("IT", me("married"), spouse)
    expect(paper(both, both.people[0]!, "marriage").stamp).toBe("none")
  })
})

describe("the multilingual form is named for what it is made for (Regulation 2016/1191)", () => {
  test.each([
    ["married", "marriage", true],
    ["widowed", "civil-status", true],
    ["partnership", "partnership", true],
    ["partner-died", "partnership-ended", true],
    ["divorced", "civil-status", false],
    ["partnership-ended", "partnership-ended", false],
  ])("%s: %s %s", (status, key, form) => {
    const one = household("IT", me(status))
    expect(paper(one, one.people[0]!, key).form).toBe(form)
  })
  test("a birth certificate by the country of birth, of the EU's states alone", () => {
    const families = ["IT", "CH", "IN"].map((country) => household("IT", me("single"), child(country)))
    expect(families.map((one) => paper(one, one.people[1]!, "birth").form)).toEqual([true, false, false])
  })
})
