import { expect, test } from "vitest"
import { municipalitiesNamed } from "#domain/guidance/named-municipalities.ts"

const all = ["København", "Høje-Taastrup", "Roskilde", "Køge", "Helsingør", "Tårnby", "Aarhus"].map((name) => ({
  name,
}))
const named = (question: string, language = "en") => municipalitiesNamed(question, all, language).map((m) => m.name)

test.each([
  ["i move to Roskilde", ["Roskilde"]],
  ["roskilde kommune", ["Roskilde"]],
  ["koebenhavn", ["København"]],
  ["Copenhagen municipality", ["København"]],
  ["koge or köge", ["Køge"]],
  ["hoje taastrup", ["Høje-Taastrup"]],
  ["høje-tåstrup", ["Høje-Taastrup"]],
  ["helsingor", ["Helsingør"]],
  ["taarnby", ["Tårnby"]],
  ["århus", ["Aarhus"]],
  ["roskilde and tårnby", ["Roskilde", "Tårnby"]],
])("%j names %j", (question, expected) => {
  expect(named(question)).toEqual(expected)
})

test.each([
  ["rosklide", ["Roskilde"]],
  ["roskild", ["Roskilde"]],
  ["rooskilde", ["Roskilde"]],
  ["copenhagn", ["København"]],
  ["roskildes borgere", ["Roskilde"]],
])("%j, with one letter wrong, names %j", (question, expected) => {
  expect(named(question)).toEqual(expected)
})

test.each(["", "tax card", "koga", "høje mursten", "roskliden"])("%j names none", (question) => {
  expect(named(question)).toEqual([])
})

test("a language's own name counts in that language only, and at most three are named", () => {
  expect(named("copenhagen", "da")).toEqual([])
  expect(named("roskilde køge tårnby aarhus")).toHaveLength(3)
})
