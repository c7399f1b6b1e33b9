/** How often each whole number was measured. */
export type Histogram = ReadonlyMap<number, number>

export function countOf(histogram: Histogram): number {
  let count = 0
  for (const amount of histogram.values()) count += amount
  return count
}

export function sumOf(histogram: Histogram): number {
  let sum = 0
  for (const [value, amount] of histogram) sum += value * amount
  return sum
}

/**
 * The smallest measured value that at least this share of all (0 to 1) do not exceed: 0.5 is the median. Always a value that was
 * measured, never one between two. Null where nothing was.
 */
export function quantile(histogram: Histogram, share: number): number | null {
  const needed = share * countOf(histogram)
  let reached = 0
  for (const [value, amount] of [...histogram].toSorted(([a], [b]) => a - b)) {
    reached += amount
    if (reached > 0 && reached >= needed) return value
  }
  return null
}

/** So many are needed before the slowest tenth says anything. */
const LEAST_FOR_NINETY = 10

/** What is typical, and what nine of ten do not exceed; nothing of fewer than `least`. */
export function spreadOf(histogram: Histogram, least: number): { median: number | null; ninety: number | null } {
  const count = countOf(histogram)
  return {
    median: count >= least ? quantile(histogram, 0.5) : null,
    ninety: count >= Math.max(least, LEAST_FOR_NINETY) ? quantile(histogram, 0.9) : null,
  }
}
