import { mayTurn } from "#domain/desk/queue.ts"
import type { Counter } from "#domain/office/opening.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type StaffMember, actorOf, signed } from "#domain/staff/actor.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import { recordEvent } from "#db/booking/writes.ts"
import { type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { lockHall } from "#db/locks.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { type Turn, readHall } from "#db/turns/reads.ts"
import { lockWaitingLeg, putLegCall, recordTicketEvent, updateTicket } from "#db/turns/writes.ts"
import type { Context } from "../context.ts"

/** Which turn is meant: a walk-in by its ticket, an appointment by its leg. */
export type TurnId = Pick<Turn, "kind" | "id">

/** What somebody works with who holds the hall's lock: everybody who is in it now. */
export interface Hall {
  tx: Transaction
  at: SiteOffice
  day: string
  now: Date
  turns: readonly Turn[]
}

/** Does something to the queue of today; nobody else does meanwhile, and every screen hears of it. */
export async function inHall<T, E extends string>(
  ctx: Context,
  work: (hall: Hall) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  return transact(ctx.db, async (tx) => {
    const at = await readSiteOffice(tx)
    await lockHall(tx, at.site.id)
    const now = ctx.now()
    const day = officeDay(now)
    const { turns } = await readHall(tx, at.site.id, day)
    const answer = await work({ tx, at, day, now, turns })
    if (answer.ok) await announce(tx, { siteId: at.site.id, topics: [dayTopic(day), "queue"] })
    return answer
  })
}

export const turnIn = (hall: Hall, { kind, id }: TurnId): Turn | undefined =>
  hall.turns.find((turn) => turn.id === id && turn.kind === kind)

/** Whom a counter has called or is serving. */
export const turnAt = (turns: readonly Turn[], counterId: string): Turn | undefined =>
  turns.find((turn) => turn.counterId === counterId && (turn.state === "called" || turn.state === "serving"))

/** What an act changes of a turn. */
export type Change = Partial<
  Pick<Turn, "state" | "counterId" | "calls" | "backs" | "from" | "calledAt" | "startedAt" | "serviceKey">
>

/** The same as it is kept with the event, so that the act can be taken back. */
const keptOf = ({ state, counterId, calls, backs, from, calledAt, startedAt, serviceKey }: Turn): string =>
  JSON.stringify({ state, counterId, calls, backs, from, calledAt, startedAt, serviceKey })

/** Changes a turn and records it under `kind`. An appointment keeps here only how it stands in the queue; its visit says the rest. */
export async function changeTurn(
  hall: Hall,
  turn: Turn,
  change: Change,
  kind: string,
  by: StaffMember | null,
): Promise<void> {
  const { tx, at, now } = hall
  const next = { ...turn, ...change }
  const counter = at.office.counters.find((one) => one.id === (next.counterId ?? turn.counterId))
  const what = {
    at: now,
    kind,
    ...signed(actorOf(by)),
    detail: { before: keptOf(turn), ...(counter ? { counter: counter.number } : {}) },
  }
  const { state, counterId, calls, backs, calledAt, startedAt } = next
  if (turn.kind === "walk-in") {
    const service = at.services.find((one) => one.key === next.serviceKey)!
    const finishedAt = state === "done" || state === "missed" ? now : null
    const set = { state, counterId, calls, backs, calledAt, startedAt, finishedAt }
    await updateTicket(tx, turn.id, { ...set, queuedAt: next.from, serviceId: service.id })
    await recordTicketEvent(tx, { ...what, ticketId: turn.id })
    return
  }
  if (state !== "waiting" && state !== "called" && state !== "parked")
    throw new Error(`an appointment's visit says that it is ${state}`)
  const queuedAt = next.from.getTime() === turn.agreedAt?.getTime() ? null : next.from
  await putLegCall(tx, {
    legId: turn.id,
    visitId: turn.visitId!,
    state,
    counterId,
    calls,
    backs,
    calledAt,
    queuedAt,
  })
  await recordEvent(tx, { ...what, visitId: turn.visitId! })
}

/** Calls somebody to a counter. False when somebody else is at their visit this moment. */
export async function callTo(hall: Hall, turn: Turn, counter: Counter, by: StaffMember): Promise<boolean> {
  if (turn.kind === "appointment" && !(await lockWaitingLeg(hall.tx, turn.id))) return false
  const called = { state: "called" as const, counterId: counter.id, calls: turn.calls + 1, calledAt: hall.now }
  await changeTurn(hall, turn, called, "called", by)
  return true
}

/** Whether a turn may be so now. Of an appointment that is being served its visit decides. */
export function mayChange(turn: Turn | undefined, to: Turn["state"]): Result<Turn, "unknown" | "not-possible"> {
  if (!turn) return refuse("unknown")
  if (turn.kind === "appointment" && turn.state === "serving") return refuse("not-possible")
  return mayTurn(turn.state, to) ? ok(turn) : refuse("not-possible")
}
