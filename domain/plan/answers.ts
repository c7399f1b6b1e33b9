import { addDays, isDay } from "#domain/time/office-time.ts"
import { countries } from "./countries.ts"

export const purposes = ["work", "study", "self-support", "family", "job-seeking", "short-work"] as const
export type Purpose = (typeof purposes)[number]

export const MOST_CHILDREN = 8

/** The five answers. Days are "YYYY-MM-DD" of the office's calendar. Nothing in them says who somebody is. */
export interface Answers {
  country: string
  purpose: Purpose
  partner: boolean
  children: number
  /** Code of the municipality moved to. */
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
}

export type AnswerProblem = "date-far" | "move-in-before-arrival" | "u2-in-future"

/** How far from today a date of a plan may lie: further back is no arrival, further ahead no plan. */
const FARTHEST_DAYS = { back: 5 * 366, ahead: 2 * 366 }

/** What contradicts itself, by the field to look at. Empty when the answers make a plan. */
export function problemsOf(answers: Answers, today: string): Partial<Record<keyof Answers, AnswerProblem>> {
  const problems: Partial<Record<keyof Answers, AnswerProblem>> = {}
  for (const field of ["arrival", "moveIn", "jobStart", "u2"] as const) {
    const day = answers[field]
    if (day !== null && (day < addDays(today, -FARTHEST_DAYS.back) || day > addDays(today, FARTHEST_DAYS.ahead)))
      problems[field] = "date-far"
  }
  if (answers.moveIn !== null && !problems.moveIn && answers.moveIn < answers.arrival)
    problems.moveIn = "move-in-before-arrival"
  if (answers.u2 !== null && answers.u2 > today) problems.u2 ??= "u2-in-future"
  return problems
}

/** The day whose municipal terms and exceptions decide where somebody registers: when they move in, but not before today. */
export function dayThatDecides(answers: Pick<Answers, "arrival" | "moveIn">, today: string): string {
  const moves = answers.moveIn ?? answers.arrival
  return moves < today ? today : moves
}

/** Whether something of unknown origin is a set of answers, field by field. */
export function isAnswers(given: unknown): given is Answers {
  if (typeof given !== "object" || given === null) return false
  const a = given as Record<string, unknown>
  const dayOrNull = (value: unknown) => value === null || (typeof value === "string" && isDay(value))
  return (
    typeof a.country === "string" &&
    countries.includes(a.country) &&
    purposes.includes(a.purpose as Purpose) &&
    typeof a.partner === "boolean" &&
    Number.isInteger(a.children) &&
    (a.children as number) >= 0 &&
    (a.children as number) <= MOST_CHILDREN &&
    typeof a.municipality === "string" &&
    /^\d{3}$/.test(a.municipality) &&
    (a.residence === null || (typeof a.residence === "string" && a.residence.length <= 100)) &&
    typeof a.earlierNumber === "boolean" &&
    typeof a.arrival === "string" &&
    isDay(a.arrival) &&
    dayOrNull(a.moveIn) &&
    dayOrNull(a.jobStart) &&
    dayOrNull(a.u2)
  )
}
