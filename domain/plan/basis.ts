import { groupOf } from "./countries.ts"
import type { Purpose } from "./purposes.ts"

/**
 * What the stay of somebody from outside the Nordic countries, the EU, the EEA and Switzerland rests on (facts-2 § A, F2, and § B6). Of
 * family it is whom they join, since that decides which authority it is and by which rules:
 * `permit`: a permit of one's own, for work or studies (SIRI);
 * `withdrawal`: lived here by EU rules before the United Kingdom left (Withdrawal Agreement, form BR1, SIRI);
 * `special-act`: displaced from Ukraine (Special Act, Danish Immigration Service);
 * `joins-eu`: a citizen of an EU or EEA state outside the Nordic countries, or of Switzerland (EU rules, form OD1B, SIRI);
 * `joins-dane-from-eu`: a Dane, after living together in another EU state (EU rules, SIRI);
 * `joins-permit`: somebody here with a permit for work or studies (accompanying family, SIRI);
 * `joins-withdrawal`: a British citizen who lives here under the Withdrawal Agreement (SIRI);
 * `joins-settled`: a Danish or Nordic citizen, or somebody here for good or under protection (Danish Immigration Service).
 */
export const bases = [
  "permit",
  "withdrawal",
  "special-act",
  "joins-eu",
  "joins-dane-from-eu",
  "joins-permit",
  "joins-withdrawal",
  "joins-settled",
] as const
export type Basis = (typeof bases)[number]

/** The ways that are open to a citizenship with a purpose. Empty where there is one only, so that nobody is asked. */
export function basesFor(country: string, purpose: Purpose): readonly Basis[] {
  if (groupOf(country) !== "other") return []
  const ownWay: Basis[] = country === "GB" ? ["withdrawal"] : country === "UA" ? ["special-act"] : []
  if (purpose === "family")
    return ["joins-eu", "joins-dane-from-eu", "joins-permit", "joins-withdrawal", "joins-settled", ...ownWay]
  return ownWay.length > 0 ? ["permit", ...ownWay] : []
}

/** Whether EU rules carry it: a residence document from SIRI, and no permit. */
export const byEuRules = (basis: Basis | null): basis is "joins-eu" | "joins-dane-from-eu" =>
  basis === "joins-eu" || basis === "joins-dane-from-eu"

/** Whether it is a right under the Withdrawal Agreement, shown by a document and not by a permit. */
export const byWithdrawal = (basis: Basis | null): boolean => basis === "withdrawal" || basis === "joins-withdrawal"

/** Whether the Danish Immigration Service decides on it, and not SIRI. */
export const byImmigrationService = (basis: Basis | null): boolean =>
  basis === "joins-settled" || basis === "special-act"
