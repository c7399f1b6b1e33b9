import type { DatedEvent } from "../calendar-file.ts"
import type { Office } from "../office/opening.ts"
import { standsAt } from "../office/roster.ts"
import { addDays } from "../time/office-time.ts"

/** A feed shows so many days back, and so many ahead: today is one of the latter. */
const DAYS_BACK = 7
const DAYS_AHEAD = 28

/** The first and the last day of a feed that is read on a day. */
export const feedSpan = (today: string): { first: string; last: string } => ({
  first: addDays(today, -DAYS_BACK),
  last: addDays(today, DAYS_AHEAD),
})

/** What a feed knows of a leg: nothing that says who comes. */
export interface FeedLeg {
  visitId: string
  position: number
  reference: string
  revision: number
  state: "provisional" | "booked" | "arrived" | "serving" | "done" | "missed"
  party: number
  serviceKey: string
  counterId: string
  day: string
  startsAt: Date
  endsAt: Date
}

/** The legs that meet a time at which somebody stands at their counter; two who relieve one another both see a leg across the change. */
export function ownLegs<Leg extends Pick<FeedLeg, "counterId" | "day" | "startsAt" | "endsAt">>(
  legs: readonly Leg[],
  office: Office,
  name: string,
): Leg[] {
  const stands = new Map([...new Set(legs.map((leg) => leg.day))].map((day) => [day, standsAt(office, name, day)]))
  return legs.filter((leg) =>
    stands.get(leg.day)!.some((at) => at.counterId === leg.counterId && at.from < leg.endsAt && leg.startsAt < at.to),
  )
}

/** A leg as an event: the words come from outside, and hold no more than `FeedLeg` does. */
export const legEvent = (
  leg: FeedLeg,
  told: Pick<DatedEvent, "summary" | "description" | "location" | "url"> & { host: string },
): DatedEvent => ({
  // The same for every version of one leg, so that a moved visit moves in the calendar.
  uid: `${leg.visitId}.${leg.position}@${told.host}`,
  sequence: leg.revision,
  status: leg.state === "provisional" ? "tentative" : "confirmed",
  startsAt: leg.startsAt,
  endsAt: leg.endsAt,
  summary: told.summary,
  description: told.description,
  location: told.location,
  url: told.url,
})
