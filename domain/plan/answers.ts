import { addDays, isDay } from "#domain/time/office-time.ts"
import { type Basis, basesFor } from "./basis.ts"
import { countries } from "./countries.ts"
import { type Purpose, purposes } from "./purposes.ts"
import { type Done, doneFrom } from "./step.ts"

export const MOST_CHILDREN = 8
/** In place of a municipality's code: somebody who lives in Sweden and works here. */
export const LIVES_IN_SWEDEN = "SE"

/** The five answers. Days are "YYYY-MM-DD" of the office's calendar. Nothing in them says who somebody is. */
export interface Answers {
  country: string
  purpose: Purpose
  /** Citizenship of the husband, wife or partner who moves too; null where none does. */
  partner: string | null
  /** Children under 15 who move too. */
  children: number
  /** Children of 15, 16 and 17: they have a health card and Digital Post of their own. */
  older: number
  /** Code of the municipality moved to, or `LIVES_IN_SWEDEN`. */
  municipality: string
  /** One of the student residences that decide where somebody goes; "" for another one, null where none matters. */
  residence: string | null
  earlierNumber: boolean
  arrival: string
  /** Null: no home yet. */
  moveIn: string | null
  /** Null: no work, or no day for it yet. */
  jobStart: string | null
  /** Date on the front of the PD U2; null without one. */
  u2: string | null
  /** The day the residence or work permit was given; null without one, or not yet. */
  permit: string | null
  /** What the stay rests on, where more than one way is open; null where nobody is asked, or in a link of before. */
  basis: Basis | null
  /** Whether a child will be born after the move. */
  birth: boolean
  /** The steps that are ticked as done, and when they were. */
  done: Done
}

export type AnswerProblem = "date-far" | "move-in-before-arrival" | "permit-in-future"

/**
 * How far from today a date of a plan may lie: further back is no arrival, further ahead no plan. A right to stay may be older than the
 * arrival: documents under the Withdrawal Agreement are of 2020 and later.
 */
const FARTHEST_DAYS = { back: 5 * 366, permit: 15 * 366, ahead: 2 * 366 }

/** What is wrong with a day, "YYYY-MM-DD", on which a step is said to have been done; null when it can stand. */
export const doneProblem = (day: string, today: string): "date-far" | "done-in-future" | null =>
  day > today ? "done-in-future" : day < addDays(today, -FARTHEST_DAYS.permit) ? "date-far" : null

/** What contradicts itself, by the field to look at. Empty when the answers make a plan. */
export function problemsOf(answers: Answers, today: string): Partial<Record<keyof Answers, AnswerProblem>> {
  const problems: Partial<Record<keyof Answers, AnswerProblem>> = {}
  for (const field of ["arrival", "moveIn", "jobStart", "u2", "permit"] as const) {
    const day = answers[field]
    const back = field === "permit" ? FARTHEST_DAYS.permit : FARTHEST_DAYS.back
    if (day !== null && (day < addDays(today, -back) || day > addDays(today, FARTHEST_DAYS.ahead)))
      problems[field] = "date-far"
  }
  if (answers.moveIn !== null && !problems.moveIn && answers.moveIn < answers.arrival)
    problems.moveIn = "move-in-before-arrival"
  if (answers.permit !== null && answers.permit > today) problems.permit ??= "permit-in-future"
  return problems
}

/** The day whose municipal terms and exceptions decide where somebody registers: when they move in, but not before today. */
export function dayThatDecides(answers: Pick<Answers, "arrival" | "moveIn">, today: string): string {
  const moves = answers.moveIn ?? answers.arrival
  return moves < today ? today : moves
}

/**
 * A set of answers out of something of unknown origin, field by field; null for anything else. Links that were made when a partner
 * was a yes or no, and children had no age, still open: the partner is then of the same citizenship.
 */
export function answersFrom(given: unknown): Answers | null {
  if (typeof given !== "object" || given === null) return null
  const a = given as Record<string, unknown>
  const partner = a.partner === true ? a.country : a.partner === false ? null : a.partner
  const full = {
    ...a,
    partner: partner ?? null,
    older: a.older ?? 0,
    permit: a.permit ?? null,
    basis: a.basis ?? null,
    birth: a.birth ?? false,
  }
  const done = doneFrom(a.done ?? {})
  return isAnswers(full) && done ? { ...full, done } : null
}

const isCount = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_CHILDREN
const isCountry = (value: unknown) => typeof value === "string" && countries.includes(value)
const isDayOrNull = (value: unknown) => value === null || (typeof value === "string" && isDay(value))

function isAnswers(given: object): given is Omit<Answers, "done"> {
  const a = given as Record<keyof Answers, unknown>
  return (
    isCountry(a.country) &&
    purposes.includes(a.purpose as Purpose) &&
    (a.partner === null || isCountry(a.partner)) &&
    isCount(a.children) &&
    isCount(a.older) &&
    typeof a.municipality === "string" &&
    (/^\d{3}$/.test(a.municipality) || a.municipality === LIVES_IN_SWEDEN) &&
    (a.residence === null || (typeof a.residence === "string" && a.residence.length <= 100)) &&
    typeof a.earlierNumber === "boolean" &&
    typeof a.arrival === "string" &&
    isDay(a.arrival) &&
    isDayOrNull(a.moveIn) &&
    isDayOrNull(a.jobStart) &&
    isDayOrNull(a.u2) &&
    isDayOrNull(a.permit) &&
    typeof a.birth === "boolean" &&
    (a.basis === null || basesFor(a.country as string, a.purpose as Purpose).some((basis) => basis === a.basis))
  )
}

export const comesAlone = (answers: Answers): boolean =>
  answers.partner === null && answers.children === 0 && answers.older === 0
