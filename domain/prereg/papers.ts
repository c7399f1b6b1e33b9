import { groupOf, realmOf } from "#domain/plan/countries.ts"
import type { PaperKey } from "#domain/plan/papers.ts"
import { type PaperAnswer, type Readiness, answersFor, isCertificate, readinessOf } from "#domain/plan/readiness.ts"
import { type Household, type Person, citizenshipOf, euSponsorOf } from "./household.ts"

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

/** A contract for SIRI, by an older page (KU2, read November 2026: to be checked again): not older than so many months. */
export const CONTRACT_MONTHS = 1

export type Stamp = "none" | "usually-needed" | "unknown"

/** Whether a certificate issued in a country usually needs a stamp. ISO code; "" where we do not know it. */
export function stampOf(country: string): Stamp {
  return country === "" ? "unknown" : UNSTAMPED.countries.has(realmOf(country)) ? "none" : "usually-needed"
}

export interface PersonPaper {
  paper: PaperKey
  answers: readonly PaperAnswer[]
  given: string | null
  readiness: Readiness
  /** Only for certificates of civil status. */
  stamp: Stamp | null
}

/**
 * The papers one person brings (facts § 3.4: IHC2, AAR1, RUD; SIRI-W, SIRI-S, SIRI-SS, SIRI-F, SF1), with how ready each is.
 * A certificate that usually needs a stamp is amber until it has one.
 */
export function papersOf(household: Household, person: Person): PersonPaper[] {
  const given = person.parts.papers ?? {}
  return keysOf(household, person).map((paper) => {
    const answer = given[paper] ?? null
    const readiness = readinessOf(paper, answer)
    const stamp = isCertificate(paper) ? stampOf(issuedIn(household, person, paper)) : null
    return {
      paper,
      answers: answersFor(paper),
      given: answer,
      readiness: answer === "ready" && stamp === "usually-needed" ? "check" : readiness,
      stamp,
    }
  })
}

function keysOf(household: Household, person: Person): PaperKey[] {
  const citizenship = citizenshipOf(person)
  const group = citizenship ? groupOf(citizenship) : "eu"
  const purpose = household.parts.contact?.purpose
  const keys: PaperKey[] = [group === "other" ? "passport" : "id"]
  if (group === "nordic" && citizenship !== "DK") keys.push("home-number")
  if (group === "other") keys.push(citizenship && euSponsorOf(household, person) ? "sponsor" : "permit")
  if (givesTheRight(household)?.id === person.id)
    keys.push(
      purpose === "study"
        ? "admission"
        : purpose === "self-support"
          ? "funds"
          : purpose === "family"
            ? "sponsor"
            : "contract",
    )
  if (person.relation === "contact") keys.push("address")
  const status = person.parts.civil?.status
  if (status === "married") keys.push("marriage")
  if (status === "divorced" || status === "widowed") keys.push("civil-status")
  if (status === "partnership") keys.push("partnership")
  if (status === "partnership-ended" || status === "partner-died") keys.push("partnership-ended")
  if (person.relation === "partner" && group === "eu") keys.push("cohabitation")
  if (person.relation === "child") {
    keys.push("birth")
    const parents = person.parts.parents
    if (parents && parents.parents !== "both" && parents.custody)
      keys.push(parents.custody === "shared" ? "consent" : "custody")
  }
  if (person.parts.person?.earlier === "yes") keys.push("earlier-number")
  return keys
}

/**
 * Whose work, studies or money the household's right to live here rests on: the one who writes, or else the husband, wife or partner
 * who is an EU, EEA or Swiss citizen. Null when nobody's does.
 */
function givesTheRight(household: Household): Person | null {
  const may = household.people.filter(
    (p) => p.relation === "contact" || p.relation === "spouse" || p.relation === "partner",
  )
  return may.find((p) => groupOf(citizenshipOf(p) || "DE") === "eu") ?? null
}

/** A birth certificate comes from the country of birth; the others most likely from where the household lived. */
const issuedIn = (household: Household, person: Person, paper: PaperKey): string =>
  (paper === "birth" ? person.parts.person?.birthCountry : household.parts.from?.country) ?? ""
