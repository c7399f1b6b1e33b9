import type { RouterContextProvider } from "react-router"
import { standingLegs } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { ROW_MINUTES } from "#domain/desk/drag.ts"
import { type Stand, shiftsWith, standIns, standsOf, visitsAt } from "#domain/office/absence.ts"
import { type Office, groupName, shiftsOn } from "#domain/office/opening.ts"
import { may } from "#domain/staff/permissions.ts"
import { fromMinutes, isDay, officeClock, officeDay, toMinutes, weekday } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { seen } from "#operations/office/seen.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { lastChange } from "./shown.server.ts"

/**
 * Whoever stands at a counter on a day, named by the counter and not by the name: where they stand from now on, whom it hits when they
 * are away, and who could stand in.
 */
export async function showAbsence(context: Readonly<RouterContextProvider>, url: URL) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context) as Language
  const { site, office } = await readSiteOffice(db)
  const now = ctx.now()
  const today = officeDay(now)
  const asked = url.searchParams.get("day") ?? ""
  const day = isDay(asked) && asked >= today ? asked : today
  const counter = office.counters.find((c) => c.id === url.searchParams.get("counter"))
  const from = day === today ? Math.ceil(toMinutes(now) / ROW_MINUTES) * ROW_MINUTES : 0
  const legs = await standingLegs(db, site.id, day, ["booked", "provisional", "arrived"])
  const names = counter ? shiftsOn(office, counter.id, day).map((shift) => shift.staffName.trim()) : []
  return {
    day,
    spoken: spokenDay(day, language, today),
    maySwap: may(staffOf(context), "change-office"),
    people: [...new Set(names)].filter(Boolean).map((name) => ({
      name,
      stands: standsOf(office, name, day, from).map((stand) => ({
        ...standShown(office, day, stand, name, language),
        hits: visitsAt(legs, stand),
      })),
    })),
    /** Counters at which somebody stands that day, to choose from where the address names none. */
    counters: office.counters
      .filter((c) => shiftsOn(office, c.id, day).some((shift) => shift.staffName.trim()))
      .map((c) => ({
        id: c.id,
        number: c.number,
        group: groupName(office.counters, c.group, language),
        names: [...new Set(shiftsOn(office, c.id, day).map((shift) => shift.staffName))].filter(Boolean).join(", "),
      })),
    chosen: counter?.number ?? null,
    changed: await lastChange(context),
  }
}
export type AbsenceShown = Awaited<ReturnType<typeof showAbsence>>
export type StandShown = AbsenceShown["people"][number]["stands"][number]

function standShown(office: Office, day: string, stand: Stand, name: string, language: Language) {
  return {
    counterId: stand.counterId,
    number: office.counters.find((c) => c.id === stand.counterId)!.number,
    /** As a form sends it, and as it is said. */
    from: officeClock(fromMinutes(stand.start)),
    to: officeClock(fromMinutes(stand.end)),
    fromSaid: spokenClock(fromMinutes(stand.start), language),
    toSaid: spokenClock(fromMinutes(stand.end), language),
    weekday: weekday(day),
    seen: seen.roster(office, stand.counterId, weekday(day)),
    standIns: standIns(office, day, stand, name).map((one) => ({
      ...one,
      shifts: shiftsWith(office, day, stand, one.name),
    })),
  }
}
