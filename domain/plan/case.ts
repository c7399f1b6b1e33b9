import type { WhereToGo } from "#domain/office/municipality.ts"
import type { Rules } from "#domain/rules/rules.ts"
import { daysBetween } from "#domain/time/office-time.ts"
import type { Answers } from "./answers.ts"
import { withTicks } from "./done.ts"
import type { Deadline, Note, When, Why } from "./step.ts"
import { type Tracks, tracksOf, wantsPermit } from "./tracks.ts"

/** What a plan is made in. */
export interface PlanAround {
  /** Where the municipality's people go. */
  served: WhereToGo
  /** The rules that hold today. */
  rules: Rules
  today: string
  /** The office's first open day from a day on. */
  nextOpen: (day: string) => string
}

/** A deadline this near is said to be soon. */
const SOON_DAYS = 14

/** What every step asks about. */
export interface Case {
  answers: Answers
  tracks: Tracks
  rules: Rules
  served: WhereToGo
  today: string
  /** Whether the office registers this household. */
  here: boolean
  /** Whether one looks for work, with benefit from home or without. */
  seeking: boolean
  /** The first day on which arrival and home are both there; null without a home. */
  home: string | null
  openFrom: (day: string) => string
  when: (day: string) => When
  by: (day: string, why: Why, from: string) => Deadline
}

export const latest = (...days: (string | null)[]) => days.filter((d) => d !== null).reduce((a, b) => (a > b ? a : b))
export const only = (note: Note, when: boolean): Note[] => (when ? [note] : [])
export const nothing = {
  deadline: null,
  handler: null,
  act: null,
  notes: [] as Note[],
  applyFrom: null,
  basis: null,
  done: null,
}

/** Whether the one who writes needs a permit and has none: nothing that wants it has a day. */
export const permitWaits = ({ answers, tracks }: Case): boolean => wantsPermit(tracks.you) && answers.permit === null

export function caseOf(given: Answers, { served, rules, today, nextOpen }: PlanAround): Case {
  const answers = withTicks(given)
  return {
    answers,
    served,
    today,
    tracks: tracksOf(answers),
    rules,
    here: served.goes === "here",
    seeking: answers.purpose === "job-seeking" || answers.purpose === "looking-for-work",
    home: answers.moveIn === null ? null : latest(answers.arrival, answers.moveIn),
    openFrom: (day) => nextOpen(latest(day, today)),
    when: (day) => (day <= today ? { kind: "now" } : { kind: "day", day }),
    by: (day, why, from) => {
      const daysLeft = daysBetween(today, day)
      return { day, why, from, daysLeft, state: daysLeft < 0 ? "overdue" : daysLeft <= SOON_DAYS ? "soon" : "ahead" }
    },
  }
}
