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

/** The search of one day. What a leg from a moment at a counter on leads to is worked out once, be it nothing. */
interface Search {
  places: readonly Place[]
  query: SlotQuery
  /** By leg, then by moment and the counter before. */
  known: Map<number, PlacedLeg[] | null>[]
}

/**
 * Every start of the day's grid at which all legs fit one after another, each at a counter with the skill, within working
 * time and free of other legs. A leg stays at the counter of the leg before where that counter can serve it; otherwise a
 * walk lies between. Of several counters the one with the tightest gap is taken, so that long gaps stay whole. The work grows with
 * legs, starts and pairs of counters, whatever fits: each step is looked at once a day. Pure: no clock, no I/O.
 */
export function freeSlots(day: SlotDay, query: SlotQuery): Slot[] {
  const search = searchOf(day, query)
  const slots: Slot[] = []
  if (!anyFits(search)) return slots
  const last = Math.min(latestEnd(search.places), query.notAfter + totalMinutes(query))
  for (let start = day.opens; start < last; start += query.stepMinutes) {
    if (start < query.notBefore || start > query.notAfter) continue
    const legs = place(search, 0, start, -1)
    if (legs) slots.push({ start, end: legs.at(-1)!.end, legs })
  }
  return slots
}

/** The free time at exactly this start, whether or not it lies on the grid; null when the visit does not fit. */
export function slotAt(day: SlotDay, query: SlotQuery, start: number): Slot | null {
  if (start < query.notBefore || start > query.notAfter) return null
  const legs = place(searchOf(day, query), 0, start, -1)
  return legs ? { start, end: legs.at(-1)!.end, legs } : null
}

/** Whether a start belongs to the grid the office offers that day. */
export function onGrid(day: SlotDay, query: SlotQuery, start: number): boolean {
  return start >= day.opens && (start - day.opens) % query.stepMinutes === 0
}

function searchOf(day: SlotDay, query: SlotQuery): Search {
  const places = day.counters
    .map((c) => ({ counterId: c.counterId, skills: new Set(c.skills), gaps: subtract(c.working, c.busy) }))
    .filter((p) => p.gaps.length > 0)
  return { places, query, known: query.legs.map(() => new Map<number, PlacedLeg[] | null>()) }
}

/** Whether each leg for itself has a counter that is free for long enough: without one, no start is worth a look. */
function anyFits({ places, query }: Search): boolean {
  return query.legs.every(({ skill, minutes }) =>
    places.some((p) => p.skills.has(skill) && p.gaps.some((gap) => gap.end - gap.start >= minutes)),
  )
}

function latestEnd(places: readonly Place[]): number {
  return places.reduce((end, p) => Math.max(end, p.gaps.at(-1)!.end), 0)
}

function totalMinutes(query: SlotQuery): number {
  return query.legs.reduce((sum, leg) => sum + leg.minutes + query.walkMinutes, 0)
}

/** The legs from `index` on, when the first of them may begin at `earliest`; `before` is the counter of the leg before, −1 for none. */
function place(search: Search, index: number, earliest: number, before: number): PlacedLeg[] | null {
  const known = search.known[index]
  if (!known) return []
  const key = earliest * (search.places.length + 1) + before
  let found = known.get(key)
  if (found === undefined) known.set(key, (found = placeAnew(search, index, earliest, before)))
  return found
}

function placeAnew(search: Search, index: number, earliest: number, before: number): PlacedLeg[] | null {
  const { places, query } = search
  const leg = query.legs[index]!
  const tries: { at: number; counter: number; rest: number }[] = []
  for (const [counter, p] of places.entries()) {
    if (!p.skills.has(leg.skill)) continue
    const same = counter === before
    const at = index === 0 || same ? earliest : earliest + query.walkMinutes
    const gap = gapAround(p.gaps, at, at + leg.minutes)
    if (gap) tries.push({ at, counter, rest: same ? -1 : gap.end - gap.start })
  }
  tries.sort((a, b) => a.rest - b.rest)
  for (const { at, counter } of tries) {
    const end = at + leg.minutes
    const following = place(search, index + 1, end, counter)
    const { counterId } = places[counter]!
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
