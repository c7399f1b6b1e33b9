import { isBefore, subHours } from "date-fns"
import type { BookingSettings } from "#domain/booking/settings.ts"
import { addDays, officeClock, officeDay, officeInstant } from "#domain/time/office-time.ts"

/** When people are reminded of a visit, as the office has set it. */
export type ReminderTimes = Pick<BookingSettings, "reminderDays" | "reminderHour" | "smsHours">
export const reminderSettings = ["reminderDays", "reminderHour", "smsHours"] as const satisfies (keyof ReminderTimes)[]

/** Nobody's phone rings before this hour or from the other one on: what would be due at night goes the evening before. */
const QUIET_UNTIL = "08:00"
const QUIET_FROM = "20:00"

const clockAt = (hour: number) => `${String(hour).padStart(2, "0")}:00`

/** By the office's clock, whatever happens to the clock in between. Null when that has passed. */
export function reminderAt(startsAt: Date, now: Date, times: ReminderTimes): Date | null {
  const day = addDays(officeDay(startsAt), -times.reminderDays)
  return ahead(officeInstant(day, clockAt(times.reminderHour)), now)
}

/** The same for the SMS. Hours before are real hours, also over a clock change; what falls into the night goes before it. */
export function smsReminderAt(startsAt: Date, now: Date, times: ReminderTimes): Date | null {
  if (times.smsHours === 0) return reminderAt(startsAt, now, times)
  const at = subHours(startsAt, times.smsHours)
  const [day, clock] = [officeDay(at), officeClock(at)]
  if (clock >= QUIET_FROM) return ahead(officeInstant(day, QUIET_FROM), now)
  return ahead(clock < QUIET_UNTIL ? officeInstant(addDays(day, -1), QUIET_FROM) : at, now)
}

const ahead = (at: Date, now: Date): Date | null => (isBefore(now, at) ? at : null)
