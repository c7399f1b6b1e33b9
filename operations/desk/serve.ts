import { mayMiss } from "#domain/booking/rules.ts"
import { type VisitState, mayBecome, undo } from "#domain/booking/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type VisitLeg, legsOf, visitById } from "#db/booking/reads.ts"
import {
  dequeue,
  enqueue,
  dropLegs,
  lockDays,
  lockVisit,
  recordEvent,
  reviveLegs,
  sweepLapsed,
  updateLeg,
  updateVisit,
} from "#db/booking/writes.ts"
import { type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { completePreregOf, lockPreregOfVisit } from "#db/prereg/writes.ts"
import type { Visit } from "#db/booking/reads.ts"
import type { Context } from "../context.ts"
import { reminderJob, reminderKey } from "../booking/book.ts"

export interface StaffMember {
  staffId: string
  staffName: string
}
export type DeskRefusal = "unknown" | "not-possible" | "not-begun" | "taken"

/** The visitor stands in the hall: waiting begins. A missed visitor who comes late gets the place back, if nobody took it. */
export function arrive(ctx: Context, given: { visitId: string; by: StaffMember }): Promise<Result<null, DeskRefusal>> {
  return step(ctx, given, "arrived", async (tx, visit, now) => {
    if (visit.state === "missed") {
      await sweepLapsed(tx, visit.siteId, officeDay(visit.startsAt), now)
      await reviveLegs(tx, visit.id)
    }
    await updateVisit(tx, visit.id, { state: "arrived", arrivedAt: now })
  })
}

/** The next leg that is not finished begins at its counter. */
export function serve(ctx: Context, given: { visitId: string; by: StaffMember }): Promise<Result<null, DeskRefusal>> {
  return step(ctx, given, "serving", async (tx, visit, now, legs) => {
    const next = legs.find((leg) => leg.finishedAt === null)
    if (next) await updateLeg(tx, next.id, { startedAt: now })
    await updateVisit(tx, visit.id, { state: "serving", ...(visit.arrivedAt ? {} : { arrivedAt: now }) })
  })
}

/** The leg being served is finished: the visitor waits for the next one, or the visit is done. */
export function finish(ctx: Context, given: { visitId: string; by: StaffMember }): Promise<Result<null, DeskRefusal>> {
  return step(ctx, given, "done", async (tx, visit, now, legs) => {
    const current = legs.find((leg) => leg.startedAt !== null && leg.finishedAt === null)
    if (current) await updateLeg(tx, current.id, { finishedAt: now })
    const left = legs.some((leg) => leg.finishedAt === null && leg.id !== current?.id)
    await updateVisit(tx, visit.id, { state: left ? "arrived" : "done" })
    if (!left) await completePreregOf(tx, visit.id, true)
  })
}

/** Nobody came. Possible once the visit has begun; its time is free again. */
export function miss(ctx: Context, given: { visitId: string; by: StaffMember }): Promise<Result<null, DeskRefusal>> {
  return step(ctx, given, "missed", async (tx, visit) => {
    await dropLegs(tx, visit.id)
    await updateVisit(tx, visit.id, { state: "missed" })
  })
}

/** Takes back the last slip: arrived → booked, serving → arrived, done → serving, missed → booked. */
export async function takeBack(
  ctx: Context,
  given: { visitId: string; from: VisitState; by: StaffMember },
): Promise<Result<null, DeskRefusal>> {
  return inVisit(ctx, given.visitId, async (tx, visit, now, legs) => {
    if (visit.state !== given.from || !(visit.state in undo)) {
      // Finishing the first of two legs leaves the visit waiting for the second; taking that back serves the first again.
      if (!(given.from === "done" && visit.state === "arrived" && legs.some((leg) => leg.finishedAt !== null)))
        return refuse("not-possible")
    }
    const lastFinished = legs.findLast((leg) => leg.finishedAt !== null)
    const begun = legs.find((leg) => leg.startedAt !== null && leg.finishedAt === null)
    if (given.from === "done") {
      if (lastFinished) await updateLeg(tx, lastFinished.id, { finishedAt: null })
      await updateVisit(tx, visit.id, { state: "serving" })
      await completePreregOf(tx, visit.id, false)
    } else if (given.from === "serving") {
      if (begun) await updateLeg(tx, begun.id, { startedAt: null })
      await updateVisit(tx, visit.id, { state: "arrived" })
    } else if (given.from === "arrived") {
      if (lastFinished) return refuse("not-possible")
      await updateVisit(tx, visit.id, { state: "booked", arrivedAt: null })
    } else {
      await sweepLapsed(tx, visit.siteId, officeDay(visit.startsAt), now)
      await reviveLegs(tx, visit.id)
      await updateVisit(tx, visit.id, { state: "booked" })
      const reminder = reminderJob(visit, now)
      if (reminder) await enqueue(tx, reminder)
    }
    await recordEvent(tx, { visitId: visit.id, at: now, kind: `undo-${given.from}`, by: "staff", ...given.by })
    return ok(null)
  })
}

async function step(
  ctx: Context,
  given: { visitId: string; by: StaffMember },
  to: "arrived" | "serving" | "done" | "missed",
  change: (tx: Transaction, visit: Visit, now: Date, legs: VisitLeg[]) => Promise<void>,
): Promise<Result<null, DeskRefusal>> {
  return inVisit(ctx, given.visitId, async (tx, visit, now, legs) => {
    if (visit.state === to) return ok(null)
    if (!mayBecome(visit.state, to)) return refuse("not-possible")
    if (to === "missed") {
      const allowed = mayMiss(visit, now)
      if (!allowed.ok) return allowed
      await dequeue(tx, reminderKey(visit.id))
    }
    await change(tx, visit, now, legs)
    const leg = legs.find((l) => l.finishedAt === null)
    await recordEvent(tx, {
      visitId: visit.id,
      at: now,
      kind: to === "done" ? "finished" : to,
      by: "staff",
      ...given.by,
      detail: leg && (to === "serving" || to === "done") ? { counter: leg.counterNumber } : {},
    })
    return ok(null)
  })
}

async function inVisit(
  ctx: Context,
  visitId: string,
  work: (tx: Transaction, visit: Visit, now: Date, legs: VisitLeg[]) => Promise<Result<null, DeskRefusal>>,
): Promise<Result<null, DeskRefusal>> {
  return transact(ctx.db, async (tx) => {
    const found = await visitById(tx, visitId)
    if (!found) return refuse("unknown")
    const day = officeDay(found.visit.startsAt)
    // The household before the day, as everybody who decides about one does.
    await lockPreregOfVisit(tx, visitId)
    await lockDays(tx, found.visit.siteId, [day])
    const visit = await lockVisit(tx, visitId)
    // Moved between the look and the lock: the lock is on the wrong day, and the page shows an old time.
    if (!visit || visit.startsAt.getTime() !== found.visit.startsAt.getTime()) return refuse("not-possible")
    const answer = await work(tx, visit, ctx.now(), await legsOf(tx, visitId))
    if (answer.ok) await announce(tx, { siteId: visit.siteId, days: [day] })
    return answer
  })
}
