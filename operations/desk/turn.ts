import { whenAbsent } from "#domain/desk/queue.ts"
import { lastAct } from "#domain/desk/acts.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { eventsOf } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type Turn, lastTicketEvent, readHall, turnOfTicket, visitOfLeg } from "#db/turns/reads.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Context } from "../context.ts"
import { type Change, type Hall, type TurnId, callTo, changeTurn, inHall, mayChange, turnIn } from "./hall.ts"
import { type DeskRefusal, finish, miss, serve, takeBack } from "./serve.ts"

interface Given {
  turn: TurnId
  by: StaffMember
}
type Refusal = DeskRefusal
type Answer = Promise<Result<null, Refusal>>

/** They stand at the counter: serving begins, at the one that called them. */
export const begin = (ctx: Context, given: Given): Answer =>
  given.turn.kind === "appointment"
    ? ofVisit(ctx, given, serve)
    : change(ctx, given, "serving", "serving", { also: (_, now) => ({ startedAt: now }) })

/**
 * What they came for is done; a visit with more services waits for the next one. A first registration is done as a visit, where the
 * identity of each person is checked: a number alone has nobody to check.
 */
export const end = (ctx: Context, given: Given): Answer =>
  given.turn.kind === "appointment"
    ? ofVisit(ctx, given, finish)
    : change(ctx, given, "done", "finished", { unless: registers })

const registers = ({ at }: Hall, turn: Turn): Refusal | null =>
  at.services.some((service) => service.key === turn.serviceKey && service.checksIdentity) ? "identity-walk-in" : null

/** Set aside: they fill in a form, or fetch something. Nobody calls them until somebody chooses to. */
export const park = (ctx: Context, given: Given): Answer =>
  change(ctx, given, "parked", "parked", { also: () => ({ counterId: null, startedAt: null }) })

/** To the queue again, in the place they had: called by mistake, back from where they were parked, or here after all. */
export const putBack = (ctx: Context, given: Given): Answer =>
  change(ctx, given, "waiting", "requeued", { also: () => ({ counterId: null, startedAt: null, calls: 0 }) })

/** A walk-in has gone: the number is over. */
export const gone = (ctx: Context, given: Given): Answer =>
  change(ctx, given, "missed", "missed", { also: () => ({ counterId: null }) })

/** The change of a turn in the queue that its table of states allows. */
async function change(
  ctx: Context,
  { turn: id, by }: Given,
  to: Turn["state"],
  kind: string,
  {
    also = () => ({}),
    unless = () => null,
  }: { also?: (turn: Turn, now: Date) => Change; unless?: (hall: Hall, turn: Turn) => Refusal | null } = {},
): Answer {
  return inHall<null, Refusal>(ctx, async (hall) => {
    const turn = mayChange(turnIn(hall, id), to)
    if (!turn.ok) return turn
    if (turn.value.kind === "appointment" && !["waiting", "called", "parked"].includes(to))
      return refuse("not-possible")
    const against = unless(hall, turn.value)
    if (against) return refuse(against)
    await changeTurn(hall, turn.value, { state: to, ...also(turn.value, hall.now) }, kind, by)
    return ok(null)
  })
}

/** An act of the desk on the visit of a leg, told with the counter that called it. */
async function ofVisit(ctx: Context, { turn, by }: Given, act: typeof serve): Answer {
  const visitId = await visitOfLeg(ctx.db, turn.id)
  if (!visitId) return refuse("unknown")
  const at = await readSiteOffice(ctx.db)
  const { turns } = await readHall(ctx.db, at.site.id, officeDay(ctx.now()))
  const counterId = turns.find((one) => one.id === turn.id)?.counterId
  const counter = at.office.counters.find((one) => one.id === counterId)
  return act(ctx, { visitId, by, ...(counter ? { counter: counter.number } : {}) })
}

/**
 * Who was called and does not come, by the office's rule: called once more, put behind those who wait now, or missed. An appointment that
 * was called before its time is put back instead: it may still come.
 */
