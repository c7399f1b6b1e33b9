import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator"

export interface DeadlineEntry {
  /** The same for every version of one deadline, so that a new file replaces the old one. */
  uid: string
  day: string
  summary: string
  description: string
  url: string
}

/** An iCalendar file (RFC 5545) of whole days. They are days of a calendar, so no zone has a say. `now` is its time stamp. */
export function deadlinesFile(entries: readonly DeadlineEntry[], now: Date): string {
  const calendar = ical({ prodId: { company: "Ankomst", product: "Ankomst" }, method: ICalCalendarMethod.PUBLISH })
  for (const entry of entries) {
    calendar.createEvent({
      id: entry.uid,
      stamp: now,
      // Noon UTC is that day wherever the file is made: only the day is written.
      start: new Date(`${entry.day}T12:00:00Z`),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: entry.summary,
      description: entry.description,
      url: entry.url,
    })
  }
  return `${calendar.toString().trimEnd()}\r\n`
}
