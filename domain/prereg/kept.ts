import type { VisitState } from "#domain/booking/states.ts"
import type { Term } from "../retention/policy.ts"
import type { PreregState } from "./states.ts"

/** What is known of a household beside its own row. */
export interface KeptBeside {
  /** The visit that it has (`visitOf`). */
  visit: { state: VisitState; endsAt: Date } | null
  /** When the whole of it was handed over to the case system. */
  handedOverAt: Date | null
  /** Whether somebody of it was approved at the identity control. */
  approved: boolean
}

/**
 * Which term holds for a household, and from when it counts: as `nextDuePrereg` erases. Of one that was registered the days begin to count
 * when it was handed over to the case system; until then the portal's is the only record, as it is once somebody of it was approved or
 * received.
 */
export function keptFrom(
  prereg: { state: PreregState; touchedAt: Date; decidedAt: Date | null },
  { visit, handedOverAt, approved }: KeptBeside,
): {
  term: Extract<Term, "preregDraftDays" | "preregVisitDays" | "preregEndedDays" | "preregSentDays">
  from: Date
} {
  if (prereg.state === "draft") return { term: "preregDraftDays", from: prereg.touchedAt }
  if (prereg.state === "refused" || prereg.state === "withdrawn")
    return { term: "preregEndedDays", from: prereg.decidedAt ?? prereg.touchedAt }
  if (prereg.state === "completed" && handedOverAt) return { term: "preregVisitDays", from: handedOverAt }
  if (prereg.state !== "completed" && visit?.state === "booked" && !approved)
    return { term: "preregVisitDays", from: visit.endsAt }
  return {
    term: "preregSentDays",
    from: visit && visit.endsAt > prereg.touchedAt ? visit.endsAt : prereg.touchedAt,
  }
}
