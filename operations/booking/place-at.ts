import { addDays } from "date-fns"
import type { Irregularity } from "#domain/booking/irregular.ts"
import { againstPlaces, placedLegs, sameStand } from "#domain/booking/placing.ts"
import { mayChange } from "#domain/booking/rules.ts"
import type { PlacedLeg, Slot } from "#domain/booking/slots.ts"
import { seenOf } from "#domain/desk/acts.ts"
import { ROW_MINUTES } from "#domain/desk/drag.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type Allowed, may } from "#domain/staff/permissions.ts"
import { fromMinutes, officeDay, toMinutes } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import { type WholeVisit, legsOf, visitById } from "#db/booking/reads.ts"
import { sweepLapsed } from "#db/booking/leg-writes.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { type Database, type Transaction, transactUnlessTaken } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { lockDaysOfVisit } from "#db/locks.ts"
import { standAgain } from "#db/offers/writes.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import type { Context } from "../context.ts"
import { cutoffOf, relocate } from "./move.ts"
import { takePlace } from "./place.ts"
import { tell } from "./tell.ts"

/** Staff place a visit at most so many days ahead. */
const DAYS_AHEAD = 365

/** A counter and a time that staff chose for a visit, or for one leg of it (`placedLegs`). `to` is an instant. */
export interface Chosen {
  visitId: string
  legId: string | null
  counterId: string
  to: Date
}

export type PlaceRefusal =
  | "unknown"
  | "not-booked"
  | "too-late"
  | "changed-meanwhile"
  | "occupied"
  | "not-allowed"
  | "reason-missing"
  | "in-the-past"
  | "time-missing"
  | "irregular"

/**
 * Places a visit at the counter and the time that staff chose. Where nothing speaks against it, it is a move like any other. Where
 * something does, all of it must have been read (`known`), the role must allow it, and a reason is kept that the calendar shows.
 * Overlapping another visit stays impossible. At the time it has, only the counter changes: nobody is written to, and who has arrived
 * waits on. Answers "other-counter" then, "moved" otherwise.
 */
export async function placeAt(
  ctx: Context,
  given: Chosen &
    Allowed & {
      reason: string
      by: StaffMember
      /** What the page showed (`seenOf`). */
      seen: string
      known: readonly Irregularity[]
    },
): Promise<Result<"moved" | "other-counter", PlaceRefusal>> {
  if (!may(given, "change-visits")) return refuse("not-allowed")
  const at = await readSiteOffice(ctx.db)
  if (!at.office.counters.some((c) => c.id === given.counterId)) return refuse("unknown")
  const answer = await transactUnlessTaken(ctx.db, (tx) => place(ctx, tx, given))
  // Nobody was quicker: whoever chose this counter chose a time at which somebody else is there.
  return !answer.ok && answer.error === "taken" ? refuse("occupied") : answer
}

