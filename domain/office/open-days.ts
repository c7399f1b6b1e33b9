import { merge, subtract } from "#domain/time/interval.ts"
import { addDays } from "#domain/time/office-time.ts"
import { isHoliday } from "./holidays.ts"
import { type Office, closuresOn, openingOn, stretch } from "./opening.ts"

/** How far back an open day is looked for: longer than any Danish run of holidays, shorter than a closed summer. */
const DAYS_BACK = 60

/** Whether anybody can come on a day: the office opens, and its closures as a whole leave some of the hours. */
export function isOpenDay(office: Office, day: string): boolean {
  const opening = openingOn(office, day, isHoliday(day))
  if (!opening) return false
  const closed = merge(
    closuresOn(office, day)
      .filter((closure) => closure.counters === null)
      .map((closure) => stretch(day, closure.from ?? "00:00", closure.to ?? "24:00")),
  )
  return subtract([stretch(day, opening.opens, opening.closes)], closed).length > 0
}

/**
 * The last day, up to and including a deadline ("YYYY-MM-DD"), on which somebody can still come: the deadline itself when the office
 * is open then. Null when it opens on none of the days before. Whether that day has passed already is the caller's question.
 */
export function lastOpenDayOnOrBefore(office: Office, day: string): string | null {
  for (let back = 0; back <= DAYS_BACK; back++) {
    const at = addDays(day, -back)
    if (isOpenDay(office, at)) return at
  }
  return null
}
