import { dayTopic } from "#domain/topics.ts"
import { seenOf } from "#domain/desk/acts.ts"
import type { TakeRefusal } from "#domain/booking/budget.ts"
import { mayChange, mayMoveAgain } from "#domain/booking/rules.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { fromMinutes, officeDay } from "#domain/time/office-time.ts"
import type { Slot } from "#domain/booking/slots.ts"
import { type Visit, movesByVisitor, readBusy, visitById } from "#db/booking/reads.ts"
import { sweepLapsed } from "#db/booking/leg-writes.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { lockDaysOfVisit } from "#db/locks.ts"
import { type Transaction, transactUnlessTaken } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import type { Context } from "../context.ts"
import { type Actor, signed } from "#domain/staff/actor.ts"
import { findSlot, slotIn } from "./hold.ts"
import { moveWithin } from "./budget.ts"
import { remindAnew, takePlace, tellAnew } from "./place.ts"
import { stateToCome } from "../prereg/undecided.ts"
import { type Rush, inRush } from "./rush.ts"

export type MoveRefusal =
  "unknown" | "too-late" | "not-booked" | "taken" | "changed-meanwhile" | "moved-often" | "moved-fast" | TakeRefusal

/**
 * Moves a visit to another free time: the old time is given up only in the transaction that takes the new one. `from` is the
 * time the person saw; when somebody moved the visit meanwhile, they are told instead. Moving to the time it has is done already.
 */
export async function move(
  ctx: Context,
  given: { visitId: string; from: Date; to: Date; by: Actor; seen?: string },
): Promise<Result<null, MoveRefusal>> {
  return inRush(given.to.getTime(), async (rush) => {
    if (rush && (await surelyTaken(ctx, given, rush))) return refuse("taken")
    return moveTo(ctx, given, async (tx, visit, now, legs) => {
      const at = await readSiteOffice(tx)
      const wanted = wantedServices(at, legs, given.by)
      const notBefore = given.by.kind === "staff" ? null : visit.notBefore
      const who = { byStaff: given.by.kind === "staff" }
      return (await findSlot(tx, at, wanted, visit.party, given.to, now, visit.id, notBefore, who))?.slot ?? null
    })
  })
}

function wantedServices(at: SiteOffice, legs: readonly { serviceId: string }[], by: Actor) {
  const services = at.services.filter((s) => legs.some((leg) => leg.serviceId === s.id))
  // Staff may give a time with less notice than visitors get.
  return by.kind === "staff" ? services.map((s) => ({ ...s, noticeMinutes: 0 })) : services
}

/** Whether a look without the lock already tells that the time is gone. On a visit's own day only the lock tells: its own time may be in the way. */
async function surelyTaken(
  ctx: Context,
  given: { visitId: string; to: Date; by: Actor },
  rush: Rush,
): Promise<boolean> {
  const found = await visitById(ctx.db, given.visitId)
  const day = officeDay(given.to)
  if (!found || found.visit.state === "cancelled" || officeDay(found.visit.startsAt) === day) return false
  const at = await readSiteOffice(ctx.db)
  const busy = await rush.look(() => readBusy(ctx.db, found.visit.siteId, day, day, ctx.now()))
  const wanted = wantedServices(at, found.legs, given.by)
  const byStaff = given.by.kind === "staff"
  const notBefore = byStaff ? null : found.visit.notBefore
  return slotIn(busy, at, wanted, found.visit.party, given.to, ctx.now(), notBefore, { byStaff }) === null
}

/**
 * Gives a visit another time under the locks of both days: `find` looks for it there.
 */
