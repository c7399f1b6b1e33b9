import ical, { ICalCalendarMethod } from "ical-generator"

export interface MeetingEntry {
  /** The same for every version of one meeting, so that a moved one replaces the old. */
  uid: string
  revision: number
  startsAt: Date
  endsAt: Date
  summary: string
  location: string
  url: string
}

/** The meetings of a run as an iCalendar file (RFC 5545), in UTC. `now` is its time stamp. */
export function meetingsFile(entries: readonly MeetingEntry[], now: Date): string {
  const calendar = ical({ prodId: { company: "Ankomst", product: "Ankomst" }, method: ICalCalendarMethod.PUBLISH })
  for (const entry of entries)
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.revision,
      stamp: now,
      start: entry.startsAt,
      end: entry.endsAt,
      summary: entry.summary,
      location: entry.location,
      url: entry.url,
    })
  return calendar.toString()
}
