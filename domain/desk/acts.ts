import type { VisitState } from "#domain/booking/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"

/** What staff do to a visit on its day, and the state each leads to. */
export const acts = { arrive: "arrived", serve: "serving", finish: "done", miss: "missed" } as const
export type Act = keyof typeof acts

/** The kind of event that each act leaves behind. */
const eventOf = { arrive: "arrived", serve: "serving", finish: "finished", miss: "missed" } as const
type ActEvent = (typeof eventOf)[Act]
const actOf = Object.fromEntries(Object.entries(eventOf).map(([act, kind]) => [kind, act])) as Record<string, Act>

export interface DeskEvent {
  id: string
  kind: string
}

export interface LastAct {
  /** The event to take back. */
  eventId: string
  act: Act
  /** The act that stood before it: what an arrival takes back to is a booked or a missed visit. */
  before: Act | null
}

/**
 * The last act of the desk that stands, from a visit's events, oldest first: each "undo-…" has taken back the one before it, and
 * moving, cancelling or releasing later services closes what was done. Null when there is nothing to take back.
 */
export function lastAct(events: readonly DeskEvent[]): LastAct | null {
  let standing: { id: string; act: Act }[] = []
  for (const { id, kind } of events) {
    if (kind.startsWith("undo-")) standing.pop()
    else if (Object.hasOwn(actOf, kind)) standing.push({ id, act: actOf[kind as ActEvent]! })
    else if (["moved", "cancelled", "released"].includes(kind)) standing = []
  }
  const last = standing.at(-1)
  return last ? { eventId: last.id, act: last.act, before: standing.at(-2)?.act ?? null } : null
}

/**
 * The desk acts on the visits of its own day. A visit of another day is asked about first: `sure` says that somebody has been.
 * `now` and the visit's start are instants, compared by the office's calendar.
 */
export function mayActToday(visit: { startsAt: Date }, now: Date, sure: boolean): Result<null, "other-day"> {
  return sure || officeDay(visit.startsAt) === officeDay(now) ? ok(null) : refuse("other-day")
}

/** What a page of staff had read of a visit when somebody pressed: state and start, as one text. */
export const seenOf = (visit: { state: VisitState; startsAt: Date }): string =>
  `${visit.state} ${visit.startsAt.toISOString()}`
