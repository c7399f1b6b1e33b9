import { merge, subtract } from "#domain/time/interval.ts"
import { addDays, fromMinutes, officeClock, officeInstant } from "#domain/time/office-time.ts"
import { isHoliday } from "./holidays.ts"
import { type Office, closuresOn, openingOn, stretch } from "./opening.ts"

/** How far back an open day is looked for: longer than any Danish run of holidays, shorter than a closed summer. */
const DAYS_BACK = 60

export interface Hours {
  opens: string
  closes: string
}

/** When the office is open on a day, after holidays, other hours of the day and closures of the whole office. */
export function openOn(office: Office, day: string): Hours[] {
  const opening = openingOn(office, day, isHoliday(day))
  if (!opening) return []
  const closed = merge(
    closuresOn(office, day)
      .filter((closure) => closure.counters === null)
      .map((closure) => stretch(day, closure.from ?? "00:00", closure.to ?? "24:00")),
  )
  // The end of a day is written 24:00, as in weekly hours.
  const midnight = officeInstant(day, "24:00").getTime()
  const clock = (minutes: number) => {
    const at = fromMinutes(minutes)
    return at.getTime() === midnight ? "24:00" : officeClock(at)
  }
  return subtract([stretch(day, opening.opens, opening.closes)], closed).map(({ start, end }) => ({
    opens: clock(start),
    closes: clock(end),
  }))
}

/** Whether anybody can come on a day: the office opens, and its closures as a whole leave some of the hours. */
export const isOpenDay = (office: Office, day: string): boolean => openOn(office, day).length > 0

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

/** Looks at most so many days ahead for an open one; an office closed longer than that has no calendar to plan by. */
const DAYS_AHEAD = 60

/** The first day from `day` on on which somebody can come; the day itself when none is found. */
export function nextOpenDay(office: Office, day: string): string {
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const at = addDays(day, ahead)
    if (isOpenDay(office, at)) return at
  }
  return day
}
