import type { Interval } from "#domain/time/interval.ts"
import { addDays, weekday } from "#domain/time/office-time.ts"
import { isHoliday } from "./holidays.ts"
import {
  type Closure,
  type Office,
  closuresOn,
  openingOn,
  seriesOn,
  shiftsOn,
  stretch,
  workingTimes,
} from "./opening.ts"

const total = (spans: readonly Interval[]) => spans.reduce((sum, s) => sum + s.end - s.start, 0)
const workOf = (office: Office, day: string) =>
  [...workingTimes(office, day, isHoliday(day)).values()].reduce((sum, spans) => sum + total(spans), 0)

/** How much working time a change gives back or takes, over days from `first` to `last`: days that differ, and minutes at counters. */
export function effectOn(
  before: Office,
  after: Office,
  first: string,
  last: string,
): { opens: { days: number; minutes: number }; closes: { days: number; minutes: number } } {
  const opens = { days: 0, minutes: 0 }
  const closes = { days: 0, minutes: 0 }
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const change = workOf(after, day) - workOf(before, day)
    if (change === 0) continue
    const side = change > 0 ? opens : closes
    side.days++
    side.minutes += Math.abs(change)
  }
  return { opens, closes }
}

/** A closure of the whole office that leaves nothing of the hours a day has; null when the office opens at some time of the day. */
export function overriddenBy(office: Office, day: string): Closure | null {
  const hours = openingOn(office, day, isHoliday(day))
  if (!hours) return null
  return (
    closuresOn(office, day).find(
      (c) => c.counters === null && (c.from ?? "00:00") <= hours.opens && hours.closes <= (c.to ?? "24:00"),
    ) ?? null
  )
}

/** Whether a day has hours but nobody is on the roster at any time within them. */
export function openWithoutRoster(office: Office, day: string): boolean {
  const hours = openingOn(office, day, isHoliday(day))
  if (!hours || overriddenBy(office, day)) return false
  return office.counters.every((c) =>
    shiftsOn(office, c.id, day).every((s) => s.ends <= hours.opens || hours.closes <= s.starts),
  )
}

/** The weekdays of a series on which the office would open with nobody on the roster, as of the day the series begins or today. */
export function weekdaysWithoutRoster(office: Office, seriesId: string, today: string): number[] {
  const series = office.series.find((s) => s.id === seriesId)
  if (!series) return []
  const from = series.validFrom > today ? series.validFrom : today
  return series.hours
    .filter((row) => {
      const day = nextOf(from, row.weekday)
      if (seriesOn(office, day)?.id !== seriesId) return false
      return office.counters.every((c) =>
        shiftsOn(office, c.id, day).every((s) => s.ends <= row.opens || row.closes <= s.starts),
      )
    })
    .map((row) => row.weekday)
}

/** The first day from `day` on that is this weekday. */
export const nextOf = (day: string, wanted: number): string => addDays(day, (wanted - weekday(day) + 7) % 7)

/** Why the office does not open on a day at all: a public holiday, a closure of the whole office, or a weekday without hours; null when it opens. */
export function whyClosed(
  office: Office,
  day: string,
): { why: "holiday" } | { why: "closure"; closure: Closure } | { why: "weekday" } | null {
  const holiday = isHoliday(day)
  if (!openingOn(office, day, holiday)) {
    const closure = closuresOn(office, day).find((c) => c.counters === null && c.from === null)
    if (closure) return { why: "closure", closure }
    return holiday ? { why: "holiday" } : { why: "weekday" }
  }
  const closure = overriddenBy(office, day)
  return closure ? { why: "closure", closure } : null
}

/** Which of these meetings, as instants in minutes since 1970, fall into a closure of the whole office. */
export function meetingsIn<Meeting extends { day: string; start: number; end: number }>(
  closure: Pick<Closure, "firstDay" | "lastDay" | "from" | "to" | "counters">,
  meetings: readonly Meeting[],
): Meeting[] {
  if (closure.counters !== null) return []
  return meetings.filter((m) => {
    if (m.day < closure.firstDay || m.day > closure.lastDay) return false
    const shut = stretch(m.day, closure.from ?? "00:00", closure.to ?? "24:00")
    return m.start < shut.end && shut.start < m.end
  })
}
