import { TZDate, tzOffset } from "@date-fns/tz"

/**
 * The only file that knows where the office's clock hangs.
 * A *day* is "YYYY-MM-DD", a *clock time* is "HH:MM", both as the office's wall shows them; an *instant* is a plain Date.
 * The zone's name is given to the database only, which groups by the hours of that wall.
 */
export const OFFICE_ZONE = "Europe/Copenhagen"

const two = (n: number) => String(n).padStart(2, "0")

/** More than any page asks for; whoever asks for others must not fill the memory. */
const REMEMBERED = 20_000
function remember<Key, Value>(known: Map<Key, Value>, key: Key, workOut: () => Value): Value {
  let value = known.get(key)
  if (value === undefined) {
    if (known.size >= REMEMBERED) known.clear()
    known.set(key, (value = workOut()))
  }
  return value
}

/** Minutes by which the office's wall is ahead of UTC, per hour since 1970: the zone changes on whole hours only. */
const offsets = new Map<number, number>()

/** The office's wall at this instant, as the UTC fields of a date. */
function wallAt(instant: Date): Date {
  const ms = instant.getTime()
  const ahead = remember(offsets, Math.floor(ms / 3_600_000), () => tzOffset(OFFICE_ZONE, instant))
  return new Date(ms + ahead * 60_000)
}

/** The day the office's calendar shows at this instant. */
export function officeDay(instant: Date): string {
  const at = wallAt(instant)
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
}

/** The clock time the office's wall shows at this instant, "HH:MM". */
export function officeClock(instant: Date): string {
  const at = wallAt(instant)
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

const instants = new Map<string, number>()

/**
 * The instant at which the office's wall shows this clock time on this day. "24:00" is the end of the day.
 * In the hour that the spring change skips, the clock time is read with the winter offset (02:30 is 03:30 summer time);
 * in the hour that autumn repeats, the first of the two is meant.
 */
export function officeInstant(day: string, clock: string): Date {
  return new Date(
    remember(instants, `${day} ${clock}`, () => {
      const [y, m, d] = splitDay(day)
      const [hours, minutes] = clock.split(":").map(Number) as [number, number]
      return new TZDate(y, m - 1, d, hours, minutes, 0, 0, OFFICE_ZONE).getTime()
    }),
  )
}

/** The calendar day `count` days later (or earlier, when negative). A day of the calendar, never 24 hours. */
export function addDays(day: string, count: number): string {
  const [y, m, d] = splitDay(day)
  const at = new Date(Date.UTC(y, m - 1, d + count))
  return at.toISOString().slice(0, 10)
}

/** Days from `from` to `to`, both in the office's calendar; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcOf(to) - utcOf(from)) / 86_400_000)
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return new Date(utcOf(day)).getUTCDay() || 7
}

/** The Monday of the week in which the day lies. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekday(day))
}

/** ISO 8601 week number, as Danish calendars print it. */
export function isoWeek(day: string): number {
  const thursday = addDays(mondayOf(day), 3)
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}

/** The ISO week with its year, as "2026-W01": 29 December 2025 lies in it. */
export function isoWeekName(day: string): string {
  const thursday = addDays(mondayOf(day), 3)
  return `${thursday.slice(0, 4)}-W${String(isoWeek(day)).padStart(2, "0")}`
}

/** All days of a month given as "YYYY-MM". */
export function monthDays(month: string): string[] {
  const days: string[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return days
}

/** "YYYY-MM" of the month `count` months later. */
export function addMonths(month: string, count: number): string {
  const [y, m] = month.split("-").map(Number) as [number, number]
  return new Date(Date.UTC(y, m - 1 + count, 1)).toISOString().slice(0, 7)
}

/** The same day of the month `count` months later (or earlier); the last of the month where that day does not exist. */
export function addMonthsToDay(day: string, count: number): string {
  const month = addMonths(day.slice(0, 7), count)
  const wanted = `${month}-${day.slice(8)}`
  return addDays(wanted, 0) === wanted ? wanted : monthDays(month).at(-1)!
}

/** Whether the text is a date that exists, also of long ago ("1988-02-29", not "1987-02-29"): births, weddings. */
export function isDate(text: string): boolean {
  return /^(1[5-9]|20)\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utcOf(text)) && addDays(text, 0) === text
}

/** Whether the text is a day that exists ("2026-02-31" is not), in this century: no office plans beyond, and the database ends. */
export function isDay(text: string): boolean {
  return text.startsWith("20") && isDate(text)
}

/** Whether the text is a clock time of a day, "00:00" to "24:00". */
export function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)
}

/** Whole minutes since 1970 of an instant; the unit in which free times are worked out. */
export function toMinutes(instant: Date): number {
  return Math.floor(instant.getTime() / 60_000)
}

export function fromMinutes(minutes: number): Date {
  return new Date(minutes * 60_000)
}

function splitDay(day: string): [number, number, number] {
  return day.split("-").map(Number) as [number, number, number]
}

function utcOf(day: string): number {
  const [y, m, d] = splitDay(day)
  return Date.UTC(y, m - 1, d)
}

/** Whether a text is a minute of an office day, "YYYY-MM-DDTHH:MM". */
export const isMinute = (text: string): boolean =>
  text.length === 16 && text[10] === "T" && isDay(text.slice(0, 10)) && isClock(text.slice(11))
