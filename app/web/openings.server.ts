import type { Database } from "#db/client.ts"
import { openingsOf } from "#db/audit/reads.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"

const MOST_SHOWN = 50

/** Who at the office opened these cases or their contact data, as the person they belong to reads it, the latest first. */
export async function showOpenings(db: Database, cases: readonly string[], language: Language, now: Date) {
  const openings = await openingsOf(db, cases, MOST_SHOWN)
  return openings.map(({ at, name, roleNames }) => ({
    at: spokenMoment(at, language, now),
    name,
    role: writtenIn(roleNames, language, ""),
  }))
}
export type OpeningShown = Awaited<ReturnType<typeof showOpenings>>[number]
