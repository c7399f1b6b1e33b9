import type { Answers } from "./answers.ts"
import type { CitizenshipGroup } from "./countries.ts"

/** Papers as the office lists them (facts § 3.4; IHC2, AAR1, SIRI-W, SIRI-S, SIRI-SS, SIRI-F, TAX3). Originals, in Danish, English or German. */
export type PaperKey =
  | "id"
  | "passport"
  | "home-number"
  | "address"
  | "contract"
  | "admission"
  | "funds"
  | "sponsor"
  | "permit"
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

/** Which papers each one brings, for the steps of the plan. Nobody is asked for a paper that no step needs. */
export function papersFor(answers: Answers, group: CitizenshipGroup, needed: PapersNeeded): VisitPapers[] {
  const { registers, document } = needed
  const who = group === "other" ? "passport" : "id"
  const basis: PaperKey | null = !document
    ? null
    : answers.purpose === "study"
      ? "admission"
      : answers.purpose === "self-support"
        ? "funds"
        : answers.purpose === "family"
          ? "sponsor"
          : "contract"
  const own: (PaperKey | false | null)[] = [
    who,
    registers && group === "nordic" && "home-number",
    basis,
    group === "other" && "permit",
    needed.taxOnly && "tax-contract",
    needed.taxOnly && "marriage-own",
    registers && "address",
    registers && answers.earlierNumber && "earlier-number",
    // A marriage counts also when the other one stays abroad.
    registers && "civil-status",
  ]
  const family: PaperKey[] = [
    who,
    ...(group === "nordic" ? (["home-number"] as const) : []),
    ...(group === "other" ? (["permit"] as const) : []),
  ]
  const people: PersonPapers[] = [{ person: "you", papers: own.filter((p): p is PaperKey => Boolean(p)) }]
  if (registers && answers.partner)
    people.push({
      person: "partner",
      papers: [...family, "marriage", ...(document ? (["cohabitation"] as const) : [])],
    })
  if (registers && answers.children > 0) people.push({ person: "child", papers: [...family, "birth"] })
  return [
    ...(needed.benefit
      ? [{ for: "benefit" as const, people: [{ person: "you" as const, papers: [who, "u2"] as PaperKey[] }] }]
      : []),
    { for: registers ? "registering" : "tax", people },
  ]
}
