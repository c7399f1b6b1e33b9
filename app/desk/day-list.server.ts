import { legsSeen, officeSeen } from "#domain/desk/scope.ts"
import { groupName } from "#domain/office/opening.ts"
import { notFound } from "#app/parts/refusals.ts"
import { capital } from "#domain/capital.ts"
import type { RouterContextProvider } from "react-router"
import { roomsOf } from "#db/courses/reads.ts"
import { calendarMeetings } from "#db/desk/reads.ts"
import { dayList } from "#domain/desk/day-list.ts"
import { officeInstant } from "#domain/time/office-time.ts"
import { fullDate, spokenClock, weekdayName } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { takeDayList } from "#operations/desk/day-list.ts"
import { byStaff, officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { showDay } from "./day.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { writtenIn } from "#domain/written-in.ts"

/**
 * The day as reception prints it: a line for each visitor, with the whole name, the phone and a box to tick. Of one counter it has the
 * visits that come there, each at the time at which it is their turn, and the course meetings are left out.
 */
export async function showDayList(context: Readonly<RouterContextProvider>, day: string, counterId: string | null) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context) as Language
  const account = staffOf(context)
  const whole = await officeOf(context)
  const at = { ...whole, office: officeSeen(whole.office, account.skills) }
  const now = ctx.now()
  const counter = at.office.counters.find(({ id }) => id === counterId) ?? null
  if (counterId !== null && !counter) throw notFound()
  const [{ legs: all, phones }, rooms, meetings] = await Promise.all([
    takeDayList(ctx, { siteId: at.site.id, day, counter, by: byStaff(account) }),
    roomsOf(db),
    calendarMeetings(db, at.site.id, officeInstant(day, "00:00"), officeInstant(day, "24:00")),
  ])
  const legs = legsSeen(all, at.office, account.skills)
  const shown = showDay(at, day, legs, language, now, { rooms, meetings })
  const nameOf = (key: string) => {
    const service = at.services.find((s) => s.key === key)
    return service ? writtenIn(service.texts, language).shortName : key
  }
  const numberOf = new Map(at.office.counters.map((c) => [c.id, c.number]))
  const list = dayList(
    legs.map((leg) => ({ ...leg, counter: numberOf.get(leg.counterId) ?? 0, service: nameOf(leg.serviceKey) })),
  )
  const first = new Map(legs.map((leg) => [leg.visitId, leg]))
  return {
    day,
    counter: counter && { number: counter.number, group: groupName(at.office.counters, counter.group, language) },
    counters: at.office.counters.map(({ id, number }) => ({ id, number, here: id === counterId })),
    title: `${capital(weekdayName(day, language))} ${fullDate(day, language)}`,
    // The list says for itself when it was true, and whose copy it is.
    clock: spokenClock(now, language),
    who: account.name,
    rows: list.map((visit) => {
      const { reference, state, contactName, party } = first.get(visit.visitId)!
      return {
        id: visit.visitId,
        time: `${spokenClock(visit.startsAt, language)}–${spokenClock(visit.endsAt, language)}`,
        counters: visit.counters.join(" → "),
        name: contactName,
        phone: phones.get(visit.visitId) ?? "",
        party,
        services: visit.services.join(", "),
        reference,
        state,
      }
    }),
    meetings: (counter ? [] : shown.rooms).flatMap((room) =>
      room.meetings.map((meeting) => ({ ...meeting, room: room.name })),
    ),
  }
}
