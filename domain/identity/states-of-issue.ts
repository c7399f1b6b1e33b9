import { iso31661Alpha2ToAlpha3, iso31661Alpha3ToAlpha2 } from "iso-3166"
import { STATELESS, countries, realmOf } from "#domain/plan/countries.ts"

/** Codes of ICAO 9303-3 section 5 that are not ISO's own, and old ones that stand in documents still valid. */
const OTHERS: Readonly<Record<string, string>> = {
  D: "DE",
  GBD: "GB",
  GBN: "GB",
  GBO: "GB",
  GBP: "GB",
  GBS: "GB",
  RKS: "XK",
  XKX: "XK",
  UNK: "XK",
  ROM: "RO",
  ZAR: "CD",
  TMP: "TL",
  // Stateless (1954), refugee (1951), refugee of another kind: no state's citizen.
  XXA: STATELESS,
  XXB: STATELESS,
  XXC: STATELESS,
}

/** The country, as the portal's forms have it, of a three-letter code in a machine-readable zone; null for one that is none. */
export function countryOfCode(code: string): string | null {
  const two = OTHERS[code] ?? iso31661Alpha3ToAlpha2[code]
  if (two === undefined) return null
  const country = realmOf(two)
  return countries.includes(country) ? country : null
}

/** A country's three letters (ISO 3166-1), as registers of documents name it; null where it has none. */
export const codeOfCountry = (country: string): string | null => iso31661Alpha2ToAlpha3[country] ?? null

/**
 * Where the public register PRADO of the Council of the EU shows a country's documents and their security features (facts-2, C);
 * its start page where the country is not known to it.
 */
export function pradoUrl(country: string | null, language: string): string {
  const code = country === null ? null : codeOfCountry(country)
  const register = `https://www.consilium.europa.eu/prado/${language}`
  return code === null
    ? `${register}/prado-start-page.html`
    : `${register}/prado-documents/${code.toLowerCase()}/index.html`
}
