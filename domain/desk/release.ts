import type { VisitState } from "#domain/booking/states.ts"

interface Leg {
  startedAt: Date | null
}

/**
 * The later services of a visit that staff may release: those not begun, once an earlier one has been. Before any has begun the visit is
 * cancelled or corrected instead. Legs in the order of the visit.
 */
export function laterLegs<L extends Leg>(state: VisitState, legs: readonly L[]): L[] {
  if (state !== "arrived" && state !== "serving") return []
  return legs.some((leg) => leg.startedAt !== null) ? legs.filter((leg) => leg.startedAt === null) : []
}
