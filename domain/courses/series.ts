// The package is CommonJS, and names only its default where Node reads it.
// oxlint-disable-next-line import/default
import rrule from "rrule"
import { type Result, ok, refuse } from "../result.ts"
import {
  isClock,
  isDay,
  mondayOf,
  daysBetween,
  officeClock,
  officeDay,
  officeInstant,
  weekday,
} from "../time/office-time.ts"

const MOST_MEETINGS = 40

/** A rule like "every Tuesday and Thursday, six times", with the clock times of the office's wall. Days "YYYY-MM-DD", clocks "HH:MM". */
export interface Series {
  first: string
  /** RFC 5545, the part after "RRULE:", e.g. "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6". */
  rule: string
  from: string
  to: string
}

export type SeriesRefusal = "day-wrong" | "clock-wrong" | "rule-wrong" | "rule-endless" | "too-many-meetings"

export interface Dates<By> {
  meetings: { day: string; startsAt: Date; endsAt: Date }[]
  /** Days of the rule on which nobody meets, and why. */
  leftOut: { day: string; by: By }[]
}

/**
 * The meetings of a series, each at the office's clock: the rule is worked out on days of the calendar, and only then is each given
 * its instant, so that 17:15 stays 17:15 over both clock changes. `closed` says why a day has no meeting, or null. With `makeUp`
 * a rule that counts goes on until as many are held as it counts; without it, days left out are not made up for.
 */
export function datesOf<By>(
  series: Series,
  closed: (day: string) => By | null,
  makeUp = false,
): Result<Dates<By>, SeriesRefusal> {
  const { first, rule, from, to } = series
  if (!isDay(first)) return refuse("day-wrong")
  if (!isClock(from) || !isClock(to) || from >= to) return refuse("clock-wrong")
  if (!/^FREQ=(DAILY|WEEKLY|MONTHLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/.test(rule)) return refuse("rule-wrong")
  if (!/;(COUNT=\d{1,3}|UNTIL=\d{8})(;|$)/.test(rule)) return refuse("rule-endless")
  const wanted = countOf(rule)
  if (wanted !== null && wanted > MOST_MEETINGS) return refuse("too-many-meetings")
  const days = daysOf(first, makeUp ? rule.replace(/;COUNT=\d+/, `;COUNT=${2 * MOST_MEETINGS}`) : rule)
  if (days === null) return refuse("rule-wrong")
  const dates: Dates<By> = { meetings: [], leftOut: [] }
  for (const day of days) {
    if (makeUp && wanted !== null && dates.meetings.length === wanted) break
    const by = closed(day)
    if (by === null) dates.meetings.push({ day, startsAt: officeInstant(day, from), endsAt: officeInstant(day, to) })
    else dates.leftOut.push({ day, by })
  }
  if (dates.meetings.length > MOST_MEETINGS) return refuse("too-many-meetings")
  if (dates.meetings.length === 0) return refuse("rule-wrong")
  // In the hour that the spring change skips, an end may come before its beginning.
  return dates.meetings.every((m) => m.startsAt < m.endsAt) ? ok(dates) : refuse("clock-wrong")
}

/** How many days a rule counts; null where it ends by a day. */
const countOf = (rule: string): number | null => {
  const count = /;COUNT=(\d+)/.exec(rule)?.[1]
  return count === undefined ? null : Number(count)
}

/** The days of a rule, a few more than may be planned at most; null when it makes no sense. */
function daysOf(first: string, rule: string): string[] | null {
  try {
    const { RRule } = rrule
    // Read in UTC: the days of the calendar, without any clock that could change.
    const options = RRule.parseString(rule)
    const all = new RRule({ ...options, dtstart: new Date(`${first}T00:00:00Z`) }).all((_, i) => i <= 2 * MOST_MEETINGS)
    return all.map((date) => date.toISOString().slice(0, 10))
  } catch {
    return null
  }
}

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const

/**
 * What copying a run begins with, from another first day on: the rule it was planned by, so that a moved or left-out meeting changes
 * nothing. Where that is not known it is told from the meetings: weekdays on which only a minority meets are moved ones.
 */
export function seriesOf(
  run: {
    series: { rule: string; from: string; to: string } | null
    meetings: readonly { startsAt: Date; endsAt: Date }[]
  },
  first: string,
): Series {
  if (run.series) return { first, ...run.series }
  const { meetings } = run
  const most = <T extends string | number>(of: readonly T[]): T | undefined =>
    of.toSorted((a, b) => of.filter((x) => x === b).length - of.filter((x) => x === a).length)[0]
  const on = meetings.map((m) => weekdays[weekday(officeDay(m.startsAt)) - 1]!)
  const often = on.filter((day) => day === most(on)).length
  const days = weekdays.filter((day) => 2 * on.filter((other) => other === day).length > often)
  const weeks = [...new Set(meetings.map((m) => mondayOf(officeDay(m.startsAt))))]
  const apart = weeks.slice(1).map((week, i) => daysBetween(weeks[i]!, week) / 7)
  const interval = most(apart) === 2 ? ";INTERVAL=2" : ""
  return {
    first,
    rule: `FREQ=WEEKLY${interval}${days.length > 0 ? `;BYDAY=${days.join(",")}` : ""};COUNT=${Math.max(1, meetings.length)}`,
    from: most(meetings.map((m) => officeClock(m.startsAt))) ?? "17:15",
    to: most(meetings.map((m) => officeClock(m.endsAt))) ?? "19:15",
  }
}

/** Whether two stretches of time share a minute; one that begins when the other ends does not. */
export const overlap = (a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** Of one's own dates, those that a run's meetings clash with. */
export const clashesWith = <Own extends { startsAt: Date; endsAt: Date }>(
  meetings: readonly { startsAt: Date; endsAt: Date }[],
  own: readonly Own[],
): Own[] => own.filter((date) => meetings.some((meeting) => overlap(meeting, date)))
