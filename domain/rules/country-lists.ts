import { countries, realmOf } from "#domain/plan/countries.ts"

export const countryLists = ["no-stamp", "multilingual-form"] as const
/**
 * `no-stamp`: states whose certificates usually need no apostille or legalisation. `multilingual-form`: states whose certificates
 * can come with the multilingual form, which replaces the translation (Regulation (EU) 2016/1191).
 */
export type CountryListKey = (typeof countryLists)[number]

export const isCountryList = (text: string): text is CountryListKey =>
  (countryLists as readonly string[]).includes(text)

/** A list from a day on, until the next one begins. Codes are ISO 3166 of states; their islands and realms go with them. */
export interface CountryListVersion {
  list: CountryListKey
  from: string
  countries: readonly string[]
  source: string
  url: string
  nextReview: string
}

/** The version that holds on a day "YYYY-MM-DD"; of a day before all of them, the first. Null where there is none. */
export function listOn(
  versions: readonly CountryListVersion[],
  list: CountryListKey,
  day: string,
): CountryListVersion | null {
  const own = versions.filter((v) => v.list === list).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return own.findLast((v) => v.from <= day) ?? own[0] ?? null
}

export type CountryListProblem = "list-empty" | "list-unknown"

/** What is wrong with a list of codes; null when it can stand. */
export function problemOfList(codes: readonly string[]): CountryListProblem | null {
  if (codes.length === 0) return "list-empty"
  return codes.every((code) => countries.includes(code) && realmOf(code) === code) ? null : "list-unknown"
}

/** Which states come and go between two versions. */
export function listChange(before: readonly string[], after: readonly string[]) {
  return {
    added: after.filter((code) => !before.includes(code)),
    removed: before.filter((code) => !after.includes(code)),
  }
}
