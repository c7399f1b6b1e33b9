import { type Answered, type Rung, ladder, nextStep } from "#domain/booking/journey.ts"
import { percentOf } from "./figures.ts"
import { withoutSmall } from "./small-counts.ts"

/** Where a booking on the web came to: the first step that was not answered, or that it was booked. */
export const stops = [...ladder, "booked"] as const
export type Stop = Rung | "booked"

/** Nobody touched it for so long: it has stopped, and does not only rest. */
export const RESTS_MINUTES = 60

/** Where it stopped. A time that was held counts as chosen, also when its minutes have run out. */
export const stopOf = (draft: Answered & { booked: boolean }): Stop => (draft.booked ? "booked" : nextStep(draft))

/** How many stopped at each step, in their order, and how many were booked; null is too few to be told, or would tell such a number. */
export function stopsShown(stopped: ReadonlyMap<Stop, number>): {
  began: number | null
  rows: { stop: Stop; amount: number | null; percent: number | null }[]
} {
  const { cells, rows } = withoutSmall([stops.map((stop) => stopped.get(stop) ?? 0)])
  const began = rows[0] ?? null
  return {
    began,
    rows: stops.map((stop, i) => {
      const amount = cells[0]![i]!
      return { stop, amount, percent: amount === null || began === null ? null : percentOf(amount, began) }
    }),
  }
}
