import { isHoliday } from "#domain/office/holidays.ts"
import type { Interval } from "#domain/time/interval.ts"
import { toMinutes, weekday } from "#domain/time/office-time.ts"
import { type Office, type RosterShift, plainName, shiftsOn, stretch, teachingOf, workingTimes } from "./opening.ts"

/** A stretch in which somebody stands at a counter: minutes since 1970. */
export interface Stand extends Interval {
  counterId: string
}

/** Where somebody stands on a day from an instant on, as the roster has it and nothing closes it: one stretch a counter, breaks included. */
export function standsOf(office: Office, staffName: string, day: string, from: number): Stand[] {
  const working = workingTimes(office, day, isHoliday(day))
  return office.counters.flatMap((counter) => {
    const own = shiftsOn(office, counter.id, day)
      .filter((row) => plainName(row.staffName) === plainName(staffName))
      .map((row) => stretch(day, row.starts, row.ends))
    const left = (working.get(counter.id) ?? []).filter(
      (span) => span.end > from && own.some((shift) => shift.start < span.end && span.start < shift.end),
    )
    if (left.length === 0) return []
    return [{ counterId: counter.id, start: Math.max(from, left[0]!.start), end: left.at(-1)!.end }]
  })
}

/** A visit's leg at a counter. */
export interface StandingLeg {
  visitId: string
  counterId: string
  startsAt: Date
  endsAt: Date
}

/** How many visits stand at a counter in a stretch of time. */
export function visitsAt(legs: readonly StandingLeg[], stand: Stand): number {
  return visitsIn(legs, [stand]).size
}

/** How many visits stand, in a time, where somebody would by the roster: whom it hits when they teach then. Clock times of the office. */
export function visitsOf(
  office: Office,
  staffName: string,
  { day, from, to }: { day: string; from: string; to: string },
  legs: readonly StandingLeg[],
): number {
  const away = stretch(day, from, to)
  const stands = standsOf(office, staffName, day, away.start).map((stand) => ({
    ...stand,
    end: Math.min(stand.end, away.end),
  }))
  return visitsIn(legs, stands).size
}

const visitsIn = (legs: readonly StandingLeg[], stands: readonly Stand[]) =>
  new Set(
    legs
      .filter((leg) =>
        stands.some(
          ({ counterId, start, end }) =>
            leg.counterId === counterId && toMinutes(leg.startsAt) < end && start < toMinutes(leg.endsAt),
        ),
      )
      .map((leg) => leg.visitId),
  )

export interface StandIn {
  name: string
  /** Numbers of the counters at which they otherwise do the same. */
  knows: number[]
}

/**
 * Who could stand in at a counter: whoever stands, on other days or hours, at counters that do all that this one does, and neither
 * stands anywhere nor teaches in that time. By name, as Danish sorts.
 */
export function standIns(office: Office, day: string, stand: Stand, absent: string): StandIn[] {
  const counter = office.counters.find((c) => c.id === stand.counterId)
  if (!counter) return []
  const able = office.counters.filter((c) => counter.skills.every((skill) => c.skills.includes(skill)))
  const known = new Map<string, { name: string; knows: Set<number> }>()
  for (const row of office.roster) {
    const at = able.find((c) => c.id === row.counterId)
    const name = plainName(row.staffName)
    if (!at || name === "" || name === plainName(absent)) continue
    // Who has left the roster long before, or joins it later, is nobody to ask today.
    if ((row.validTo !== null && row.validTo < day) || row.validFrom > day) continue
    const found = known.get(name) ?? { name: row.staffName.trim(), knows: new Set() }
    known.set(name, { ...found, knows: found.knows.add(at.number) })
  }
  return [...known.values()]
    .filter(({ name }) => isFree(office, day, name, stand))
    .map(({ name, knows }) => ({ name, knows: [...knows].toSorted((a, b) => a - b) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "da"))
}

function isFree(office: Office, day: string, name: string, stand: Interval): boolean {
  const weekday7 = weekday(day)
  const inUse = new Set(office.counters.map((c) => c.id))
  const busy = office.roster
    .filter(
      (row) => inUse.has(row.counterId) && row.weekday === weekday7 && plainName(row.staffName) === plainName(name),
    )
    .filter((row) => row.validFrom <= day && (row.validTo === null || row.validTo >= day))
    .map((row) => stretch(day, row.starts, row.ends))
  return [...busy, ...teachingOf(office, name, day)].every((span) => span.end <= stand.start || span.start >= stand.end)
}

/** A counter's shifts of a day with somebody else from an instant on: the one that runs is theirs from its beginning. */
export function shiftsWith(
  office: Office,
  day: string,
  stand: Stand,
  standIn: string,
): Pick<RosterShift, "starts" | "ends" | "staffName">[] {
  return shiftsOn(office, stand.counterId, day).map(({ starts, ends, staffName }) => ({
    starts,
    ends,
    staffName: stretch(day, starts, ends).end > stand.start ? standIn : staffName,
  }))
}
