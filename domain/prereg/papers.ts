import { groupOf } from "#domain/plan/countries.ts"
import { type PaperKey, identityPaper } from "#domain/plan/papers.ts"
import { type PaperAnswer, type Readiness, answersFor, isCertificate, readinessOf } from "#domain/plan/readiness.ts"
import { type Stamp, hasMultilingualForm, stampOf } from "#domain/plan/stamp.ts"
import type { Rules } from "#domain/rules/rules.ts"
import { type Household, type Person, citizenshipOf, euSponsorOf } from "./household.ts"

export interface PersonPaper {
  paper: PaperKey
  answers: readonly PaperAnswer[]
  given: string | null
  readiness: Readiness
  /** Only for certificates that tie together people who both come. */
  stamp: Stamp | null
  /** A certificate of a state that gives the multilingual form, which replaces the translation. */
  form: boolean
}

/**
 * The papers one person brings (facts § 3.4: IHC2, AAR1, RUD; SIRI-W, SIRI-S, SIRI-SS, SIRI-F, SF1), with how ready each is.
 * A certificate that usually needs a stamp is amber until it has one.
 */
export function papersOf(
  household: Household,
  person: Person,
  rules: Pick<Rules, "noStamp" | "multilingualForm">,
): PersonPaper[] {
  const given = person.parts.papers ?? {}
  return paperKeysOf(household, person).map((paper) => {
    const answer = given[paper] ?? null
    const from = isCertificate(paper) ? issuedIn(household, person, paper) : null
    const stamp = from === null || !tiesTogether(household, paper) ? null : stampOf(from, rules)
    return {
      paper,
      answers: answersFor(paper),
      given: answer,
      readiness: readinessOf(paper, answer, stamp === "usually-needed"),
      stamp,
      form: from !== null && comesWithForm(person, paper) && hasMultilingualForm(from, rules),
    }
  })
}

/** A person with the papers to bring to the visit. */
export type ToBring = Pick<Person, "relation" | "nth"> & {
  name: string | null
  papers: { paper: PaperKey; stamped: boolean }[]
}

/** What each person of a household brings to the visit, by the own citizenship and age, with whether it usually needs a stamp. */
export function papersToBring(household: Household, rules: Pick<Rules, "noStamp" | "multilingualForm">): ToBring[] {
  return household.people.map((person) => ({
    name: person.parts.person?.passportName ?? null,
    relation: person.relation,
    nth: person.nth,
    papers: papersOf(household, person, rules)
      .filter((own) => own.readiness !== "none")
      .map((own) => ({ paper: own.paper, stamped: own.stamp === "usually-needed" })),
  }))
}

/** Which papers, before any is answered: no rule of a country decides that. */
export function paperKeysOf(household: Household, person: Person): PaperKey[] {
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

/**
 * Whether a certificate ties together people who both come: only then a stamp is asked for (facts-2, U8). That of a husband or wife who
 * stays abroad, and of a marriage that has ended, needs none.
 */
function tiesTogether(household: Household, paper: PaperKey): boolean {
  const withSpouse = household.people.some((one) => one.relation === "spouse" || one.relation === "partner")
  return paper === "birth" || ((paper === "marriage" || paper === "partnership") && withSpouse)
}

/**
 * Whether the EU's multilingual form is made for it (Regulation 2016/1191, annexes I to XI): births, deaths, marriages and registered
 * partnerships have one; a divorce or a partnership that was dissolved has none, and is translated.
 */
const comesWithForm = (person: Person, paper: PaperKey): boolean =>
  ["birth", "marriage", "partnership"].includes(paper) ||
  (paper === "civil-status" && person.parts.civil?.status === "widowed") ||
  (paper === "partnership-ended" && person.parts.civil?.status === "partner-died")

/** A birth certificate comes from the country of birth; the others most likely from where the household lived. */
const issuedIn = (household: Household, person: Person, paper: PaperKey): string =>
  (paper === "birth" ? person.parts.person?.birthCountry : household.parts.from?.country) ?? ""
