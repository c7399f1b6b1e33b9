import { mayMiss } from "#domain/booking/rules.ts"
import { type VisitState, mayBecome } from "#domain/booking/states.ts"
import { type Act, acts } from "./acts.ts"

/** The one likely act on a visit. A chained visit is finished leg by leg, so that serving is possible again after the first. */
export const likelyAct: Readonly<Partial<Record<VisitState, Act>>> = {
  provisional: "arrive",
  booked: "arrive",
  arrived: "serve",
  serving: "finish",
  missed: "arrive",
}

/** The one likely act on a leg as it is now. A visit arrives once, at the first of its legs. */
export function nextAct(leg: { state: VisitState; first: boolean }): Act | null {
  if (leg.state === "missed" || ((leg.state === "booked" || leg.state === "provisional") && !leg.first)) return null
  return likelyAct[leg.state] ?? null
}

/** The acts that are possible besides the likely one. Nobody is served before they arrive, or arrives while they are served. */
export function otherActs(visit: { state: VisitState; startsAt: Date }, now: Date): Act[] {
  return (Object.keys(acts) as Act[]).filter(
    (act) =>
      act !== likelyAct[visit.state] &&
      mayBecome(visit.state, acts[act]) &&
      (act !== "miss" || mayMiss(visit, now).ok) &&
      !(act === "serve" && (visit.state === "booked" || visit.state === "provisional")) &&
      !(act === "arrive" && visit.state === "serving"),
  )
}
