import { fairOrder, skillsAt } from "#domain/desk/queue.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import type { Context } from "../context.ts"
import { type Hall, type TurnId, callTo, inHall, mayChange, turnAt, turnIn } from "./hall.ts"

interface Caller {
  counterId: string
  by: StaffMember
  /** What whoever calls may serve; null for everything. */
  skills: readonly string[] | null
}

/** The counter somebody calls to, if it is free for another one. */
function freeCounter(hall: Hall, caller: Caller) {
  const counter = hall.at.office.counters.find((one) => one.id === caller.counterId)
  if (!counter) return refuse("unknown")
  if (turnAt(hall.turns, counter.id)) return refuse("busy")
  return ok({ ...counter, skills: skillsAt(counter, caller.skills) })
}

/**
 * Calls the fair next to a counter. However many press at once, nobody is called twice: each holds the hall's lock, and a visit that
 * somebody is at this moment is passed over. A counter that has somebody calls nobody more, so pressing twice is once.
 */
export function callNext(ctx: Context, given: Caller): Promise<Result<TurnId, "unknown" | "busy" | "nobody">> {
  return inHall<TurnId, "unknown" | "busy" | "nobody">(ctx, async (hall) => {
    const counter = freeCounter(hall, given)
    if (!counter.ok) return counter
    const waiting = hall.turns.filter((turn) => turn.state === "waiting")
    for (const turn of fairOrder(waiting, counter.value, hall.now))
      if (await callTo(hall, turn, counter.value, given.by)) return ok({ kind: turn.kind, id: turn.id })
    return refuse("nobody")
  })
}

/** Calls one whom somebody has chosen, out of the order: who is parked, or has a reason to come first. */
export function callOne(
  ctx: Context,
  given: Caller & { turn: TurnId },
): Promise<Result<TurnId, "unknown" | "busy" | "not-possible">> {
  return inHall<TurnId, "unknown" | "busy" | "not-possible">(ctx, async (hall) => {
    const turn = mayChange(turnIn(hall, given.turn), "called")
    if (!turn.ok) return turn
    if (turn.value.state === "called") return refuse("not-possible")
    const counter = freeCounter(hall, given)
    if (!counter.ok) return counter
    if (!counter.value.skills.includes(turn.value.skill)) return refuse("not-possible")
    return (await callTo(hall, turn.value, counter.value, given.by)) ? ok(given.turn) : refuse("not-possible")
  })
}

/** Says the number of somebody once more, who has been called and is not here yet. */
export function callAgain(
  ctx: Context,
  given: { turn: TurnId; by: StaffMember },
): Promise<Result<null, "unknown" | "not-possible">> {
  return inHall<null, "unknown" | "not-possible">(ctx, async (hall) => {
    const turn = turnIn(hall, given.turn)
    if (turn?.state !== "called") return refuse(turn ? "not-possible" : "unknown")
    const counter = hall.at.office.counters.find((one) => one.id === turn.counterId)
    return counter && (await callTo(hall, turn, counter, given.by)) ? ok(null) : refuse("not-possible")
  })
}
