import { type Result, ok, refuse } from "../result.ts"

/** A person on the waiting list as the rules see them: `rank` is lower for people the run gives seats to first. */
export interface Waiting {
  id: string
  size: number
  rank: number
  /** The order of confirming, counted by the run. */
  number: number
}

/** The order of a waiting list: the run's priorities first, within them who came first. */
export const inOrder = <W extends Waiting>(list: readonly W[]): W[] =>
  list.toSorted((a, b) => a.rank - b.rank || a.number - b.number)

export interface Offer<W> {
  to: W
  /** Groups that stood before but need more seats than are free: they keep their place. */
  passedOver: W[]
}

/**
 * To whom free seats are offered, in the list's order. A group gets all its seats or none, so one that needs more than are free is
 * passed over and keeps its place; whoever is next and fits is offered the seats meanwhile.
 */
export function offersFor<W extends Waiting>(list: readonly W[], free: number): Offer<W>[] {
  const offers: Offer<W>[] = []
  const passedOver: W[] = []
  let left = free
  for (const waiting of inOrder(list)) {
    if (left <= 0) break
    if (waiting.size > left) passedOver.push(waiting)
    else {
      offers.push({ to: waiting, passedOver: [...passedOver] })
      left -= waiting.size
    }
  }
  return offers
}

export const priorities = ["pd-u2", "partner"] as const
export type Priority = (typeof priorities)[number]

/** 0 for people with one of the run's priorities, 1 for all others. */
export const rankOf = (runs: readonly Priority[], own: readonly Priority[]): number =>
  own.some((priority) => runs.includes(priority)) ? 0 : 1

const HOUR = 3_600_000
/** An offer is held no shorter than this; closer to the start nobody is offered a seat any more. */
const OFFER_LEAST_HOURS = 1

/**
 * Until when a freed seat is held for the person it is offered to: `hours` after now, or half of the time that is left until the
 * start when that is shorter. Null when less than an hour would be left to answer.
 */
export function offerEnds(now: Date, startsAt: Date, hours: number): Date | null {
  const left = (startsAt.getTime() - now.getTime()) / 2
  const held = Math.min(hours * HOUR, left)
  return held < OFFER_LEAST_HOURS * HOUR ? null : new Date(now.getTime() + held)
}

/** What becomes of a sign-up, and from where. A seat is taken by `seated` and `offered`. */
export const signUpMoves = {
  unconfirmed: ["seated", "listed", "cancelled"],
  listed: ["offered", "seated", "cancelled"],
  offered: ["seated", "lapsed", "cancelled", "listed"],
  seated: ["cancelled"],
  lapsed: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>
export type SignUpState = keyof typeof signUpMoves
export const signUpStates = Object.keys(signUpMoves) as [SignUpState, ...SignUpState[]]
export const maySignUpBecome = (from: SignUpState, to: SignUpState): boolean =>
  (signUpMoves[from] as readonly SignUpState[]).includes(to)

export interface RunTimes {
  state: "planned" | "cancelled"
  opensAt: Date
  closesAt: Date
  seats: number
  taken: number
  largestGroup: number
}

export type SignUpRefusal = "run-cancelled" | "not-open" | "closed" | "group-large"

/** Whether somebody may sign up now. A run without free seats still takes people onto its list. */
export function maySignUp(run: RunTimes, size: number, now: Date): Result<null, SignUpRefusal> {
  if (run.state === "cancelled") return refuse("run-cancelled")
  if (now < run.opensAt) return refuse("not-open")
  if (now >= run.closesAt) return refuse("closed")
  return size < 1 || size > run.largestGroup || size > run.seats ? refuse("group-large") : ok(null)
}

/**
 * Where a person goes who signs up now, `waiting` being the sizes of those on the list: a seat when the group fits and nobody waits
 * who would fit too. People on the list must not be overtaken by somebody who happens to come when a seat is free; a large group
 * that does not fit keeps its place, and holds no seat empty.
 */
export function placeFor(
  run: { seats: number; taken: number },
  waiting: readonly number[],
  size: number,
): "seated" | "listed" {
  const free = run.seats - run.taken
  return size <= free && waiting.every((other) => other > free) ? "seated" : "listed"
}
