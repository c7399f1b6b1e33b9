import { subHours } from "date-fns"
import {
  type CorrectField,
  type Correction,
  type MayCorrectRefusal,
  type VisitSays,
  changedFields,
  changesMail,
  changesMinutes,
  corrected,
  cutoffAfter,
  historyOf,
  isParty,
  mayCorrect,
  signOf,
  visitSays,
} from "#domain/booking/correct.ts"
import type { TakeRefusal } from "#domain/booking/budget.ts"
import { mayCorrectAgain } from "#domain/booking/send-again.ts"
import { partyFits } from "#domain/booking/rules.ts"
import { type ServedRefusal, servedHere } from "#domain/booking/served.ts"
import type { Slot } from "#domain/booking/slots.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Actor, signed } from "#domain/staff/actor.ts"
import { fromMinutes, officeDay } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import { type Visit, type VisitLeg, legsOf, visitById } from "#db/booking/reads.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { type Transaction, transactUnlessTaken } from "#db/client.ts"
import { happenedSince } from "#db/correction/reads.ts"
import { announce } from "#db/live.ts"
import { lockDaysOfVisit } from "#db/locks.ts"
import { type ServiceWithTexts, type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { preregByVisit } from "#db/prereg/reads.ts"
import type { Context } from "../context.ts"
import { mailOf, moveWithin } from "./budget.ts"
import { askNewEmail, noteFormerEmail } from "./new-email.ts"
import { remindAnew, takePlace, tellAnew } from "./place.ts"
import { placeFor } from "./refit.ts"
import { stateToCome } from "../prereg/undecided.ts"

export type CorrectRefusal =
  | MayCorrectRefusal
  | ServedRefusal
  | "unknown"
  | "changed-meanwhile"
  | "corrected-often"
  | "party-size"
  | "person-missing"
  | "no-service"
  | "unknown-service"
  | "party-too-large"
  | "no-longer-fits"
  | "moved-fast"
  | TakeRefusal
  | "taken"

export interface CorrectGiven {
  visitId: string
  /** The sign of what the person saw (`signOf`): over anything newer nothing is done. */
  seen: string
  change: Correction
  /** Another free time, where the old one no longer fits; null keeps the time. */
  to: Date | null
  by: Actor
  /** Where the party will live, asked of a visitor who adds a service that depends on it. */
  where?: { municipality: string | null; residence: string | null | undefined }
}

/** What the visit is before and after, all read under the locks. */
interface Case {
  given: CorrectGiven
  visit: Visit
  legs: VisitLeg[]
  at: SiteOffice
  before: VisitSays
  after: VisitSays
  fields: CorrectField[]
  fromHousehold: boolean
  now: Date
}

/**
 * Puts right what a visit says. Where the minutes change its place is fitted anew: at the same time where it fits, at `to` where
 * another one was chosen; the old place is given up only by the transaction that takes the new one, and nothing of the visit changes
 * when none is found. A visitor's new e-mail address waits for its code (`codeSent`). What stands already is right already, so that
 * pressing twice is one correction.
 */
export async function correct(
  ctx: Context,
  given: CorrectGiven,
): Promise<Result<{ codeSent: boolean }, CorrectRefusal>> {
  return transactUnlessTaken<Result<{ codeSent: boolean }, CorrectRefusal>>(ctx.db, async (tx) => {
    const found = await visitById(tx, given.visitId)
    if (!found) return refuse("unknown")
    const day = officeDay(found.visit.startsAt)
    await lockDaysOfVisit(tx, found.visit, [day, ...(given.to ? [officeDay(given.to)] : [])])
    const visit = await lockVisit(tx, given.visitId)
    if (!visit) return refuse("unknown")
    const legs = await legsOf(tx, visit.id)
    const before = visitSays(visit, legs)
    const { email } = given.change
    const newEmail = given.by.kind === "visitor" && email !== undefined && email !== before.email ? email : null
    const after = corrected(before, newEmail === null ? given.change : { ...given.change, email: before.email })
    const fields = changedFields(before, after)
    const stays = given.to === null || given.to.getTime() === visit.startsAt.getTime()
    const now = ctx.now()
    if (fields.length > 0 || !stays) {
      if (given.seen !== signOf(before, visit.startsAt)) return refuse("changed-meanwhile")
      const fromHousehold = (await preregByVisit(tx, visit.id)) !== null
      const at = await readSiteOffice(tx)
      const done = await put(ctx, tx, { given, visit, legs, at, before, after, fields, fromHousehold, now }, stays)
      if (!done.ok) return done
    }
    if (newEmail === null) return ok({ codeSent: false })
    const allowed = mayCorrect({ ...visit, begun: false, fromHousehold: false }, given.by, ["email"], now)
    if (!allowed.ok) return allowed
    await askNewEmail(ctx, tx, visit.id, newEmail)
    return ok({ codeSent: true })
  })
}

async function put(ctx: Context, tx: Transaction, the: Case, stays: boolean): Promise<Result<null, CorrectRefusal>> {
  const { given, visit, legs, fields, now } = the
  const begun = legs.some((leg) => leg.startedAt !== null)
  const asked: readonly CorrectField[] = stays ? fields : [...fields, "services"]
  const allowed = mayCorrect({ ...visit, begun, fromHousehold: the.fromHousehold }, given.by, asked, now)
  if (!allowed.ok) return allowed
  if (given.by.kind === "visitor") {
    const earlier = await happenedSince(tx, visit.id, { kind: "corrected", by: "visitor" }, subHours(now, 24))
    const often = mayCorrectAgain(earlier, now)
    if (!often.ok) return often
  }
  const { party, names } = the.after
  if (!isParty(party)) return refuse("party-size")
  if (names.length > 0 && names.length !== party) return refuse("person-missing")
  let slot: Slot | null = null
  if (changesMinutes(fields) || !stays) {
    const services = servicesFor(the)
    if (!services.ok) return services
    const place = await placeFor(tx, { ...the, services: services.value, to: stays ? null : given.to })
    if (!place.ok) return place
    slot = place.value
    const within = given.by.kind === "visitor" ? await moveWithin(ctx, tx, { visit, slot, now }) : ok(null)
    if (!within.ok) return within
  }
  await write(ctx, tx, the, slot)
  return ok(null)
}

/** The services the visit shall have, in the order of a visit; those it had may stay, whether they are offered still or not. */
function servicesFor({
  given,
  at,
  before,
  after,
  fromHousehold,
  now,
}: Case): Result<ServiceWithTexts[], CorrectRefusal> {
  if (after.services.length === 0) return refuse("no-service")
  const byStaff = given.by.kind === "staff"
  const offered = (s: ServiceWithTexts) =>
    s.active && (byStaff || s.whoMayBook === "anyone" || (s.whoMayBook === "invited" && fromHousehold))
  const services = at.services.filter(
    (s) => after.services.includes(s.key) && (before.services.includes(s.key) || offered(s)),
  )
  if (services.length !== new Set(after.services).size) return refuse("unknown-service")
  const fits = partyFits(services, after.party)
  if (!fits.ok) return fits
  const added = services.filter((s) => !before.services.includes(s.key))
  // Whoever comes for a service that depends on the municipality has been asked before.
  const known = at.services.some((s) => s.byMunicipality && before.services.includes(s.key))
  const where = given.where ?? { municipality: null, residence: undefined }
  const served =
    byStaff || fromHousehold || known ? ok(null) : servedHere(added, at.municipalities, where, officeDay(now))
  return served.ok ? ok(services) : served
}

/** Writes the correction with its place, its event and its messages. */
async function write(ctx: Context, tx: Transaction, the: Case, slot: Slot | null): Promise<void> {
  const { given, visit, at, before, after, fields, now } = the
  const { by } = given
  const startsAt = slot ? fromMinutes(slot.start) : visit.startsAt
  const moved = startsAt.getTime() !== visit.startsAt.getTime()
  const standing = ["booked", "provisional"].includes(visit.state) || (visit.state === "arrived" && moved)
  // Whoever has no mailbox reads at the new number how the visit stands.
  const tells = standing && (moved || changesMail(fields) || (after.email === "" && fields.includes("phone")))
  const { services: _, ...says } = after
  const stated = (keys: readonly string[]) => at.services.filter((s) => keys.includes(s.key))
  if (slot) await takePlace(ctx, tx, visit, slot, by, now)
  const set = {
    ...says,
    ...(fields.includes("email") ? mailOf(after.email) : {}),
    names: [...after.names],
    startsAt,
    endsAt: slot ? fromMinutes(slot.end) : visit.endsAt,
    revision: visit.revision + (tells ? 1 : 0),
    cutoffHours: slot
      ? cutoffAfter(
          visit.cutoffHours,
          { before: stated(before.services), after: stated(after.services) },
          moved && by.kind === "visitor",
        )
      : visit.cutoffHours,
    ...(moved ? { overbookReason: null, askedAt: null, comingAt: null, lateMinutes: null } : {}),
    ...(moved && visit.state === "arrived" ? { state: await stateToCome(tx, visit.id), arrivedAt: null } : {}),
  }
  await updateVisit(tx, visit.id, set)
  const event = { visitId: visit.id, at: now, ...signed(by) }
  const times = { from: visit.startsAt.toISOString(), to: startsAt.toISOString() }
  if (moved) await recordEvent(tx, { ...event, kind: "moved", detail: times })
  const eventId = await recordEvent(tx, { ...event, kind: "corrected", detail: historyOf(before, after) })
  if (fields.includes("email")) await noteFormerEmail(tx, visit, eventId)
  if (tells) await tellAnew(tx, { ...visit, ...set }, "corrected", eventId, now, !moved)
  else if (standing && fields.includes("phone")) await remindAnew(tx, { ...visit, ...set }, now, true)
  const topics = [...new Set([officeDay(visit.startsAt), officeDay(startsAt)])].map(dayTopic)
  await announce(tx, { siteId: visit.siteId, topics })
}
