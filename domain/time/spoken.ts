import { mannerOf } from "#domain/manner.ts"
import { officeClock, officeDay, weekday } from "#domain/time/office-time.ts"

/** Days and times as people read them, always by the office's clock. Words come from Intl; their order is the language's. */
const names = new Map<string, string>()

/** The name of a weekday (1 to 7) or a month (1 to 12), asked of Intl once. */
function nameOf(what: "weekday" | "month", number: number, language: string, length: "long" | "short"): string {
  const key = `${what} ${number} ${language} ${length}`
  let name = names.get(key)
  if (name === undefined) {
    const format = new Intl.DateTimeFormat(mannerOf(language).locale, { timeZone: "UTC", [what]: length })
    // 1 June 2026 is a Monday.
    name = format.format(Date.UTC(2026, what === "month" ? number - 1 : 5, what === "month" ? 15 : number))
    names.set(key, name)
  }
  return name
}

export function weekdayName(day: string, language: string, length: "long" | "short" = "long"): string {
  return nameOf("weekday", weekday(day), language, length)
}

export function monthName(month: string, language: string, length: "long" | "short" = "long"): string {
  return nameOf("month", Number(month.slice(5, 7)), language, length)
}

/** "2 December", "2. december". */
const dateOf = (day: string, language: string, length: "long" | "short" = "long") =>
  `${Number(day.slice(8))}${mannerOf(language).dayMark} ${monthName(day.slice(0, 7), language, length)}`

const withYear = (words: string, day: string, today: string) =>
  day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`

/** "Wednesday 2 December", "onsdag den 2. december"; with the year when it is not the year of `today`. */
export function spokenDay(day: string, language: string, today: string): string {
  return withYear(weekdayName(day, language) + mannerOf(language).beforeDate + dateOf(day, language), day, today)
}

/** A spoken day for a heading: number and month stay on one line. */
export const unbrokenDate = (day: string): string => day.replace(/(\d\.?) (?=\p{L})/u, "$1\u00a0")

/** "2 December", "2. december"; with the year when it is not the year of `today`. */
export const shortDay = (day: string, language: string, today: string): string =>
  withYear(dateOf(day, language), day, today)

/** "11:20", in Danish "11.20"; no zero in front. Takes an instant or a clock time "HH:MM". */
export function spokenClock(at: Date | string, language: string): string {
  const clock = typeof at === "string" ? at : officeClock(at)
  return clock.replace(/^0(\d)/, "$1").replace(":", mannerOf(language).clockMark)
}

/** "9–15", or "9:30–15" where there are minutes. */
export function spokenHours(opens: string, closes: string, language: string): string {
  const short = (clock: string) => spokenClock(clock, language).replace(/[.:]00$/, "")
  return `${short(opens)}–${short(closes)}`
}

/** "Wednesday 2 December at 11:20", "onsdag den 2. december kl. 11.20". */
export function spokenMoment(at: Date, language: string, now: Date): string {
  const day = spokenDay(officeDay(at), language, officeDay(now))
  return day + mannerOf(language).beforeClock + spokenClock(at, language)
}

/** "Thu 3 Dec 13:15", "tors. 3. dec. 13.15": for lists where room is short. */
export function briefMoment(at: Date, language: string): string {
  return `${briefDay(officeDay(at), language)} ${spokenClock(at, language)}`
}

/** "Thu 3 Dec", "tors. 3. dec." */
export function briefDay(day: string, language: string): string {
  return `${weekdayName(day, language, "short")} ${briefDate(day, language)}`
}

/** "3 Dec", "3. dec.". */
export const briefDate = (day: string, language: string): string => dateOf(day, language, "short")

/** "23–27 Nov", "30 Nov – 4 Dec", "23.–27. nov.". */
export function briefSpan(first: string, last: string, language: string): string {
  if (first.slice(0, 7) !== last.slice(0, 7)) return `${briefDate(first, language)} – ${briefDate(last, language)}`
  return `${Number(first.slice(8))}${mannerOf(language).dayMark}–${briefDate(last, language)}`
}

/** "23 November 2026", "23. november 2026". */
export const fullDate = (day: string, language: string): string => `${dateOf(day, language)} ${day.slice(0, 4)}`
