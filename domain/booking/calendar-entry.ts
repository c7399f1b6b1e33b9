import type { DatedEvent } from "../calendar-file.ts"
import type { VisitState } from "./states.ts"

/** Later versions of a visit take the place of earlier ones, also when a provisional time is confirmed or a visit is cancelled. */
const steps = { tentative: 0, confirmed: 1, cancelled: 2 } as const

/** A visit in the visitor's own calendar: provisional times are tentative; a visit that is not coming any more is cancelled. */
export function visitEntry(
  visit: { id: string; revision: number; state: VisitState; startsAt: Date; endsAt: Date },
  told: { host: string; summary: string; location: string; url: string; lines: readonly string[] },
): DatedEvent {
  const status =
    visit.state === "cancelled" || visit.state === "missed" || visit.state === "lapsed"
      ? "cancelled"
      : visit.state === "provisional" || visit.state === "held"
        ? "tentative"
        : "confirmed"
  return {
    // The same for every version of one visit, so that a moved visit moves in the visitor's calendar.
    uid: `${visit.id}@${told.host}`,
    sequence: 2 * visit.revision + steps[status],
    status,
    startsAt: visit.startsAt,
    endsAt: visit.endsAt,
    summary: told.summary,
    description: told.lines.join("\n"),
    location: told.location,
    url: told.url,
  }
}
