import { addSeconds } from "date-fns"
import { PASSED_ON_SECONDS, UNANSWERED_MOST } from "#domain/booking/earlier.ts"
import { mayChange } from "#domain/booking/rules.ts"
import type { Slot } from "#domain/booking/slots.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Actor, signed } from "#domain/staff/actor.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import { type Visit, visitById } from "#db/booking/reads.ts"
import { lockVisit, recordEvent } from "#db/booking/writes.ts"
import { type Transaction, transact, transactUnlessTaken } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { lockDaysOfVisit } from "#db/locks.ts"
import { type VisitOffer, legsOfOffer, offerById, wishOf } from "#db/offers/reads.ts"
import { deleteWish, keepOfferedPlace, updateOffer, updateWish } from "#db/offers/writes.ts"
import { dequeue, enqueue } from "#db/queue.ts"
import { tell } from "../booking/tell.ts"
import { relocate } from "../booking/move.ts"
import type { Context } from "../context.ts"
import { offerKey, offerTimesJob } from "./make.ts"

export type OfferRefusal = "unknown" | "offer-over" | "not-booked" | "taken"

/**
 * Takes an offered time: the visit moves to the place held for it, and its old time is given up, in one transaction. Taken twice is
 * taken once; after its time it is refused, also before the job has come round.
 */
export async function takeOffer(
  ctx: Context,
  given: { visitId: string; offerId: string; by: Actor },
): Promise<Result<null, OfferRefusal>> {
  return transactUnlessTaken<Result<null, OfferRefusal>>(ctx.db, async (tx) => {
    const found = await lockOffered(tx, given)
    if (!found) return refuse("unknown")
    const { offer, visit } = found
    if (offer.state === "taken") return ok(null)
    const now = ctx.now()
    if (offer.state !== "open" || offer.until! <= now) return refuse("offer-over")
    // The office's own word: the usual cut-off does not stand in its way, only that the visit still stands.
    if (!mayChange(visit, { kind: "system" }, now).ok) return refuse("not-booked")
    const legs = await legsOfOffer(tx, offer.id)
    if (legs.length === 0) return refuse("offer-over")
    await updateOffer(tx, offer.id, { state: "taken", answeredAt: now })
    await dequeue(tx, offerKey(offer.id))
    const slot: Slot = {
      pool: legs[0]!.pool,
      start: toMinutes(legs[0]!.startsAt),
      end: toMinutes(legs.at(-1)!.endsAt),
      legs: legs.map(({ serviceId, counterId, startsAt, endsAt }) => ({
        serviceId,
        counterId,
        start: toMinutes(startsAt),
        end: toMinutes(endsAt),
      })),
    }
    await relocate(ctx, tx, visit, slot, { by: given.by, now, detail: { offer: offer.id } })
    if (offer.kind === "earlier") await deleteWish(tx, visit.id)
    return ok(null)
  })
}

/** Says no to an offered time: the visit stays as it is, and the next in line is asked. `stop` also takes the wish back. */
export async function declineOffer(
  ctx: Context,
  given: { visitId: string; offerId: string; by: Actor; stop: boolean },
): Promise<Result<null, OfferRefusal>> {
  return transact(ctx.db, async (tx) => {
    const found = await lockOffered(tx, given)
    if (!found) return refuse("unknown")
    const { offer, visit } = found
    if (offer.state === "declined") return ok(null)
    if (offer.state !== "open") return refuse("offer-over")
    await endOffer(ctx, tx, offer, visit, "declined", given.by)
    if (given.stop) await deleteWish(tx, visit.id)
    return ok(null)
  })
}

/** An offer whose time is over lapses, and the next in line is asked. Whoever never answers is asked no more. */
export async function lapseOffer(ctx: Context, given: { offerId: string }): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const row = await offerById(tx, given.offerId)
    const found = row && (await lockOffered(tx, { visitId: row.visitId, offerId: row.id }))
    if (!found || found.offer.state !== "open" || found.offer.until! > ctx.now()) return
    const { offer, visit } = found
    const eventId = await endOffer(ctx, tx, offer, visit, "lapsed", { kind: "system" })
    if (offer.kind === "instead") {
      // The office still cannot keep the time: they are asked to choose one themselves, and stand on the list for the phone.
      await tell(tx, "asked", visit, eventId)
      return
    }
    const wish = await wishOf(tx, visit.id)
    if (wish && wish.unanswered + 1 >= UNANSWERED_MOST) await deleteWish(tx, visit.id)
    else if (wish) await updateWish(tx, visit.id, { unanswered: wish.unanswered + 1 })
  })
}

/** Under the lock of the offered day: the place stays kept a little, for whoever is asked next. */
async function endOffer(
  ctx: Context,
  tx: Transaction,
  offer: VisitOffer,
  visit: Visit,
  how: "declined" | "lapsed",
  by: Actor,
): Promise<string> {
  const now = ctx.now()
  const day = officeDay(offer.startsAt!)
  await updateOffer(tx, offer.id, { state: how, answeredAt: now })
  await dequeue(tx, offerKey(offer.id))
  await keepOfferedPlace(tx, offer.id, addSeconds(now, PASSED_ON_SECONDS))
  const eventId = await recordEvent(tx, {
    visitId: visit.id,
    at: now,
    kind: how === "declined" ? "offer-declined" : "offer-lapsed",
    ...signed(by),
    detail: { ...offer.detail, offer: offer.id, to: offer.startsAt!.toISOString(), from: visit.startsAt.toISOString() },
  })
  await enqueue(tx, offerTimesJob(visit.siteId, day))
  await announce(tx, { siteId: visit.siteId, topics: [dayTopic(day), dayTopic(officeDay(visit.startsAt))] })
  return eventId
}

/** The days first, then the visit, then its offer read anew: everybody locks in this order. */
async function lockOffered(
  tx: Transaction,
  given: { visitId: string; offerId: string },
): Promise<{ offer: VisitOffer; visit: Visit } | null> {
  const [found, seen] = [await visitById(tx, given.visitId), await offerById(tx, given.offerId)]
  if (!found || !seen?.startsAt || seen.visitId !== given.visitId) return null
  await lockDaysOfVisit(tx, found.visit, [officeDay(found.visit.startsAt), officeDay(seen.startsAt)])
  const visit = await lockVisit(tx, given.visitId)
  const offer = visit && (await offerById(tx, given.offerId))
  return visit && offer ? { offer, visit } : null
}
