import { groupOf } from "#domain/plan/countries.ts"
import { type PaperKey, identityPaper } from "#domain/plan/papers.ts"
import { type PaperAnswer, type Readiness, answersFor, isCertificate, readinessOf } from "#domain/plan/readiness.ts"
import { type Stamp, stampOf } from "#domain/plan/stamp.ts"
import { type Household, type Person, citizenshipOf, euSponsorOf } from "./household.ts"

/** A contract for SIRI, by an older page (KU2, read November 2026: to be checked again): not older than so many months. */
export const CONTRACT_MONTHS = 1

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
    const stamp = isCertificate(paper) ? stampOf(issuedIn(household, person, paper)) : null
    return {
      paper,
      answers: answersFor(paper),
      given: answer,
      readiness: readinessOf(paper, answer, stamp === "usually-needed"),
      stamp,
    }
  })
}

/** What each person of a household brings to the visit, by the own citizenship and age, with whether it usually needs a stamp. */
export function papersToBring(
  household: Household,
): (Pick<Person, "relation" | "nth"> & { name: string | null; papers: { paper: PaperKey; stamped: boolean }[] })[] {
  return household.people.map((person) => ({
    name: person.parts.person?.passportName ?? null,
    relation: person.relation,
    nth: person.nth,
    papers: papersOf(household, person)
      .filter((own) => own.readiness !== "none")
      .map((own) => ({ paper: own.paper, stamped: own.stamp === "usually-needed" })),
  }))
}

function keysOf(household: Household, person: Person): PaperKey[] {
  const citizenship = citizenshipOf(person)
  const group = citizenship ? groupOf(citizenship) : "eu"
  const purpose = household.parts.contact?.purpose
  const keys: PaperKey[] = [identityPaper(citizenship || "DE")]
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
