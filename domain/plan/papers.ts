import type { Rules } from "#domain/rules/rules.ts"
import type { Answers } from "./answers.ts"
import { STATELESS, groupOf } from "./countries.ts"
import { hasMultilingualForm, stampOf } from "./stamp.ts"
import { type Track, tracksOf, wantsDocument, wantsPermit } from "./tracks.ts"

/** Papers as the office lists them (facts § 3.4; IHC2, AAR1, SIRI-W, SIRI-S, SIRI-SS, SIRI-F, TAX3). Originals, in Danish, English or German. */
export type PaperKey =
  | "id"
  | "passport"
  | "travel-document"
  | "home-number"
  | "address"
  | "contract"
  | "admission"
  | "funds"
  | "sponsor"
  | "own-right"
  | "permit"
  | "withdrawal"
  | "marriage"
  | "marriage-own"
  | "cohabitation"
  | "civil-status"
  | "partnership"
  | "partnership-ended"
  | "birth"
  | "custody"
  | "consent"
  | "earlier-number"
  | "u2"
  | "tax-contract"
export interface PersonPapers {
  person: "you" | "partner" | "child"
  papers: PaperKey[]
  /** The country whose certificates this person most likely brings, where they usually need a stamp; else null. */
  stampFrom: string | null
  /** The country, where its certificates can come with the multilingual form instead of a translation; else null. */
  formFrom: string | null
}

/** The papers of one visit: for the benefit, or for registering (with SIRI and CPR), for a tax card alone. */
export interface VisitPapers {
  for: "benefit" | "registering" | "tax"
  people: PersonPapers[]
}

/** What a plan holds that wants papers. */
export interface PapersNeeded {
  registers: boolean
  document: boolean
  benefit: boolean
  taxOnly: boolean
}

/** Nobody without a citizenship has a country's passport. */
export const identityPaper = (country: string): PaperKey =>
  country === STATELESS ? "travel-document" : groupOf(country) === "other" ? "passport" : "id"

/** The personal number at home of Nordic citizens. Danes have the Danish one. */
const homeNumber = (country: string): PaperKey | false =>
  groupOf(country) === "nordic" && country !== "DK" && "home-number"

/**
 * Which papers each one brings, for the steps of the plan, by each one's own citizenship. Nobody is asked for a paper that no step
 * needs. A certificate needs a stamp where it ties together people who both come (facts-2, U8): that of a husband or wife who stays abroad
 * does not, so who comes alone, or with children only, is told of none for the own.
 */
export function papersFor(answers: Answers, rules: Rules, needed: PapersNeeded): VisitPapers[] {
  const { registers } = needed
  // SIRI's document wants papers also of who is registered already.
  const visits = registers || needed.document
  const tracks = tracksOf(answers)
  const stampFrom = (person: PersonPapers["person"], country: string) =>
    registers &&
    (person !== "you" || answers.partner !== null) &&
    stampOf(country, rules) === "usually-needed" &&
    country !== STATELESS
      ? country
      : null
  const formFrom = (country: string) =>
    registers && country !== "DK" && hasMultilingualForm(country, rules) ? country : null
  const someone = (person: PersonPapers["person"], country: string, papers: (PaperKey | false | null)[]) => ({
    person,
    papers: papers.filter((p): p is PaperKey => Boolean(p)),
    stampFrom: stampFrom(person, country),
    formFrom: formFrom(country),
  })
  const you = answers.country
  const people = [
    someone("you", you, [
      identityPaper(you),
      registers && homeNumber(you),
      needed.document && wantsDocument(tracks.you) && basisOf(answers, tracks.you),
      rightOf(tracks.you),
      needed.taxOnly && "tax-contract",
      needed.taxOnly && "marriage-own",
      registers && "address",
      registers && answers.earlierNumber && "earlier-number",
      // A marriage counts also when the other one stays abroad.
      registers && "civil-status",
    ]),
  ]
  if (visits && answers.partner !== null) people.push(someone("partner", answers.partner, partnersOwn(answers, needed)))
  if (visits && answers.children + answers.older > 0)
    people.push(
      someone("child", you, [
        identityPaper(you),
        homeNumber(you),
        rightOf(tracks.you),
        needed.document && tracks.you === "eu-family" && "sponsor",
        "birth",
      ]),
    )
  return [
    ...(needed.benefit ? [{ for: "benefit" as const, people: [someone("you", you, [identityPaper(you), "u2"])] }] : []),
    ...(visits || needed.taxOnly ? [{ for: visits ? ("registering" as const) : ("tax" as const), people }] : []),
  ]
}

/** What shows that one may stay, of those whose stay rests on a permit or on a right from before. */
const rightOf = (track: Track | null): PaperKey | false =>
  track === "withdrawal" ? "withdrawal" : wantsPermit(track) && "permit"

/** What SIRI wants to see of the one whose document it is. */
function basisOf(answers: Answers, track: Track): PaperKey {
  if (track === "eu-family") return "sponsor"
  return answers.purpose === "study"
    ? "admission"
    : answers.purpose === "self-support"
      ? "funds"
      : answers.purpose === "family"
        ? "sponsor"
        : "contract"
}

function partnersOwn(answers: Answers, needed: PapersNeeded): (PaperKey | false)[] {
  const { you, partner } = tracksOf(answers)
  const country = answers.partner!
  return [
    identityPaper(country),
    homeNumber(country),
    rightOf(partner),
    needed.document && partner === "eu-family" && "sponsor",
    // An EU citizen whose right does not follow from the other's has one of one's own.
    needed.document && partner === "eu" && you !== "eu" && "own-right",
    "marriage",
    needed.document && wantsDocument(partner) && "cohabitation",
  ]
}