async function place(
  ctx: Context,
  tx: Transaction,
  given: Parameters<typeof placeAt>[1],
): Promise<Result<"moved" | "other-counter", PlaceRefusal>> {
  const found = await visitById(tx, given.visitId)
  if (!found) return refuse("unknown")
  const looked = placedLegs(found.legs, given)
  if (!looked) return refuse("unknown")
  const newDay = officeDay(fromMinutes(looked[0]!.start))
  await lockDaysOfVisit(tx, found.visit, [officeDay(found.visit.startsAt), newDay])
  const visit = await lockVisit(tx, given.visitId)
  if (!visit) return refuse("unknown")
  if (given.seen !== seenOf(visit)) return refuse("changed-meanwhile")
  const now = ctx.now()
  const by = { kind: "staff" as const, ...given.by }
  const allowed = mayChange(visit, by, now)
  if (!allowed.ok) return allowed
  // Read again: somebody may have given it another counter while this waited, and its legs are others then.
  const legs = await legsOf(tx, visit.id)
  const placed = placedLegs(legs, given)
  if (!placed || placed[0]!.start !== looked[0]!.start) return refuse("changed-meanwhile")
  const sameTime = placed[0]!.start === toMinutes(visit.startsAt)
  const pool = sameTime ? legs[0]!.pool : "staff"
  const slot: Slot = { start: placed[0]!.start, end: placed.at(-1)!.end, legs: placed, pool }
  if (sameStand(legs, placed)) return ok("other-counter")
  const late = sameTime ? null : wrongTime(slot, now)
  if (late) return refuse(late)

  const against = againstOf(await readSiteOffice(tx), placed)
  const reason = given.reason.trim().slice(0, 300)
  if (against.length > 0) {
    if (!may(given, "overbook")) return refuse("not-allowed")
    if (against.some((one) => !given.known.includes(one))) return refuse("irregular")
    if (!reason) return refuse("reason-missing")
  }
  const overbookReason = against.length > 0 ? reason : null
  await sweepLapsed(tx, visit.siteId, newDay, now)
  if (sameTime) await reseat(ctx, tx, { visit, slot, legs }, { by: given.by, now, overbookReason })
  else await relocate(ctx, tx, visit, slot, { by, now, overbookReason, kind: overbookReason ? "overbooked" : "moved" })
  return ok(sameTime ? "other-counter" : "moved")
}

/** What speaks against a counter and a time, to be read before it is done; empty for a visit or a leg that is gone. */
export async function speaksAgainst(db: Database, given: Chosen): Promise<Irregularity[]> {
  const found = await visitById(db, given.visitId)
  const placed = found && placedLegs(found.legs, given)
  return placed ? againstOf(await readSiteOffice(db), placed) : []
}

function againstOf({ office, services, settings }: SiteOffice, placed: readonly PlacedLeg[]): Irregularity[] {
  const skillOf = (serviceId: string) => services.find((s) => s.id === serviceId)?.skill
  return againstPlaces(office, placed, { skillOf, walkMinutes: settings.walkMinutes })
}

/** Why a time cannot be chosen at all: it has passed, lies too far ahead, or off the calendar's grid. */
function wrongTime(slot: Slot, now: Date): "in-the-past" | "time-missing" | null {
  if (fromMinutes(slot.start) <= now) return "in-the-past"
  return fromMinutes(slot.start) > addDays(now, DAYS_AHEAD) || slot.start % ROW_MINUTES !== 0 ? "time-missing" : null
}

/**
 * Inside a transaction that holds the day's lock: the same time at other counters. It asks nothing of the visitor, who is told the counter
 * on arrival: nobody is written to who was not asked for another time before, and the state stays.
 */
export async function reseat(
  ctx: Context,
  tx: Transaction,
  { visit, slot, legs }: WholeVisit & { slot: Slot },
  { by, now, overbookReason }: { by: StaffMember; now: Date; overbookReason: string | null },
): Promise<void> {
  const { office } = await readSiteOffice(tx)
  const numbers = (places: readonly { counterId: string }[]) =>
    places.map((one) => office.counters.find((c) => c.id === one.counterId)?.number ?? 0).join(" → ")
  await takePlace(ctx, tx, visit, slot, { kind: "staff", ...by }, now)
  await updateVisit(tx, visit.id, { endsAt: fromMinutes(slot.end), overbookReason })
  const eventId = await recordEvent(tx, {
    visitId: visit.id,
    at: now,
    kind: "other-counter",
    by: "staff",
    ...by,
    detail: {
      was: numbers(legs),
      counter: numbers(slot.legs),
      ...(visit.overbookReason ? { had: visit.overbookReason } : {}),
      ...(overbookReason ? { reason: overbookReason } : {}),
    },
  })
  // Whoever was asked for another time, because the counter stood empty, hears that theirs stands.
  if (visit.askedAt !== null && overbookReason === null) {
    await standAgain(tx, visit.id, cutoffOf(await readSiteOffice(tx), legs), now)
    await tell(tx, "kept-after-all", visit, eventId)
  }
  await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt))] })
}
