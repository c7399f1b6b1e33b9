import { expect, test } from "vitest"
import { inOurWords } from "#domain/guidance/synonyms.ts"

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

test("an own synonym is said too, and one with the phrase of a shipped one counts instead of it", () => {
  const own = [
    ["parrot", "pets"],
    ["dole", "kontanthjælp"],
    ["c++ (course)", "courses"],
  ] as const
  expect(inOurWords("a parrot", "en", own)).toBe("a pets")
  expect(inOurWords("dole", "en", own)).toBe("kontanthjælp")
  expect(inOurWords("dole", "en")).toBe("unemployment insurance benefit")
  expect(inOurWords("a c++ (course) c", "en", own)).toBe("a c courses")
})
