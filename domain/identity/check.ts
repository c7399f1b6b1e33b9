import { type Result, ok, refuse } from "#domain/result.ts"
import type { Agreement, AgreementField } from "./agreement.ts"
import type { IdentityDocument } from "./document.ts"
import type { Asked, RegistrationPaper } from "./requirements.ts"

/** What is looked at for each person: the face beside the picture, ultraviolet light, paper and print by touch, the chip, the name. */
export const steps = ["face", "uv", "touch", "chip", "names"] as const
export type Step = (typeof steps)[number]
export const findings = ["fine", "doubt", "not-done"] as const
/** Why something was not done or not seen; `other` says it in words. */
export const reasons = ["not-there", "no-equipment", "unreadable", "small-child", "other"] as const
export type Reason = (typeof reasons)[number]

export interface Found {
  is: (typeof findings)[number]
  /** Of `not-done`. */
  reason: Reason | null
  words: string
}
export const seenAs = ["original", "copy", "not-seen"] as const
export interface PaperSeen {
  is: (typeof seenAs)[number]
  reason: Reason | null
  words: string
}
/** How a field that differs was settled: the document counts, and what was said was a slip; it is explained; it stays a doubt. */
export const settlings = ["document-counts", "explained", "doubt"] as const
export interface Settled {
  is: (typeof settlings)[number]
  words: string
}

/** What somebody at the counter has entered of one person. */
export interface Evidence {
  document: IdentityDocument | null
  /** Why the zone was not read, where the document was typed by hand. */
  byHand: { reason: Reason; words: string } | null
  steps: Partial<Record<Step, Found>>
  papers: Partial<Record<RegistrationPaper, PaperSeen>>
  agreement: Partial<Record<AgreementField, Settled>>
}

/** The same with every free word of it as `by` writes it. */
export function withWords(
  evidence: Omit<Evidence, "document">,
  by: (words: string) => string,
): Omit<Evidence, "document"> {
  const each = <Entry extends { words: string }, Of extends Partial<Record<string, Entry>>>(entries: Of): Of =>
    Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => [name, entry && { ...entry, words: by(entry.words) }]),
    ) as Of
  return {
    byHand: evidence.byHand && { ...evidence.byHand, words: by(evidence.byHand.words) },
    steps: each(evidence.steps),
    papers: each(evidence.papers),
    agreement: each(evidence.agreement),
  }
}

export interface Beside {
  /** What is asked of the identity document, and of the papers of this person. */
  document: Pick<Asked, "taken" | "form"> | null
  papers: readonly { paper: RegistrationPaper; form: Asked["form"] }[]
  agreement: readonly Agreement[]
  today: string
}

/** What stands in the way of approving. `open` has not been answered; `unexplained` was skipped without a reason; `doubt` is one. */
export interface Lack {
  about: "document" | "zone" | Step | `paper:${RegistrationPaper}` | `field:${AgreementField}`
  why: "open" | "unexplained" | "doubt" | "digit-wrong" | "expired" | "no-expiry" | "state-unknown" | "not-taken"
}

const isExplained = (one: { reason: Reason | null; words: string }): boolean =>
  one.reason !== null && (one.reason !== "other" || one.words.trim() !== "")

/** Everything that is still wanting or in doubt, in the order of the page. Empty: the person can be approved. */
export function lacksOf(evidence: Evidence, beside: Beside): Lack[] {
  return [
    ...documentLacks(evidence, beside),
    ...beside.agreement.flatMap(({ field, is }): Lack[] => {
      if (is !== "differs") return []
      const settled = evidence.agreement[field]
      const about = `field:${field}` as const
      if (!settled) return [{ about, why: "open" }]
      if (settled.is === "doubt") return [{ about, why: "doubt" }]
      return settled.is === "explained" && settled.words.trim() === "" ? [{ about, why: "unexplained" }] : []
    }),
    ...steps.flatMap((step): Lack[] => {
      const found = evidence.steps[step]
      if (!found) return [{ about: step, why: "open" }]
      if (found.is === "doubt") return [{ about: step, why: "doubt" }]
      return found.is === "not-done" && !isExplained(found) ? [{ about: step, why: "unexplained" }] : []
    }),
    ...beside.papers.flatMap(({ paper, form }): Lack[] => {
      const seen = evidence.papers[paper]
      const about = `paper:${paper}` as const
      if (!seen) return [{ about, why: "open" }]
      const enough = seen.is === "original" || (seen.is === "copy" && form !== "original")
      return enough || isExplained(seen) ? [] : [{ about, why: "unexplained" }]
    }),
  ]
}

