import { officeDay } from "#domain/time/office-time.ts"
import type { VisitState } from "./states.ts"

/** By how much somebody may say that they come later: more than this is a time to move. */
export const lateMinutes = [10, 20, 30] as const
export type LateMinutes = (typeof lateMinutes)[number]

export const asLateMinutes = (typed: string): LateMinutes | null =>
  lateMinutes.find((minutes) => String(minutes) === typed) ?? null

/** On its own day, from the morning until it would have ended, and not once they are here. Instants. */
export const maySayLate = (visit: { state: VisitState; startsAt: Date; endsAt: Date }, now: Date): boolean =>
  visit.state === "booked" && officeDay(visit.startsAt) === officeDay(now) && now < visit.endsAt
