import type { Language } from "#locales/languages.ts"

/** A municipality as readers of a language look for it: Copenhagen has an English name of its own, the others have none. */
export const municipalityName = (name: string, language: Language): string =>
  language === "en" && name === "København" ? "Copenhagen (København)" : name

/** The same of a list, as the language sorts. */
export function municipalitiesByName<M extends { name: string }>(list: readonly M[], language: Language): M[] {
  const { compare } = new Intl.Collator(language)
  return list
    .map((m) => ({ ...m, name: municipalityName(m.name, language) }))
    .toSorted((a, b) => compare(a.name, b.name))
}
