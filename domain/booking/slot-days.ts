import { isHoliday } from "#domain/office/holidays.ts"
import { type Office, openingOn, workingTimes } from "#domain/office/opening.ts"
import { type Interval, covers } from "#domain/time/interval.ts"
import { addDays, officeInstant, toMinutes } from "#domain/time/office-time.ts"
import type { Taken } from "#domain/booking/pools.ts"
import type { SlotDay } from "#domain/booking/slots.ts"

/** Busy time per counter on one day: sorted, not overlapping, in minutes since 1970. */
export type BusyCounters = ReadonlyMap<string, readonly Taken[]>

/** More days than any horizon; whoever asks for others must not fill the memory. */
const REMEMBERED_DAYS = 800
const remembered = new WeakMap<Office, Map<string, { opens: number; working: Map<string, Interval[]> } | null>>()

/** Opening and working time of a day; worked out once for each office object, which is never changed in place. */
function dayOf(office: Office, day: string) {
  let days = remembered.get(office)
  if (!days) remembered.set(office, (days = new Map()))
  let known = days.get(day)
  if (known === undefined) {
    if (days.size >= REMEMBERED_DAYS) days.clear()
    const holiday = isHoliday(day)
    const opening = openingOn(office, day, holiday)
    known = opening && {
      opens: toMinutes(officeInstant(day, opening.opens)),
      working: workingTimes(office, day, holiday),
    }
    days.set(day, known)
  }
  return known
}

/** One day as `freeSlots` wants it; null when the office does not open. */
export function slotDay(office: Office, day: string, busy: BusyCounters): SlotDay | null {
  const known = dayOf(office, day)
  if (!known) return null
  return {
    day,
    opens: known.opens,
    counters: office.counters.map((counter) => ({
      counterId: counter.id,
      skills: counter.skills,
      working: known.working.get(counter.id) ?? [],
      busy: busy.get(counter.id) ?? [],
    })),
  }
}

/** Every open day from `first` to `last`, both included. */
export function slotDays(
  office: Office,
  first: string,
  last: string,
  busy: ReadonlyMap<string, BusyCounters>,
): SlotDay[] {
  const days: SlotDay[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const open = slotDay(office, day, busy.get(day) ?? new Map())
    if (open) days.push(open)
  }
  return days
}

/** Whether a counter works through all of `[start, end)` on a day. Minutes since 1970. */
export function counterWorks(office: Office, day: string, counterId: string, start: number, end: number): boolean {
  return covers(dayOf(office, day)?.working.get(counterId) ?? [], start, end)
}

/** Whether every leg of a visit lies within its counter's working time, as the office is now. */
export function liesWithin(
  at: { office: Office },
  legs: readonly { day: string; counterId: string; startsAt: Date; endsAt: Date }[],
): boolean {
  return legs.every((leg) =>
    counterWorks(at.office, leg.day, leg.counterId, toMinutes(leg.startsAt), toMinutes(leg.endsAt)),
  )
}
