import { type Actor, mayChange, reopensAt } from "#domain/booking/rules.ts"
import { mayBecome } from "#domain/booking/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { visitById } from "#db/booking/reads.ts"
import {
  coolLegs,
  dequeue,
  enqueue,
  dropLegs,
  lockDays,
  lockVisit,
  recordEvent,
  updateVisit,
} from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import type { Context } from "../context.ts"
import { messageJob, reminderKey } from "./book.ts"

export type By = Actor & { staffName?: string }

/**
 * Cancels a visit. Its time cools for a random while before it is offered again, unless staff cancel. Cancelling twice is the
 * same as once.
 */
export async function cancel(
  ctx: Context,
  given: { visitId: string; by: By; reason?: string },
): Promise<Result<null, "unknown" | "too-late" | "not-booked">> {
  const answer = await transact<null, "unknown" | "too-late" | "not-booked">(ctx.db, async (tx) => {
    const found = await visitById(tx, given.visitId)
    if (!found) return refuse("unknown")
    const day = officeDay(found.visit.startsAt)
    await lockDays(tx, found.visit.siteId, [day])
    const visit = await lockVisit(tx, given.visitId)
    if (!visit || visit.startsAt.getTime() !== found.visit.startsAt.getTime()) return refuse("not-booked")
    if (visit.state === "cancelled") return ok(null)
    const now = ctx.now()
    const allowed = mayChange(visit, given.by, now)
    if (!allowed.ok) return allowed
    if (!mayBecome(visit.state, "cancelled")) return refuse("not-booked")

    await updateVisit(tx, visit.id, { state: "cancelled" })
    if (given.by.kind === "staff") await dropLegs(tx, visit.id)
    else await coolLegs(tx, visit.id, reopensAt(now, ctx.random()))
    const eventId = await recordEvent(tx, {
      visitId: visit.id,
      at: now,
      kind: "cancelled",
      by: given.by.kind,
      staffId: given.by.kind === "staff" ? given.by.staffId : null,
      staffName: given.by.staffName ?? null,
      detail: given.reason ? { reason: given.reason } : {},
    })
    await dequeue(tx, reminderKey(visit.id))
    await enqueue(tx, messageJob("cancelled", visit, eventId))
    await announce(tx, { siteId: visit.siteId, days: [day] })
    return ok(null)
  })
  return answer as Result<null, "unknown" | "too-late" | "not-booked">
}
