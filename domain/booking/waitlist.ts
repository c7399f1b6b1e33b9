import type { Waiting } from "../offer.ts"
import { type Result, ok, refuse } from "../result.ts"
import { addDays, daysBetween, fromMinutes, officeDay } from "../time/office-time.ts"
import { type EarlierWish, UNANSWERED_DAYS, fitsWish } from "./earlier.ts"

/**
 * The waiting list: whoever found no time that suits them is offered one that becomes free, held for them alone until they have answered
 * or its minutes are over. It asks for days as somebody with a visit does for an earlier time, and goes with the last of them.
 */

/** Nobody waits longer: by then they have found another way. Days. */
export const LISTED_MOST_DAYS = 180
/** Where nobody says until when. Days. */
export const LISTED_DAYS = 60

export type ListFault = "days-order" | "day-past" | "day-far"

/** What is wrong with the days somebody waits for; null when nothing is. */
export function listFault(wish: Pick<EarlierWish, "firstDay" | "lastDay">, today: string): ListFault | null {
  if (wish.lastDay < wish.firstDay) return "days-order"
  if (wish.lastDay < today) return "day-past"
  return wish.lastDay > addDays(today, LISTED_MOST_DAYS) ? "day-far" : null
}

/** The place in the fair order: those whose statutory deadline runs first, by that deadline; then who has waited longest. */
export const placeOnList = (listed: {
  id: string
  askedAt: Date
  unanswered: number
  deadline: string | null
}): Waiting => ({
  id: listed.id,
  rank: listed.deadline === null ? Number.MAX_SAFE_INTEGER : daysBetween("2000-01-01", listed.deadline),
  number: listed.askedAt.getTime() + listed.unanswered * UNANSWERED_DAYS * 24 * 3_600_000,
})

/**
 * What somebody waits for, who sees the times that are `free` now (starts in minutes since 1970, in their order) and finds that none of
 * them suits. A last day left open is the day before the first of them that fits; days on which one is free are no days to wait for.
 */
export function waitFor(
  given: Omit<EarlierWish, "lastDay"> & { lastDay: string | null },
  free: readonly number[],
): Result<EarlierWish, "free-already"> {
  const wish = { ...given, lastDay: given.lastDay ?? addDays(given.firstDay, LISTED_DAYS) }
  const fitting = free.find((start) => fitsWish(wish, start, Infinity))
  if (fitting === undefined) return ok(wish)
  const before = addDays(officeDay(fromMinutes(fitting)), -1)
  return given.lastDay === null && before >= given.firstDay ? ok({ ...wish, lastDay: before }) : refuse("free-already")
}
