/** Whoever is served longer than is usual is still not finished this minute. */
const LEAST_LEFT = 2
/** Expectations are told in steps: nobody knows it to the minute. */
const STEP = 5

/** In how many minutes a counter is free that has served somebody for so long, who usually takes `minutes`. */
export const leftOf = (minutes: number, served: number): number => Math.max(LEAST_LEFT, minutes - served)

/**
 * In how many minutes a walk-in is called, rounded up to a step; 0 when the next free counter is theirs now, null when no counter is open.
 * `free`: in how many minutes each open counter is free. `before`: the minutes that each of those before takes. `coming`: appointments
 * whose time comes, in so many minutes, which go first from then on.
 */
export function expectedWait(hall: {
  free: readonly number[]
  before: readonly number[]
  coming: readonly { inMinutes: number; minutes: number }[]
}): number | null {
  if (hall.free.length === 0) return null
  const free = [...hall.free]
  const before = [...hall.before]
  const coming = hall.coming.toSorted((a, b) => a.inMinutes - b.inMinutes)
  for (;;) {
    const at = Math.min(...free)
    const next = coming[0] && coming[0].inMinutes <= at ? coming.shift()!.minutes : before.shift()
    if (next === undefined) return Math.ceil(at / STEP) * STEP
    free[free.indexOf(at)] = at + next
  }
}
