import { type Claim, type Pool, type Taken, withinPools } from "./pools.ts"
import { type Interval, covers, intersect, merge, subtract } from "#domain/time/interval.ts"

/** One counter on one day. Minutes since 1970; `working` and `busy` are sorted and do not overlap. */
export interface CounterDay {
  counterId: string
  skills: readonly string[]
  working: readonly Interval[]
  busy: readonly Taken[]
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
  /** For whom it is counted; without it for the public. */
  pool?: Pool
}

export interface SlotQuery {
  legs: readonly WantedLeg[]
  /** Between two legs at different counters. */
  walkMinutes: number
  /** From the end of a leg to the beginning of the next lie at most so many minutes, a walk among them; never less than a walk takes. */
  longestWaitMinutes: number
  /** Starts are offered every so many minutes from opening on. */
  stepMinutes: number
  /** First and last start that may be offered, in minutes since 1970 (notice and horizon). */
  notBefore: number
  notAfter: number
  /** Who asks, where the office keeps shares of its minutes; without it nothing is kept from them. */
  claim?: Claim
  /** The only counter that may be taken. */
  counterId?: string
}

interface Place {
  counterId: string
  skills: ReadonlySet<string>
  gaps: Interval[]
}

/** The search of one day. */
interface Search {
  places: readonly Place[]
  query: SlotQuery
  longest: number
  /** By leg, then by counter: the minutes at which the leg may begin there so that all legs after it can follow. */
  starts: readonly (readonly Interval[])[][]
}

const NEVER: readonly Interval[] = []

/**
 * Every start of the day's grid at which all legs fit one after another, each at a counter with the skill, within working time and
 * free of other legs; a walk lies between two counters, and nobody waits longer than the office allows. Each start has its shortest
 * stay. Of counters that are as good, the one with the tightest gap is taken, so that long gaps stay whole. What can follow is worked
 * out from the last leg to the first, once a day: the work grows with legs, counters and starts, never with their combinations.
 * Pure: no clock, no I/O.
 */
export function freeSlots(day: SlotDay, query: SlotQuery): Slot[] {
  const search = searchOf(day, query)
  if (!search) return []
  const slots: Slot[] = []
  const first = search.starts[0]!
  const last = Math.min(
    query.notAfter,
    first.reduce((end, list) => Math.max(end, list.at(-1)?.end ?? 0), 0),
  )
  const skipped = Math.max(0, Math.ceil((query.notBefore - day.opens) / query.stepMinutes))
  for (let start = day.opens + skipped * query.stepMinutes; start <= last; start += query.stepMinutes) {
    const slot = shortestFrom(search, start)
    if (slot) slots.push(slot)
  }
  return slots
}

/** The free time at exactly this start, whether or not it lies on the grid; null when the visit does not fit. */
export function slotAt(day: SlotDay, query: SlotQuery, start: number): Slot | null {
  if (start < query.notBefore || start > query.notAfter) return null
  const search = searchOf(day, query)
  return search && shortestFrom(search, start)
}

/** Whether a start belongs to the grid the office offers that day. */
export function onGrid(day: SlotDay, query: SlotQuery, start: number): boolean {
  return start >= day.opens && (start - day.opens) % query.stepMinutes === 0
}

/** How long the visitor is at the office. */
export const stayOf = (slot: Slot): number => slot.end - slot.start

/** The best of some free times: the shortest stay, then the earliest. */
export const byStay = (a: Slot, b: Slot): number => stayOf(a) - stayOf(b) || a.start - b.start

/** The order in which times lie near a wished one. A minute more at the office counts like a minute further away. */
export const nearTo =
  (start: number) =>
  (a: Slot, b: Slot): number =>
    Math.abs(a.start - start) + stayOf(a) - Math.abs(b.start - start) - stayOf(b) || a.start - b.start

/** Null as soon as one leg has no minute at any counter at which it could begin. */
function searchOf(day: SlotDay, query: SlotQuery): Search | null {
  const { legs, walkMinutes: walk } = query
  const longest = Math.max(walk, query.longestWaitMinutes)
  const open = query.claim ? withinPools(day, legs, query.claim) : day.counters
  const places = open
    .filter((c) => query.counterId === undefined || c.counterId === query.counterId)
    .filter((c) => legs.some((leg) => c.skills.includes(leg.skill)))
    .map((c) => ({ counterId: c.counterId, skills: new Set(c.skills), gaps: subtract(c.working, c.busy) }))
    .filter((p) => p.gaps.length > 0)
  const starts = legs.map((leg) =>
    places.map((p) => (p.skills.has(leg.skill) ? beginnings(p.gaps, leg.minutes) : NEVER)),
  )
  if (starts.length === 0 || starts.some(isNowhere)) return null
  for (let index = legs.length - 2; index >= 0; index--) {
    const { minutes } = legs[index]!
    const next = starts[index + 1]!
    const before = (least: number) => (one: Interval) => ({
      start: one.start - minutes - longest,
      end: one.end - minutes - least,
    })
    starts[index] = beside(starts[index]!, next, before(walk), before(0))
    if (isNowhere(starts[index]!)) return null
  }
  return { places, query, longest, starts }
}

