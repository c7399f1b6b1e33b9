import { capital } from "#domain/capital.ts"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { weekLoad } from "#db/desk/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { isHoliday } from "#domain/office/holidays.ts"
import { groupName, openingOn } from "#domain/office/opening.ts"
import { addDays, fromMinutes, isoWeek, mondayOf, officeDay } from "#domain/time/office-time.ts"
import { briefDate, briefMoment, briefSpan, spokenClock, weekdayName } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import type { Portal } from "#app/web/context.server.ts"
import { writtenIn } from "#domain/written-in.ts"
import { type DayShown, closedOn } from "./day.server.ts"
import { type Load, loadOn } from "./load.server.ts"

export interface WeekShown {
  number: number
  title: string
  monday: string
  previous: string
  next: string
  days: {
    day: string
    name: string
    date: string
    today: boolean
    hours: string | null
    /** Why the office is closed that day; null when it opens. */
    closed: DayShown["closed"]
    load: Load | null
  }[]
  groups: { name: string; count: number; counters: string; loads: (Load | null)[] }[]
  coming: { monday: string; number: number; span: string; days: (number | null)[]; percent: number }[]
  firstFree: { service: string; when: string | null }[]
  clock: string
}

/** A week's load per day and group of counters, the weeks to come, and the first free time of each service. */
export async function showWeek(
  portal: Portal,
  at: SiteOffice,
  day: string,
  language: Language,
  now: Date,
): Promise<WeekShown> {
  const { office } = at
  const today = officeDay(now)
  const monday = mondayOf(day)
  const weeks = 6
  const from = monday < mondayOf(today) ? monday : mondayOf(today)
  const rows = await weekLoad(
    portal.db,
    at.site.id,
    from,
    addDays(monday > mondayOf(today) ? monday : mondayOf(today), weeks * 7),
  )
  const groupNames = [...new Set(office.counters.map((c) => c.group))]

  const loadOf = (d: string, group: string | null) => loadOn(at, rows, d, group)
  const openDays = (start: string) =>
    [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(start, n)).filter((d, n) => n < 5 || openingOn(office, d, isHoliday(d)))
  const days = openDays(monday)
  const services = at.services.filter((s) => s.active)
  const first = await Promise.all(
    services.map((s) =>
      portal.live.share(`first ${at.site.officeVersion} ${s.key}`, () =>
        nextFreeTimes(portal.db, at, { services: [s], party: 1 }, today, 1, now),
      ),
    ),
  )

  return {
    number: isoWeek(monday),
    title: `${briefSpan(monday, addDays(monday, 6), language)} ${monday.slice(0, 4)}`,
    monday,
    previous: addDays(monday, -7),
    next: addDays(monday, 7),
    days: days.map((d) => {
      const closed = closedOn(at, d, language)
      const opening = closed ? null : openingOn(office, d, isHoliday(d))
      return {
        day: d,
        name: capital(weekdayName(d, language)),
        date: briefDate(d, language),
        today: d === today,
        hours: opening ? `${spokenClock(opening.opens, language)}–${spokenClock(opening.closes, language)}` : null,
        closed,
        load: loadOf(d, null),
      }
    }),
    groups: groupNames.map((name) => {
      const numbers = office.counters.filter((c) => c.group === name).map((c) => c.number)
      return {
        name: groupName(office.counters, name, language),
        count: numbers.length,
        counters: numbers.length > 1 ? `${numbers[0]}–${numbers.at(-1)}` : String(numbers[0]),
        loads: days.map((d) => loadOf(d, name)),
      }
    }),
    coming: Array.from({ length: weeks }, (_, w) => {
      const start = addDays(mondayOf(today), w * 7)
      const loads = openDays(start).map((d) => loadOf(d, null))
      return comingWeek(start, loads, language)
    }),
    firstFree: services.map((s, i) => {
      const slot = first[i]?.[0]?.slot
      return {
        service: writtenIn(s.texts, language).shortName,
        when: slot ? briefMoment(fromMinutes(slot.start), language) : null,
      }
    }),
    clock: spokenClock(now, language),
  }
}

function comingWeek(monday: string, loads: readonly (Load | null)[], language: Language): WeekShown["coming"][number] {
  const open = loads.filter((l) => l !== null)
  return {
    monday,
    number: isoWeek(monday),
    span: briefSpan(monday, addDays(monday, 4), language),
    days: loads.map((l) => l?.percent ?? null),
    percent: open.length > 0 ? Math.round(open.reduce((sum, l) => sum + l.percent, 0) / open.length) : 0,
  }
}
