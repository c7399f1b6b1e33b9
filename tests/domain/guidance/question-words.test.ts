import { expect, test } from "vitest"
import {
  joinedNeighbours,
  otherSpellings,
  withFormNames,
  wordsMeant,
  wordsOf,
} from "#domain/guidance/question-words.ts"

test.each([
  ["form 04063", "form 04.063"],
  ["blanket 04 029", "blanket 04.029"],
  ["04.063", "04.063"],
  ["PDU2 form", "pd U2 form"],
  ["pd-u1", "pd u1"],
  ["phone 70 12 80 81", "phone 70 12 80 81"],
  ["in 2026", "in 2026"],
])("%j names the form as %j", (question, expected) => {
  expect(withFormNames(question)).toBe(expected)
})

test("a form's number and c/o are one word each, and no word comes twice", () => {
  expect(wordsOf("Form 04.063, form c/o A-kasse?")).toEqual(["form", "04.063", "c/o", "a-kasse"])
  expect(wordsOf("&|!():*'\\ %")).toEqual([])
})

test.each([
  ["laege", ["læge"]],
  ["løn", ["loen"]],
  ["tax", []],
])("%s is also spelt %j", (word, expected) => {
  expect(otherSpellings(word)).toEqual(expected)
})

test("neighbours are tried as one word", () => {
  expect(joinedNeighbours(["ny", "folke", "register"])).toEqual(["nyfolke", "folkeregister"])
  expect(joinedNeighbours(["ny"])).toEqual([])
})

test("two words of which our texts lack one give way to the one word they make", () => {
  const joined = new Map([["forskelsbehandling", "forskelsbehandling"]])
  expect(wordsMeant(["om", "forskels", "behandling"], new Map([["forskels", null]]), joined)).toEqual({
    asked: ["om", "forskelsbehandling"],
    besides: [],
  })
})

test("two words that our texts have both stay, and the one word is looked for besides", () => {
  const joined = new Map([["jobseeker", "jobseeker"]])
  expect(wordsMeant(["job", "seeker"], new Map(), joined)).toEqual({ asked: ["job", "seeker"], besides: ["jobseeker"] })
})

test("a word that our texts lack gives way to what is meant by it, or stays when nothing is", () => {
  const unknown = new Map([
    ["loen", "løn"],
    ["papegøje", null],
  ])
  expect(wordsMeant(["loen", "papegøje"], unknown, new Map()).asked).toEqual(["løn", "papegøje"])
})
