import type { VisitState } from "#domain/booking/states.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"

/** A visitor is late this many minutes after the start. */
export const LATE_MINUTES = 5
/** Somebody has waited long after this many minutes. */
export const LONG_WAIT_MINUTES = 20

/** Whether the people of a leg should have been here by now; only on its own day. */
export function isLate(leg: { state: VisitState; startsAt: Date }, now: Date): boolean {
  return (
    leg.state === "booked" &&
    toMinutes(now) - toMinutes(leg.startsAt) >= LATE_MINUTES &&
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
}

export type Need = "nogap" | "late" | "waiting"

/** What needs a person: who has no counter, who is late, who has waited long; each visit once in each list, by its last such leg. */
export function attentionOf<L extends Leg>(legs: readonly L[]): (L & { kind: Need })[] {
  const once = (kind: Need, list: readonly L[]) =>
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
      "waiting",
      legs.filter((leg) => leg.state === "arrived" && (leg.minutes ?? 0) >= LONG_WAIT_MINUTES),
    ),
  ]
}
