import { realmOf } from "#domain/plan/countries.ts"
import type { PaperKey } from "#domain/plan/papers.ts"
import { type Stamp, hasMultilingualForm, stampOf } from "#domain/plan/stamp.ts"
import type { Rules } from "#domain/rules/rules.ts"
import { beginsInThePast } from "#domain/rules/dating.ts"
import { isDay } from "#domain/time/office-time.ts"
import { type DocumentKind, documentKinds } from "./document.ts"

/** Papers that civil registration rests on. What SIRI wants to see of work, studies and money is checked at SIRI's counter. */
export const registrationPapers = [
  "home-number",
  "permit",
  "withdrawal",
  "address",
  "marriage",
  "civil-status",
  "partnership",
  "partnership-ended",
  "birth",
  "custody",
  "consent",
  "earlier-number",
] as const satisfies readonly PaperKey[]
export type RegistrationPaper = (typeof registrationPapers)[number]
export const requiredPapers = [...documentKinds, ...registrationPapers] as const
/** A kind of identity document, or a paper. */
export type RequiredPaper = DocumentKind | RegistrationPaper

export const isRequiredPaper = (text: string): text is RequiredPaper =>
  (requiredPapers as readonly string[]).includes(text)
export const isRegistrationPaper = (paper: string): paper is RegistrationPaper =>
  (registrationPapers as readonly string[]).includes(paper)

/** Why somebody moves here, as the pre-registration asks. */
export const requirementPurposes = ["work", "study", "self-support", "family", "job-seeking"] as const
export type RequirementPurpose = (typeof requirementPurposes)[number]

export const forms = ["original", "either", "copy"] as const
/** `by-list`: what the dated lists of states say (`no-stamp`, `multilingual-form`). */
export const stampRules = ["by-list", "none", "apostille", "legalisation"] as const

/** What is asked of a paper. */
export interface Asked {
  /** Whether it is taken at all: passports of some states are not. */
  taken: boolean
  /** Whether the original must be seen. */
  form: (typeof forms)[number]
  /** ISO 639 codes of the languages it may be in, else it comes with a translation; none: it is read as it is. */
  languages: readonly string[]
  /** How many months old it may be at most; null: any age. */
  months: number | null
  stamp: (typeof stampRules)[number]
  /** What to look at on it, in the house's words; "" where nothing is said. */
  look: string
}

/** What is asked from a day on, until another version begins. The narrowest that fits holds. */
export interface Requirement extends Asked {
  paper: RequiredPaper
  /** The issuing state, ISO 3166; null: every state. */
  state: string | null
  purpose: RequirementPurpose | null
  from: string
  /** From that day on the wider one holds again. Only of a state's or a purpose's own. */
  ended: boolean
  source: string
  url: string
  nextReview: string
}

export interface Wanted {
  paper: RequiredPaper
  /** "" where it is not known. */
  state: string
  purpose: RequirementPurpose | null
}

const weight = (one: Pick<Requirement, "state" | "purpose">): number =>
  (one.state === null ? 0 : 2) + (one.purpose === null ? 0 : 1)

/**
 * The version that holds on a day for a paper of a state, for a purpose: a state's own before a purpose's own, both before what holds
 * for all. Of a day before every version the first. Null where there is none, which the seed and `requirementProblem` keep from being.
 */
export function requirementOn<One extends Requirement>(
  versions: readonly One[],
  wanted: Wanted,
  day: string,
): One | null {
  const state = realmOf(wanted.state)
  const fitting = versions.filter(
    (one) =>
      one.paper === wanted.paper &&
      (one.state === null || one.state === state) &&
      (one.purpose === null || one.purpose === wanted.purpose),
  )
  for (const heavy of [3, 2, 1, 0]) {
    const own = fitting.filter((one) => weight(one) === heavy).toSorted((a, b) => (a.from < b.from ? -1 : 1))
    const holds = own.findLast((one) => one.from <= day) ?? (heavy === 0 ? own[0] : undefined)
    if (holds && !holds.ended) return holds
  }
  return null
}

/** What a paper of a state needs besides, where the lists decide it: a stamp, and whether the EU's form replaces a translation. */
export function stampWanted(
  asked: Pick<Asked, "stamp">,
  state: string,
  rules: Pick<Rules, "noStamp" | "multilingualForm">,
): { stamp: "apostille" | "legalisation" | Stamp; form: boolean } {
  const form = hasMultilingualForm(state, rules)
  return { stamp: asked.stamp === "by-list" ? stampOf(state, rules) : asked.stamp, form }
}

export type RequirementProblem =
  | "requirement-past"
  | "requirement-review"
  | "requirement-source"
  | "requirement-months"
  | "requirement-language"
  /** What holds for every state and purpose cannot end: some requirement always holds. */
  | "requirement-general"

/** What is wrong with a version that somebody enters on a day; null when it can stand. */
export function requirementProblem(one: Requirement, today: string): RequirementProblem | null {
  if (!isDay(one.from) || beginsInThePast(one.from, today)) return "requirement-past"
  if (one.ended && one.state === null && one.purpose === null) return "requirement-general"
  if (one.months !== null && (!Number.isInteger(one.months) || one.months < 1 || one.months > 120))
    return "requirement-months"
  if (one.languages.some((code) => !/^[a-z]{2}$/.test(code))) return "requirement-language"
  if (one.source.trim() === "" || !one.url.startsWith("https://")) return "requirement-source"
  return !isDay(one.nextReview) || one.nextReview <= today ? "requirement-review" : null
}
