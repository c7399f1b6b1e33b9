import { type EarlierWish, type WishFault, wishFault } from "#domain/booking/earlier.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Actor, signed } from "#domain/staff/actor.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import { lockVisit, recordEvent } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { deleteWish, putWish } from "#db/offers/writes.ts"
import { wishOf } from "#db/offers/reads.ts"
import { enqueue } from "#db/queue.ts"
import type { Context } from "../context.ts"
import { offerTimesJob } from "./make.ts"

export type WishRefusal = WishFault | "unknown" | "not-booked"

/** So many days are looked at as soon as somebody asks; the hourly round looks at all. */
const DAYS_AT_ONCE = 7

/** Asks for an earlier time for a visit that stands. Asking anew changes the wish and keeps its place in the order. */
export async function askEarlier(
  ctx: Context,
  given: { visitId: string; wish: EarlierWish; by: Actor },
): Promise<Result<null, WishRefusal>> {
  return transact<Result<null, WishRefusal>>(ctx.db, async (tx) => {
    const visit = await lockVisit(tx, given.visitId)
    if (!visit) return refuse("unknown")
    const now = ctx.now()
    const today = officeDay(now)
    if ((visit.state !== "booked" && visit.state !== "provisional") || visit.startsAt <= now)
      return refuse("not-booked")
    const fault = wishFault(given.wish, officeDay(visit.startsAt), today)
    if (fault) return refuse(fault)
    const before = await wishOf(tx, visit.id)
    await putWish(tx, {
      visitId: visit.id,
      siteId: visit.siteId,
      ...given.wish,
      weekdays: [...given.wish.weekdays],
      askedAt: before?.askedAt ?? now,
      unanswered: 0,
    })
    await recordEvent(tx, {
      visitId: visit.id,
      at: now,
      kind: "asked-earlier",
      ...signed(given.by),
      detail: { first: given.wish.firstDay, last: given.wish.lastDay },
    })
    const first = given.wish.firstDay < today ? today : given.wish.firstDay
    for (let n = 0, day = first; n < DAYS_AT_ONCE && day <= given.wish.lastDay; n++, day = addDays(day, 1))
      await enqueue(tx, offerTimesJob(visit.siteId, day))
    await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt))] })
    return ok(null)
  })
}

/** Asks no more. Twice is once. */
export async function stopAsking(ctx: Context, given: { visitId: string; by: Actor }): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const visit = await lockVisit(tx, given.visitId)
    if (!visit || !(await deleteWish(tx, visit.id))) return
    await recordEvent(tx, {
      visitId: visit.id,
      at: ctx.now(),
      kind: "stopped-earlier",
      ...signed(given.by),
      detail: {},
    })
    await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt))] })
  })
}
