/** What one who waits in the hall is doing. An appointment shares the first states until its visit says more. */
export const turnStates = ["waiting", "called", "serving", "parked", "done", "missed"] as const
export type TurnState = (typeof turnStates)[number]

/** Where each state may go. Being called again is `called` once more; who is sent on to another service waits again. */
const moves = {
  waiting: ["called", "parked", "missed"],
  called: ["called", "serving", "waiting", "parked", "missed"],
  serving: ["waiting", "parked", "done"],
  parked: ["called", "waiting", "missed"],
  done: [],
  missed: ["waiting"],
} as const satisfies Record<TurnState, readonly TurnState[]>

export const mayTurn = (from: TurnState, to: TurnState): boolean => (moves[from] as readonly TurnState[]).includes(to)

/** Somebody who waits: the people of an appointment that have arrived, or a walk-in with a number. */
export interface Waiting {
  kind: "appointment" | "walk-in"
  id: string
  /** What a counter must be able to do. */
  skill: string
  /** The counter an appointment was booked at; null for a walk-in. */
  bookedAt: string | null
  /** The agreed time of an appointment, the coming of a walk-in; later for one who did not come when called. An instant. */
  from: Date
}

/**
 * Who comes next at a counter, the fairest first. Appointments whose time has come go by it: those booked at this counter, then those of
 * other counters, whom it helps. Then walk-ins, by how long they wait. An appointment is never called before its time while a walk-in
 * waits; when nobody else does, who came early is served early. Only what the counter and whoever stands there can do.
 */
export function fairOrder<One extends Waiting>(
  waiting: readonly One[],
  counter: { id: string; skills: readonly string[] },
  now: Date,
): One[] {
  const rank = (one: Waiting) => {
    if (one.kind === "walk-in") return 2
    const own = one.bookedAt === counter.id ? 0 : 1
    return one.from <= now ? own : 3 + own
  }
  return waiting
    .filter((one) => counter.skills.includes(one.skill))
    .toSorted(
      (a, b) => rank(a) - rank(b) || a.from.getTime() - b.from.getTime() || (a.id < b.id ? -1 : Number(a.id !== b.id)),
    )
}

/** What the office has set about one who is called and does not come. */
export interface AbsenceRule {
  /** Calls before anything happens. */
  queueCalls: number
  /** How often one goes back in the queue before being missed. */
  queueBacks: number
}

/**
 * What becomes of one who was called so often and does not come: called again, put behind those who wait now, or missed. The calls count
 * from the last time they went back.
 */
export function whenAbsent(turn: { calls: number; backs: number }, rule: AbsenceRule): "again" | "back" | "missed" {
  if (turn.calls < rule.queueCalls) return "again"
  return turn.backs < rule.queueBacks ? "back" : "missed"
}

/** What somebody of the staff can do at a counter: what the counter can, as far as their role lets them. */
export const skillsAt = (counter: { skills: readonly string[] }, own: readonly string[] | null): string[] =>
  counter.skills.filter((skill) => own === null || own.includes(skill))
