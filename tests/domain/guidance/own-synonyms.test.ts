import { expect, test } from "vitest"
import { SYNONYM, mayKeepSynonym, readSynonym, synonymProblems } from "#domain/guidance/own-synonyms.ts"

test("a synonym is kept in small letters, with one space between words and forms by their names", () => {
  expect(readSynonym({ phrase: "  Form  04063 ", words: "Tax   CARD" })).toEqual({
    phrase: "form 04.063",
    words: "tax card",
  })
})

test.each([
  [{ phrase: "", words: "" }, ["phrase-missing", "words-missing"]],
  [{ phrase: "?!", words: "–" }, ["phrase-missing", "words-missing"]],
  [{ phrase: "x".repeat(SYNONYM.phrase), words: "x".repeat(SYNONYM.words) }, []],
  [{ phrase: "x".repeat(SYNONYM.phrase + 1), words: "x".repeat(SYNONYM.words + 1) }, ["phrase-long", "words-long"]],
])("what is wrong with %j is %j", (typed, problems) => {
  expect(synonymProblems(typed)).toEqual(problems)
})

test("a phrase is kept once, and the last one that fits is the five hundredth", () => {
  expect(mayKeepSynonym("a", null, ["b"]).ok).toBe(true)
  expect(mayKeepSynonym("a", null, ["a"])).toEqual({ ok: false, error: "phrase-taken" })
  expect(mayKeepSynonym("a", "b", ["a", "b"])).toEqual({ ok: false, error: "phrase-taken" })
  expect(mayKeepSynonym("a", "a", ["a"]).ok).toBe(true)
  const many = Array.from({ length: SYNONYM.most }, (_, i) => `phrase ${i}`)
  expect(mayKeepSynonym("a", null, many.slice(1)).ok).toBe(true)
  expect(mayKeepSynonym("a", null, many)).toEqual({ ok: false, error: "synonyms-full" })
  expect(mayKeepSynonym("a", "phrase 1", many).ok).toBe(true)
})
