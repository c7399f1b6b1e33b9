import { expect, test } from "vitest"
import { sourceName } from "#domain/guidance/source-name.ts"

const languages = ["en", "da"]

test("a source with a name in each language is called by the reader's", () => {
  expect(sourceName("skat.dk, tax card / skat.dk, skattekort", "en", languages)).toBe("skat.dk, tax card")
  expect(sourceName("skat.dk, tax card / skat.dk, skattekort", "da", languages)).toBe("skat.dk, skattekort")
})

test("a name that has not one for each language stands for all", () => {
  expect(sourceName("Ferieloven", "da", languages)).toBe("Ferieloven")
  expect(sourceName("one / two / three", "en", languages)).toBe("one / two / three")
  expect(sourceName("and/or", "da", languages)).toBe("and/or")
  expect(sourceName("one / two", "uk", languages)).toBe("one / two")
})
