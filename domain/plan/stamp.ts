import { realmOf } from "./countries.ts"

/**
 * Whose certificates usually need no apostille or legalisation: those of these countries (the authority's older list, SF2, read
 * November 2026: to be checked again). All others' do, before the visit. The office decides.
 */
const UNSTAMPED = {
  source: "SF2",
  readOn: "2026-11-23",
  countries: new Set(
    (
      "US CA AU NZ TR " +
      "DK FI IS NO SE AT BE BG HR CY CZ EE FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES LI CH " +
      "AD GB MC MD ME MK RS SM VA"
    ).split(" "),
  ),
} as const

export type Stamp = "none" | "usually-needed" | "unknown"

/** Whether a certificate issued in a country usually needs a stamp. ISO code; "" where we do not know it. */
export function stampOf(country: string): Stamp {
  return country === "" ? "unknown" : UNSTAMPED.countries.has(realmOf(country)) ? "none" : "usually-needed"
}
