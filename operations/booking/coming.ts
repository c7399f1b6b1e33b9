import { mayPromise } from "#domain/booking/rules.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import type { Context } from "../context.ts"

/**
 * The visitor says that they come, at the time they saw: one that was changed meanwhile is shown first. Said twice it is once. Staff see
 * it on every screen.
 */
export async function sayComing(
  ctx: Context,
  given: { visitId: string; seen: Date },
): Promise<Result<null, "not-booked" | "changed-meanwhile">> {
  return transact<Result<null, "not-booked" | "changed-meanwhile">>(ctx.db, async (tx) => {
    const visit = await lockVisit(tx, given.visitId)
    const now = ctx.now()
    if (!visit || !mayPromise(visit, now)) return refuse("not-booked")
    if (visit.startsAt.getTime() !== given.seen.getTime()) return refuse("changed-meanwhile")
    if (visit.comingAt !== null) return ok(null)
    await updateVisit(tx, visit.id, { comingAt: now })
    await recordEvent(tx, { visitId: visit.id, at: now, kind: "coming", by: "visitor" })
    await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt))] })
    return ok(null)
  })
}
