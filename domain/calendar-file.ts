import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator"

export interface DatedEvent {
  /** The same for every version of one event, so that a changed one replaces the old. */
  uid: string
  /** Higher for every version; a cancelled event has one of its own. */
  sequence: number
  status: "confirmed" | "tentative" | "cancelled"
  startsAt: Date
  endsAt: Date
  summary: string
  description: string
  location: string
  /** A page of one's own, or the one everybody sees. */
  url: string
}

/** So long before the beginning a calendar reminds. */
const ALARM_MINUTES = 120

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const

/** How a calendar program takes a file: new or changed events, or only events that are cancelled. */
export const methodOf = (events: readonly DatedEvent[]): "PUBLISH" | "CANCEL" =>
  events.length > 0 && events.every((e) => e.status === "cancelled") ? "CANCEL" : "PUBLISH"

/**
 * Events as an iCalendar file (RFC 5545, and RFC 5546 for its method and organizer), in UTC, with the line end after its last line
 * that the format asks for. `now` is its time stamp.
 */
export function datesFile(
  events: readonly DatedEvent[],
  organizer: { name: string; email: string },
  now: Date,
): string {
  const calendar = ical({
    prodId: PROGRAM,
    method: methodOf(events) === "CANCEL" ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  for (const entry of events) {
    const event = calendar.createEvent({ ...written(entry, now), organizer })
    if (entry.status !== "cancelled")
      event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_MINUTES * 60, description: entry.summary })
  }
  return `${calendar.toString().trimEnd()}\r\n`
}

/**
 * Events as a calendar that programs subscribe to and read again by themselves (RFC 7986). What is no longer in it leaves the subscriber's
 * calendar, so nothing in it is a cancellation; and nothing reminds, for the subscriber is at work.
 */
export function feedFile(events: readonly DatedEvent[], name: string, now: Date): string {
  const calendar = ical({ prodId: PROGRAM, name, ttl: READ_AGAIN_MINUTES * 60, method: ICalCalendarMethod.PUBLISH })
  for (const entry of events) calendar.createEvent(written(entry, now))
  return `${calendar.toString().trimEnd()}\r\n`
}

/** So often a program is asked to read a feed again. */
const READ_AGAIN_MINUTES = 15

const PROGRAM = { company: "Ankomst", product: "Ankomst" }

const written = (entry: DatedEvent, now: Date) => ({
  id: entry.uid,
  sequence: entry.sequence,
  status: statuses[entry.status],
  stamp: now,
  start: entry.startsAt,
  end: entry.endsAt,
  summary: entry.summary,
  description: entry.description,
  location: entry.location,
  url: entry.url,
})
