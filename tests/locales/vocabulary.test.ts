import { expect, test } from "vitest"
import { resources } from "#locales/resources.ts"

type Texts = { readonly [key: string]: string | Texts }
const flat = (texts: Texts, path: string): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}.${key}`, value] as [string, string]] : flat(value, `${path}.${key}`),
  )

/** Second words for a thing that has its word in the glossary. */
test.each([
  ["en", /\bgo on\b/i, "continue"],
  ["en", /\bplace on (this|the|a) (course|run)\b/i, "seat"],
  ["da", /\(frivillig/i, "(valgfrit)"],
  ["da", /^videre$|\bgå videre\b/i, "fortsæt"],
  ["da", /^(dit |vores )?nummer(: \{\{reference\}\})?$/i, "bookingnummer or sagsnummer"],
] as const)("texts in %s do not say %s, but: %s", (language, other, _word) => {
  const said = Object.entries(resources[language]).flatMap(([room, texts]) =>
    flat(texts as Texts, room).filter(([, text]) => other.test(text)),
  )
  expect(said).toEqual([])
})
