import { expect, test } from "vitest"
import { inOurWords, otherSpellings } from "#domain/guidance/synonyms.ts"

test.each([
  ["I lost my job", "en", "i dismissal notice fired"],
  ["tax free card", "en", "exemption frikort"],
  ["visage", "en", "visage"],
  ["Mobning på job", "da", "på job arbejdsmiljø stress"],
  ["mobningen", "da", "mobningen"],
  ["work permit", "da", "work permit"],
])("%j in %s asks for %j", (question, language, expected) => {
  expect(inOurWords(question, language)).toBe(expected)
})

test.each([
  ["laege", ["læge"]],
  ["løn", ["loen"]],
  ["tax", []],
])("%s is also spelt %j", (word, expected) => {
  expect(otherSpellings(word)).toEqual(expected)
})
