import type { Readiness } from "../plan/readiness.ts"

/** What staff find of a person's paper. */
export const verdicts = ["approved", "missing", "stamp-missing", "at-visit", "not-relevant"] as const
export type VerdictCode = (typeof verdicts)[number]

/** What a finding asks the household for by itself: a paper that is missing, or its stamp. Null when nothing is wanting. */
export function askedByVerdict(verdict: VerdictCode | null): "paper-missing" | "stamp-missing" | null {
  if (verdict === "missing") return "paper-missing"
  return verdict === "stamp-missing" ? "stamp-missing" : null
}

/** Whether a finding asks the household for something. */
export const isWanting = (verdict: VerdictCode | null): boolean => askedByVerdict(verdict) !== null

/**
 * The decision that the findings of all papers speak for: to send it back when something is wanting, to accept it when everything has
 * been seen and nothing is. Null while a paper has not been seen: then a person decides without being led.
 */
export function suggestedDecision(found: readonly (VerdictCode | null)[]): "accept" | "return" | null {
  if (found.some(isWanting)) return "return"
  return found.every((verdict) => verdict !== null) ? "accept" : null
}

/**
 * The findings when one person's papers are approved in one press: those not seen yet, but for those the household itself says are
 * missing. What somebody found already stays.
 */
export function approvedAll<One extends { personId: string; verdict: VerdictCode | null; paper: string }>(
  found: readonly One[],
  personId: string,
  says: ReadonlyMap<string, Readiness>,
): One[] {
  return found.map((one) =>
    one.personId === personId && one.verdict === null && says.get(one.paper) !== "missing"
      ? { ...one, verdict: "approved" as const }
      : one,
  )
}
