import { addDays } from "#domain/time/office-time.ts"
import { type SlotDay, type SlotQuery, type Slot, freeSlots, nearTo, slotAt } from "#domain/booking/slots.ts"

/**
 * The least notice of a time that the office proposes instead of another: minutes. Whoever is told by mail has to see it, and to
 * come from anywhere in the partner municipalities; three hours is also what the day before leaves of a morning.
 */
export const PROPOSAL_NOTICE_MINUTES = 180

/**
 * The time a visit goes to when the office cannot keep its own. First the same time at another counter, which asks nothing of
 * the visitor; then the nearest later time of the same day, and no sooner than people can be told; then the nearest following day
 * with a free time, there the one closest to the visit's own clock time. Never earlier on the same day. Null when nothing is free.
 *
 * `dayAt` answers a day as it is without this visit's own legs; minutes since 1970 everywhere. `lastDay` bounds the search.
 */
export function proposeTime(
  visit: { day: string; start: number },
  query: SlotQuery,
  now: number,
  lastDay: string,
  dayAt: (day: string) => SlotDay | null,
): Slot | null {
  // A visit that staff placed beyond the horizon is looked after as well.
  const reach = Math.max(query.notAfter, visit.start)
  const open: SlotQuery = { ...query, notBefore: 0, notAfter: reach }
  const own = dayAt(visit.day)
  const same = own && visit.start >= now ? slotAt(own, open, visit.start) : null
  if (same) return same
  const told: SlotQuery = { ...query, notBefore: now + PROPOSAL_NOTICE_MINUTES }
  const later = own ? freeSlots(own, told).find((slot) => slot.start > visit.start) : undefined
  if (later) return later
  for (let day = addDays(visit.day, 1), ahead = 1; day <= lastDay; day = addDays(day, 1), ahead++) {
    const free = dayAt(day)
    if (!free) continue
    // The clock changes by at most an hour, which does not matter to "about the same time of day".
    const wished = visit.start + ahead * 24 * 60
    const nearest = freeSlots(free, told).toSorted(nearTo(wished))[0]
    if (nearest) return nearest
  }
  return null
}

/** What becomes of one visit that a change hits: a time is offered, it stands without a counter, or its visitor is asked to choose. */
export const choices = ["offer", "keep", "ask"] as const
export type Choice = (typeof choices)[number]

/** The choice that stands before anybody has chosen: what asks least of the visitor, and a call where no time is free. */
export const firstChoice = (proposal: unknown): Choice => (proposal ? "offer" : "keep")

/** Why visits are moved, in words for visitors: one of the list, or typed in every language. */
export const visitorReasons = ["illness", "closed", "meeting", "technical", "own"] as const
export type VisitorReason = (typeof visitorReasons)[number]

/** The office's own words for visitors are needed in each language, so that nobody is told in one they did not choose. */
export const OWN_REASON_LONGEST = 200
