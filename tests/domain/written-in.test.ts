import { expect, test } from "vitest"
import { writtenIn } from "#domain/written-in.ts"

test("a text is shown in the reader's language", () => {
  expect(writtenIn({ en: "Tax card", da: "Skattekort" }, "da")).toBe("Skattekort")
})

test("a text that the reader's language lacks is shown in English", () => {
  expect(writtenIn({ en: "Tax card" }, "da")).toBe("Tax card")
})

test("a text that nobody wrote is shown as the page says", () => {
  expect(writtenIn({}, "da", "rate")).toBe("rate")
})
