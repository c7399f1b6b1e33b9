import { translator } from "#locales/translator.ts"
import { type CountryUse, STATELESS, countriesFor } from "#domain/plan/countries.ts"
import { countryName } from "#domain/manner.ts"
import { nameInList } from "#domain/office/municipality.ts"
import type { Language } from "#locales/languages.ts"

/** Municipalities by the names that readers of a language look for, as it sorts. */
export function municipalitiesByName<M extends { name: string }>(list: readonly M[], language: Language): M[] {
  const { compare } = new Intl.Collator(language)
  return list.map((m) => ({ ...m, name: nameInList(m.name, language) })).toSorted((a, b) => compare(a.name, b.name))
}

const lists = new Map<string, { code: string; name: string }[]>()

/** Countries by their names in a language, as it sorts, for a question that asks for one; being stateless stands last. */
export function countryNames(language: Language, use: CountryUse = "citizenship"): { code: string; name: string }[] {
  const key = `${language} ${use}`
  let list = lists.get(key)
  if (!list) {
    const { compare } = new Intl.Collator(language)
    const codes = countriesFor(use)
    list = codes
      .filter((code) => code !== STATELESS)
      .map((code) => ({ code, name: countryName(code, language) }))
      .toSorted((a, b) => compare(a.name, b.name))
    if (codes.includes(STATELESS)) list.push({ code: STATELESS, name: citizenshipName(STATELESS, language) })
    lists.set(key, list)
  }
  return list
}

/** A country, or being stateless, in words. */
export const citizenshipName = (code: string, language: Language) =>
  code === STATELESS ? translator(language).t("plan:stateless") : countryName(code, language)
