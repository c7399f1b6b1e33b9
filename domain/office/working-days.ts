import { addDays, weekday } from "#domain/time/office-time.ts"
import { isHoliday } from "./holidays.ts"

/** Whether people work on a day in general: Monday to Friday, no public holiday. The office's own closures are not asked. */
export const isWorkingDay = (day: string): boolean => weekday(day) <= 5 && !isHoliday(day)

/** The working day that lies `count` working days before a day. */
export function workingDaysBefore(day: string, count: number): string {
  let at = day
  for (let left = count; left > 0;) {
    at = addDays(at, -1)
    if (isWorkingDay(at)) left--
  }
  return at
}
