import { type Result, ok, refuse } from "#domain/result.ts"
import { addDays, addMonths, daysBetween, isDay, mondayOf, monthDays } from "#domain/time/office-time.ts"

export const periodKinds = ["week", "month", "quarter", "year", "own"] as const
export type PeriodKind = (typeof periodKinds)[number]

/** Days of the office's calendar, the last one included. */
export interface Period {
  kind: PeriodKind
  first: string
  last: string
}

/** Two years: what is kept for longer has no weekdays and hours any more, and answers would be slow. */
export const MOST_PERIOD_DAYS = 731

const lastOfMonth = (month: string) => monthDays(month).at(-1)!

/** The week, month, quarter or year in which a day lies. */
export function periodAround(kind: Exclude<PeriodKind, "own">, day: string): Period {
  const year = day.slice(0, 4)
  if (kind === "week") return { kind, first: mondayOf(day), last: addDays(mondayOf(day), 6) }
  if (kind === "month") return { kind, first: `${day.slice(0, 7)}-01`, last: lastOfMonth(day.slice(0, 7)) }
  if (kind === "year") return { kind, first: `${year}-01-01`, last: `${year}-12-31` }
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  const begins = `${year}-${String(month).padStart(2, "0")}`
  return { kind, first: `${begins}-01`, last: lastOfMonth(addMonths(begins, 2)) }
}

/** Dates of one's own choosing; a day that is missing or none is "dates-wrong". */
export function ownPeriod(first: string, last: string): Result<Period, "dates-wrong" | "dates-order" | "dates-long"> {
  if (!isDay(first) || !isDay(last)) return refuse("dates-wrong")
  if (first > last) return refuse("dates-order")
  if (daysBetween(first, last) + 1 > MOST_PERIOD_DAYS) return refuse("dates-long")
  return ok({ kind: "own", first, last })
}

/** A day of the period before and after, to step by; of one's own dates as long a stretch. */
export function periodsBeside(period: Period): { before: Period; after: Period } {
  const { kind, first, last } = period
  if (kind !== "own")
    return { before: periodAround(kind, addDays(first, -1)), after: periodAround(kind, addDays(last, 1)) }
  const days = daysBetween(first, last) + 1
  return {
    before: { kind, first: addDays(first, -days), last: addDays(first, -1) },
    after: { kind, first: addDays(last, 1), last: addDays(last, days) },
  }
}

/** Up to so many days are drawn day by day; longer periods by weeks. */
const MOST_DAYS_DRAWN = 7

export const drawnBy = ({ first, last }: Period): "day" | "week" =>
  daysBetween(first, last) < MOST_DAYS_DRAWN ? "day" : "week"

/**
 * The ISO weeks that count for a period where only weeks are kept: those of which most days lie in it, as a week belongs to the year
 * of its Thursday. In a period without a Thursday there is none.
 */
export function thursdaysIn({ first, last }: Period): { first: string; last: string } | null {
  const thursday = addDays(mondayOf(first), 3)
  const from = thursday < first ? addDays(thursday, 7) : thursday
  const lastThursday = addDays(mondayOf(last), 3)
  const to = lastThursday > last ? addDays(lastThursday, -7) : lastThursday
  return from <= to ? { first: from, last: to } : null
}
