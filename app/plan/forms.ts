import { z } from "zod"
import { type Municipality, residencesThatMatter } from "#domain/office/municipality.ts"
import {
  type Answers,
  LIVES_IN_SWEDEN,
  MOST_CHILDREN,
  dayThatDecides,
  doneProblem,
  problemsOf,
} from "#domain/plan/answers.ts"
import { purposes } from "#domain/plan/purposes.ts"
import { basesFor } from "#domain/plan/basis.ts"
import { countries } from "#domain/plan/countries.ts"
import { withTicks, withTicksOf } from "#domain/plan/done.ts"
import type { StepKey } from "#domain/plan/step.ts"
import { dateField, joinDates, splitDate } from "#app/parts/date.ts"
import { type Parsed, parseFields, typedIn } from "#app/parts/parse.ts"

export const planDates = ["arrival", "moveIn", "jobStart", "permit", "u2"] as const
/** The answer "another residence" to the question that only some municipalities need. */
export const OTHER_RESIDENCE = "-"

const count = z.coerce
  .number("children-wrong")
  .int("children-wrong")
  .min(0, "children-wrong")
  .max(MOST_CHILDREN, "children-wrong")
  .default(0)

const fields = z.object({
  country: z.string("country-missing").refine((code) => countries.includes(code), "country-missing"),
  purpose: z.enum(purposes, "purpose-missing"),
  partner: z
    .string("partner-wrong")
    .refine((code) => code === "" || countries.includes(code), "partner-wrong")
    .optional(),
  children: count,
  older: count,
  birth: z.string().optional(),
  basis: z.string().optional(),
  municipality: z
    .string("municipality-missing")
    .regex(new RegExp(`^(\\d{3}|${LIVES_IN_SWEDEN})$`), "municipality-missing"),
  residence: z.string("residence-missing").max(100, "residence-missing").optional(),
  earlierNumber: z.enum(["yes", "no"], "earlier-missing"),
  arrival: dateField(true),
  moveIn: dateField(false),
  jobStart: dateField(false),
  permit: dateField(false),
  u2: dateField(false),
})

/**
 * The five answers from a posted form, with the ticks of the plan that is answered anew. A municipality where the student residence decides
 * asks for it, and a citizenship with more than one way asks which: then the answer is `residence-missing` or `basis-missing` until it is
 * given. Dates that concern nobody of this purpose are left out.
 */
export function readPlanForm(
  form: FormData,
  { municipalities, today, before }: { municipalities: readonly Municipality[]; today: string; before: Answers | null },
): Parsed<Answers> {
  const parsed = parseFields(joinDates(form, planDates), fields)
  const typed = typedIn(form)
  if (!parsed.ok) return { ...parsed, typed }
  const { value } = parsed
  const abroad = value.municipality === LIVES_IN_SWEDEN
  const municipality = municipalities.find((m) => m.code === value.municipality)
  if (!municipality && !abroad) return { ok: false, typed, errors: { municipality: "municipality-missing" } }
  const residences =
    value.purpose === "study" && municipality
      ? residencesThatMatter(municipality, dayThatDecides({ arrival: value.arrival!, moveIn: value.moveIn }, today))
      : []
  const ways = basesFor(value.country, value.purpose)
  const basis = ways.find((way) => way === value.basis) ?? null
  const missing = {
    ...(ways.length > 0 && basis === null ? { basis: "basis-missing" } : {}),
    ...(residences.length > 0 && value.residence !== OTHER_RESIDENCE && !residences.includes(value.residence ?? "")
      ? { residence: "residence-missing" }
      : {}),
  }
  if (Object.keys(missing).length > 0) return { ok: false, typed, errors: missing }
  const answers: Answers = {
    country: value.country,
    purpose: value.purpose,
    partner: value.partner || null,
    children: value.children,
    older: value.older,
    municipality: value.municipality,
    residence: residences.length === 0 ? null : value.residence === OTHER_RESIDENCE ? "" : value.residence!,
    earlierNumber: value.earlierNumber === "yes",
    arrival: value.arrival!,
    moveIn: abroad || value.purpose === "short-work" ? null : value.moveIn,
    jobStart: value.jobStart,
    permit: value.permit,
    u2: value.purpose === "job-seeking" ? value.u2 : null,
    basis,
    birth: value.birth === "yes",
    done: {},
  }
  const problems = problemsOf(answers, today)
  return Object.keys(problems).length > 0
    ? { ok: false, typed, errors: problems as Record<string, string> }
    : { ok: true, value: before ? withTicksOf(before, answers) : answers }
}

/** Given answers as the form's fields. */
export function typedOf(given: Answers): Record<string, string> {
  const answers = withTicks(given)
  return {
    country: answers.country,
    purpose: answers.purpose,
    partner: answers.partner ?? "",
    children: String(answers.children),
    older: String(answers.older),
    birth: answers.birth ? "yes" : "no",
    basis: answers.basis ?? "",
    municipality: answers.municipality,
    residence: answers.residence === null ? "" : answers.residence === "" ? OTHER_RESIDENCE : answers.residence,
    earlierNumber: answers.earlierNumber ? "yes" : "no",
    ...Object.assign({}, ...planDates.map((name) => splitDate(name, answers[name]))),
  }
}

/** The name of the date fields that say when a step was done. */
export const doneField = (step: StepKey) => `done-${step}`

/** When a step was done: today, or the day of the past that was typed in the fields of `name`. */
export function readDoneDay(form: FormData, name: string, today: string): Parsed<{ day: string; typed: boolean }> {
  if (!form.has(`${name}-day`)) return { ok: true, value: { day: today, typed: false } }
  const typed = typedIn(form)
  const parsed = parseFields(joinDates(form, [name]), z.object({ [name]: dateField(true) }))
  const wrong = (code: string) => ({ ok: false as const, typed, errors: { [name]: code } })
  if (!parsed.ok) return wrong(parsed.errors[name] === "date-missing" ? "done-missing" : parsed.errors[name]!)
  const day = parsed.value[name]!
  const problem = doneProblem(day, today)
  return problem ? wrong(problem) : { ok: true, value: { day, typed: true } }
}
