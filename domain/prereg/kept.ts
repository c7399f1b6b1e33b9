import type { Term } from "../retention/policy.ts"
import type { PreregState } from "./states.ts"

/** Which term holds for a household, and from when it counts: as `nextDuePrereg` erases. `visitEndsAt`: of the visit that it has. */
export function keptFrom(
  prereg: { state: PreregState; touchedAt: Date; decidedAt: Date | null },
  visitEndsAt: Date | null,
): {
  term: Extract<Term, "preregDraftDays" | "preregVisitDays" | "preregEndedDays" | "preregSentDays">
  from: Date
} {
  if (prereg.state === "draft") return { term: "preregDraftDays", from: prereg.touchedAt }
  if (visitEndsAt) return { term: "preregVisitDays", from: visitEndsAt }
  if (prereg.state === "refused" || prereg.state === "withdrawn")
    return { term: "preregEndedDays", from: prereg.decidedAt ?? prereg.touchedAt }
  return { term: "preregSentDays", from: prereg.touchedAt }
}
