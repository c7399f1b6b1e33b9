import { type Outcome, outcomes } from "./counts.ts"
import type { Histogram } from "./histogram.ts"
import type { Measure } from "./measures.ts"

/** By what visits are told apart: "part" is the day or week of the period. */
export const dimensions = ["service", "part", "weekday", "hour", "municipality", "language"] as const
export type Dimension = (typeof dimensions)[number]

/** What has become of a visit, or that its time is still to come. */
export const states = [...outcomes, "coming"] as const
export type CountedState = Outcome | "coming"

/** A number out of the database: how many of one kind ended so, or how often a value was measured. */
export interface FigureRow {
  dimension: Dimension
  key: string
  state: CountedState | null
  measure: Measure | null
  value: number
  amount: number
}

type Counts = Record<CountedState, number>

/** Of one dimension, by key: how many, and how what was measured spreads. */
export interface Figures {
  counts: Map<string, Counts>
  spreads: Map<string, Partial<Record<Measure, Histogram>>>
}

const noCounts = (): Counts => ({ done: 0, missed: 0, cancelled: 0, unmarked: 0, coming: 0 })

/** Puts together what several reads found: what stands in visits, and what was kept when others were erased. */
export function gather(rows: readonly FigureRow[]): Record<Dimension, Figures> {
  const empty = (): Figures => ({ counts: new Map(), spreads: new Map() })
  const all: Record<Dimension, Figures> = {
    service: empty(),
    part: empty(),
    weekday: empty(),
    hour: empty(),
    municipality: empty(),
    language: empty(),
  }
  for (const { dimension, key, state, measure, value, amount } of rows) {
    const { counts, spreads } = all[dimension]
    if (state) {
      const own = counts.get(key) ?? noCounts()
      own[state] += amount
      counts.set(key, own)
    } else if (measure) {
      const own = spreads.get(key) ?? {}
      const histogram = new Map(own[measure])
      histogram.set(value, (histogram.get(value) ?? 0) + amount)
      spreads.set(key, { ...own, [measure]: histogram })
    }
  }
  return all
}

/** Of all keys together. */
export function overall({ counts, spreads }: Figures, measure: Measure): { counts: Counts; spread: Histogram } {
  const sum = noCounts()
  for (const own of counts.values()) for (const state of states) sum[state] += own[state]
  const spread = new Map<number, number>()
  for (const own of spreads.values())
    for (const [value, amount] of own[measure] ?? []) spread.set(value, (spread.get(value) ?? 0) + amount)
  return { counts: sum, spread }
}

export const booked = (counts: Counts): number => states.reduce((sum, state) => sum + counts[state], 0)

/** A share in whole per cent; null of nothing. */
export const percentOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((100 * part) / whole) : null

/** Of those that came, how many had all that they came for done at once, in per cent. */
export const wholePercent = (spread: Histogram, least: number): number | null => {
  const all = (spread.get(0) ?? 0) + (spread.get(1) ?? 0)
  return all >= least ? percentOf(spread.get(1) ?? 0, all) : null
}
