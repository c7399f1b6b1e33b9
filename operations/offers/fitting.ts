import { type EarlierWish, fitsWish } from "#domain/booking/earlier.ts"
import { slotQuery } from "#domain/booking/rules.ts"
import { type BusyCounters, slotDay } from "#domain/booking/slot-days.ts"
import { type Slot, freeSlots } from "#domain/booking/slots.ts"
import { PROPOSAL_NOTICE_MINUTES } from "#domain/office/proposal.ts"
import { fromMinutes, toMinutes } from "#domain/time/office-time.ts"
import type { Transaction } from "#db/client.ts"
import { type KeptPlace, keepAgain } from "#db/offers/writes.ts"
import type { ServiceWithTexts, SiteOffice } from "#db/office/reads.ts"
import { offeredUntil } from "./make.ts"

/** What somebody waits for: with a visit, `before` is its start (minutes since 1970), and what is offered lies earlier. */
export interface Waits {
  services: readonly ServiceWithTexts[]
  party: number
  notBefore: string | null
  wish: EarlierWish
  before: number | null
  /** Starts that were offered to them: none is offered twice. */
  offered: readonly Date[]
}

/** The earliest time of a day that fits and can still be answered, and until when it is held. */
export function firstFitting(
  at: SiteOffice,
  { services, party, notBefore, wish, before, offered }: Waits,
  day: string,
  taken: BusyCounters,
  now: Date,
): { slot: Slot; until: Date } | null {
  const open = slotDay(at.office, day, taken)
  if (!open || services.length === 0) return null
  for (const slot of freeSlots(open, slotQuery(at.site, services, party, now, notBefore))) {
    if (!fitsWish(wish, slot.start, before ?? Infinity)) continue
    if (offered.some((start) => toMinutes(start) === slot.start)) continue
    const startsAt = fromMinutes(before ?? slot.start)
    const until = offeredUntil(at.office, { startsAt }, slot, at.settings.offerMinutes, now)
    if (until && slot.start - toMinutes(until) >= PROPOSAL_NOTICE_MINUTES) return { slot, until }
  }
  return null
}

/** Places that were given up and are not among those offered now go on cooling. */
export async function keepTheOthers(tx: Transaction, kept: readonly KeptPlace[], offered: Slot["legs"]): Promise<void> {
  const isOffered = ({ counterId, startsAt, endsAt }: KeptPlace) =>
    offered.some((leg) => leg.counterId === counterId && leg.start < toMinutes(endsAt) && toMinutes(startsAt) < leg.end)
  await keepAgain(
    tx,
    kept.filter((place) => !isOffered(place)).map(({ id }) => id),
  )
}
