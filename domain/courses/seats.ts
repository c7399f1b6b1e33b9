import { type Offer, type Waiting, offersFor } from "../offer.ts"
import { type Result, ok, refuse } from "../result.ts"

/** A person on the waiting list as the rules see them: `rank` is lower for people the run gives seats to first. */
export interface WaitingGroup extends Waiting {
  size: number
}

/**
 * To whom free seats are offered. A group gets all its seats or none, so one that needs more than are free is passed over and keeps
 * its place; whoever is next and fits is offered the seats meanwhile.
 */
export function seatsFor<W extends WaitingGroup>(list: readonly W[], free: number): Offer<W>[] {
  let left = free
  return offersFor(list, ({ size }) => {
    if (size > left) return false
    left -= size
    return true
  })
}

export const priorities = ["pd-u2", "partner"] as const
export type Priority = (typeof priorities)[number]

/** 0 for people with one of the run's priorities, 1 for all others. */
export const rankOf = (runs: readonly Priority[], own: readonly Priority[]): number =>
  own.some((priority) => runs.includes(priority)) ? 0 : 1

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
