import { type Interval, merge, subtract } from "#domain/time/interval.ts"

/** Shorter, and no service fits: it is no place to book. */
const LEAST_MINUTES = 10

/**
 * The empty places of a counter on a day, where somebody can be booked: working time that nobody has taken, from `from` on, each
 * beginning on the grid of offered starts. Minutes since 1970.
 */
export function gapsOf(
  working: readonly Interval[],
  taken: readonly Interval[],
  grid: { opens: number; step: number; from: number },
): Interval[] {
  const { opens, step, from } = grid
  return subtract(working, merge(taken)).flatMap(({ start, end }) => {
    const first = opens + Math.ceil((Math.max(start, from) - opens) / step) * step
    return end - first >= LEAST_MINUTES ? [{ start: first, end }] : []
  })
}

/** The start that somebody means who points at a share of a place, from 0 at its beginning to 1 at its end: minutes after it, on the grid. */
export const pointedAt = (minutes: number, step: number, share: number): number =>
  Math.max(0, Math.floor((Math.min(Math.max(share, 0), 0.999) * minutes) / step) * step)

/** The clock time so many minutes later on one day: "09:50" and 15 is "10:05". */
export function clockAfter(clock: string, minutes: number): string {
  const at = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) + minutes
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, "0")).join(":")
}
