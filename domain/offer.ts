import type { Interval } from "./time/interval.ts"
import { fromMinutes, toMinutes } from "./time/office-time.ts"

/**
 * What became free is offered to those who wait, one by one in a fair order, and held for whoever is asked until they have answered
 * or their time is over. One mechanism for seats of a course and for times at the office.
 */

/** Somebody who waits: `rank` is lower for those who are asked first, and within one rank the lower `number` is. */
export interface Waiting {
  id: string
  rank: number
  number: number
}

/** The fair order of those who wait. */
export const inOrder = <W extends Waiting>(list: readonly W[]): W[] =>
  list.toSorted((a, b) => a.rank - b.rank || a.number - b.number)

export interface Offer<W> {
  to: W
  /** Those who stood before and whom nothing of what is free fits: they keep their place. */
  passedOver: W[]
}

/**
 * To whom what is free is offered, in the fair order. `take` takes something that fits a person and answers whether there was any;
 * whoever nothing fits is passed over and keeps their place.
 */
export function offersFor<W extends Waiting>(list: readonly W[], take: (waiting: W) => boolean): Offer<W>[] {
  const offers: Offer<W>[] = []
  const passedOver: W[] = []
  for (const waiting of inOrder(list)) {
    if (take(waiting)) offers.push({ to: waiting, passedOver: [...passedOver] })
    else passedOver.push(waiting)
  }
  return offers
}

/** An offer is held no shorter than this: closer to the start nobody is asked any more. */
const LEAST_MINUTES = 60

/**
 * Until when something is held for the person it is offered to: `minutes` from now, of which only those within `open` count where it
 * is given (sorted, minutes since 1970); or half of the time that is left until the start when that is shorter. Null when less than
 * an hour would be left to answer, or the office does not open for long enough.
 */
export function offerEnds(
  now: Date,
  startsAt: Date,
  minutes: number,
  open: readonly Interval[] | null = null,
): Date | null {
  const counted = open ? afterOpen(toMinutes(now), minutes, open) : now.getTime() / 60_000 + minutes
  if (counted === null) return null
  const half = new Date((now.getTime() + startsAt.getTime()) / 2)
  const wished = open ? fromMinutes(counted) : new Date(counted * 60_000)
  const until = wished < half ? wished : roundedDown(half)
  return until.getTime() - now.getTime() < Math.min(minutes, LEAST_MINUTES) * 60_000 ? null : until
}

/** People are told the end of an offer: a time they can keep in mind. */
const ROUND_MS = 5 * 60_000
const roundedDown = (at: Date) => new Date(Math.floor(at.getTime() / ROUND_MS) * ROUND_MS)

/** The moment at which so many open minutes have passed. */
function afterOpen(now: number, minutes: number, open: readonly Interval[]): number | null {
  let left = minutes
  for (const { start, end } of open) {
    const from = Math.max(start, now)
    if (end <= from) continue
    if (end - from >= left) return from + left
    left -= end - from
  }
  return null
}
