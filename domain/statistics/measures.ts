import { differenceInMinutes } from "date-fns"
import { waitsSince } from "#domain/desk/waiting.ts"
import { daysBetween, officeDay } from "#domain/time/office-time.ts"

/**
 * What is measured of visits, each in whole numbers. Minutes of a service: `waiting`, `walking`, `serving`, and `agreed`, the minutes
 * that were booked for it. Of a visit as a whole, under its first service: `lead`, the days from booking to coming, and `whole`, 1 where
 * everything that it was booked for was done at once and 0 where something was put off.
 */
export const measures = ["waiting", "walking", "serving", "agreed", "lead", "whole"] as const
export type Measure = (typeof measures)[number]

/** Nobody waits or is served for longer: a button was pressed the day after, and says nothing of how long it took. */
export const MOST_MINUTES = 480

/** One service of a visit at its counter. Instants; null for what has not happened, or was not noted. */
export interface Served {
  startsAt: Date
  /** When the visit was here. */
  arrivedAt: Date | null
  /** When it was called to the counter. */
  calledAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
}

const minutes = (from: Date | null, to: Date | null): number | null => {
  if (!from || !to) return null
  const between = Math.max(0, differenceInMinutes(to, from))
  return between > MOST_MINUTES ? null : between
}

/**
 * From being here, or from the agreed time where that is later, to being called; to being served where nobody was called. Who is
 * served before the agreed time has not waited.
 */
export const waitingMinutes = (leg: Served, before?: { finishedAt: Date | null }): number | null =>
  leg.startedAt ? minutes(waitsSince(leg, before), leg.calledAt ?? leg.startedAt) : null

/** From being called to being served at the counter. */
export const walkingMinutes = (leg: Served): number | null => minutes(leg.calledAt, leg.startedAt)

/** From being served to being done. */
export const servingMinutes = (leg: Served): number | null => minutes(leg.startedAt, leg.finishedAt)

/** Days of the office's calendar from booking to coming; 0 for who comes the same day. */
export const leadDays = (visit: { bookedAt: Date | null; startsAt: Date }): number | null =>
  visit.bookedAt ? Math.max(0, daysBetween(officeDay(visit.bookedAt), officeDay(visit.startsAt))) : null
