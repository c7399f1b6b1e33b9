import { grouped } from "#domain/grouped.ts"
import type { Outcome } from "./check.ts"

/** A check as the sample sees it: who made it, which state's document it was, how the counter ended it. */
export interface Drawable {
  id: string
  officerId: string
  documentState: string
  outcome: Outcome
}

/** One in so many checks is looked at again, and at least so many of a month. */
export const SAMPLE_SHARE = 0.05
export const SAMPLE_LEAST = 5

/** How many checks of a month are drawn: the share, rounded up, at least the least, and never more than there are. */
export const sampleSize = (checks: number): number =>
  Math.min(checks, Math.max(SAMPLE_LEAST, Math.ceil(checks * SAMPLE_SHARE)))

const stratumOf = (one: Drawable): string => `${one.officerId} ${one.documentState} ${one.outcome}`

/**
 * Draws a sample of a month's checks: random, and spread over officer, state of the document and outcome, so that no stratum is looked at
 * more or less than its share by one. What the shares lack of whole numbers is given out by systematic sampling: each check is drawn with
 * exactly the same chance. The same checks and the same rank give the same sample, in whatever order the checks come. `rank` answers at
 * least 12 hex digits for a text that nobody can foresee without the seed (a keyed digest of it).
 */
export function drawSample<One extends Drawable>(
  checks: readonly One[],
  size: number,
  rank: (text: string) => string,
): One[] {
  const ranks = new Map(checks.map(({ id }) => [id, rank(id)]))
  const byRank = (a: One, b: One) => (ranks.get(a.id)! < ranks.get(b.id)! ? -1 : 1)
  const wanted = Math.min(size, checks.length)
  const strata = [...grouped(checks, stratumOf)].toSorted(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
  const start = parseInt(rank("start").slice(0, 12), 16) / 16 ** 12
  let reached = 0
  return strata.flatMap(([, own]) => {
    const before = reached
    reached += (own.length * wanted) / checks.length
    return own.toSorted(byRank).slice(0, pointsUpTo(reached, start) - pointsUpTo(before, start))
  })
}

/** How many of the points start, start + 1, start + 2 … lie below a place. Sums of shares are rounded where they should be whole. */
const pointsUpTo = (place: number, start: number): number => Math.max(0, Math.ceil(Number(place.toFixed(9)) - start))
