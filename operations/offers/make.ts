import { addSeconds } from "date-fns"
import { type OfferKind, PASSED_ON_SECONDS } from "#domain/booking/earlier.ts"
import type { Slot } from "#domain/booking/slots.ts"
import { openOn } from "#domain/office/open-days.ts"
import { type Office, stretch } from "#domain/office/opening.ts"
import { offerEnds } from "#domain/offer.ts"
import type { Interval } from "#domain/time/interval.ts"
import { addDays, fromMinutes, officeDay, toMinutes } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import type { Visit } from "#db/booking/reads.ts"
import { insertLegs } from "#db/booking/leg-writes.ts"
import { recordEvent } from "#db/booking/writes.ts"
import type { Transaction } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { insertOffers, updateOffer } from "#db/offers/writes.ts"
import { type Job, enqueue } from "#db/queue.ts"
import { tell } from "../booking/tell.ts"
import { legRows } from "../booking/hold.ts"

/** How far ahead the office's opening hours are read for the end of an offer: longer than it is ever closed. */
const DAYS_READ = 60

/** When the office is open from today until a day, in minutes since 1970. */
function openUntil(office: Office, now: Date, last: Date): Interval[] {
  const open: Interval[] = []
  const today = officeDay(now)
  const end = officeDay(last)
  for (let day = today, n = 0; day <= end && n <= DAYS_READ; day = addDays(day, 1), n++)
    open.push(...openOn(office, day).map(({ opens, closes }) => stretch(day, opens, closes)))
  return open
}

/**
 * Until when a time is held for the visitor it is offered to: so many minutes within opening hours, and no longer than half of the time
 * until the earlier of both times. Null when it is too late to ask anybody.
 */
export function offeredUntil(office: Office, visit: Pick<Visit, "startsAt">, slot: Slot, minutes: number, now: Date) {
  const starts = fromMinutes(Math.min(slot.start, toMinutes(visit.startsAt)))
  return offerEnds(now, starts, minutes, openUntil(office, now, starts))
}

/** Whoever asks next is asked a little after its time: the clocks of two machines are not one. */
export const AFTER_SECONDS = 5

export const offerKey = (offerId: string) => `offer ${offerId}`
const lapseJob = (offerId: string, until: Date): Job => ({
  task: "offer-lapse",
  payload: { offerId },
  key: offerKey(offerId),
  runAt: addSeconds(until, AFTER_SECONDS),
})

/** What has become free on a day is offered to those who wait for it. */
export const offerTimesJob = (siteId: string, day: string): Job => ({
  task: "offer-times",
  payload: { siteId, day },
  key: `offer-times ${siteId} ${day}`,
})

/**
 * Inside a transaction that holds the lock of the offered day and the visit's row: holds the time beside the one the visit has, writes
 * the offer down with its reason, and tells the visitor. The visitor's own time stays theirs until they have taken the other.
 */
export async function makeOffer(
  tx: Transaction,
  visit: Visit,
  slot: Slot,
  offer: { id: string; kind: OfferKind; planned: boolean; until: Date; detail: Record<string, string> },
  now: Date,
): Promise<void> {
  const startsAt = fromMinutes(slot.start)
  const day = officeDay(startsAt)
  const { id, kind, until, detail } = offer
  const open = { state: "open", startsAt, until, madeAt: now, detail } as const
  if (offer.planned) await updateOffer(tx, id, open)
  else await insertOffers(tx, [{ id, visitId: visit.id, siteId: visit.siteId, kind, fromAt: visit.startsAt, ...open }])
  const kept = addSeconds(until, PASSED_ON_SECONDS)
  const rows = legRows(slot, { visitId: visit.id, siteId: visit.siteId, day, until: kept, takenAt: null })
  await insertLegs(
    tx,
    rows.map((row) => ({ ...row, current: false, offerId: id })),
  )
  const eventId = await recordEvent(tx, {
    visitId: visit.id,
    at: now,
    kind: kind === "earlier" ? "offered-earlier" : "offered-instead",
    by: "system",
    detail: {
      ...detail,
      offer: id,
      from: visit.startsAt.toISOString(),
      to: startsAt.toISOString(),
      until: until.toISOString(),
    },
  })
  await tell(tx, kind === "earlier" ? "offered-earlier" : "offered-instead", visit, eventId)
  await enqueue(tx, lapseJob(id, until))
  await announce(tx, { siteId: visit.siteId, topics: [dayTopic(day)] })
}
