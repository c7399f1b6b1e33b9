import { type OwnLeg, refit } from "#domain/booking/refit.ts"
import type { VisitSays } from "#domain/booking/correct.ts"
import { bookingWindow, slotQuery } from "#domain/booking/rules.ts"
import type { Slot } from "#domain/booking/slots.ts"
import { slotDay } from "#domain/booking/slot-days.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { Actor } from "#domain/staff/actor.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"
import { type Visit, type VisitLeg, readBusy } from "#db/booking/reads.ts"
import { sweepLapsed } from "#db/booking/leg-writes.ts"
import type { Transaction } from "#db/client.ts"
import type { ServiceWithTexts, SiteOffice } from "#db/office/reads.ts"
import { findSlot } from "./hold.ts"

interface Wish {
  given: { by: Actor }
  visit: Visit
  legs: readonly VisitLeg[]
  at: SiteOffice
  before: VisitSays
  after: VisitSays
  services: readonly ServiceWithTexts[]
  /** Null: the time it has. */
  to: Date | null
  now: Date
}

/** Under the day's lock: the place for what a visit wants now, at the time it has or at another one that was chosen. */
export async function placeFor(tx: Transaction, wish: Wish): Promise<Result<Slot, "no-longer-fits" | "taken">> {
  const { visit, at, services, after, to, now } = wish
  await sweepLapsed(tx, visit.siteId, officeDay(to ?? visit.startsAt), now)
  if (to === null) {
    const kept = await atItsTime(tx, wish)
    return kept ? ok(kept) : refuse("no-longer-fits")
  }
  const byStaff = wish.given.by.kind === "staff"
  // Staff may give a time with less notice than visitors get.
  const wanted = byStaff ? services.map((s) => ({ ...s, noticeMinutes: 0 })) : services
  const notBefore = byStaff ? null : visit.notBefore
  const found = await findSlot(tx, at, wanted, after.party, to, now, visit.id, notBefore, { byStaff })
  return found ? ok(found.slot) : refuse("taken")
}

async function atItsTime(tx: Transaction, wish: Wish): Promise<Slot | null> {
  const { visit, legs, at, services, after, now } = wish
  const day = officeDay(visit.startsAt)
  const start = toMinutes(visit.startsAt)
  if (!inTime(wish)) return null
  const { busy } = await readBusy(tx, visit.siteId, day, day, now, visit.id)
  const own: OwnLeg[] = legs.map((leg) => ({
    serviceId: leg.serviceId,
    counterId: leg.counterId,
    skill: at.services.find((s) => s.id === leg.serviceId)?.skill ?? "",
    start: toMinutes(leg.startsAt),
    end: toMinutes(leg.endsAt),
  }))
  const want = slotQuery(at.site, services, after.party, now, null, { byStaff: wish.given.by.kind === "staff" })
  const placed = refit(slotDay(at.office, day, busy.get(day) ?? new Map()), want, start, own)
  return placed && { start, end: placed.at(-1)!.end, legs: placed, pool: want.claim!.pools[0]! }
}

/** What a visitor adds must be booked in its own notice and horizon, as for any visit; what was there before has been. */
function inTime({ given, visit, before, services, now }: Wish): boolean {
  const added = services.filter((s) => !before.services.includes(s.key))
  if (given.by.kind === "staff" || added.length === 0) return true
  const { from, to } = bookingWindow(added, now)
  return visit.startsAt >= from && visit.startsAt < to
}
