import { OFFICE_ZONE, officeDay } from "#domain/time/office-time.ts"

/** Days and times as people read them, always by the office's clock. Words come from Intl; their order is the language's. */
const formats = new Map<string, Intl.DateTimeFormat>()

function part(language: string, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = language + JSON.stringify(options)
  let format = formats.get(key)
  if (!format)
    formats.set(
      key,
      (format = new Intl.DateTimeFormat(language === "da" ? "da-DK" : "en-GB", { timeZone: OFFICE_ZONE, ...options })),
    )
  return format.format(at)
}

/** Noon of a day, far from both ends whatever the clock does. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`)

export function weekdayName(day: string, language: string, length: "long" | "short" = "long"): string {
  return part(language, { weekday: length }, noon(day))
}

export function monthName(month: string, language: string): string {
  return part(language, { month: "long" }, noon(`${month}-15`))
}

/** "Wednesday 2 December", "onsdag den 2. december"; with the year when it is not the year of `today`. */
export function spokenDay(day: string, language: string, today: string): string {
  const number = Number(day.slice(8))
  const words =
    language === "da"
      ? `${weekdayName(day, language)} den ${number}. ${monthName(day.slice(0, 7), language)}`
      : `${weekdayName(day, language)} ${number} ${monthName(day.slice(0, 7), language)}`
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`
}

/** "2 December", "2. december"; with the year when it is not the year of `today`. */
export function shortDay(day: string, language: string, today: string): string {
  const number = Number(day.slice(8))
  const words = `${number}${language === "da" ? "." : ""} ${monthName(day.slice(0, 7), language)}`
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`
}

/** "11:20", in Danish "11.20"; no zero in front. Takes an instant or a clock time "HH:MM". */
export function spokenClock(at: Date | string, language: string): string {
  const clock = typeof at === "string" ? at : part("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, at)
  const plain = clock.replace(/^0(\d)/, "$1")
  return language === "da" ? plain.replace(":", ".") : plain
}

/** "9–15", or "9:30–15" where there are minutes. */
export function spokenHours(opens: string, closes: string, language: string): string {
  const short = (clock: string) => spokenClock(clock, language).replace(/[.:]00$/, "")
  return `${short(opens)}–${short(closes)}`
}

/** "Wednesday 2 December at 11:20", "onsdag den 2. december kl. 11.20". */
export function spokenMoment(at: Date, language: string, now: Date): string {
  const day = spokenDay(officeDay(at), language, officeDay(now))
  return language === "da" ? `${day} kl. ${spokenClock(at, language)}` : `${day} at ${spokenClock(at, language)}`
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
export function briefDate(day: string, language: string): string {
  return `${Number(day.slice(8))}${language === "da" ? "." : ""} ${part(language, { month: "short" }, noon(day))}`
}

/** "23–27 Nov", "30 Nov – 4 Dec", "23.–27. nov.". */
export function briefSpan(first: string, last: string, language: string): string {
  if (first.slice(0, 7) !== last.slice(0, 7)) return `${briefDate(first, language)} – ${briefDate(last, language)}`
  return `${Number(first.slice(8))}${language === "da" ? "." : ""}–${briefDate(last, language)}`
}
