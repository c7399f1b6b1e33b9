import { type VisitState, isHere } from "../booking/states.ts"

/** How a pre-registration stands. */
export const preregStates = ["draft", "submitted", "returned", "accepted", "completed", "refused", "withdrawn"] as const
export type PreregState = (typeof preregStates)[number]

/** Where each state may go. `completed` follows the visit. */
export const moves = {
  draft: ["submitted", "withdrawn"],
  submitted: ["returned", "accepted", "refused", "withdrawn"],
  // Whoever was asked and stands at the counter with the answer is decided about there.
  returned: ["submitted", "accepted", "refused", "withdrawn"],
  accepted: ["completed", "withdrawn"],
  refused: [],
  completed: [],
  withdrawn: [],
} as const satisfies Record<PreregState, readonly PreregState[]>

export function mayBecome(from: PreregState, to: PreregState): boolean {
  return (moves[from] as readonly PreregState[]).includes(to)
}

/** Whether a household may take it back: it was sent, nothing has been decided against it, and its visit has not begun. */
export function mayWithdraw(state: PreregState, visit: VisitState | null): boolean {
  if (state === "draft" || !mayBecome(state, "withdrawn")) return false
  return visit === null || !["arrived", "serving", "done"].includes(visit)
}

/** Whether the office has not answered yet: until then the household's time is provisional. */
export const isUndecided = (state: PreregState): boolean => state === "submitted" || state === "returned"

/** Whether the office decides about it now: it waits for that, or it was asked something and its people are here to answer. */
export const isDecidable = (state: PreregState, visit: VisitState | null): boolean =>
  state === "submitted" || (state === "returned" && visit !== null && isHere(visit))

/** Who may answer what: all of a draft, only what was asked of a returned one, nothing of the others. */
export function mayAnswer(state: PreregState): "everything" | "asked" | "nothing" {
  return state === "draft" ? "everything" : state === "returned" ? "asked" : "nothing"
}
