import { capital } from "#domain/capital.ts"
import type { RouterContextProvider } from "react-router"
import { paths } from "#paths"
import { type CalendarMeeting, calendarMeetings } from "#db/desk/reads.ts"
import { comingExceptions, readSiteOffice } from "#db/office/reads.ts"
import { meetingsIn, openWithoutRoster, overriddenBy, weekdaysWithoutRoster } from "#domain/office/effect.ts"
import { holidayOn } from "#domain/office/holidays.ts"
import { type Office, groupName, seriesOn } from "#domain/office/opening.ts"
import { may } from "#domain/staff/permissions.ts"
import { ABSENCE_DAYS_AHEAD, isAbsence } from "#domain/staff/rules.ts"
import { addDays, isClock, isDay, officeDay, officeInstant, toMinutes } from "#domain/time/office-time.ts"
import { briefDate, briefSpan, shortDay, spokenClock } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { seen } from "#operations/office/seen.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { writtenIn } from "#domain/written-in.ts"
import { lastChange } from "./shown.server.ts"
import { weekWords, weekdayWord } from "./words.server.ts"

/** A whole year, so that every public holiday is on the list once. */
const HOLIDAYS_AHEAD = 366

/** The opening hours, closures and holidays, with what does not fit together said beside each. */
export async function showHours(context: Readonly<RouterContextProvider>, url: URL) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context) as Language
  const { site, office } = await readSiteOffice(db)
  const today = officeDay(ctx.now())
  const series = seriesOn(office, today)
  const clock = (text: string) => spokenClock(text, language)
  const { closures, exceptions } = await comingExceptions(db, site.id, today)
  const brief = (day: string) =>
    day.slice(0, 4) === today.slice(0, 4) ? briefDate(day, language) : `${briefDate(day, language)} ${day.slice(0, 4)}`
  const span = (from: string, to: string) => (from === to ? brief(from) : briefSpan(from, to, language))
  const meetings = (
    await calendarMeetings(db, site.id, ctx.now(), officeInstant(addDays(today, HOLIDAYS_AHEAD), "24:00"))
  ).map((m) => ({ ...m, day: officeDay(m.startsAt), start: toMinutes(m.startsAt), end: toMinutes(m.endsAt) }))
  const all = may(staffOf(context), "change-office")
  return {
    today,
    lastDay: addDays(today, ABSENCE_DAYS_AHEAD),
    all,
    seen: seen.series(office),
    series: series && { from: shortDay(series.validFrom, language, today) },
    days: [1, 2, 3, 4, 5, 6, 7].map((weekday) => weekdayShown(weekday, series, language)),
    unstaffed: series
      ? weekdaysWithoutRoster(office, series.id, today).map((weekday) => weekdayWord(weekday, language))
      : [],
    coming: comingSeries(office, today, language),
    exceptions: [
      ...closures.map((c) => ({
        sort: c.firstDay + (c.from ?? ""),
        id: c.id,
        kind: c.kind,
        when: span(c.firstDay, c.lastDay),
        hours: c.from ? `${clock(c.from)}–${clock(c.to!)}` : null,
        where: (c.counters ?? [])
          .map((id) => office.counters.find((x) => x.id === id)?.number ?? 0)
          .toSorted((a, b) => a - b),
        reason: c.reason,
        day: c.firstDay,
        removable: all || isAbsence(c, today, addDays(today, ABSENCE_DAYS_AHEAD)),
        meetings: meetingsIn(c, meetings).map((m) => meetingShown(m, language)),
        overridden: null,
        unstaffed: false,
      })),
      ...exceptions.map((e) => ({
        sort: e.day + e.opens,
        id: e.id,
        kind: "other" as const,
        when: brief(e.day),
        hours: `${clock(e.opens)}–${clock(e.closes)}`,
        where: [] as number[],
        reason: e.reason,
        day: e.day,
        removable: all,
        meetings: [],
        overridden: overriddenBy(office, e.day)?.reason ?? null,
        unstaffed: openWithoutRoster(office, e.day),
      })),
      ...holidaysFrom(today, language)
        .filter(({ day }) => !exceptions.some((e) => e.day === day))
        .map((holiday) => holidayRow(holiday, brief)),
    ].toSorted((a, b) => a.sort.localeCompare(b.sort)),
    counters: office.counters.map((c) => ({
      id: c.id,
      number: c.number,
      group: groupName(office.counters, c.group, language),
    })),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
    openDay: url.searchParams.get("draft"),
    close: drawnOf(url, office, language),
  }
}
export type HoursShown = Awaited<ReturnType<typeof showHours>>

/** A closure as somebody has drawn it in the calendar, as far as the address says it right. */
function drawnOf(url: URL, { counters }: Office, language: Language) {
  const asked = (name: string) => url.searchParams.get(name) ?? ""
  const [day, from, to] = [asked("close"), asked("from"), asked("to")]
  if (!isDay(day)) return null
  const spans = isClock(from) && isClock(to)
  return {
    day,
    from: spans ? spokenClock(from, language) : "",
    to: spans ? spokenClock(to, language) : "",
    counter: counters.find((c) => c.id === asked("counter"))?.id ?? null,
  }
}

/** The public holidays of a year to come. */
const holidaysFrom = (today: string, language: Language) =>
  Array.from({ length: HOLIDAYS_AHEAD }, (_, n) => addDays(today, n)).flatMap((day) => {
    const name = holidayOn(day, language)
    return name ? [{ day, name }] : []
  })

const holidayRow = ({ day, name }: { day: string; name: string }, brief: (day: string) => string) => ({
  sort: day,
  id: day,
  kind: "holiday" as const,
  when: brief(day),
  hours: null,
  where: [] as number[],
  reason: name,
  day,
  removable: false,
  meetings: [],
  overridden: null,
  unstaffed: false,
})

/** The hours of a weekday, in words and as a bar of a day from 8 to 18. */
function weekdayShown(weekday: number, series: ReturnType<typeof seriesOn>, language: Language) {
  const clock = (text: string) => spokenClock(text, language)
  const hours = series?.hours.find((h) => h.weekday === weekday)
  const name = weekdayWord(weekday, language)
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  return {
    weekday,
    name: capital(name),
    opens: hours ? clock(hours.opens) : "",
    closes: hours ? clock(hours.closes) : "",
    bar: hours
      ? { from: (minutes(hours.opens) - 480) / 6, width: (minutes(hours.closes) - minutes(hours.opens)) / 6 }
      : null,
  }
}

/** Weekly hours that begin later, and the weekdays on which they find nobody on the roster. */
const comingSeries = (office: Office, today: string, language: Language) =>
  office.series
    .filter((s) => s.validFrom > today)
    .map((s) => ({
      id: s.id,
      from: shortDay(s.validFrom, language, today),
      hours: weekWords(s.hours, language),
      unstaffed: weekdaysWithoutRoster(office, s.id, today).map((weekday) => weekdayWord(weekday, language)),
    }))

/** A course meeting that lies in a closure. */
const meetingShown = (m: CalendarMeeting & { day: string }, language: Language) => ({
  id: m.id,
  href: paths.staff.run(m.runId),
  title: writtenIn(m.texts, language).title,
  when: `${briefDate(m.day, language)} ${spokenClock(m.startsAt, language)}`,
})