function documentLacks({ document, byHand }: Evidence, beside: Beside): Lack[] {
  if (!document || document.number === "") return [{ about: "document", why: "open" }]
  const lacks: Lack[] = []
  if (beside.document?.taken === false) lacks.push({ about: "document", why: "not-taken" })
  // A passport of no state, or one that never ends, is what fantasy passports look like.
  if (document.state === "") lacks.push({ about: "document", why: "state-unknown" })
  if (document.expires === "" && document.kind === "passport") lacks.push({ about: "document", why: "no-expiry" })
  if (document.expires !== "" && document.expires < beside.today) lacks.push({ about: "document", why: "expired" })
  if (document.wrong.length > 0) lacks.push({ about: "zone", why: "digit-wrong" })
  if (document.format === null && !(byHand && isExplained(byHand))) lacks.push({ about: "zone", why: "unexplained" })
  return lacks
}

/** What was found out: `approved`; `doubtful`, for a second officer; `hearing`, to be rejected after the person was heard. */
export const outcomes = ["approved", "doubtful", "hearing"] as const
export type Outcome = (typeof outcomes)[number]

export type OutcomeProblem = "check-lacks" | "check-doubts" | "doubt-missing" | "grounds-missing"

/**
 * Whether a check can end so. Nobody is approved while something is open or in doubt; a doubt says what it is; whoever is to be
 * rejected is told the grounds.
 */
export function outcomeOf(
  outcome: Outcome,
  lacks: readonly Lack[],
  said: { doubt: string; grounds: readonly Ground[]; facts: Told; language: string },
): Result<null, OutcomeProblem> {
  if (outcome === "approved") {
    if (lacks.length === 0) return ok(null)
    return refuse(
      lacks.every((lack) => lack.why !== "open" && lack.why !== "unexplained") ? "check-doubts" : "check-lacks",
    )
  }
  // The second officer is handed a whole check: what was not done says why.
  if (outcome === "doubtful") {
    if (lacks.some((lack) => lack.why === "open" || lack.why === "unexplained")) return refuse("check-lacks")
    return said.doubt.trim() === "" ? refuse("doubt-missing") : ok(null)
  }
  return said.grounds.length === 0 || !isTold(said.facts, said.language) ? refuse("grounds-missing") : ok(null)
}

/** Why no number is given. What of it is law and what is fact stands in the letters. */
export const grounds = ["not-genuine", "not-the-holder", "not-valid", "not-shown", "contradicts"] as const
export type Ground = (typeof grounds)[number]
export const isGround = (text: string): text is Ground => (grounds as readonly string[]).includes(text)

/** What is written into a letter: in Danish, the language of the case, and in the person's own where that is another one. */
export interface Told {
  danish: string
  theirs: string
}
export const isTold = (told: Told, language: string): boolean =>
  told.danish.trim() !== "" && (language === "da" || told.theirs.trim() !== "")

/** A second officer is never the first one, nor one who has entered anything of the check. */
export const maySecond = (
  check: { officerId: string; enteredBy: readonly string[] },
  by: { staffId: string },
): boolean => check.officerId !== by.staffId && !check.enteredBy.includes(by.staffId)

/** Days somebody has to say something before a decision against them: the office may give more. */
export const HEARING_DAYS = 14
/** Weeks to complain over a registration (CPR Act § 56; facts § 7). */
export const COMPLAINT_WEEKS = 4
