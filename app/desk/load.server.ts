import type { weekLoad } from "#db/desk/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { isHoliday } from "#domain/office/holidays.ts"
import { openingOn, workingTimes } from "#domain/office/opening.ts"
import type { Interval } from "#domain/time/interval.ts"
import { officeInstant, toMinutes } from "#domain/time/office-time.ts"

export type Booked = Awaited<ReturnType<typeof weekLoad>>[number]

export interface Load {
  legs: number
  percent: number
  /** Booked share of each office hour, 0 to 1. */
  hours: number[]
}

/** How full a day is, of all counters or of one group; null when nobody works then. */
export function loadOn(at: SiteOffice, rows: readonly Booked[], d: string, group: string | null): Load | null {
  const { office } = at
  const skillOf = new Map(at.services.map((s) => [s.key, s.skill]))
  const groupOfSkill = (skill: string) => office.counters.find((c) => c.skills.includes(skill))?.group ?? ""
  const holiday = isHoliday(d)
  const opening = openingOn(office, d, holiday)
  if (!opening) return null
  const working = workingTimes(office, d, holiday)
  const counters = office.counters.filter((c) => group === null || c.group === group)
  const spans = counters.flatMap((c) => working.get(c.id) ?? [])
  const capacity = spans.reduce((sum, s) => sum + s.end - s.start, 0)
  if (capacity === 0) return null
  const legs = rows.filter(
    (r) => r.day === d && (group === null || groupOfSkill(skillOf.get(r.service) ?? "") === group),
  )
  const used = legs.reduce((sum, l) => sum + l.minutes, 0)
  return { legs: legs.length, percent: Math.round((100 * used) / capacity), hours: hourShares(d, opening, spans, legs) }
}

/** The booked share of each hour from opening to closing, 0 to 1. */
function hourShares(
  d: string,
  opening: { opens: string; closes: string },
  spans: readonly Interval[],
  legs: readonly Booked[],
): number[] {
  const first = toMinutes(officeInstant(d, opening.opens))
  const last = toMinutes(officeInstant(d, opening.closes))
  const hours: number[] = []
  for (let h = first; h < last; h += 60) {
    const share = (start: number, end: number) => Math.max(0, Math.min(end, h + 60) - Math.max(start, h))
    const room = spans.reduce((sum, s) => sum + share(s.start, s.end), 0)
    const used = legs.reduce((sum, l) => sum + share(l.start, l.start + l.minutes), 0)
    hours.push(room > 0 ? Math.min(1, used / room) : 0)
  }
  return hours
}
