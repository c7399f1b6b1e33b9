import { isDay } from "#domain/time/office-time.ts"

/** Whether a rule would begin before today: plans and checks have been given by the one that held. */
export const beginsInThePast = (from: string, today: string): boolean => from < today

export type DatingProblem = "rule-past" | "review-past"

/**
 * What is wrong with the days of a rule; null when they can stand. Somebody reads it again on a day to come. It has no last day of its
 * own: the next one ends it.
 */
export function datingProblem(rule: { from: string; nextReview: string }, today: string): DatingProblem | null {
  if (beginsInThePast(rule.from, today)) return "rule-past"
  return !isDay(rule.nextReview) || rule.nextReview <= today ? "review-past" : null
}
