import { nameInList } from "#domain/office/municipality.ts"
import type { Language } from "#locales/languages.ts"

/** Municipalities by the names that readers of a language look for, as it sorts. */
export function municipalitiesByName<M extends { name: string }>(list: readonly M[], language: Language): M[] {
  const { compare } = new Intl.Collator(language)
  return list.map((m) => ({ ...m, name: nameInList(m.name, language) })).toSorted((a, b) => compare(a.name, b.name))
}
