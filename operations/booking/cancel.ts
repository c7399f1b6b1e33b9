import { dayTopic } from "#domain/topics.ts"
import { seenOf } from "#domain/desk/acts.ts"
import { mayChange, reopensAt } from "#domain/booking/rules.ts"
import { mayBecome } from "#domain/booking/states.ts"
import { type Actor, signed } from "#domain/staff/actor.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { eventsOf, visitById } from "#db/booking/reads.ts"
import { coolLegs, dropLegs } from "#db/booking/leg-writes.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { lockDaysOfVisit } from "#db/locks.ts"
import { withdrawOffers } from "#db/offers/writes.ts"
import { enqueue } from "#db/queue.ts"
import { RollBack, type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import type { Context } from "../context.ts"
import { offerTimesJob } from "../offers/make.ts"
import { forgetReminders, tell } from "./tell.ts"

export type CancelRefusal = "unknown" | "too-late" | "not-booked"
interface Given {
  visitId: string
  by: Actor
  reason?: string
  /** What the page of staff showed (`seenOf`): over anything newer nothing is cancelled. */
  seen?: string
}

/** A visit that keeps moving away is not run after for ever. */
const LOOKS = 10

/**
 * Cancels a visit. Its time cools for a random while before it is offered again, unless staff cancel. Cancelling twice is the
 * same as once. A visit that moves between the look and the lock of its day is looked for again: each look is a transaction
 * (or a savepoint) of its own, whose locks go with it, so that days are always locked in one order.
 */
export async function cancel(ctx: Context, given: Given & { seen?: never }): Promise<Result<null, CancelRefusal>>
export async function cancel(ctx: Context, given: Given): Promise<Result<null, CancelRefusal | "changed-meanwhile">>
export async function cancel(ctx: Context, given: Given): Promise<Result<null, CancelRefusal | "changed-meanwhile">> {
  for (let look = 1; look <= LOOKS; look++) {
    const answer = await cancelWhereItIs(ctx, given)
    if (answer.ok) return answer
    if (answer.error !== "moved") return refuse(answer.error)
  }
  throw new Error("a visit moved ten times while it was cancelled")
}

async function cancelWhereItIs(
  ctx: Context,
  given: Given,
): Promise<Result<null, CancelRefusal | "changed-meanwhile" | "moved">> {
  return transact<Result<null, CancelRefusal | "changed-meanwhile" | "moved">>(ctx.db, async (tx) => {
    const found = await visitById(tx, given.visitId)
    if (!found) return refuse("unknown")
    const day = officeDay(found.visit.startsAt)
    await lockDaysOfVisit(tx, found.visit, [day])
    const visit = await lockVisit(tx, given.visitId)
    if (!visit) return refuse("unknown")
    if (officeDay(visit.startsAt) !== day) throw new RollBack(refuse("moved"))
    if (visit.state === "cancelled" && !(given.seen && (await byAnother(tx, visit.id, given.by)))) return ok(null)
    if (given.seen && given.seen !== seenOf(visit)) return refuse("changed-meanwhile")
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
      detail: { was: visit.state, ...(given.reason ? { reason: given.reason } : {}) },
    })
    await forgetReminders(tx, visit.id)
    await tell(tx, "cancelled", visit, eventId)
    await announce(tx, { siteId: visit.siteId, topics: [dayTopic(day)] })
    return ok(null)
  })
}

/** Whether somebody else has cancelled the visit: whoever comes second hears who was first, and that their reason is not kept. */
async function byAnother(tx: Transaction, visitId: string, by: Actor): Promise<boolean> {
  const last = (await eventsOf(tx, visitId)).find((event) => event.kind === "cancelled")
  return last?.staffId !== (by.kind === "staff" ? by.staffId : null)
}
