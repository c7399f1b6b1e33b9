import type { Outcome } from "./check.ts"

/** What somebody who supervises found of a check: all in order; the procedure was not followed, the result stands; the result is wrong. */
export const reviewFindings = ["in-order", "not-followed", "wrong"] as const
export type ReviewFinding = (typeof reviewFindings)[number]
export const isReviewFinding = (text: string): text is ReviewFinding =>
  (reviewFindings as readonly string[]).includes(text)

/** A drawn check waits to be looked at; a finding waits for what is done about it; then it is closed. */
export const reviewStates = ["waits", "finding", "closed"] as const
export type ReviewState = (typeof reviewStates)[number]

export const reviewStateOf = (review: { finding: ReviewFinding | null; remediedAt: Date | null }): ReviewState =>
  review.finding === null ? "waits" : review.finding === "in-order" || review.remediedAt !== null ? "closed" : "finding"

/** Nobody supervises a check they have had a hand in. */
export const maySupervise = (handledBy: readonly string[], by: { staffId: string }): boolean =>
  !handledBy.includes(by.staffId)

/** Which way a completed check went: through a hearing, however that ended; through a doubt; or approved at once. */
export const resultOf = (check: { doubt: string; grounds: readonly unknown[] }): Outcome =>
  check.grounds.length > 0 ? "hearing" : check.doubt !== "" ? "doubtful" : "approved"

/** How the reviews of one month, or of one officer, stand. */
export interface ReviewTally {
  drawn: number
  waits: number
  /** How many were found to be each. */
  found: Record<ReviewFinding, number>
  /** Findings about which nothing has been done yet. */
  open: number
}

export function tallyReviews(
  reviews: readonly { finding: ReviewFinding | null; remediedAt: Date | null }[],
): ReviewTally {
  const tally: ReviewTally = {
    drawn: reviews.length,
    waits: 0,
    found: { "in-order": 0, "not-followed": 0, wrong: 0 },
    open: 0,
  }
  for (const review of reviews) {
    const state = reviewStateOf(review)
    if (state === "waits") tally.waits++
    if (state === "finding") tally.open++
    if (review.finding) tally.found[review.finding]++
  }
  return tally
}
