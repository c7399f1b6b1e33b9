import { type DayLineDrawn, drawDayLine } from "#app/parts/day-line.tsx"
import type { FreeDay } from "#db/booking/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { bookingWindow } from "#domain/booking/rules.ts"
import { byStay, nearTo, stayOf } from "#domain/booking/slots.ts"
import { whyClosed } from "#domain/office/effect.ts"
import { dayNameOn, isHoliday } from "#domain/office/holidays.ts"
import { openingOn, seriesOn } from "#domain/office/opening.ts"
import {
  addMonths,
  fromMinutes,
  isDay,
  addDays,
  isoWeek,
  monthDays,
  officeClock,
  officeDay,
  officeInstant,
  toMinutes,
  weekday,
} from "#domain/time/office-time.ts"
import { monthName, spokenClock, spokenDay, spokenMoment, weekdayName } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { type Want, bookableTimes, shareShown, startValue } from "./journey.server.ts"
import type { Portal } from "#app/web/context.server.ts"
import { capital } from "#domain/capital.ts"

/** One day of the month's list. */
export interface MonthDay {
  day: string
  number: number
  weekday: string
  spoken: string
  count: number
  closed: boolean
  /**
   * What a closed day is called; null where it has no name. A closure's own reason is written for staff and stays with
   * them.
   */
  closedFor: string | null
  line: DayLineDrawn | null
}

export interface TimeChoice {
  value: string
  from: string
  to: string
}

export interface MonthShown {
  month: string
  title: string
  previous: { month: string; name: string } | null
  next: { month: string; name: string } | null
  weeks: { number: number; days: MonthDay[] }[]
  first: { value: string; when: string; month: string } | null
  scale: { from: string; to: string }
  chosen: {
    day: string
    title: string
    morning: TimeChoice[]
    afternoon: TimeChoice[]
    /** How long one stays, with the shortest and the longest of the day's times. */
    minutes: number
    longest: number
    walk: boolean
  } | null
  free: number
}

const hoursOf = (clock: string) => Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60

/**
 * A month of free times as a page shows it, with one day opened: the day asked for, else the first with a free time.
 * The month is the one asked for, else that of the day, else that of the first free time. All clock times are the
 * office's.
 */
export function readMonth(
  portal: Portal,
  at: SiteOffice,
  want: Want,
  asked: { month: string | null; day: string | null },
  language: Language,
  now: Date,
): Promise<MonthShown> {
  // What is no month or no day is nothing from here on: the shared answer must not depend on what its name does not
  // say.
  const month = asked.month && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked.month) ? asked.month : null
  const day = asked.day && isDay(asked.day) ? asked.day : null
  return shareShown(portal, at, want, now, `month ${language} ${month} ${day}`, async () =>
    showMonth(at, want, await bookableTimes(portal, at, want, now), { month, day }, language, now),
  )
}

function showMonth(
  at: SiteOffice,
  want: Want,
  bookable: readonly FreeDay[],
  asked: { month: string | null; day: string | null },
  language: Language,
  now: Date,
): MonthShown {
  const today = officeDay(now)
  const window = bookingWindow(want.services, now, want.notBefore)
  const lastDay = officeDay(new Date(window.to.getTime() - 1))
  const first = today.slice(0, 7)
  const last = lastDay.slice(0, 7)
  const firstFree = bookable.find((f) => f.slots.length > 0) ?? null
  const firstSlot = firstFree?.slots.toSorted(byStay)[0] ?? null
  const wished = asked.month ?? asked.day?.slice(0, 7) ?? firstFree?.day.slice(0, 7) ?? first
  const month = wished < first ? first : wished > last ? last : wished

  const days = monthDays(month).filter((d) => d >= today && d <= lastDay)
  const free = bookable.filter((f) => f.day.startsWith(month))
  const scale = scaleOf(at, days[0] ?? today)
  const chosen =
    free.find((f) => f.day === asked.day && f.slots.length > 0) ?? free.find((f) => f.slots.length > 0) ?? null
  const before = addMonths(month, -1)
  const after = addMonths(month, 1)
  return {
    month,
    title: `${capital(monthName(month, language))} ${month.slice(0, 4)}`,
    previous: before >= first ? { month: before, name: monthName(before, language) } : null,
    next: after <= last ? { month: after, name: monthName(after, language) } : null,
    weeks: showWeeks(at, days, free, scale, language, today),
    first: firstFree &&
      firstSlot && {
        value: startValue(firstSlot.start),
        when: spokenMoment(fromMinutes(firstSlot.start), language, now),
        month: firstFree.day.slice(0, 7),
      },
    scale: { from: String(scale.from), to: String(scale.to) },
    chosen: chosen && showChosen(chosen, language, today),
    free: free.reduce((sum, f) => sum + f.slots.length, 0),
  }
}

