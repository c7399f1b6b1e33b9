import { addDays } from "../time/office-time.ts"

/** A review this near stands on the worklist. */
const REVIEW_SOON_DAYS = 30

/** One version of an article in one language. `publishAt` null is a draft; in the future it waits. */
export interface VersionDates {
  publishAt: Date | null
  /** It says something else than before, not only better. */
  changesMeaning: boolean
}

export type VersionState = "draft" | "waiting" | "live" | "past"

/** The version that readers get at this moment: the one whose time came last. `versions` in any order. */
export function liveOf<V extends VersionDates>(versions: readonly V[], now: Date): V | null {
  let live: V | null = null
  for (const version of versions)
    if (
      version.publishAt !== null &&
      version.publishAt <= now &&
      (live === null || live.publishAt! <= version.publishAt)
    )
      live = version
  return live
}

export function stateOf<V extends VersionDates>(version: V, versions: readonly V[], now: Date): VersionState {
  if (version.publishAt === null) return "draft"
  if (version.publishAt > now) return "waiting"
  return liveOf(versions, now) === version ? "live" : "past"
}

/**
 * Whether a text lags behind its twin in another language: the twin has since got a published version that changes the meaning, and
 * nobody has said that this text still fits (`checkedAt`).
 */
export function isStale(
  own: readonly VersionDates[],
  twin: readonly VersionDates[],
  checkedAt: Date | null,
  now: Date,
): boolean {
  const mine = liveOf(own, now)
  if (!mine) return true
  const known = checkedAt !== null && checkedAt > mine.publishAt! ? checkedAt : mine.publishAt!
  return twin.some((v) => v.changesMeaning && v.publishAt !== null && v.publishAt <= now && v.publishAt > known)
}

export type ReviewState = "overdue" | "soon" | "ahead"

/** When somebody must read an article against its sources again, as seen today. Days "YYYY-MM-DD". */
export function reviewState(nextReview: string, today: string): ReviewState {
  if (nextReview <= today) return "overdue"
  return nextReview <= addDays(today, REVIEW_SOON_DAYS) ? "soon" : "ahead"
}
