import { LEAST_SHOWN } from "./counts.ts"
import { type CountedState, type Figures, states, wholePercent } from "./figures.ts"
import { quantile, countOf, spreadOf } from "./histogram.ts"
import { withoutSmall } from "./small-counts.ts"

/** What is told of one service, one week, one hour …; null is not told. Minutes, days for `lead`, per cent for `whole`. */
export interface Line {
  key: string
  booked: number | null
  states: Record<CountedState, number | null>
  waiting: Spread
  walking: Spread
  serving: Spread
  lead: number | null
  whole: number | null
}

interface Spread {
  median: number | null
  ninety: number | null
}

/** Lines in the order of the keys, and the totals of their counts; too small a number is in none of them. */
export function linesOf(
  figures: Figures,
  keys: readonly string[],
): { lines: Line[]; total: Pick<Line, "booked" | "states"> } {
  const counts = keys.map((key) => states.map((state) => figures.counts.get(key)?.[state] ?? 0))
  const shown = withoutSmall(counts)
  const byState = (amounts: readonly (number | null)[]) =>
    Object.fromEntries(states.map((state, i) => [state, amounts[i] ?? null])) as Record<CountedState, number | null>
  return {
    lines: keys.map((key, i) => {
      const spread = figures.spreads.get(key) ?? {}
      const lead = spread.lead ?? new Map()
      const of = (measure: "waiting" | "walking" | "serving") => spreadOf(spread[measure] ?? new Map(), LEAST_SHOWN)
      return {
        key,
        booked: shown.rows[i]!,
        states: byState(shown.cells[i]!),
        waiting: of("waiting"),
        walking: of("walking"),
        serving: of("serving"),
        lead: countOf(lead) >= LEAST_SHOWN ? quantile(lead, 0.5) : null,
        whole: wholePercent(spread.whole ?? new Map(), LEAST_SHOWN),
      }
    }),
    total: { booked: shown.total, states: byState(keys.length > 0 ? shown.columns : states.map(() => 0)) },
  }
}
