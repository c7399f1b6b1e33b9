import type { Reader } from "#db/client.ts"
import { householdOfVisit } from "#db/prereg/reads.ts"
import { readRules } from "#db/rules/reads.ts"
import { type ToBring, papersToBring } from "#domain/prereg/papers.ts"

/** What each person of a pre-registered household brings to its visit, by the rules of a day; null where nobody told us about the people. */
export async function papersOfVisit(db: Reader, visitId: string, day: string): Promise<ToBring[] | null> {
  const household = await householdOfVisit(db, visitId)
  return household && papersToBring(household, await readRules(db, day))
}
