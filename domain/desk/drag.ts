import { type Interval, covers } from "#domain/time/interval.ts"

/** One row of the calendar's grid. Services last a multiple of it. */
export const ROW_MINUTES = 5

/** A counter's day as the calendar draws it: its rows of five minutes, from the first that is shown. */
export interface CounterRows {
  skills: readonly string[]
  /** When somebody works there. */
  works: readonly Interval[]
  taken: readonly (Interval & { visitId: string })[]
}

/** What is to be said of a place while a visit is held over it: "free" is regular; what is "taken" or "past" cannot be had at all. */
export type Verdict = "free" | "taken" | "past" | "lacks-skill" | "unstaffed"

/**
 * What is to be said of a leg over a counter and rows of its day. Its own visit is in nobody's way. `pastRows` of the day are over. The
 * server decides again, with the same rules.
 */
export function verdictOn(
  counter: CounterRows,
  leg: Interval & { visitId: string; skill: string },
  pastRows: number,
  staysInTime: boolean,
): Verdict {
  if (counter.taken.some((t) => t.visitId !== leg.visitId && t.start < leg.end && leg.start < t.end)) return "taken"
  // At the time it has it may change its counter, also when that time has begun.
  if (leg.start < pastRows && !staysInTime) return "past"
  if (!counter.skills.includes(leg.skill)) return "lacks-skill"
  return covers(counter.works, leg.start, leg.end) ? "free" : "unstaffed"
}

/** Rows from where somebody began to draw to where they are now, both included, within a day of so many rows. */
export function drawnRows(from: number, to: number, rows: number): Interval {
  const start = Math.max(0, Math.min(from, to))
  const end = Math.min(rows, Math.max(from, to) + 1)
  return { start, end }
}

/** The first row of a leg that is held, so that all of it stays within the day. */
export const withinDay = (row: number, length: number, rows: number): number =>
  Math.max(0, Math.min(row, rows - length))
