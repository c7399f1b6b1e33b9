import type { Office } from "#domain/office/opening.ts"
import { toMinutes } from "#domain/time/office-time.ts"
import { counterWorks } from "./slot-days.ts"
import type { VisitState } from "./states.ts"

/** The states in which somebody is still to be served, so that an empty counter matters to them. */
const waits: ReadonlySet<VisitState> = new Set(["provisional", "booked", "arrived"])

/**
 * Whether a leg lies at a counter that does not work then, or cannot do the service, while its people are still to be served:
 * before they arrive and while they wait, on any day. What staff placed outside working time on purpose is not meant.
 */
export function lacksCounter(
  office: Office,
  leg: {
    state: VisitState
    overbooked: boolean
    /** Null when it is not known what the counter must be able to do. */
    skill: string | null
    day: string
    counterId: string
    startsAt: Date
    endsAt: Date
    /** When its people were called to the counter; then somebody is there. */
    startedAt?: Date | null
  },
): boolean {
  if (!waits.has(leg.state) || leg.overbooked || leg.startedAt) return false
  const counter = office.counters.find((c) => c.id === leg.counterId)
  if (!counter || (leg.skill !== null && !counter.skills.includes(leg.skill))) return true
  return !counterWorks(office, leg.day, leg.counterId, toMinutes(leg.startsAt), toMinutes(leg.endsAt))
}
