import { type LateMinutes, maySayLate } from "#domain/booking/late.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import type { Context } from "../context.ts"

/**
 * The visitor says on the day that they come later, by so many minutes after the agreed time. The time itself stays as it is; staff see it
 * on every screen. Said again, the newest holds.
 */
export async function sayLate(
  ctx: Context,
  given: { visitId: string; minutes: LateMinutes },
): Promise<Result<null, "not-booked">> {
  return transact<Result<null, "not-booked">>(ctx.db, async (tx) => {
    const visit = await lockVisit(tx, given.visitId)
    const now = ctx.now()
    if (!visit || !maySayLate(visit, now)) return refuse("not-booked")
    if (visit.lateMinutes === given.minutes) return ok(null)
    await updateVisit(tx, visit.id, { lateMinutes: given.minutes })
    const detail = { minutes: given.minutes }
    await recordEvent(tx, { visitId: visit.id, at: now, kind: "running-late", by: "visitor", detail })
    await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt))] })
    return ok(null)
  })
}
