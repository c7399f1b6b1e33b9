/** The states of a visit. `held` and `provisional` become `booked`; the day itself moves it on. */
export const visitStates = [
  "held",
  "provisional",
  "booked",
  "arrived",
  "serving",
  "done",
  "missed",
  "cancelled",
  "lapsed",
] as const
export type VisitState = (typeof visitStates)[number]

/** Where each state may go. Moving to another time does not change the state. */
export const moves = {
  held: ["booked", "lapsed"],
  // Where nobody has answered by its day, whoever comes is received all the same, and the household is decided about at the counter.
  provisional: ["booked", "arrived", "missed", "cancelled", "lapsed"],
  booked: ["arrived", "serving", "missed", "cancelled"],
  arrived: ["serving", "missed", "cancelled"],
  serving: ["arrived", "done"],
  missed: ["arrived"],
  done: [],
  cancelled: [],
  lapsed: [],
} as const satisfies Record<VisitState, readonly VisitState[]>

export function mayBecome(from: VisitState, to: VisitState): boolean {
  return (moves[from] as readonly VisitState[]).includes(to)
}

/** Whether those who come are in the office now. */
export const isHere = (state: VisitState): boolean => state === "arrived" || state === "serving"
