// The package is CommonJS, and names only its default where Node reads it.
// oxlint-disable-next-line import/default
import rrule from "rrule"
import { type Result, ok, refuse } from "../result.ts"
import { isClock, isDay, officeInstant } from "../time/office-time.ts"

export const MOST_MEETINGS = 40

/** A rule like "every Tuesday and Thursday, six times", with the clock times of the office's wall. Days "YYYY-MM-DD", clocks "HH:MM". */
export interface Series {
  first: string
  /** RFC 5545, the part after "RRULE:", e.g. "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6". */
  rule: string
  from: string
  to: string
}

export type SeriesRefusal = "day-wrong" | "clock-wrong" | "rule-wrong" | "rule-endless" | "too-many-meetings"

/**
 * The meetings of a series, each at the office's clock: the rule is worked out on days of the calendar, and only then is each given
 * its instant, so that 17:15 stays 17:15 over both clock changes. `skip` are days without a meeting (holidays, closures): the
 * rule's count does not make up for them.
 */
export function meetingsOf(
  series: Series,
  skip: (day: string) => boolean,
): Result<{ day: string; startsAt: Date; endsAt: Date }[], SeriesRefusal> {
  const { first, rule, from, to } = series
  if (!isDay(first)) return refuse("day-wrong")
  if (!isClock(from) || !isClock(to) || from >= to) return refuse("clock-wrong")
  if (!/^FREQ=(DAILY|WEEKLY|MONTHLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/.test(rule)) return refuse("rule-wrong")
  if (!/;(COUNT=\d{1,3}|UNTIL=\d{8})(;|$)/.test(rule)) return refuse("rule-endless")
  let days: string[]
  try {
    const { RRule } = rrule
    // Read in UTC: the days of the calendar, without any clock that could change.
    const options = RRule.parseString(rule)
    const all = new RRule({ ...options, dtstart: new Date(`${first}T00:00:00Z`) }).all((_, i) => i <= MOST_MEETINGS)
    days = all.map((date) => date.toISOString().slice(0, 10))
  } catch {
    return refuse("rule-wrong")
  }
  if (days.length > MOST_MEETINGS) return refuse("too-many-meetings")
  const held = days.filter((day) => !skip(day))
  if (held.length === 0) return refuse("rule-wrong")
  const meetings = held.map((day) => ({ day, startsAt: officeInstant(day, from), endsAt: officeInstant(day, to) }))
  // In the hour that the spring change skips, an end may come before its beginning.
  return meetings.every((m) => m.startsAt < m.endsAt) ? ok(meetings) : refuse("clock-wrong")
}

/** Whether two stretches of time share a minute; one that begins when the other ends does not. */
export const overlap = (a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** Of one's own dates, those that a run's meetings clash with. */
export const clashesWith = <Own extends { startsAt: Date; endsAt: Date }>(
  meetings: readonly { startsAt: Date; endsAt: Date }[],
  own: readonly Own[],
): Own[] => own.filter((date) => meetings.some((meeting) => overlap(meeting, date)))