async function moveTo(
  ctx: Context,
  given: { visitId: string; from: Date; to: Date; by: Actor; seen?: string },
  find: (
    tx: Transaction,
    visit: Visit,
    now: Date,
    legs: { serviceId: string; startsAt: Date; endsAt: Date }[],
  ) => Promise<Slot | null>,
): Promise<Result<null, MoveRefusal>> {
  return transactUnlessTaken(ctx.db, async (tx) => {
    const found = await visitById(tx, given.visitId)
    if (!found) return refuse("unknown")
    const oldDay = officeDay(found.visit.startsAt)
    const newDay = officeDay(given.to)
    await lockDaysOfVisit(tx, found.visit, [oldDay, newDay])
    const visit = await lockVisit(tx, given.visitId)
    if (!visit) return refuse("unknown")
    const now = ctx.now()
    // A visit that has arrived meanwhile stands in the hall, at the time it had.
    const done = visit.startsAt.getTime() === given.to.getTime()
    if (!done && given.seen && given.seen !== seenOf(visit)) return refuse("changed-meanwhile")
    const allowed = mayChange(visit, given.by, now)
    if (!allowed.ok) return allowed
    if (done) return ok(null)
    if (visit.startsAt.getTime() !== given.from.getTime()) return refuse("changed-meanwhile")
    const { settings } = await readSiteOffice(tx)
    const again = mayMoveAgain(visit, given.by, await movesByVisitor(tx, visit.id), settings.mostMoves)
    if (!again.ok) return again

    await sweepLapsed(tx, visit.siteId, newDay, now)
    const slot = await find(tx, visit, now, found.legs)
    if (!slot) return refuse("taken")
    const within = given.by.kind === "visitor" ? await moveWithin(ctx, tx, { visit, slot, now }) : ok(null)
    if (!within.ok) return within
    await relocate(ctx, tx, visit, slot, {
      by: given.by,
      now,
      // Whoever chose a time themselves is bound by the usual cut-off again, also after the office had moved them.
      ...(given.by.kind === "visitor" ? { cutoffHours: cutoffOf(await readSiteOffice(tx), found.legs) } : {}),
    })
    return ok(null)
  })
}

/** What an event keeps of a visit that gets another time, so that it can be given back as it was. */
const before = (visit: Visit): Record<string, string> => ({
  ...(visit.state === "arrived" ? { was: "arrived" } : {}),
  ...(visit.overbookReason ? { had: visit.overbookReason } : {}),
})

/** The cut-off of a visit's services as they are offered now: the longest. */
export function cutoffOf({ services }: SiteOffice, legs: readonly { serviceId: string }[]): number {
  return Math.max(0, ...services.filter((s) => legs.some((leg) => leg.serviceId === s.id)).map((s) => s.cutoffHours))
}

/**
 * Inside a transaction that holds the locks of both days (or the office's): gives the visit its new legs, retires the old ones,
 * records the event and queues the messages.
 */
export async function relocate(
  ctx: Context,
  tx: Transaction,
  visit: Visit,
  slot: Slot,
  how: {
    by: Actor
    now: Date
    overbookReason?: string | null
    /** From now on; without it the visit keeps its own. */
    cutoffHours?: number
    /** What else the event says, for the message that hangs on it. */
    detail?: Record<string, string>
    /** What happened; without it, that it was moved. */
    kind?: "moved" | "overbooked" | "moved-back"
    /** Nobody has heard of what is taken back, so that nobody is written to. */
    untold?: boolean
  },
): Promise<void> {
  const { by, now, overbookReason = null, cutoffHours = visit.cutoffHours, detail = {}, kind = "moved" } = how
  const revision = visit.revision + 1
  const startsAt = fromMinutes(slot.start)
  const newDay = officeDay(startsAt)
  await takePlace(ctx, tx, visit, slot, by, now)
  const state = visit.state === "arrived" ? await stateToCome(tx, visit.id) : visit.state
  await updateVisit(tx, visit.id, {
    startsAt,
    endsAt: fromMinutes(slot.end),
    revision,
    overbookReason,
    cutoffHours,
    askedAt: null,
    comingAt: null,
    lateMinutes: null,
    ...(visit.state === "arrived" ? { state, arrivedAt: null } : {}),
  })
  const eventId = await recordEvent(tx, {
    visitId: visit.id,
    at: now,
    kind,
    ...signed(by),
    detail: {
      from: visit.startsAt.toISOString(),
      to: startsAt.toISOString(),
      ...before(visit),
      ...detail,
      ...(overbookReason ? { reason: overbookReason } : {}),
    },
  })
  const after = { ...visit, state, startsAt, revision }
  if (how.untold) await remindAnew(tx, after, now, false)
  else await tellAnew(tx, after, "moved", eventId, now)
  await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt)), dayTopic(newDay)] })
}
