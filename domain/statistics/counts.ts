import type { Channel } from "#domain/booking/channels.ts"
import type { VisitState } from "#domain/booking/states.ts"
import { isoWeekName } from "#domain/time/office-time.ts"

/** What became of a service that somebody came for, or of a seat. "unmarked": nobody said so at the desk before it was over. */
export const outcomes = ["done", "missed", "cancelled", "unmarked"] as const
export type Outcome = (typeof outcomes)[number]

/** What is counted: services of visits by their key, and courses by their slug. */
export type Counted = "visit" | "course"

/**
 * A count without persons: how many services (or seats) of one kind, for people of one municipality, in one week, had one outcome.
 * `visits` counts each visit once, under its first service; `people` all who came along.
 */
export interface CountRow {
  counted: Counted
  /** Key of the service, or slug of the course. */
  subject: string
  /** Statistics Denmark's code, "abroad", or "" where nobody was asked. */
  municipality: string
  /** ISO week, as "2026-W48". */
  week: string
  language: string
  channel: Channel
  outcome: Outcome
  amount: number
  visits: number
  people: number
}

/** A visit or a sign-up that is about to be erased, as far as it counts. */
export interface Ended {
  counted: Counted
  /** Its services in their order; a sign-up has its course. */
  subjects: readonly string[]
  municipality: string | null
  day: string
  language: string
  channel: Channel
  outcome: Outcome
  people: number
}

/** What a visit's state says when it goes. A time that was only held, or has lapsed, was never booked and is not counted. */
export function outcomeOfVisit(state: VisitState): Outcome | null {
  switch (state) {
    case "done":
    case "missed":
    case "cancelled":
      return state
    case "held":
    case "lapsed":
      return null
    case "provisional":
    case "booked":
    case "arrived":
    case "serving":
      return "unmarked"
  }
}

/** What a sign-up comes to: seen at one meeting at least is "done"; a place on the list only, or an address never confirmed, is nothing. */
export function outcomeOfSignUp(state: string, attended: boolean, confirmed: boolean): Outcome | null {
  if (!confirmed) return null
  if (state === "cancelled") return "cancelled"
  if (state !== "seated") return null
  return attended ? "done" : "missed"
}

/** The counts of what ended, one row for each combination, in one order for everybody who adds to them at the same time. */
export function tally(ended: readonly Ended[]): CountRow[] {
  const rows = new Map<string, CountRow>()
  for (const one of ended) {
    one.subjects.forEach((subject, i) => {
      const { counted, day, language, channel, outcome, people } = one
      const municipality = one.municipality ?? ""
      const week = isoWeekName(day)
      const key = [counted, subject, municipality, week, language, channel, outcome].join("\n")
      const named = { counted, subject, municipality, week, language, channel, outcome }
      const row = rows.get(key) ?? { ...named, amount: 0, visits: 0, people: 0 }
      row.amount += 1
      row.visits += i === 0 ? 1 : 0
      row.people += people
      rows.set(key, row)
    })
  }
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

/** Fewer than so many could be known for somebody's: nobody outside the office is shown such a number. */
export const LEAST_SHOWN = 5

/** A number as it may leave the office: null for one too small to be told. None is no person, and may be said. */
export const shownOutside = (amount: number): number | null => (amount > 0 && amount < LEAST_SHOWN ? null : amount)
