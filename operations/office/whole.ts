import type { Counter } from "#domain/office/opening.ts"
import type { SiteOffice } from "#db/office/reads.ts"

/** What the history keeps of a change. Null where nothing was, or nothing is. */
export interface Recorded {
  before: unknown
  after: unknown
}
export interface Whole extends SiteOffice {
  /** With those not in use. */
  counters: (Counter & { active: boolean })[]
}
