import type { VisitState } from "#domain/booking/states.ts"
import type { Readiness } from "#domain/plan/readiness.ts"
import { type Allowed, type Permission, may } from "#domain/staff/permissions.ts"
import { daysBetween, officeDay, toMinutes } from "#domain/time/office-time.ts"

/** A visitor is late this many minutes after the start. */
export const LATE_MINUTES = 5

/** Whether the people of a leg should have been here by now, or at the time they said themselves; only on its own day. */
export function isLate(leg: { state: VisitState; startsAt: Date; lateMinutes?: number | null }, now: Date): boolean {
  return (
    leg.state === "booked" &&
    toMinutes(now) - toMinutes(leg.startsAt) - (leg.lateMinutes ?? 0) >= LATE_MINUTES &&
    officeDay(now) === officeDay(leg.startsAt)
  )
}

/** What of a leg says whether it needs a person. `minutes`: waited or late, whichever the state tells. */
interface Leg {
  visitId: string
  state: VisitState
  minutes: number | null
  late: boolean
  withoutCounter: boolean
  /** By how many minutes they said that they come later; null once they are here. */
  saidLate: number | null
}

export type LegNeed = "nogap" | "late" | "said" | "waiting"

/**
 * What of a day needs a person: who has no counter, who is late, who has said so, who has waited for `longWait`
 * minutes; each visit once in each list, by
 * its last such leg.
 */
export function attentionOf<L extends Leg>(legs: readonly L[], longWait: number): (L & { kind: LegNeed })[] {
  const once = (kind: LegNeed, list: readonly L[]) =>
    [...new Map(list.map((leg) => [leg.visitId, leg])).values()].map((leg) => ({ ...leg, kind }))
  return [
    ...once(
      "nogap",
      legs.filter((leg) => leg.withoutCounter),
    ),
    ...once(
      "late",
      legs.filter((leg) => leg.late),
    ),
    ...once(
      "said",
      legs.filter((leg) => leg.saidLate !== null && !leg.late),
    ),
    ...once(
      "waiting",
      legs.filter((leg) => leg.state === "arrived" && (leg.minutes ?? 0) >= longWait),
    ),
  ]
}

/**
 * Everything that can need a person, the most pressing first, with the right it takes to act: nobody is shown what another must do.
 * "deadline" is the last day to register a PD U2, "household" the last one to notify a move.
 */
const actsWith = {
  late: "serve-visits",
  waiting: "serve-visits",
  nogap: "change-visits",
  deadline: "serve-benefit",
  household: "review-prereg",
  provisional: "review-prereg",
  papers: "review-prereg",
  answer: "change-visits",
  undelivered: "change-visits",
} as const satisfies Record<string, Permission>
export type Need = keyof typeof actsWith
export const needs = Object.keys(actsWith) as Need[]
export const needsOf = (who: Allowed): Need[] => needs.filter((need) => may(who, actsWith[need]))

/** How a last day stands: it is today, or it has passed and nothing was done; null while there is time. */
export function dueOn(lastDay: string, today: string): "today" | "over" | null {
  return lastDay === today ? "today" : lastDay < today ? "over" : null
}

/** How a provisional time stands: its day has come or gone, or is at most so many days away; null while there is time. */
export function provisionalRisk(startsAt: Date, now: Date, days: number): "over" | "today" | "soon" | null {
  const left = daysBetween(officeDay(now), officeDay(startsAt))
  return left < 0 ? "over" : left === 0 ? "today" : left <= days ? "soon" : null
}

/** Whether a paper is red: staff found that it, or its stamp, is missing, or, where they have not looked, the household has not got it. */
export const isPaperRed = (readiness: Readiness, verdict: string | null): boolean =>
  verdict === null ? readiness === "missing" : verdict === "missing" || verdict === "stamp-missing"

/** Whom somebody should call after the office could not keep a time: nothing is held for them any more, or no mail can reach them. */
export const isToCall = ({ email, state }: { email: string; state: string }): boolean =>
  email === "" || (state !== "open" && state !== "planned")
