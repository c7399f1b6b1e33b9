import { lastChange } from "#domain/desk/acts.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type Allowed, may } from "#domain/staff/permissions.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import type { Slot } from "#domain/booking/slots.ts"
import {
  type Visit,
  type VisitEvent,
  type VisitLeg,
  eventsOf,
  legsOf,
  retiredLegsOf,
  visitById,
} from "#db/booking/reads.ts"
import { reviveLegs, sweepLapsed } from "#db/booking/leg-writes.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { type Transaction, transactUnlessTaken } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { lockDaysOfVisit } from "#db/locks.ts"
import { withdraw } from "#db/queue.ts"
import type { Context } from "../context.ts"
import { relocate } from "./move.ts"
import { reseat } from "./place-at.ts"
import { remindAnew, tellAnew } from "./place.ts"

/**
 * Takes back what staff did to the place of a visit (`lastChange`): the time or the counter it had before, or that it was cancelled.
 * `event` is what was done; when anything newer stands, nothing is taken back, and when somebody has the place by now, it is "taken".
 * Whoever was told of the change is told again; a message that has not gone out yet does not go.
 */
export async function putBack(
  ctx: Context,
  given: Allowed & { visitId: string; event: string; by: StaffMember },
): Promise<Result<null, "unknown" | "not-allowed" | "changed-meanwhile" | "taken">> {
  if (!may(given, "change-visits")) return refuse("not-allowed")
  return transactUnlessTaken(ctx.db, async (tx) => {
    const found = await visitById(tx, given.visitId)
    if (!found) return refuse("unknown")
    const old = await retiredLegsOf(tx, given.visitId)
    const days = [found.visit.startsAt, ...old.map((leg) => leg.startsAt)].map(officeDay)
    await lockDaysOfVisit(tx, found.visit, [...new Set(days)])
    const visit = await lockVisit(tx, given.visitId)
    const now = ctx.now()
    const events = visit ? await eventsOf(tx, visit.id) : []
    const last = visit && lastChange(events.toReversed(), visit, now)
    if (!visit || last?.eventId !== given.event) return refuse("changed-meanwhile")
    const event = events.find((one) => one.id === last.eventId)!
    for (const day of new Set(days)) await sweepLapsed(tx, visit.siteId, day, now)
    const how: How = { ctx, tx, visit, event, events, by: given.by, now }
    if (last.act === "cancel") return standAgain(how)
    const legs = await retiredLegsOf(tx, visit.id)
    if (legs.length === 0) return refuse("changed-meanwhile")
    return last.act === "seat" ? sameCounters(how, slotOf(legs)) : sameTime(how, slotOf(legs))
  })
}

interface How {
  ctx: Context
  tx: Transaction
  visit: Visit
  /** What is taken back. */
  event: VisitEvent
  /** All that happened, the newest first. */
  events: readonly VisitEvent[]
  by: StaffMember
  now: Date
}

const slotOf = (legs: readonly VisitLeg[]): Slot => ({
  start: toMinutes(legs[0]!.startsAt),
  end: toMinutes(legs.at(-1)!.endsAt),
  legs: legs.map((leg) => ({
    serviceId: leg.serviceId,
    counterId: leg.counterId,
    start: toMinutes(leg.startsAt),
    end: toMinutes(leg.endsAt),
  })),
  pool: legs[0]!.pool,
})

const had = (event: VisitEvent) => (event.detail.had ? String(event.detail.had) : null)

/** When they arrived, where the visit had arrived before it was moved or cancelled. */
const arrivalOf = ({ event, events }: How) =>
  event.detail.was === "arrived" ? (events.find((one) => one.kind === "arrived")?.at ?? null) : null

/** The mail and the SMS of a change: gone before anybody took them up, nobody has heard of the change. */
async function unsaid({ tx, event }: How): Promise<boolean> {
  const mail = await withdraw(tx, `visit ${event.id}`)
  const sms = await withdraw(tx, `sms ${event.id}`)
  return mail || sms
}

async function sameCounters({ ctx, tx, visit, event, by, now }: How, slot: Slot) {
  const legs = await legsOf(tx, visit.id)
  await reseat(ctx, tx, { visit, legs, slot }, { by, now, overbookReason: had(event) })
  return ok(null)
}

async function sameTime(how: How, slot: Slot) {
  const { ctx, tx, visit, event, by, now } = how
  const untold = await unsaid(how)
  const arrivedAt = arrivalOf(how)
  await relocate(ctx, tx, visit, slot, {
    by: { kind: "staff", ...by },
    now,
    overbookReason: had(event),
    kind: "moved-back",
    untold,
  })
  if (arrivedAt) await updateVisit(tx, visit.id, { state: "arrived", arrivedAt })
  return ok(null)
}

/** A cancelled visit stands again, at its own time. */
async function standAgain(how: How) {
  const { tx, visit, event, by, now } = how
  await reviveLegs(tx, visit.id)
  const arrivedAt = arrivalOf(how)
  const state = arrivedAt ? "arrived" : event.detail.was === "provisional" ? "provisional" : "booked"
  const revision = visit.revision + 1
  await updateVisit(tx, visit.id, { state, revision, ...(arrivedAt ? { arrivedAt } : {}) })
  const untold = await unsaid(how)
  const eventId = await recordEvent(tx, { visitId: visit.id, at: now, kind: "restored", by: "staff", ...by })
  const after = { ...visit, state, revision } as const
  if (untold) await remindAnew(tx, after, now, false)
  else await tellAnew(tx, after, state === "provisional" ? "provisional" : "booked", eventId, now)
  await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt))] })
  return ok(null)
}
