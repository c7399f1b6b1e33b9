import { expect, test } from "vitest"
import { inLanguage } from "#domain/in-language.ts"

test("a text is shown in the reader's language", () => {
  expect(inLanguage({ en: "Tax card", da: "Skattekort" }, "da")).toBe("Skattekort")
})

test("a text that the reader's language lacks is shown in English", () => {
  expect(inLanguage({ en: "Tax card" }, "da")).toBe("Tax card")
})

test("a text that nobody wrote is shown as the page says", () => {
  expect(inLanguage({}, "da", "rate")).toBe("rate")
})
