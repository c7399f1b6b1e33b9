import { type Interval, covers, merge } from "#domain/time/interval.ts"
import { type PlacedLeg, type SlotDay, type SlotQuery, type WantedLeg, slotAt } from "./slots.ts"

/** A leg that the visit has now. Minutes since 1970. */
export interface OwnLeg extends PlacedLeg {
  skill: string
}

/**
 * The place of a visit at the start it has, for what it wants now; null where it no longer fits. Every leg stays at its counter where
 * that can be, then as many from the first on as can; what lies within the visit's own minutes always fits, also where nobody works
 * any more. `day` is what is free without the visit's own legs; null on a day the office does not open.
 */
export function refit(
  day: SlotDay | null,
  want: Pick<SlotQuery, "legs" | "walkMinutes" | "longestWaitMinutes" | "claim">,
  start: number,
  own: readonly OwnLeg[],
): PlacedLeg[] | null {
  if (want.legs.length === 0) return null
  // No start but its own is looked at: notice and horizon were asked for when it was booked.
  const query = { ...want, stepMinutes: 1, notBefore: start, notAfter: start }
  const kept = own.filter((leg) => want.legs.some((wanted) => wanted.serviceId === leg.serviceId))
  const placed = (many: number) => day && (slotAt(keeping(day, kept.slice(0, many)), query, start)?.legs ?? null)
  const asItWas = placed(kept.length) ?? withinOwn(want, start, own)
  if (asItWas) return asItWas
  for (let many = kept.length - 1; many >= 0; many--) {
    const legs = placed(many)
    if (legs) return legs
  }
  return null
}

/** The day with the skills of these legs only at their own counters. */
function keeping(day: SlotDay, kept: readonly OwnLeg[]): SlotDay {
  const at = new Map<string, Set<string>>()
  for (const leg of kept) at.set(leg.skill, (at.get(leg.skill) ?? new Set()).add(leg.counterId))
  if (at.size === 0) return day
  return {
    ...day,
    counters: day.counters.map((counter) => ({
      ...counter,
      skills: counter.skills.filter((skill) => at.get(skill)?.has(counter.counterId) ?? true),
    })),
  }
}

/** The legs at their own counters, inside the minutes that the visit has there; one may wait for the begin of its own. */
function withinOwn(
  want: { legs: readonly WantedLeg[]; walkMinutes: number },
  start: number,
  own: readonly OwnLeg[],
): PlacedLeg[] | null {
  const mine = new Map<string, Interval[]>()
  for (const leg of own) mine.set(leg.counterId, merge([...(mine.get(leg.counterId) ?? []), leg]))
  const placed: PlacedLeg[] = []
  for (const { serviceId, minutes } of want.legs) {
    const was = own.find((leg) => leg.serviceId === serviceId)
    if (!was) return null
    const there = mine.get(was.counterId)!
    const last = placed.at(-1)
    const walk = last && last.counterId !== was.counterId ? want.walkMinutes : 0
    const earliest = last ? last.end + walk : start
    const at = last && !covers(there, earliest, earliest + minutes) ? Math.max(earliest, was.start) : earliest
    if (!covers(there, at, at + minutes)) return null
    placed.push({ serviceId, counterId: was.counterId, start: at, end: at + minutes })
  }
  return placed
}
