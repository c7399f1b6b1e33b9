import { dayTopic } from "#domain/topics.ts"
import { mayChange, reopensAt } from "#domain/booking/rules.ts"
import { mayBecome } from "#domain/booking/states.ts"
import { type Actor, signed } from "#domain/staff/actor.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { visitById } from "#db/booking/reads.ts"
import { coolLegs, dropLegs } from "#db/booking/leg-writes.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { lockDaysOfVisit } from "#db/locks.ts"
import { withdrawOffers } from "#db/offers/writes.ts"
import { enqueue } from "#db/queue.ts"
import { RollBack, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import type { Context } from "../context.ts"
import { offerTimesJob } from "../offers/make.ts"
import { forgetReminders, tell } from "./tell.ts"

export type CancelRefusal = "unknown" | "too-late" | "not-booked"

/** A visit that keeps moving away is not run after for ever. */
const LOOKS = 10

/**
 * Cancels a visit. Its time cools for a random while before it is offered again, unless staff cancel. Cancelling twice is the
 * same as once. A visit that moves between the look and the lock of its day is looked for again: each look is a transaction
 * (or a savepoint) of its own, whose locks go with it, so that days are always locked in one order.
 */
export async function cancel(
  ctx: Context,
  given: { visitId: string; by: Actor; reason?: string },
): Promise<Result<null, CancelRefusal>> {
  for (let look = 1; look <= LOOKS; look++) {
    const answer = await cancelWhereItIs(ctx, given)
    if (answer.ok) return answer
    if (answer.error !== "moved") return refuse(answer.error)
  }
  throw new Error("a visit moved ten times while it was cancelled")
}

async function cancelWhereItIs(
  ctx: Context,
  given: { visitId: string; by: Actor; reason?: string },
): Promise<Result<null, CancelRefusal | "moved">> {
  return transact<Result<null, CancelRefusal | "moved">>(ctx.db, async (tx) => {
    const found = await visitById(tx, given.visitId)
    if (!found) return refuse("unknown")
    const day = officeDay(found.visit.startsAt)
    await lockDaysOfVisit(tx, found.visit, [day])
    const visit = await lockVisit(tx, given.visitId)
    if (!visit) return refuse("unknown")
    if (officeDay(visit.startsAt) !== day) throw new RollBack(refuse("moved"))
    if (visit.state === "cancelled") return ok(null)
    const now = ctx.now()
    const allowed = mayChange(visit, given.by, now)
    if (!allowed.ok) return allowed
    if (!mayBecome(visit.state, "cancelled")) return refuse("not-booked")

    await updateVisit(tx, visit.id, { state: "cancelled" })
    if (given.by.kind === "staff") await dropLegs(tx, visit.id)
    else await coolLegs(tx, visit.id, reopensAt(now, ctx.random()))
    await withdrawOffers(tx, [visit.id], now)
    await enqueue(tx, offerTimesJob(visit.siteId, day))
    const eventId = await recordEvent(tx, {
      visitId: visit.id,
      at: now,
      kind: "cancelled",
      ...signed(given.by),
      detail: given.reason ? { reason: given.reason } : {},
    })
    await forgetReminders(tx, visit.id)
    await tell(tx, "cancelled", visit, eventId)
    await announce(tx, { siteId: visit.siteId, topics: [dayTopic(day)] })
    return ok(null)
  })
}
