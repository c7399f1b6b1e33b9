import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator"

export interface CalendarEntry {
  /** The same for every version of one visit, so that a moved visit moves in the visitor's calendar. */
  uid: string
  revision: number
  cancelled: boolean
  startsAt: Date
  endsAt: Date
  summary: string
  description: string
  location: string
  url: string
}

/** An iCalendar file (RFC 5545) with one event, its times as instants. `now` is its time stamp. */
export function calendarFile(entry: CalendarEntry, now: Date): string {
  const calendar = ical({
    prodId: { company: "Ankomst", product: "Ankomst" },
    method: entry.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.revision + (entry.cancelled ? 1 : 0),
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: now,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: entry.summary,
    description: entry.description,
    location: entry.location,
    url: entry.url,
  })
  return calendar.toString()
}
