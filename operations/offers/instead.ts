import type { Slot } from "#domain/booking/slots.ts"
import { fromMinutes, officeDay } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import { type Visit, legsOf } from "#db/booking/reads.ts"
import { insertLegs, retireLegs, sweepLapsed } from "#db/booking/leg-writes.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { type Transaction, transactUnlessTaken } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { lockDaysOfVisit } from "#db/locks.ts"
import { type VisitOffer, offerById, plannedOffers } from "#db/offers/reads.ts"
import { updateOffer } from "#db/offers/writes.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import type { Job } from "#db/queue.ts"
import { ok, refuse } from "#domain/result.ts"
import { tell } from "../booking/tell.ts"
import { findSlot, legRows } from "../booking/hold.ts"
import type { Context } from "../context.ts"
import { outside, planHits } from "../office/hits.ts"
import { makeOffer, offeredUntil } from "./make.ts"

/** Offers that a change of the office has planned are made as soon as it holds. */
export const offerInsteadJob = (siteId: string): Job => ({
  task: "offer-instead",
  payload: { siteId },
  key: `offer-instead ${siteId}`,
})

/** So many are read at once; each is a transaction of its own. */
const AT_ONCE = 100
/** A time that somebody else takes again and again is not run after for ever. */
const LOOKS = 5

/**
 * Makes the offers that changes of the office have planned, in the order of the visits: each visit that still cannot be kept gets the
 * nearest time that is free now, held for it. Visitors' own bookings wait for one visit at most. Answers how many were dealt with.
 */
export async function makePlanned(ctx: Context, given: { siteId: string }): Promise<number> {
  let made = 0
  for (;;) {
    const planned = await plannedOffers(ctx.db, given.siteId, AT_ONCE)
    if (planned.length === 0) return made
    for (const offer of planned) {
      await makeOne(ctx, offer)
      made++
    }
  }
}

async function makeOne(ctx: Context, planned: VisitOffer): Promise<void> {
  for (let look = 1; look <= LOOKS; look++) {
    const at = await readSiteOffice(ctx.db)
    const wants = planned.detail.choice === "offer" && look < LOOKS
    const [hit] = wants ? await planHits(ctx.db, at, [planned.visitId], ctx.now()) : []
    const done = await transactUnlessTaken<ReturnType<typeof ok<null>> | ReturnType<typeof refuse<"taken">>>(
      ctx.db,
      (tx) => decide(ctx, tx, planned, hit?.slot ?? null),
    )
    if (done.ok) return
  }
}

/** Under the locks of both days: what becomes of one planned offer, with the time that was free when it was looked for. */
async function decide(ctx: Context, tx: Transaction, planned: VisitOffer, slot: Slot | null) {
  const newDay = slot ? [officeDay(fromMinutes(slot.start))] : []
  await lockDaysOfVisit(tx, { id: planned.visitId, siteId: planned.siteId }, [officeDay(planned.fromAt), ...newDay])
  const visit = await lockVisit(tx, planned.visitId)
  const offer = visit && (await offerById(tx, planned.id))
  if (!visit || offer?.state !== "planned") return ok(null)
  const now = ctx.now()
  const at = await readSiteOffice(tx)
  const stands = visit.state === "booked" || visit.state === "provisional"
  const legs = (await legsOf(tx, visit.id)).map((leg) => ({
    ...leg,
    state: visit.state,
    overbookReason: visit.overbookReason,
  }))
  // Moved, cancelled, or the office can keep it again.
  if (!stands || visit.startsAt.getTime() !== offer.fromAt.getTime() || outside(at, legs).length === 0) {
    await updateOffer(tx, offer.id, { state: "withdrawn", answeredAt: now })
    return ok(null)
  }
  if (!slot) return askThem(tx, visit, offer, now)
  for (const day of newDay) await sweepLapsed(tx, planned.siteId, day, now)
  const services = at.services
    .filter((s) => legs.some((leg) => leg.serviceId === s.id))
    .map((s) => ({ ...s, noticeMinutes: 0 }))
  const place = await findSlot(tx, at, services, visit.party, fromMinutes(slot.start), now, visit.id, null, {
    byStaff: true,
  })
  if (!place) return refuse("taken")
  if (place.slot.start * 60_000 === visit.startsAt.getTime()) return otherCounter(tx, visit, place.slot, offer, now)
  const until = offeredUntil(at.office, visit, place.slot, at.settings.insteadHours * 60, now)
  if (!until) return askThem(tx, visit, offer, now)
  await updateVisit(tx, visit.id, { askedAt: visit.askedAt ?? now, cutoffHours: 0 })
  const { choice: _choice, ...detail } = offer.detail
  await makeOffer(tx, visit, place.slot, { id: offer.id, kind: "instead", planned: true, until, detail }, now)
  return ok(null)
}

/** The same time at another counter asks nothing of the visitor, who is told the counter on arrival: nobody is written to. */
async function otherCounter(tx: Transaction, visit: Visit, slot: Slot, offer: VisitOffer, now: Date) {
  const day = officeDay(visit.startsAt)
  await retireLegs(tx, visit.id)
  await insertLegs(tx, legRows(slot, { visitId: visit.id, siteId: visit.siteId, day, until: null, takenAt: null }))
  await updateVisit(tx, visit.id, { endsAt: fromMinutes(slot.end), askedAt: null })
  await updateOffer(tx, offer.id, { state: "taken", startsAt: visit.startsAt, answeredAt: now })
  await recordEvent(tx, { visitId: visit.id, at: now, kind: "other-counter", ...byOf(offer), detail: {} })
  await announce(tx, { siteId: visit.siteId, topics: [dayTopic(day)] })
  return ok(null)
}

/** The visitor is written to and chooses; until then the visit stands at its old time without a counter. */
async function askThem(tx: Transaction, visit: Visit, offer: VisitOffer, now: Date) {
  await updateVisit(tx, visit.id, { askedAt: visit.askedAt ?? now, cutoffHours: 0 })
  await updateOffer(tx, offer.id, { state: "withdrawn", answeredAt: now })
  const { choice: _choice, ...reason } = offer.detail
  const detail = { from: visit.startsAt.toISOString(), ...reason }
  const eventId = await recordEvent(tx, { visitId: visit.id, at: now, kind: "asked", ...byOf(offer), detail })
  await tell(tx, "asked", visit, eventId)
  await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt))] })
  return ok(null)
}

const byOf = ({ staffId, staffName }: VisitOffer) =>
  staffId && staffName ? { by: "staff" as const, staffId, staffName } : { by: "system" as const }
