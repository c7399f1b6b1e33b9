import {
  type Evidence,
  type Found,
  type Ground,
  type PaperSeen,
  type Reason,
  type Settled,
  type Step,
  findings,
  isGround,
  reasons,
  seenAs,
  settlings,
  steps,
} from "#domain/identity/check.ts"
import { type AgreementField, agreementFields } from "#domain/identity/agreement.ts"
import { type IdentityDocument, isDocumentKind, sexes } from "#domain/identity/document.ts"
import {
  type RegistrationPaper,
  type RequiredPaper,
  type Requirement,
  forms,
  isRegistrationPaper,
  registrationPapers,
  requirementPurposes,
  stampRules,
} from "#domain/identity/requirements.ts"
import { countriesFor } from "#domain/plan/countries.ts"
import { isDate } from "#domain/time/office-time.ts"
import { isPartialDay } from "#domain/time/partial-day.ts"
import { type Result, ok, refuse } from "#domain/result.ts"

/** So many fields as a person with every paper has, and some. */
export const MOST_CHECK_FIELDS = 120
const WORDS = 300

type Text = (name: string) => string
const one = <T extends string>(list: readonly T[], text: string): T | null =>
  list.find((known) => known === text) ?? null

/** What was entered of a person but the document. What is left open has no entry. */
export function readEvidence(form: FormData): Omit<Evidence, "document"> {
  const text: Text = (name) => String(form.get(name) ?? "").trim()
  const reason = (name: string) => one<Reason>(reasons, text(`${name}-reason`))
  const words = (name: string) => text(`${name}-words`).slice(0, WORDS)
  const why = reason("hand")
  return {
    byHand: why && { reason: why, words: words("hand") },
    steps: readEach<Step, Found>(steps, (step) => {
      const is = one(findings, text(`step-${step}`))
      return is && { is, reason: is === "not-done" ? reason(`step-${step}`) : null, words: words(`step-${step}`) }
    }),
    papers: readEach<RegistrationPaper, PaperSeen>(registrationPapers, (paper) => {
      const is = one(seenAs, text(`paper-${paper}`))
      return is && { is, reason: is === "original" ? null : reason(`paper-${paper}`), words: words(`paper-${paper}`) }
    }),
    agreement: readEach<AgreementField, Settled>(agreementFields, (field) => {
      const is = one(settlings, text(`field-${field}`))
      return is && { is, words: words(`field-${field}`) }
    }),
  }
}

const readEach = <Name extends string, Value>(names: readonly Name[], read: (name: Name) => Value | null) =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = read(name)
      return value ? [[name, value] as const] : []
    }),
  ) as Partial<Record<Name, Value>>

/**
 * A document that was typed because its lines could not be read: everything that the zone would have said; the sex and the day it
 * ends where it has them. Null where nothing of it was typed.
 */
export function readByHand(form: FormData): Result<IdentityDocument, "hand-incomplete"> | null {
  const text: Text = (name) => String(form.get(`hand-${name}`) ?? "").trim()
  const names = ["kind", "state", "number", "name", "born", "citizenship", "expires"] as const
  if (names.every((name) => text(name) === "")) return null
  const [kind, expires, known] = [text("kind"), text("expires"), countriesFor("citizenship")]
  const whole =
    isDocumentKind(kind) &&
    known.includes(text("state")) &&
    known.includes(text("citizenship")) &&
    text("number") !== "" &&
    text("name") !== "" &&
    isPartialDay(text("born")) &&
    (expires === "" || isDate(expires))
  if (!whole) return refuse("hand-incomplete")
  return ok({
    kind,
    state: text("state"),
    number: text("number").slice(0, 40).toUpperCase().replace(/[\s-]/g, ""),
    expires,
    surname: text("name").slice(0, 200),
    given: "",
    born: text("born"),
    sex: one(sexes, text("sex")) ?? "",
    citizenship: text("citizenship"),
    format: null,
    wrong: [],
  })
}

/** A paper that somebody wants to see besides. */
export const readAdded = (form: FormData): RegistrationPaper | null => {
  const paper = String(form.get("add") ?? "")
  return isRegistrationPaper(paper) ? paper : null
}

export const readGrounds = (form: FormData): Ground[] => form.getAll("ground").map(String).filter(isGround)

/** What the buttons of a check do. The lines are read by the first one, which Enter presses, too. */
export const checkActs = [
  "read",
  "save",
  "add",
  "approved",
  "doubtful",
  "hearing",
  "second",
  "nidc-sent",
  "nidc-answered",
  "heard",
  "decide",
  "reopen",
] as const
export type CheckAct = (typeof checkActs)[number]
export const isCheckAct = (text: string): text is CheckAct => (checkActs as readonly string[]).includes(text)

const requirementFields = [
  "state",
  "purpose",
  "from",
  "form",
  "languages",
  "months",
  "stamp",
  "look",
  "source",
  "url",
  "nextReview",
] as const
export type RequirementField = (typeof requirementFields)[number]
export type TypedRequirement = Record<RequirementField, string> & { taken: boolean; ended: boolean }

const LONGEST: Partial<Record<RequirementField, number>> = { look: 600, source: 200, url: 500 }

/** What was typed into the form of a requirement, as it is. */
export function typedRequirement(form: FormData): TypedRequirement {
  const text = (name: RequirementField) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, LONGEST[name] ?? 60)
  return {
    ...(Object.fromEntries(requirementFields.map((name) => [name, text(name)])) as Record<RequirementField, string>),
    taken: form.has("taken"),
    ended: form.has("ended"),
  }
}

/** A version as it was typed; its days, months and languages are looked at by `requirementProblem`. */
export function readRequirement(
  paper: RequiredPaper,
  typed: TypedRequirement,
): Result<Requirement, "requirement-months"> {
  const months = typed.months === "" ? null : Number(typed.months)
  if (months !== null && !/^\d{1,3}$/.test(typed.months)) return refuse("requirement-months")
  return ok({
    paper,
    state: countriesFor("citizenship").includes(typed.state) ? typed.state : null,
    purpose: one(requirementPurposes, typed.purpose),
    from: typed.from,
    ended: typed.ended,
    taken: typed.taken,
    form: one(forms, typed.form) ?? "original",
    languages: typed.languages
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    months,
    stamp: one(stampRules, typed.stamp) ?? "by-list",
    look: typed.look,
    source: typed.source,
    url: typed.url,
    nextReview: typed.nextReview,
  })
}
