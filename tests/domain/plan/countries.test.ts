import { describe, expect, test } from "vitest"
import { STATELESS, countriesFor, groupOf, realmOf } from "#domain/plan/countries.ts"
import { stampOf } from "#domain/plan/stamp.ts"
import { questions } from "#domain/prereg/questions.ts"
import { rules } from "../../support/rules.ts"

describe("countries and places", () => {
  test.each(["HK", "MO", "FO", "GL", "JE", "GG", "IM", "GI", "PR", "TW", "XK", "PS", "AX", "RE", "CW"])(
    "%s is where somebody comes from",
    (code) => expect(countriesFor("place")).toContain(code),
  )

  test("being stateless is a citizenship and nothing else", () => {
    expect(countriesFor("citizenship")).toContain(STATELESS)
    expect(countriesFor("further-citizenship")).not.toContain(STATELESS)
    expect(countriesFor("place")).not.toContain(STATELESS)
  })

  test("each question about a country asks for what makes sense there", () => {
    const asked = Object.values(questions)
      .flat()
      .filter((question) => question.kind === "country")
    expect(Object.fromEntries(asked.map((question) => [question.name, question.use]))).toEqual({
      birthCountry: "place",
      citizenship: "citizenship",
      otherCitizenship: "further-citizenship",
      country: "place",
    })
  })

  test("no code stands twice, and all have names in both languages", () => {
    for (const use of ["citizenship", "further-citizenship", "place"] as const)
      expect(new Set(countriesFor(use)).size).toBe(countriesFor(use).length)
    for (const language of ["en", "da"]) {
      const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" })
      expect(countriesFor("place").filter((code) => !names.of(code))).toEqual([])
    }
  })

  test.each([
    ["FO", "DK", "nordic", "none"],
    ["GL", "DK", "nordic", "none"],
    ["AX", "FI", "nordic", "none"],
    ["RE", "FR", "eu", "none"],
    ["PR", "US", "other", "none"],
    ["HK", "CN", "other", "usually-needed"],
    ["EH", "EH", "other", "usually-needed"],
    ["PL", "PL", "eu", "none"],
  ])("%s goes by the rules of %s: %s, stamp %s", (code, realm, group, stamp) => {
    expect([realmOf(code), groupOf(code), stampOf(code, rules)]).toEqual([realm, group, stamp])
  })
})

/** What a citizenship opens. The source is the key in the office's list of facts. */
test.each<[name: string, source: string, found: () => unknown, wanted: unknown]>([
  ["Switzerland counts with the EU", "ICS3", () => groupOf("CH"), "eu"],
  ["Liechtenstein counts with the EU", "ICS3", () => groupOf("LI"), "eu"],
  ["Norway and Iceland are Nordic, not EEA", "ICS3", () => [groupOf("NO"), groupOf("IS")].join(), "nordic,nordic"],
  ["the United Kingdom is another country", "STAR1", () => groupOf("GB"), "other"],
  ["who has no citizenship goes the way of the others", "ICS3", () => groupOf("XX"), "other"],
])("%s (%s)", (_name, _source, found, wanted) => {
  expect(found()).toEqual(wanted)
})
