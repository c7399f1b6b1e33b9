import type { Waiting } from "../offer.ts"
import { addDays, daysBetween, fromMinutes, officeClock, officeDay, weekday } from "../time/office-time.ts"

/** The time of the day somebody would come: the office's day is cut at noon. */
export const dayParts = ["any", "morning", "afternoon"] as const
export type DayPart = (typeof dayParts)[number]
const NOON = "12:00"

/** What somebody with a visit would rather have. Days "YYYY-MM-DD", both included; weekdays 1–7, none of them is any. */
export interface EarlierWish {
  firstDay: string
  lastDay: string
  weekdays: readonly number[]
  part: DayPart
}

export type WishFault = "day-wrong" | "days-order" | "not-earlier" | "day-past"

/** What is wrong with a wish for a visit on `visitDay`; null when nothing is. */
export function wishFault(wish: EarlierWish, visitDay: string, today: string): WishFault | null {
  if (wish.lastDay < wish.firstDay) return "days-order"
  if (wish.lastDay < today) return "day-past"
  return wish.firstDay > visitDay ? "not-earlier" : null
}

/** An offered time lies at least this long before the one somebody has: less is not worth a mail. */
export const EARLIER_BY_MINUTES = 60

/** Whether a time is what was asked for, for a visit that begins at `current`. Minutes since 1970. */
export function fitsWish(wish: EarlierWish, start: number, current: number): boolean {
  if (start > current - EARLIER_BY_MINUTES) return false
  const at = fromMinutes(start)
  const day = officeDay(at)
  if (day < wish.firstDay || day > wish.lastDay) return false
  if (wish.weekdays.length > 0 && !wish.weekdays.includes(weekday(day))) return false
  return wish.part === "any" || officeClock(at) < NOON === (wish.part === "morning")
}

/** Offers that nobody answered: after so many the wish ends, so that it keeps no times from those who answer. */
export const UNANSWERED_MOST = 3
/** Whoever did not answer stands behind those who have asked since: a day for each. */
export const UNANSWERED_DAYS = 1

/**
 * The place of a wish in the fair order: those whose statutory deadline comes before their visit first, by that deadline; then who has
 * waited longest.
 */
export function placeOfWish(wish: {
  id: string
  askedAt: Date
  unanswered: number
  /** The last day by law for what the visit is for; null where no clock runs. */
  deadline: string | null
  visitDay: string
}): Waiting {
  const pressing = wish.deadline !== null && wish.deadline < wish.visitDay
  return {
    id: wish.id,
    rank: pressing ? daysBetween("2000-01-01", wish.deadline!) : Number.MAX_SAFE_INTEGER,
    number: wish.askedAt.getTime() + wish.unanswered * UNANSWERED_DAYS * 24 * 3_600_000,
  }
}

/** Whose statutory deadline comes before their visit. */
export const isPressing = (one: Waiting): boolean => one.rank < Number.MAX_SAFE_INTEGER

/**
 * The last day by law for a visit: for the registration in CPR so many days after moving in (CPR Act § 16), for a PD U2 its own last
 * day (Regulation 883/2004 art. 64); the earlier where both are meant, null where neither is.
 */
export function statutoryDeadline(
  visit: { services: readonly string[]; notBefore: string | null },
  { registerDays }: { registerDays: number },
  benefitBy: string | null,
): string | null {
  const moved = visit.services.includes("cpr") && visit.notBefore ? addDays(visit.notBefore, registerDays) : null
  const days = [moved, benefitBy].filter((day) => day !== null)
  return days.toSorted()[0] ?? null
}

export const offerStates = ["planned", "open", "taken", "declined", "lapsed", "withdrawn"] as const
export type OfferState = (typeof offerStates)[number]

/** Why a time is offered: an earlier one was asked for, or the office cannot keep the one that was booked. */
export const offerKinds = ["earlier", "instead"] as const
export type OfferKind = (typeof offerKinds)[number]

/** After an offer is over its place stays kept so long, for whoever is asked next. */
export const PASSED_ON_SECONDS = 120
