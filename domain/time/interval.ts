/** A stretch of time `[start, end)` in whole minutes since 1970. Lists of intervals are sorted and do not overlap. */
export interface Interval {
  start: number
  end: number
}

/** Sorts, joins what touches or overlaps, drops what is empty. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter((i) => i.end > i.start).toSorted((a, b) => a.start - b.start)
  const merged: Interval[] = []
  for (const next of sorted) {
    const last = merged.at(-1)
    if (last && next.start <= last.end) last.end = Math.max(last.end, next.end)
    else merged.push({ ...next })
  }
  return merged
}

/** What of `from` is left when `taken` is removed. Both are merged lists. */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const left: Interval[] = []
  let t = 0
  for (const { start, end } of from) {
    let at = start
    while (t < taken.length && taken[t]!.end <= at) t++
    for (let k = t; k < taken.length && taken[k]!.start < end; k++) {
      if (taken[k]!.start > at) left.push({ start: at, end: taken[k]!.start })
      at = Math.max(at, taken[k]!.end)
    }
    if (at < end) left.push({ start: at, end })
  }
  return left
}

/** What lies in both. Both are merged lists. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const both: Interval[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const start = Math.max(a[i]!.start, b[j]!.start)
    const end = Math.min(a[i]!.end, b[j]!.end)
    if (start < end) both.push({ start, end })
    if (a[i]!.end < b[j]!.end) i++
    else j++
  }
  return both
}

/** Whether one of the intervals holds all of `[start, end)`. */
export function covers(intervals: readonly Interval[], start: number, end: number): boolean {
  return intervals.some((i) => i.start <= start && end <= i.end)
}
