import { isHoliday } from "#domain/office/holidays.ts"
import { type Office, closuresOn, stretch } from "#domain/office/opening.ts"
import { officeClock, officeDay } from "#domain/time/office-time.ts"

/** Why nobody can meet in the house: a public holiday, or a closure of the whole office with the reason its staff wrote. */
export type ClosedBy = { why: "holiday" } | { why: "closure"; reason: string }
export type Closings = Pick<Office, "exceptions" | "closures">

/**
 * Whether the house is closed on a day between two clock times ("HH:MM"). Courses meet in the evening too, so ordinary opening
 * hours are not asked; a holiday that staff have given hours of its own is open. Counters that nobody staffs close no room.
 */
export function closedBy(office: Closings, day: string, from: string, to: string): ClosedBy | null {
  const wanted = stretch(day, from, to)
  const closure = closuresOn({ ...empty, ...office }, day).find((c) => {
    if (c.kind !== "closed" || c.counters !== null) return false
    const shut = stretch(day, c.from ?? "00:00", c.to ?? "24:00")
    return shut.start < wanted.end && wanted.start < shut.end
  })
  if (closure) return { why: "closure", reason: closure.reason }
  const opened = office.exceptions.some((e) => e.day === day)
  return isHoliday(day) && !opened ? { why: "holiday" } : null
}
const empty: Office = { counters: [], series: [], exceptions: [], closures: [], roster: [] }

/** The same for a meeting. */
export const meetingClosedBy = (office: Closings, meeting: { startsAt: Date; endsAt: Date }): ClosedBy | null =>
  closedBy(office, officeDay(meeting.startsAt), officeClock(meeting.startsAt), officeClock(meeting.endsAt))

/** Of meetings, those that a change of the office closes: held before it, not held after. */
export const newlyClosed = <Meeting extends { startsAt: Date; endsAt: Date }>(
  meetings: readonly Meeting[],
  before: Closings,
  after: Closings,
): Meeting[] => meetings.filter((m) => meetingClosedBy(after, m) !== null && meetingClosedBy(before, m) === null)
