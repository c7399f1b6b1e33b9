import { randomUUID } from "node:crypto"
import { REFERENCE_LENGTH, makeReference } from "#domain/booking/reference.ts"
import { holdEnds, partyFits, slotQuery } from "#domain/booking/rules.ts"
import { slotDay } from "#domain/booking/slot-days.ts"
import { type Slot, onGrid, slotAt } from "#domain/booking/slots.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { fromMinutes, officeDay, toMinutes } from "#domain/time/office-time.ts"
import { busyTimes, draftByKey, visitById } from "#db/booking/reads.ts"
import {
  dropLegs,
  insertLegs,
  insertVisit,
  lockDays,
  lockDraft,
  sweepLapsed,
  updateDraft,
  updateVisit,
} from "#db/booking/writes.ts"
import { type Reader, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { type ServiceWithTexts, type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { type Context, hashSecret, visitKey } from "../context.ts"

export type HoldRefusal = "no-draft" | "already-booked" | "taken"

/**
 * Holds a time for ten minutes: the visit is written with all its legs, in the state `held`. An earlier hold of the same
 * draft is given up in the same transaction; holding the same time again keeps the first hold and its clock.
 */
export async function hold(
  ctx: Context,
  given: { draftKey: string; startsAt: Date },
): Promise<Result<{ visitId: string }, HoldRefusal>> {
  const keyHash = hashSecret(given.draftKey)
  const at = await readSiteOffice(ctx.db)
  const now = ctx.now()
  const day = officeDay(given.startsAt)

  // A look without the lock: in a rush for one time, nearly everybody is told here and never queues.
  const early = await draftByKey(ctx.db, keyHash)
  if (!early?.party) return refuse("no-draft")
  const wanted = chosenServices(at, early.services)
  if (!(await findSlot(ctx.db, at, wanted, early.party, given.startsAt, now, early.visitId))) return refuse("taken")

  return transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, keyHash)
    if (!draft?.party) return refuse("no-draft")
    const before = draft.visitId ? await visitById(tx, draft.visitId) : null
    if (before && before.visit.state !== "held" && before.visit.state !== "lapsed") return refuse("already-booked")
    const standing = before?.visit.state === "held" && before.visit.holdUntil! > now ? before.visit : null
    if (standing && standing.startsAt.getTime() === given.startsAt.getTime()) return ok({ visitId: standing.id })

    const oldDay = before ? [officeDay(before.visit.startsAt)] : []
    await lockDays(tx, at.site.id, [day, ...oldDay])
    await sweepLapsed(tx, at.site.id, day, now)
    // Read again under the lock: opening hours or roster may have changed since the first look.
    const office = await readSiteOffice(tx)
    const services = chosenServices(office, draft.services)
    if (services.length !== draft.services.length || !partyFits(services, draft.party).ok) return refuse("no-draft")
    const slot = await findSlot(tx, office, services, draft.party, given.startsAt, now, draft.visitId)
    if (!slot) return refuse("taken")
    if (before?.visit.state === "held") {
      await dropLegs(tx, before.visit.id)
      await updateVisit(tx, before.visit.id, { state: "lapsed", holdUntil: null })
    }

    const id = randomUUID()
    const holdUntil = holdEnds(now)
    await insertVisit(tx, {
      id,
      siteId: at.site.id,
      reference: makeReference(Array.from({ length: REFERENCE_LENGTH }, () => ctx.random())),
      keyHash: hashSecret(visitKey(ctx.secrets[0], id)),
      state: "held",
      party: draft.party,
      language: draft.language,
      startsAt: fromMinutes(slot.start),
      endsAt: fromMinutes(slot.end),
      cutoffHours: Math.max(...services.map((s) => s.cutoffHours)),
      holdUntil,
      createdAt: now,
    })
    await insertLegs(tx, legRows(slot, { visitId: id, siteId: at.site.id, day, until: holdUntil }))
    await updateDraft(tx, draft.id, { visitId: id, touchedAt: now })
    await announce(tx, { siteId: at.site.id, days: [day, ...oldDay] })
    return ok({ visitId: id })
  })
}

/** The services of these keys that visitors may still book, in the order of a visit. */
export function chosenServices(at: SiteOffice, keys: readonly string[]): ServiceWithTexts[] {
  return at.services.filter((s) => keys.includes(s.key) && s.active && s.whoMayBook === "anyone")
}

/** The free time at this start, on the office's grid; null when it is not, or no longer, free. */
export async function findSlot(
  db: Reader,
  at: SiteOffice,
  services: readonly ServiceWithTexts[],
  party: number,
  startsAt: Date,
  now: Date,
  except: string | null,
): Promise<Slot | null> {
  const day = officeDay(startsAt)
  const busy = await busyTimes(db, at.site.id, day, day, now, except)
  const open = slotDay(at.office, day, busy.get(day) ?? new Map())
  const query = slotQuery(at.site, services, party, now)
  const start = toMinutes(startsAt)
  if (!open || services.length === 0 || !onGrid(open, query, start)) return null
  return slotAt(open, query, start)
}

/** A slot's legs as rows. `until` is null for legs that last. */
export function legRows(slot: Slot, visit: { visitId: string; siteId: string; day: string; until: Date | null }) {
  return slot.legs.map((leg, index) => ({
    ...visit,
    position: index + 1,
    serviceId: leg.serviceId,
    counterId: leg.counterId,
    startsAt: fromMinutes(leg.start),
    endsAt: fromMinutes(leg.end),
    active: true,
  }))
}
