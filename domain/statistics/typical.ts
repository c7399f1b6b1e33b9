import { type Histogram, countOf, quantile } from "./histogram.ts"

/** What people are told is typical is of the last four weeks. */
export const TYPICAL_DAYS = 28

/** Of fewer than so many nothing typical can be said, and nobody of them is told of. */
export const TYPICAL_LEAST = 20

export interface Typical {
  /** Half of all waited no longer. */
  half: number
  /** Four of five waited no longer. */
  most: number
}

/** What is typical, in the unit of the values; null of too few. */
export function typicalOf(histogram: Histogram): Typical | null {
  if (countOf(histogram) < TYPICAL_LEAST) return null
  return { half: quantile(histogram, 0.5)!, most: quantile(histogram, 0.8)! }
}

/**
 * What is typical of several services at one visit: the one for which people wait longest decides. Null as soon as nothing can be said of
 * one of them.
 */
export function typicalOfAll(each: readonly (Typical | null)[]): Typical | null {
  if (each.length === 0) return null
  let longest: Typical | null = null
  for (const one of each) {
    if (!one) return null
    if (!longest || one.most > longest.most || (one.most === longest.most && one.half > longest.half)) longest = one
  }
  return longest
}
