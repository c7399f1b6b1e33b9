import { addDays, weekday } from "#domain/time/office-time.ts"
import { type Hours, openOn } from "./open-days.ts"
import { type Office, seriesOn } from "./opening.ts"

/** How far visitors are told of days that are not as every week: those who plan a visit look some weeks ahead. */
export const AHEAD_DAYS = 28

/** Days that are not as the weekly hours say. */
export interface Departure {
  first: string
  last: string
  /** When the office is open instead; nothing when it is closed. More than one stretch where it closes for a while. */
  hours: Hours[]
}

/** What the weekly hours alone say of a day. */
function ordinaryOn(office: Office, day: string): Hours[] {
  const hours = seriesOn(office, day)?.hours.find((row) => row.weekday === weekday(day))
  return hours ? [{ opens: hours.opens, closes: hours.closes }] : []
}

const same = (a: readonly Hours[], b: readonly Hours[]) =>
  a.length === b.length && a.every((row, i) => row.opens === b[i]!.opens && row.closes === b[i]!.closes)

/**
 * The days from `today` on that are not as every week. Closed days that follow each other are one departure, also across days
 * on which the office never opens; a day with other hours stands by itself.
 */
export function departuresAhead(office: Office, today: string, days = AHEAD_DAYS): Departure[] {
  const found: Departure[] = []
  // The closed departure that the days looked at still belong to.
  let run: Departure | null = null
  for (let day = today; day < addDays(today, days); day = addDays(day, 1)) {
    const ordinary = ordinaryOn(office, day)
    const hours = openOn(office, day)
    if (same(ordinary, hours)) {
      if (hours.length > 0) run = null
      continue
    }
    if (hours.length === 0 && run) run.last = day
    else {
      const departure: Departure = { first: day, last: day, hours }
      found.push(departure)
      run = hours.length === 0 ? departure : null
    }
  }
  return found
}
