import type { RouterContextProvider } from "react-router"
import { readSiteOffice, teachingFrom } from "#db/office/reads.ts"
import { capital } from "#domain/capital.ts"
import { capacityOf } from "#domain/office/capacity.ts"
import { isHoliday } from "#domain/office/holidays.ts"
import { groupName, openingOn, seriesOn, shiftsOn, workingTimes } from "#domain/office/opening.ts"
import { outsideHours } from "#domain/office/roster.ts"
import { addDays, isDay, isoWeek, mondayOf, officeDay, weekday } from "#domain/time/office-time.ts"
import { briefDate, briefMoment, spokenClock, weekdayName } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { seen } from "#operations/office/seen.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { lastChange } from "./shown.server.ts"

/** A week of the roster: who stands where, what lies outside the hours, and how many visits of each service there is room for. */
export async function showRoster(context: Readonly<RouterContextProvider>, url: URL) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const { office, services } = await readSiteOffice(db)
  const today = officeDay(ctx.now())
  const asked = url.searchParams.get("week") ?? ""
  const monday = mondayOf(isDay(asked) ? asked : today)
  const open = seriesOn(office, monday)?.hours.map((h) => h.weekday) ?? []
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((d) => d <= 5 || open.includes(d))
  const chosen = isDay(asked)
  // Without a week asked for it is the plan of the coming days, so that a change just made is seen.
  const dateOf = (of: number) => {
    const day = addDays(monday, of - 1)
    return !chosen && day < today ? addDays(day, 7) : day
  }
  // As they come, so that the table reads like a calendar.
  weekdays.sort((a, b) => dateOf(a).localeCompare(dateOf(b)))
  const clock = (text: string) => spokenClock(text, language)
  /** The hours of the day that a row lies outside of, in words; an empty text on a closed day, null when all is within. */
  const outsideOf = (counterId: string, day: string) => {
    const hours = openingOn(office, day, isHoliday(day))
    if (outsideHours(office, counterId, day, hours).length === 0) return null
    return hours ? `${clock(hours.opens)}–${clock(hours.closes)}` : ""
  }
  const offered = services.filter((s) => s.active)
  const teaching = await teachingFrom(db, ctx.now())
  const working = new Map(weekdays.map((d) => [d, workingTimes(office, dateOf(d), isHoliday(dateOf(d)))]))
  return {
    today,
    week: {
      chosen,
      number: isoWeek(monday),
      monday,
      previous: addDays(monday, -7),
      next: addDays(monday, 7),
    },
    teaching: teaching.slice(0, 30).map((m) => ({
      teacher: m.teacher,
      when: `${briefMoment(m.startsAt, language)}–${spokenClock(m.endsAt, language)}`,
      title: writtenIn(m.texts, language).title,
    })),
    days: weekdays.map((d) => ({
      weekday: d,
      name: capital(weekdayName(dateOf(d), language)),
      date: briefDate(dateOf(d), language),
      hours: openingOn(office, dateOf(d), isHoliday(dateOf(d))),
      open: openingOn(office, dateOf(d), isHoliday(dateOf(d))) !== null,
    })),
    services: offered.map((s) => ({
      key: s.key,
      name: writtenIn(s.texts, language).name,
      skill: s.skill,
      minutesFirst: s.minutesFirst,
      visits: weekdays.map((d) => capacityOf([s], office.counters, working.get(d)!)[0]!.visits),
    })),
    counters: office.counters.map((c) => ({
      id: c.id,
      number: c.number,
      skills: c.skills,
      group: groupName(office.counters, c.group, language),
      days: weekdays.map((d) => ({
        weekday: d,
        seen: seen.roster(office, c.id, d),
        /** From when a change holds, unless somebody says otherwise: nothing is changed in the past. */
        date: dateOf(d) < today ? addDays(today, (d - weekday(today) + 7) % 7) : dateOf(d),
        outside: outsideOf(c.id, dateOf(d)),
        /** Minutes since 1970 in which the counter works. */
        works: working.get(d)!.get(c.id) ?? [],
        shifts: shiftsOn(office, c.id, dateOf(d)).map((s) => ({
          starts: clock(s.starts),
          ends: clock(s.ends),
          who: s.staffName,
        })),
      })),
    })),
    edit: url.searchParams.get("counter"),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}
export type RosterShown = Awaited<ReturnType<typeof showRoster>>
export type RosterDay = RosterShown["counters"][number]["days"][number]
