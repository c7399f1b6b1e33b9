import type { Term } from "../retention/policy.ts"
import type { PreregState } from "./states.ts"

/**
 * Which term holds for a household, and from when it counts: as `nextDuePrereg` erases. `visitEndsAt`: of the visit that it has. Of one
 * that was registered the days begin to count when it was handed over to the case system; until then it is the office's only record.
 */
export function keptFrom(
  prereg: { state: PreregState; touchedAt: Date; decidedAt: Date | null },
  visitEndsAt: Date | null,
  handedOverAt: Date | null = null,
): {
  term: Extract<Term, "preregDraftDays" | "preregVisitDays" | "preregEndedDays" | "preregSentDays">
  from: Date
} {
  if (prereg.state === "draft") return { term: "preregDraftDays", from: prereg.touchedAt }
  if (prereg.state === "completed") {
    if (handedOverAt) return { term: "preregVisitDays", from: handedOverAt }
    const last = visitEndsAt && visitEndsAt > prereg.touchedAt ? visitEndsAt : prereg.touchedAt
    return { term: "preregSentDays", from: last }
  }
  if (visitEndsAt) return { term: "preregVisitDays", from: visitEndsAt }
  if (prereg.state === "refused" || prereg.state === "withdrawn")
    return { term: "preregEndedDays", from: prereg.decidedAt ?? prereg.touchedAt }
  return { term: "preregSentDays", from: prereg.touchedAt }
}
