import { addMinutes } from "date-fns"

/** One's own page stays open for so long after the code was typed, however it is used: it may be a library's computer. */
export const OWN_PAGE_MINUTES = 60

/** When an own page closes by itself; null until its address is confirmed. */
export const closesAt = (page: { confirmedAt: Date | null }): Date | null =>
  page.confirmedAt && addMinutes(page.confirmedAt, OWN_PAGE_MINUTES)

export function isOpen(page: { confirmedAt: Date | null }, now: Date): boolean {
  const closes = closesAt(page)
  return closes !== null && closes > now
}
