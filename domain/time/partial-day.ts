import { addMonthsToDay, isDate } from "./office-time.ts"

/**
 * A day of birth as some passports have it: "1985-06-00" without the day, "1985-00-00" without day and month. Whole days are
 * partial days, too. What is decided by one is decided only where every day it can mean gives the same.
 */
export function isPartialDay(text: string): boolean {
  const whole = /^\d{4}-(?:00-00|\d{2}-00)$/.test(text) ? earliestOf(text) : text
  return isDate(whole)
}

/** The first day it can mean. */
export const earliestOf = (day: string): string => day.replaceAll("-00", "-01")

/** The last day it can mean. */
export function latestOf(day: string): string {
  if (!day.endsWith("-00")) return day
  const month = day.slice(5, 7) === "00" ? "12" : day.slice(5, 7)
  const last = ["31", "30", "29", "28"].find((date) => isDate(`${day.slice(0, 4)}-${month}-${date}`))
  return `${day.slice(0, 4)}-${month}-${last}`
}

/** Nobody younger decides for themselves (Guardianship Act § 1, the Danish age of majority). */
export const ADULT_YEARS = 18

/** Whether somebody is under age on a day, whichever day of birth it can mean. Not where nothing is known of it. */
export const isMinorOn = (day: string, born: string): boolean =>
  born !== "" && earliestOf(born) > addMonthsToDay(day, -12 * ADULT_YEARS)
