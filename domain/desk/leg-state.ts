import type { VisitState } from "#domain/booking/states.ts"

interface Leg {
  startedAt: Date | null
  finishedAt: Date | null
}

/** The leg whose turn it is: the first that is not finished. Legs in the order of the visit. */
export const legInTurn = <L extends Leg>(legs: readonly L[]): L | undefined =>
  legs.find((leg) => leg.finishedAt === null)

/**
 * What one leg of a visit is doing. A chained visit is served at one counter while the next one still waits for it: only the leg in
 * turn has arrived, a later one is booked as before.
 */
export function legState(visit: VisitState, leg: Leg, legs: readonly Leg[]): VisitState {
  if (visit !== "arrived" && visit !== "serving") return visit
  if (leg.finishedAt) return "done"
  if (leg.startedAt) return "serving"
  return visit === "arrived" && legInTurn(legs) === leg ? "arrived" : "booked"
}
