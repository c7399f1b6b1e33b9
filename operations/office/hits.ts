import { slotQuery } from "#domain/booking/rules.ts"
import { slotDay } from "#domain/booking/slot-days.ts"
import type { Slot } from "#domain/booking/slots.ts"
import { lacksCounter } from "#domain/booking/without-counter.ts"
import { proposeTime } from "#domain/office/proposal.ts"
import type { Interval } from "#domain/time/interval.ts"
import { addDays, fromMinutes, officeDay, toMinutes } from "#domain/time/office-time.ts"
import { type VisitLeg, readBusy, type standingLegs, visitsById } from "#db/booking/reads.ts"
import type { Reader } from "#db/client.ts"
import type { SiteOffice } from "#db/office/reads.ts"

/** A booked visit that the change leaves without an open, staffed counter, and the time it could move to. */
export interface Hit {
  visitId: string
  reference: string
  firstName: string
  phone: string
  email: string
  party: number
  serviceKeys: string[]
  startsAt: Date
  proposal: Date | null
  /** With its counters; null when nothing is free. */
  slot: Slot | null
}

/**
 * Visits with a leg outside its counter's working time, or at a counter that can no longer do the service. Visits that staff
 * placed there on purpose do not count.
 */
export function outside(at: SiteOffice, legs: Awaited<ReturnType<typeof standingLegs>>): string[] {
  const skillOf = new Map(at.services.map((s) => [s.id, s.skill]))
  const ids = legs
    .filter((leg) =>
      lacksCounter(at.office, {
        ...leg,
        overbooked: leg.overbookReason !== null,
        skill: skillOf.get(leg.serviceId) ?? "",
      }),
    )
    .map((leg) => leg.visitId)
  return [...new Set(ids)]
}

/**
 * Works out where each visit could go, in the order of the clock and without changing anything. The old places of all of them stay
 * taken and each proposal takes its new ones, so that any choice among moving, keeping and asking fits together.
 */
export async function planHits(db: Reader, fresh: SiteOffice, ids: readonly string[], now: Date): Promise<Hit[]> {
  if (ids.length === 0) return []
  const found = await visitsById(db, ids)
  const today = officeDay(now)
  const horizon = Math.max(...fresh.services.map((s) => s.horizonDays))
  const latest = officeDay(found.at(-1)!.visit.startsAt)
  const end = addDays(latest > today ? latest : today, horizon)
  const { busy: read } = await readBusy(db, fresh.site.id, today, end, now)
  const busy = new Map([...read].map(([day, counters]) => [day, new Map(counters)]))
  return found.map(({ visit, legs }) => {
    const services = fresh.services.filter((s) => legs.some((leg) => leg.serviceId === s.id))
    const query = slotQuery(fresh.site, services, visit.party, now, null, { byStaff: true })
    const day = officeDay(visit.startsAt)
    const last = officeDay(fromMinutes(query.notAfter - 1))
    const slot = proposeTime({ day, start: toMinutes(visit.startsAt) }, query, toMinutes(now), last, (on) =>
      slotDay(fresh.office, on, withoutOwn(busy.get(on) ?? new Map(), on === day ? legs : [])),
    )
    if (slot) take(busy, slot)
    return {
      visitId: visit.id,
      reference: visit.reference,
      firstName: visit.contactName.trim().split(/\s+/)[0] ?? "",
      phone: visit.phone,
      email: visit.email,
      party: visit.party,
      serviceKeys: legs.map((leg) => leg.serviceKey),
      startsAt: visit.startsAt,
      proposal: slot ? fromMinutes(slot.start) : null,
      slot,
    }
  })
}

type Busy = Map<string, Map<string, readonly Interval[]>>

/** A day's busy time without the visit's own legs: its own time does not stand in its way. */
function withoutOwn(counters: ReadonlyMap<string, readonly Interval[]>, legs: readonly VisitLeg[]) {
  if (legs.length === 0) return counters
  const left = new Map(counters)
  for (const leg of legs) {
    const start = toMinutes(leg.startsAt)
    left.set(
      leg.counterId,
      (left.get(leg.counterId) ?? []).filter((span) => span.start !== start),
    )
  }
  return left
}

function take(busy: Busy, slot: Slot): void {
  for (const leg of slot.legs) {
    const day = officeDay(fromMinutes(leg.start))
    const counters = busy.get(day) ?? new Map<string, readonly Interval[]>()
    const spans = [...(counters.get(leg.counterId) ?? []), { start: leg.start, end: leg.end }]
    counters.set(
      leg.counterId,
      spans.toSorted((a, b) => a.start - b.start),
    )
    busy.set(day, counters)
  }
}
