import type { SignUpState } from "./seats.ts"

/** How a place stands, in what its page says: a state of the sign-up, or what has become of it and of its run. */
export type PlaceSays = SignUpState | "removed" | "moved" | "runCancelled" | "over" | "listedBegun"

export interface Place {
  state: SignUpState
  offerUntil: Date | null
  run: { state: "planned" | "cancelled"; begun: boolean; over: boolean }
  /** How it was given up: by staff, or for other dates; null where it was not, or went with its run. */
  end: { staff: boolean; moved: boolean } | null
}

/** What is true of a place now. An offer lapses by the clock; the job that writes it down comes a little later. */
export function placeSays({ state, offerUntil, run, end }: Place, now: Date): PlaceSays {
  if (state === "cancelled") {
    if (end?.moved) return "moved"
    if (run.state === "cancelled" && end === null) return "runCancelled"
    return end?.staff ? "removed" : "cancelled"
  }
  if (run.state === "cancelled") return "runCancelled"
  if (state === "offered" && offerUntil !== null && offerUntil <= now) return "lapsed"
  if (state === "listed" && run.begun) return "listedBegun"
  return state === "seated" && run.over ? "over" : state
}
