import { lastOpenDayOnOrBefore } from "#domain/office/open-days.ts"
import type { Office } from "#domain/office/opening.ts"
import type { Handler, Step, StepKey } from "./step.ts"

/** Who deals with a step in the office's own house, so that its closed days matter to it. */
const here: ReadonlySet<Handler> = new Set<Handler>(["office", "siri-here"])

/**
 * For each deadline that is met in the house and falls on a day on which it is closed: the last day on which one can still come.
 * Deadlines that have passed, and last days that have, are left out. Days "YYYY-MM-DD" of the office's calendar.
 */
export function lastOpenDays(
  steps: readonly Pick<Step, "key" | "deadline" | "handler">[],
  office: Office,
  today: string,
): Map<StepKey, string> {
  return new Map(
    steps.flatMap(({ key, deadline, handler }) => {
      if (!deadline || deadline.state === "overdue" || !handler || !here.has(handler)) return []
      const last = lastOpenDayOnOrBefore(office, deadline.day)
      return last && last !== deadline.day && last >= today ? [[key, last] as const] : []
    }),
  )
}
