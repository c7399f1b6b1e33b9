import type { Office } from "../office/opening.ts"
import { openOn } from "../office/open-days.ts"
import { addDays, isDay, officeClock, officeDay } from "../time/office-time.ts"

/** The day whose list is due: today, from the set time until the office closes, where it is open and the list is not made yet. */
export function dayListDue(office: Office, set: { at: string; made: string | null }, now: Date): string | null {
  const day = officeDay(now)
  const closes = openOn(office, day).at(-1)?.closes
  if (closes === undefined || (set.made !== null && set.made >= day)) return null
  const clock = officeClock(now)
  return clock >= set.at && clock < closes ? day : null
}

/** The file of a day's list. */
export const dayListFile = (day: string): string => `day-list-${day}.pdf`

/** The files of a folder that are lists of days longer ago than they are kept; what else lies there is not ours. */
export const oldDayLists = (files: readonly string[], today: string, keptDays: number): string[] =>
  files.filter((file) => {
    const day = /^day-list-(\d{4}-\d{2}-\d{2})\.pdf$/.exec(file)?.[1]
    return day !== undefined && isDay(day) && day < addDays(today, -keptDays)
  })