/** When a leg of so many minutes may begin in these gaps. */
function beginnings(gaps: readonly Interval[], minutes: number): readonly Interval[] {
  return gaps
    .filter((gap) => gap.end - gap.start >= minutes)
    .map((gap) => ({ start: gap.start, end: gap.end - minutes + 1 }))
}

const isNowhere = (byCounter: readonly (readonly Interval[])[]): boolean => byCounter.every((list) => list.length === 0)

/** Of `mine`, by counter, what goes with some of `theirs`: `walked` says which minutes do from another counter, `stayed` from the same. */
function beside(
  mine: readonly (readonly Interval[])[],
  theirs: readonly (readonly Interval[])[],
  walked: (one: Interval) => Interval,
  stayed: (one: Interval) => Interval,
): (readonly Interval[])[] {
  // Staying may wait as long as walking: what a counter reaches itself by walking is within what it reaches by staying.
  const anywhere = merge(theirs.flatMap((list) => list.map(walked)))
  return mine.map((list, counter) => {
    if (list.length === 0) return NEVER
    const here = theirs[counter]!
    return intersect(list, here.length === 0 ? anywhere : merge([...anywhere, ...here.map(stayed)]))
  })
}

/** The visit from this start that ends soonest; null where none fits. */
function shortestFrom(search: Search, start: number): Slot | null {
  const { query, starts, longest } = search
  const only = [{ start, end: start + 1 }]
  let reached: readonly (readonly Interval[])[] = starts[0]!.map((list) =>
    covers(list, start, start + 1) ? only : NEVER,
  )
  if (isNowhere(reached)) return null
  const all = [reached]
  for (let index = 1; index < query.legs.length; index++) {
    const { minutes } = query.legs[index - 1]!
    const after = (least: number) => (one: Interval) => ({
      start: one.start + minutes + least,
      end: one.end + minutes + longest,
    })
    reached = beside(starts[index]!, reached, after(query.walkMinutes), after(0))
    all.push(reached)
  }
  const legs = traceBack(search, all)
  return { start, end: legs.at(-1)!.end, legs, ...(query.claim ? { pool: query.claim.pools[0]! } : {}) }
}

/** One way through what can be reached: the last leg as early as can be, each before it where and when the next can follow. */
function traceBack({ places, query, longest }: Search, reached: readonly (readonly (readonly Interval[])[])[]) {
  const legs: PlacedLeg[] = []
  let next: { at: number; counter: number } | null = null
  for (let index = query.legs.length - 1; index >= 0; index--) {
    const { serviceId, minutes } = query.legs[index]!
    let best: { at: number; counter: number; rest: number } | null = null
    for (const [counter, list] of reached[index]!.entries()) {
      const same: boolean = next?.counter === counter
      const from: number = next ? next.at - minutes - longest : -Infinity
      const to: number = next ? next.at - minutes - (same ? 0 : query.walkMinutes) : Infinity
      const at = firstWithin(list, from, to)
      if (at === null) continue
      // The last leg ends as soon as it can; those before it rather stay at one counter, else leave the tightest gap.
      const rest: number = same ? -1 : gapLength(places[counter]!.gaps, at)
      const sooner = !best || (next ? rest < best.rest : at < best.at || (at === best.at && rest < best.rest))
      if (sooner) best = { at, counter, rest }
    }
    if (!best) throw new Error("a reached leg has none before it")
    legs.unshift({ serviceId, counterId: places[best.counter]!.counterId, start: best.at, end: best.at + minutes })
    next = best
  }
  return legs
}

/** The first minute of a list from `from` to `to`, both included; null where there is none. */
function firstWithin(list: readonly Interval[], from: number, to: number): number | null {
  for (const one of list) {
    const at = Math.max(one.start, from)
    if (at < one.end) return at <= to ? at : null
  }
  return null
}

function gapLength(gaps: readonly Interval[], at: number): number {
  const gap = gaps.find((one) => one.start <= at && at < one.end)
  return gap ? gap.end - gap.start : 0
}
