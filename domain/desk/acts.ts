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

/** What closes the acts before it: they are not taken back any more. */
const closing = new Set(["moved", "overbooked", "moved-back", "cancelled", "restored", "released"])

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
    else if (closing.has(kind)) standing = []
  }
  const last = standing.at(-1)
  return last ? { eventId: last.id, act: last.act, before: standing.at(-2)?.act ?? null } : null
}

/** What staff did to the place of a visit, by the kind of event it leaves behind. */
const changeOf = { moved: "move", overbooked: "move", "other-counter": "seat", cancelled: "cancel" } as const
export type Change = (typeof changeOf)[keyof typeof changeOf]

/** What says nothing about where a visit stands, so that what was done before it can still be taken back. */
const besides = new Set(["message-sent", "note", "sent-again", "link-sent"])

/**
 * The move, the other counter or the cancellation that staff can take back, from a visit's events, oldest first: nothing newer stands
 * over it, and the time that it would get back has not begun. Null when there is none. What a visitor or the clock did is theirs.
 */
export function lastChange(
  events: readonly (DeskEvent & { by: string; detail: Readonly<Record<string, unknown>> })[],
  visit: { startsAt: Date },
  now: Date,
): { eventId: string; act: Change } | null {
  const last = events.findLast((event) => !besides.has(event.kind))
  if (!last || last.by !== "staff" || !Object.hasOwn(changeOf, last.kind)) return null
  const act = changeOf[last.kind as keyof typeof changeOf]
  // An offer's answer and a change of the office have ways of their own.
  if (last.kind === "other-counter" && !("was" in last.detail)) return null
  const before = act === "move" ? new Date(String(last.detail.from)) : visit.startsAt
  return act === "seat" || before > now ? { eventId: last.id, act } : null
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
