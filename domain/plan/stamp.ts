import type { Rules } from "#domain/rules/rules.ts"
import { realmOf } from "./countries.ts"

export type Stamp = "none" | "usually-needed" | "unknown"

/**
 * Whether a certificate issued in a country usually needs an apostille or legalisation, before the visit. ISO code; "" where we do
 * not know it. The office decides.
 */
export function stampOf(country: string, rules: Pick<Rules, "noStamp">): Stamp {
  return country === "" ? "unknown" : rules.noStamp.includes(realmOf(country)) ? "none" : "usually-needed"
}

/** Whether a certificate issued in a country can come with the multilingual form that replaces its translation (Regulation 2016/1191). */
export const hasMultilingualForm = (country: string, rules: Pick<Rules, "multilingualForm">): boolean =>
  country !== "" && rules.multilingualForm.includes(realmOf(country))
