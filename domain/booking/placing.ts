import type { Office } from "#domain/office/opening.ts"
import { fromMinutes, toMinutes } from "#domain/time/office-time.ts"
import type { PlacedLeg } from "./slots.ts"
import { type Irregularity, irregularities, irregularitiesOf } from "./irregular.ts"

/** A leg as it stands: its service at a counter, from one instant to another. */
export interface StandingLeg {
  id: string
  serviceId: string
  counterId: string
  startsAt: Date
  endsAt: Date
}

/**
 * Where a visit's legs come to stand when somebody chooses a counter and a time. With a leg named, that one stands there and the others
 * keep their counters, all shifted by as much; without one, all follow each other at that counter from then on. Null for a leg that
 * the visit does not have. `to` is an instant.
 */
export function placedLegs(
  legs: readonly StandingLeg[],
  { legId, counterId, to }: { legId: string | null; counterId: string; to: Date },
): PlacedLeg[] | null {
  const chosen = legs.find((leg) => leg.id === legId)
  if (legId !== null && !chosen) return null
  if (chosen) {
    const shift = toMinutes(to) - toMinutes(chosen.startsAt)
    return legs.map((leg) => ({
      serviceId: leg.serviceId,
      counterId: leg === chosen ? counterId : leg.counterId,
      start: toMinutes(leg.startsAt) + shift,
      end: toMinutes(leg.endsAt) + shift,
    }))
  }
  let start = toMinutes(to)
  return legs.map((leg) => {
    const end = start + toMinutes(leg.endsAt) - toMinutes(leg.startsAt)
    const placed = { serviceId: leg.serviceId, counterId, start, end }
    start = end
    return placed
  })
}

/**
 * What speaks against such places, in the order in which it is said: what speaks against one leg, and too short a walk between two
 * counters. `skillOf` says what a counter must be able to do for a service; `walkMinutes` is the office's walk between two counters.
 */
export function againstPlaces(
  office: Office,
  placed: readonly PlacedLeg[],
  { skillOf, walkMinutes }: { skillOf: (serviceId: string) => string | undefined; walkMinutes: number },
): Irregularity[] {
  const found = new Set<Irregularity>(
    placed.flatMap((leg) =>
      irregularitiesOf(office, {
        counterId: leg.counterId,
        startsAt: fromMinutes(leg.start),
        endsAt: fromMinutes(leg.end),
        skills: [skillOf(leg.serviceId) ?? ""],
      }),
    ),
  )
  const inOrder = placed.toSorted((a, b) => a.start - b.start)
  const hurried = inOrder.some((leg, i) => {
    const before = inOrder[i - 1]
    return before && before.counterId !== leg.counterId && leg.start - before.end < walkMinutes
  })
  if (hurried) found.add("short-walk")
  return irregularities.filter((one) => found.has(one))
}

/** Whether legs stand where they stood already: the same services at the same counters and times. */
export const sameStand = (legs: readonly StandingLeg[], placed: readonly PlacedLeg[]): boolean =>
  legs.length === placed.length &&
  legs.every((leg, i) => {
    const other = placed[i]!
    return (
      leg.counterId === other.counterId &&
      leg.serviceId === other.serviceId &&
      toMinutes(leg.startsAt) === other.start &&
      toMinutes(leg.endsAt) === other.end
    )
  })
