import { type Interval, subtract } from "#domain/time/interval.ts"

/** One counter on one day. Minutes since 1970; `working` and `busy` are sorted and do not overlap. */
export interface CounterDay {
  counterId: string
  skills: readonly string[]
  working: readonly Interval[]
  busy: readonly Interval[]
}

export interface SlotDay {
  day: string
  /** Where the grid of offered starts begins: the opening of the office that day, in minutes since 1970. */
  opens: number
  counters: readonly CounterDay[]
}

/** One service of the visit, for the whole party. Legs follow one another in the order given. */
export interface WantedLeg {
  serviceId: string
  skill: string
  minutes: number
}

export interface PlacedLeg {
  serviceId: string
  counterId: string
  start: number
  end: number
}

/** A free time: the whole visit with a counter for each leg. */
export interface Slot {
  start: number
  end: number
  legs: PlacedLeg[]
}

export interface SlotQuery {
  legs: readonly WantedLeg[]
  /** Between two legs at different counters. */
  walkMinutes: number
  /** Starts are offered every so many minutes from opening on. */
  stepMinutes: number
  /** First and last start that may be offered, in minutes since 1970 (notice and horizon). */
  notBefore: number
  notAfter: number
}

interface Place {
  counterId: string
  skills: ReadonlySet<string>
  gaps: Interval[]
}

/**
 * Every start of the day's grid at which all legs fit one after another, each at a counter with the skill, within working
 * time and free of other legs. A leg stays at the counter of the leg before where that counter can serve it; otherwise a
 * walk lies between. Of several counters the one with the tightest gap is taken, so that long gaps stay whole.
 * Pure: no clock, no I/O.
 */
export function freeSlots(day: SlotDay, query: SlotQuery): Slot[] {
  const places = placesOf(day)
  const slots: Slot[] = []
  const last = Math.min(latestEnd(places), query.notAfter + totalMinutes(query))
  for (let start = day.opens; start < last; start += query.stepMinutes) {
    if (start < query.notBefore || start > query.notAfter) continue
    const legs = place(places, query, 0, start, null)
    if (legs) slots.push({ start, end: legs.at(-1)!.end, legs })
  }
  return slots
}

/** The free time at exactly this start, whether or not it lies on the grid; null when the visit does not fit. */
export function slotAt(day: SlotDay, query: SlotQuery, start: number): Slot | null {
  if (start < query.notBefore || start > query.notAfter) return null
  const legs = place(placesOf(day), query, 0, start, null)
  return legs ? { start, end: legs.at(-1)!.end, legs } : null
}

/** Whether a start belongs to the grid the office offers that day. */
export function onGrid(day: SlotDay, query: SlotQuery, start: number): boolean {
  return start >= day.opens && (start - day.opens) % query.stepMinutes === 0
}

function placesOf(day: SlotDay): Place[] {
  return day.counters
    .map((c) => ({ counterId: c.counterId, skills: new Set(c.skills), gaps: subtract(c.working, c.busy) }))
    .filter((p) => p.gaps.length > 0)
}

function latestEnd(places: readonly Place[]): number {
  return places.reduce((end, p) => Math.max(end, p.gaps.at(-1)!.end), 0)
}

function totalMinutes(query: SlotQuery): number {
  return query.legs.reduce((sum, leg) => sum + leg.minutes + query.walkMinutes, 0)
}

function place(
  places: readonly Place[],
  query: SlotQuery,
  index: number,
  earliest: number,
  before: string | null,
): PlacedLeg[] | null {
  const leg = query.legs[index]
  if (!leg) return []
  const tries: { at: number; counterId: string; rest: number }[] = []
  for (const p of places) {
    if (!p.skills.has(leg.skill)) continue
    const same = p.counterId === before
    const at = index === 0 || same ? earliest : earliest + query.walkMinutes
    const gap = gapAround(p.gaps, at, at + leg.minutes)
    if (gap) tries.push({ at, counterId: p.counterId, rest: same ? -1 : gap.end - gap.start })
  }
  tries.sort((a, b) => a.rest - b.rest)
  for (const { at, counterId } of tries) {
    const end = at + leg.minutes
    const following = place(places, query, index + 1, end, counterId)
    if (following) return [{ serviceId: leg.serviceId, counterId, start: at, end }, ...following]
  }
  return null
}

/** The gap that holds all of `[start, end)`: the last one that begins no later than `start`, found by halving. */
function gapAround(gaps: readonly Interval[], start: number, end: number): Interval | null {
  let low = 0
  let high = gaps.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const gap = gaps[middle]!
    if (gap.start > start) high = middle - 1
    else if (gap.end <= start) low = middle + 1
    else return end <= gap.end ? gap : null
  }
  return null
}
