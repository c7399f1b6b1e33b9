import { calendarMeetings, weekLoad } from "#db/desk/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { capital } from "#domain/capital.ts"
import { isHoliday } from "#domain/office/holidays.ts"
import { closuresOn, openingOn } from "#domain/office/opening.ts"
import { addDays, addMonths, isoWeek, mondayOf, monthDays, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { monthName, spokenClock, spokenDay, weekdayName } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import type { Portal } from "#app/web/context.server.ts"
import { type DayShown, closedOn } from "./day.server.ts"
import { type Load, loadOn } from "./load.server.ts"

export interface MonthDay {
  day: string
  /** The number of the day in its month. */
  date: number
  name: string
  today: boolean
  past: boolean
  /** Why the office is closed; null on an open day. */
  closed: DayShown["closed"]
  /** Null when it is closed, or nobody works. */
  load: Load | null
  meetings: number
  /** What closes a part of the day, or some counters. */
  closures: string[]
}

export interface MonthShown {
  title: string
  previous: string
  next: string
  weekdays: { name: string; short: string }[]
  weeks: { number: number; monday: string; days: (MonthDay | null)[] }[]
  clock: string
}

/** A month of the calendar: how full each day is, what is closed, and where courses meet. `day` is any day of it. */
export async function showMonth(
  portal: Portal,
  at: SiteOffice,
  day: string,
  language: Language,
  now: Date,
): Promise<MonthShown> {
  const month = day.slice(0, 7)
  const days = monthDays(month)
  const [first, last] = [days[0]!, days.at(-1)!]
  const [rows, meetings] = await Promise.all([
    weekLoad(portal.db, at.site.id, first, last),
    calendarMeetings(portal.db, at.site.id, officeInstant(first, "00:00"), officeInstant(last, "24:00")),
  ])
  const meetsOn = meetings.map((meeting) => officeDay(meeting.startsAt))
  const today = officeDay(now)
  const weekend = days.some((d) => isWeekend(d) && openingOn(at.office, d, isHoliday(d)))
  const columns = weekend ? 7 : 5
  const mondays = [...new Set(days.map(mondayOf))]
  const shown = (d: string): MonthDay => {
    const closed = closedOn(at, d, language)
    return {
      day: d,
      date: Number(d.slice(8)),
      name: capital(spokenDay(d, language, today)),
      today: d === today,
      past: d < today,
      closed,
      load: closed ? null : loadOn(at, rows, d, null),
      meetings: meetsOn.filter((one) => one === d).length,
      closures: closed ? [] : closuresOn(at.office, d).map((closure) => closure.reason),
    }
  }
  return {
    title: `${capital(monthName(month, language))} ${month.slice(0, 4)}`,
    previous: `${addMonths(month, -1)}-01`,
    next: `${addMonths(month, 1)}-01`,
    weekdays: Array.from({ length: columns }, (_, n) => addDays(mondays[0]!, n)).map((d) => ({
      name: capital(weekdayName(d, language)),
      short: capital(weekdayName(d, language, "short")),
    })),
    weeks: mondays.map((monday) => ({
      number: isoWeek(monday),
      monday,
      days: Array.from({ length: columns }, (_, n) => addDays(monday, n)).map((d) =>
        d.startsWith(month) ? shown(d) : null,
      ),
    })),
    clock: spokenClock(now, language),
  }
}

const isWeekend = (day: string) => mondayOf(day) <= addDays(day, -5)
