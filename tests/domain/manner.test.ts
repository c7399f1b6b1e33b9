import { expect, test } from "vitest"
import { countryName, languageName, mannerOf } from "#domain/manner.ts"
import { nameInList, nameInSentence } from "#domain/office/municipality.ts"
import { briefSpan, spokenMoment, weekdayName } from "#domain/time/spoken.ts"

test("each language writes days, times and sums in its own manner", () => {
  const at = new Date("2026-12-02T10:20:00Z")
  expect(spokenMoment(at, "en", at)).toBe("Wednesday 2 December at 11:20")
  expect(spokenMoment(at, "da", at)).toBe("onsdag den 2. december kl. 11.20")
  expect(briefSpan("2026-11-23", "2026-11-27", "da")).toBe("23.–27. nov.")
  expect(mannerOf("en").kroner("54,100")).toBe("DKK 54,100")
  expect(mannerOf("da").percent("55,9")).toBe("55,9 %")
})

test("a language without a row of its own has the words that Intl has for it", () => {
  expect(weekdayName("2026-12-02", "uk")).toBe("середа")
  expect(countryName("DK", "uk")).toBe("Данія")
})

test("countries and Copenhagen have their names in each language", () => {
  expect([countryName("DE", "en"), countryName("DE", "da"), countryName("XQ", "da")]).toEqual([
    "Germany",
    "Tyskland",
    "XQ",
  ])
  expect([languageName("da", "en"), languageName("da", "da"), languageName("en", "da")]).toEqual([
    "Danish",
    "dansk",
    "engelsk",
  ])
  expect([nameInSentence("København", "en"), nameInList("København", "en")]).toEqual([
    "Copenhagen",
    "Copenhagen (København)",
  ])
  expect(nameInList("København", "da")).toBe("København")
  expect(nameInList("Gladsaxe", "en")).toBe("Gladsaxe")
})
