import type { RouterContextProvider } from "react-router"
import { instantValue, weekdayCodes } from "./forms.ts"
import { coursesOf, roomsOf, wholeRun } from "#db/courses/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type Closings, closedBy } from "#domain/courses/closed.ts"
import { type Series, seriesOf } from "#domain/courses/series.ts"
import { holidayOn } from "#domain/office/holidays.ts"
import { isWorkingDay } from "#domain/office/working-days.ts"
import { addDays, officeDay, officeInstant, weekday } from "#domain/time/office-time.ts"
import { briefMoment, spokenDay, weekdayName } from "#domain/time/spoken.ts"
import type { PlannedDates, RunPlan } from "#operations/courses/plan.ts"
import { portalOf } from "#app/web/context.server.ts"
import { textOf } from "#app/courses/citizen/shown.server.ts"
import { localeOf } from "#app/web/locale.server.ts"

type Context = Readonly<RouterContextProvider>

/** A first day to begin from: four weeks ahead, or the next day after that is one of the run's weekdays (or people work on) and the house is open. */
function firstDayFrom(office: Closings, today: string, { from, to }: Series, on: readonly string[]): string {
  let day = addDays(today, 28)
  const fits = () => (on.length > 0 ? on.includes(weekdayCodes[weekday(day) - 1]!) : isWorkingDay(day))
  while (!fits() || closedBy(office, day, from, to)) day = addDays(day, 1)
  return day
}

/** What the form to plan a run begins with; `copied` is a run to take everything but the days from. */
export async function newRunForm(context: Context, copied: string | null) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const [courses, rooms, whole, { office }] = await Promise.all([
    coursesOf(db),
    roomsOf(db),
    copied ? wholeRun(db, copied) : null,
    readSiteOffice(db),
  ])
  const today = officeDay(ctx.now())
  const run = whole?.run
  const series = seriesOf(run ?? { series: null, meetings: [] }, today)
  const days = run ? (/BYDAY=([A-Z,]+)/.exec(series.rule)?.[1]?.split(",") ?? []) : []
  const first = firstDayFrom(office, today, series, days)
  return {
    courses: courses.map((c) => ({ id: c.id, title: textOf(c, language).title })),
    rooms: rooms.map((r) => ({ id: r.id, name: `${r.name} (${r.places})` })),
    weekdays: weekdayCodes.map((code, i) => ({ code, name: weekdayName(`2026-11-${23 + i}`, language) })),
    given: {
      course: whole?.course.id ?? "",
      first,
      count: run ? (/COUNT=(\d+)/.exec(series.rule)?.[1] ?? String(run.meetings.length)) : "3",
      every: /INTERVAL=2/.test(series.rule) ? "2" : "1",
      from: series.from,
      to: series.to,
      room: run?.meetings[0]?.roomId ?? rooms[0]?.id ?? "",
      teacher: run?.meetings[0]?.teacher ?? "",
      video: run?.videoUrl ?? "",
      seats: String(run?.seats ?? 20),
      largest: String(run?.largestGroup ?? 2),
      fewest: String(run?.fewest ?? 6),
      offerHours: String(run?.offerHours ?? 24),
      // When people may sign up is for the coordinator to say.
      opens: "",
      closes: instantValue(officeInstant(addDays(first, -2), "12:00")),
    } as Record<string, string>,
    days,
    priorities: run?.priorities ?? ["pd-u2", "partner"],
  }
}

/** The dates of a plan in words. */
export function showPreview(context: Context, plan: RunPlan, dates: PlannedDates) {
  const language = localeOf(context) as "en" | "da"
  const now = portalOf(context).ctx.now()
  const say = (day: string) => spokenDay(day, language, officeDay(now))
  return {
    dates: dates.meetings.map(({ day }) => ({
      day,
      when: say(day),
      taken: dates.taken.includes(day),
      visits: dates.visits[day]!,
    })),
    leftOut: dates.leftOut.map(({ day, by }) => ({
      day,
      when: say(day),
      name: holidayOn(day, language) ?? "",
      reason: by.why === "closure" ? by.reason : null,
    })),
    wanted: Number(/COUNT=(\d+)/.exec(plan.series.rule)?.[1] ?? dates.meetings.length),
    makeUp: plan.makeUp === true,
    opens: plan.opensAt > now ? briefMoment(plan.opensAt, language) : null,
    closedAlready: plan.closesAt <= now,
    seen: dates.seen,
  }
}
export type PreviewShown = ReturnType<typeof showPreview>