/** The whole hours between which the lines of the days are drawn, and the hours of a usual week. */
function scaleOf(at: SiteOffice, day: string) {
  const usual = seriesOn(at.office, day)?.hours ?? null
  const from = Math.min(...(usual?.map((h) => Math.floor(hoursOf(h.opens))) ?? [9]), 24)
  const to = Math.max(...(usual?.map((h) => Math.ceil(hoursOf(h.closes))) ?? [17]), 0)
  return { from, to, usual, place: (hours: number) => (hours - from) / (to - from) }
}

/** The month's days by week, without those on which the office is never open. */
function showWeeks(
  at: SiteOffice,
  days: readonly string[],
  free: readonly FreeDay[],
  scale: ReturnType<typeof scaleOf>,
  language: Language,
  today: string,
): MonthShown["weeks"] {
  const byDay = new Map(free.map((f) => [f.day, f.slots]))
  const weeks: MonthShown["weeks"] = []
  for (const day of days) {
    const opening = openingOn(at.office, day, isHoliday(day))
    const usual = scale.usual?.some((h) => h.weekday === weekday(day)) ?? false
    if (!opening && !usual) continue
    const closed = whyClosed(at.office, day) !== null
    const slots = byDay.get(day) ?? []
    const number = isoWeek(day)
    if (weeks.at(-1)?.number !== number) weeks.push({ number, days: [] })
    weeks.at(-1)!.days.push({
      day,
      number: Number(day.slice(8)),
      weekday: weekdayName(day, language),
      spoken: spokenDay(day, language, today),
      count: slots.length,
      closed,
      closedFor: closed ? dayNameOn(day, language) : null,
      line: opening && !closed ? lineOf(day, opening, slots, scale.place) : null,
    })
  }
  return weeks
}

/** A dot for each free time on the hours the office is open that day. */
function lineOf(
  day: string,
  opening: { opens: string; closes: string },
  slots: FreeDay["slots"],
  place: (hours: number) => number,
): DayLineDrawn {
  const opens = toMinutes(officeInstant(day, opening.opens))
  return drawDayLine(
    place(hoursOf(opening.opens)),
    place(hoursOf(opening.closes)),
    slots.map((s) => place(hoursOf(opening.opens) + (s.start - opens) / 60)),
  )
}

/** The times of the opened day, which has at least one. */
function showChosen({ day, slots }: FreeDay, language: Language, today: string): MonthShown["chosen"] {
  const choice = (s: (typeof slots)[number]): TimeChoice => ({
    value: startValue(s.start),
    from: spokenClock(fromMinutes(s.start), language),
    to: spokenClock(fromMinutes(s.end), language),
  })
  const inMorning = (s: (typeof slots)[number]) => officeClock(fromMinutes(s.start)) < "12:00"
  return {
    day,
    title: capital(spokenDay(day, language, today)),
    morning: slots.filter(inMorning).map(choice),
    afternoon: slots.filter((s) => !inMorning(s)).map(choice),
    minutes: Math.min(...slots.map(stayOf)),
    longest: Math.max(...slots.map(stayOf)),
    walk: slots.some((slot) => new Set(slot.legs.map((l) => l.counterId)).size > 1),
  }
}

/** Free times nearest to a wanted start, in the order of the clock. */
export function nearestFree(
  portal: Portal,
  at: SiteOffice,
  want: Want,
  wanted: Date,
  count: number,
  language: Language,
  now: Date,
) {
  const today = officeDay(now)
  const aim = toMinutes(wanted)
  return shareShown(portal, at, want, now, `nearest ${language} ${aim} ${count}`, async () => {
    const free = await bookableTimes(portal, at, want, now)
    return free
      .flatMap((f) => f.slots)
      .toSorted(nearTo(aim))
      .slice(0, count)
      .toSorted((a, b) => a.start - b.start)
      .map((s) => ({
        value: startValue(s.start),
        day: spokenDay(officeDay(fromMinutes(s.start)), language, today),
        clock: spokenClock(fromMinutes(s.start), language),
      }))
  })
}

const ANY_MONDAY = "2026-11-23"

/** The days of the week on which the office opens, 1–7, with their names. */
export function openWeekdays({ office }: SiteOffice, language: Language): { n: number; name: string }[] {
  const opens = new Set(office.series.flatMap((series) => series.hours.map((hours) => hours.weekday)))
  return [1, 2, 3, 4, 5, 6, 7]
    .filter((n) => opens.has(n))
    .map((n) => ({ n, name: capital(weekdayName(addDays(ANY_MONDAY, n - 1), language)) }))
}
