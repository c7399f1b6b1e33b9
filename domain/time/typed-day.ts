import { isDate } from "./office-time.ts"
import { isPartialDay } from "./partial-day.ts"
import { monthName } from "./spoken.ts"

export type TypedDayProblem =
  "date-missing" | "date-incomplete" | "date-day" | "date-month" | "date-year" | "date-wrong" | "date-order"

/** The three fields of a day, in the order in which both languages write it. */
export const dateParts = ["day", "month", "year"] as const

/** Languages whose names of months are known besides the reader's own. No name of theirs means one month here and another there. */
const ABROAD = "de fr es it pt nl pl sv nb fi ro hu cs sk uk ru bg el lt lv et tr".split(" ")

const folded = (text: string) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i").replace(/\.$/, "").trim()

let abroad: Map<string, number> | null = null

/** The names of months abroad, whole and short, alone and as they stand in a date ("grudzień", "grudnia"). */
function monthsAbroad(): Map<string, number> {
  if (abroad) return abroad
  const names = new Map<string, number>()
  for (const language of ABROAD)
    for (const length of ["long", "short"] as const)
      for (const withDay of [false, true]) {
        const format = new Intl.DateTimeFormat(language, {
          timeZone: "UTC",
          month: length,
          ...(withDay ? { day: "numeric" } : {}),
        })
        for (let month = 1; month <= 12; month++) {
          const parts = format.formatToParts(Date.UTC(2026, month - 1, 15))
          const name = folded(parts.find((part) => part.type === "month")!.value)
          if (/^\p{L}{3,}$/u.test(name)) names.set(name, month)
        }
      }
  return (abroad = names)
}

/**
 * A month as people type it: a number; its name, or at least three letters of it, in one of the languages; or its whole or short
 * name in another big language of Europe. Null when it is none.
 */
export function readMonthName(typed: string, languages: readonly string[]): number | null {
  const text = folded(typed)
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : null
  if (text.length < 3) return null
  for (const language of languages) {
    for (let month = 1; month <= 12; month++) {
      const name = `2026-${String(month).padStart(2, "0")}`
      if (folded(monthName(name, language)).startsWith(text)) return month
      if (folded(monthName(name, language, "short")) === text) return month
    }
  }
  return monthsAbroad().get(text) ?? null
}

interface Typed {
  day: string
  month: string
  year: string
}

/** "1", "01", "1.", "1st", "2nd", "1er", "1º", "2:a" as the number of a day; null when it is none. */
function readNumber(typed: string): string | null {
  return /^(\d{1,2})(?:\.|st|nd|rd|th|er|re|º|ª|°|:?a|:?e)?$/i.exec(typed)?.[1] ?? null
}

/**
 * A whole date in one text, as it stands in a letter: "1. december 2026", "December 1st, 2026", "Tuesday 1 December 2026",
 * "2026-12-01", "01.12.2026". The day stands before the month, as in Europe; with slashes Americans write it the other way round,
 * so that "12/01/2026" is asked about. Null when it is no date.
 */
function readWhole(text: string, languages: readonly string[]): Typed | "date-order" | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?$/.exec(text)
  if (iso) return { day: iso[3]!, month: iso[2]!, year: iso[1]! }
  const numbers = /^(\d{1,2}|xx)(\s?[-/.]\s?|\s)(\d{1,2}|x{2,3})\2(\d{2}|\d{4})\.?$/i.exec(text)
  if (numbers) {
    const [, first, mark, second, year] = numbers as unknown as [string, string, string, string, string]
    if (!mark.includes("/") || first === second || Number(first) > 12) return { day: first, month: second, year }
    return Number(second) > 12 ? { day: second, month: first, year } : "date-order"
  }
  const words = text.split(/[\s,/]+|(?<=\p{L}\.)|-|(?<=\d\.)(?=\p{L})/u).filter((word) => word !== "" && word !== ".")
  const months = words.filter((word) => !/\d/.test(word) && readMonthName(word, languages) !== null)
  const figures = words.filter((word) => /\d/.test(word))
  if (months.length !== 1 || figures.length !== 2) return null
  const [day, year] = /^\d{4}\.?$/.test(figures[0]!) ? [figures[1]!, figures[0]!] : [figures[0]!, figures[1]!]
  return { day, month: months[0]!, year }
}

const isUnknown = (text: string) => /^(0|00|x{1,3}|-{1,2}|–|\?{1,2})$/i.test(text)

/**
 * A day typed in three fields, or as a whole in one of them. `day` is null when all are empty. Years are written in full; the month
 * may be a name. What does not exist (31 February) is told apart from what is not finished. A `partial` one may have "00" or "XX"
 * for the day, or for day and month, as in passports: then "00" stands in it.
 */
export function readTypedDay(
  typed: Typed,
  languages: readonly string[],
  partial = false,
): { ok: true; day: string | null } | { ok: false; problem: TypedDayProblem } {
  const refuse = (problem: TypedDayProblem) => ({ ok: false as const, problem })
  let parts = [typed.day, typed.month, typed.year].map((part) => part.replace(/\s+/g, " ").trim())
  const given = parts.filter((part) => part !== "")
  if (given.length === 0) return { ok: true, day: null }
  if (given.length < 3) {
    const whole = readWhole(given.join(" "), languages)
    if (whole === "date-order") return refuse("date-order")
    if (whole === null) return refuse("date-incomplete")
    parts = [whole.day, whole.month, whole.year]
  }
  const [date, named, years] = parts as [string, string, string]
  const noDay = partial && isUnknown(date)
  const noMonth = noDay && isUnknown(named)
  const month = noMonth ? 0 : readMonthName(named, languages)
  if (month === null) return refuse("date-month")
  const year = /^(\d{4})\.?$/.exec(years)?.[1]
  if (!year) return refuse("date-year")
  const number = noDay ? "00" : readNumber(date)
  if (number === null) return refuse("date-day")
  const day = `${year}-${String(month).padStart(2, "0")}-${number.padStart(2, "0")}`
  return (noDay ? isPartialDay(day) : isDate(day)) ? { ok: true, day } : refuse("date-wrong")
}
