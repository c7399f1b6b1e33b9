import { officeInstant, toMinutes, weekday } from "#domain/time/office-time.ts"
import { type Interval, intersect, merge, subtract } from "#domain/time/interval.ts"

/** Ordinary weekly hours that hold from a day until (and including) another; the series that began last wins. */
export interface OpeningSeries {
  id: string
  validFrom: string
  validTo: string | null
  /** weekday 1–7; a weekday without a row is closed. Clock times of the office. */
  hours: { weekday: number; opens: string; closes: string }[]
}

/** Other hours on one day, replacing the weekly ones; on a public holiday it opens the office. */
export interface OpeningException {
  id: string
  day: string
  opens: string
  closes: string
  reason: string
}

/** Time in which the office, or some of its counters, is closed or has nobody to serve. Whole days when no clock times are given. */
export interface Closure {
  id: string
  kind: "closed" | "unstaffed"
  firstDay: string
  lastDay: string
  from: string | null
  to: string | null
  /** Counter ids; null is the whole office. */
  counters: string[] | null
  reason: string
}

/** Who stands at a counter, when: one row per weekday and stretch. The gap between two stretches of a day is a break. */
export interface RosterShift {
  id: string
  counterId: string
  weekday: number
  starts: string
  ends: string
  staffName: string
  validFrom: string
  validTo: string | null
}

/** A course meeting, by who teaches it: whoever stands in front of a class stands at no counter. Clock times of the office. */
export interface Teaching {
  day: string
  from: string
  to: string
  teacher: string
}

export interface Counter {
  id: string
  number: number
  group: string
  /** The group's name by other languages, where the office gave one. */
  groupNames?: Readonly<Record<string, string>>
  skills: string[]
}

/** What a group of counters is called in a language: as the office named it there, else as it is called in the house. */
export const groupName = (
  counters: readonly Pick<Counter, "group" | "groupNames">[],
  group: string,
  language: string,
): string => counters.find((c) => c.group === group && c.groupNames?.[language])?.groupNames?.[language] ?? group

/** All that decides when which counter can serve. Read from the database, changed by staff. */
export interface Office {
  counters: Counter[]
  series: OpeningSeries[]
  exceptions: OpeningException[]
  closures: Closure[]
  roster: RosterShift[]
  /** Meetings of courses; where an office has none, nobody teaches. */
  teaching?: readonly Teaching[]
}

const holds = (day: string, from: string, to: string | null) => from <= day && (to === null || day <= to)

/** The office's hours on a day, before closures; null when it does not open. `holiday` says whether the day is a public holiday. */
export function openingOn(office: Office, day: string, holiday: boolean): { opens: string; closes: string } | null {
  const exception = office.exceptions.find((e) => e.day === day)
  if (exception) return { opens: exception.opens, closes: exception.closes }
  if (holiday) return null
  const series = seriesOn(office, day)
  const hours = series?.hours.find((h) => h.weekday === weekday(day))
  return hours ? { opens: hours.opens, closes: hours.closes } : null
}

/** The weekly series in force on a day: of those that hold, the one that began last. */
export function seriesOn(office: Office, day: string): OpeningSeries | null {
  return (
    office.series
      .filter((s) => holds(day, s.validFrom, s.validTo))
      .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0] ?? null
  )
}

export function closuresOn(office: Office, day: string): Closure[] {
  return office.closures.filter((c) => c.firstDay <= day && day <= c.lastDay)
}

/** The roster rows of one counter on one day, in the order of the clock. */
export function shiftsOn(office: Office, counterId: string, day: string): RosterShift[] {
  const day7 = weekday(day)
  return office.roster
    .filter((r) => r.counterId === counterId && r.weekday === day7 && holds(day, r.validFrom, r.validTo))
    .toSorted((a, b) => a.starts.localeCompare(b.starts))
}

/** A stretch of the office's clock on a day, as minutes since 1970. */
export function stretch(day: string, from: string, to: string): Interval {
  return { start: toMinutes(officeInstant(day, from)), end: toMinutes(officeInstant(day, to)) }
}

/** A name as it is compared: the roster and the courses are typed by different people. */
export const plainName = (name: string): string => name.trim().replace(/\s+/g, " ").toLocaleLowerCase("da")

/** When somebody of the roster teaches on a day; nobody who is not named does. */
export function teachingOf(office: Pick<Office, "teaching">, staffName: string, day: string): Interval[] {
  const name = plainName(staffName)
  const own = (office.teaching ?? []).filter((t) => name !== "" && t.day === day && plainName(t.teacher) === name)
  return merge(own.map((t) => stretch(day, t.from, t.to)))
}

/** When each counter can serve on a day: opening hours ∩ (roster − teaching) − closures. Counters that cannot serve at all have an empty list. */
export function workingTimes(office: Office, day: string, holiday: boolean): Map<string, Interval[]> {
  const opening = openingOn(office, day, holiday)
  const closures = closuresOn(office, day)
  const working = new Map<string, Interval[]>()
  for (const counter of office.counters) {
    if (!opening) {
      working.set(counter.id, [])
      continue
    }
    const staffed = merge(
      shiftsOn(office, counter.id, day).flatMap((row) =>
        subtract([stretch(day, row.starts, row.ends)], teachingOf(office, row.staffName, day)),
      ),
    )
    const closed = merge(
      closures
        .filter((c) => c.counters === null || c.counters.includes(counter.id))
        .map((c) => stretch(day, c.from ?? "00:00", c.to ?? "24:00")),
    )
    working.set(counter.id, subtract(intersect([stretch(day, opening.opens, opening.closes)], staffed), closed))
  }
  return working
}
