import type { Interval } from "#domain/time/interval.ts"

export interface Capacity {
  key: string
  minutes: number
  /** Visits of one person that fit, one after the other. */
  visits: number
}

/**
 * How much of each service the counters of a day can do, each service for itself: what is planned for one counter counts for all that it
 * can do. `working` are minutes since 1970, by counter.
 */
export function capacityOf(
  services: readonly { key: string; skill: string; minutesFirst: number }[],
  counters: readonly { id: string; skills: readonly string[] }[],
  working: ReadonlyMap<string, readonly Interval[]>,
): Capacity[] {
  return services.map(({ key, skill, minutesFirst }) => {
    const spans = counters.filter((c) => c.skills.includes(skill)).flatMap((c) => working.get(c.id) ?? [])
    return {
      key,
      minutes: spans.reduce((sum, span) => sum + span.end - span.start, 0),
      visits: spans.reduce((sum, span) => sum + Math.floor((span.end - span.start) / minutesFirst), 0),
    }
  })
}