export async function notHere(
  ctx: Context,
  { turn: id, by }: Given,
): Promise<Result<"again" | "back" | "missed", Refusal>> {
  const done = await inHall<"again" | "back" | "missed", Refusal>(ctx, async (hall) => {
    const turn = turnIn(hall, id)
    if (turn?.state !== "called") return refuse(turn ? "not-possible" : "unknown")
    const early = turn.agreedAt !== null && turn.agreedAt > hall.now
    const rule = whenAbsent(turn, hall.at.settings)
    const becomes = rule === "missed" && early ? "back" : rule
    if (becomes === "again") return (await again(hall, turn, by)) ? ok(becomes) : refuse("not-possible")
    if (becomes === "back") {
      // Who was called early is asked for again at the agreed time.
      const from = early ? turn.from : hall.now
      const behind = { state: "waiting" as const, counterId: null, calls: 0, backs: turn.backs + 1, from }
      await changeTurn(hall, turn, behind, "requeued", by)
    } else if (turn.kind === "walk-in") await changeTurn(hall, turn, { state: "missed", counterId: null }, "missed", by)
    return ok(becomes)
  })
  if (!done.ok || done.value !== "missed" || id.kind === "walk-in") return done
  const missed = await ofVisit(ctx, { turn: id, by }, miss)
  return missed.ok ? done : missed
}

const again = (hall: Hall, turn: Turn, by: StaffMember) =>
  callTo(
    hall,
    turn,
    hall.at.office.counters.find((one) => one.id === turn.counterId)!,
    by,
  )

const ofQueue = new Set(["called", "parked", "requeued"])

/** The event that an undo of a turn would take back now; null when there is none. */
export async function undoableOf(ctx: Context, turn: TurnId): Promise<string | null> {
  if (turn.kind === "walk-in") {
    const last = await lastTicketEvent(ctx.db, turn.id)
    return last?.detail.before === undefined ? null : last.id
  }
  const visitId = await visitOfLeg(ctx.db, turn.id)
  if (!visitId) return null
  const events = await eventsOf(ctx.db, visitId)
  return ofQueue.has(events[0]?.kind ?? "") ? events[0]!.id : (lastAct(events.toReversed())?.eventId ?? null)
}

/** Takes back the last thing that was done to somebody in the queue, which `event` names; over anything newer nothing is done. */
export async function undoTurn(ctx: Context, given: Given & { event: string }): Answer {
  const { turn: id, by, event } = given
  const visitId = id.kind === "appointment" ? await visitOfLeg(ctx.db, id.id) : null
  if (visitId && !ofQueue.has((await eventsOf(ctx.db, visitId))[0]?.kind ?? ""))
    return takeBack(ctx, { visitId, event, by })
  return inHall<null, Refusal>(ctx, async (hall) => {
    const last = visitId ? (await eventsOf(hall.tx, visitId))[0] : await lastTicketEvent(hall.tx, id.id)
    if (last?.id !== event || typeof last.detail.before !== "string") return refuse("changed-meanwhile")
    // A walk-in that is done is in the hall no more.
    const turn = turnIn(hall, id) ?? (await turnOfTicket(hall.tx, id.id))
    if (!turn) return refuse("unknown")
    const before = restored(last.detail.before)
    // The counter may have called somebody else meanwhile.
    const taken = hall.turns.some(
      (one) =>
        one.id !== turn.id &&
        one.counterId === before.counterId &&
        (one.state === "called" || one.state === "serving") &&
        (before.state === "called" || before.state === "serving"),
    )
    if (taken) return refuse("taken")
    await changeTurn(hall, turn, before, "undone", by)
    return ok(null)
  })
}

interface Kept extends Omit<Required<Change>, "from" | "calledAt" | "startedAt"> {
  from: string
  calledAt: string | null
  startedAt: string | null
}

/** A turn as it was kept with its event. */
function restored(text: string): Required<Change> {
  const kept = JSON.parse(text) as Kept
  const instant = (iso: string | null) => (iso === null ? null : new Date(iso))
  return {
    ...kept,
    from: new Date(kept.from),
    calledAt: instant(kept.calledAt),
    startedAt: instant(kept.startedAt),
  }
}
