import { type Terms, termsAt } from "#domain/retention/policy.ts"
import type { Reader } from "../client.ts"
import { retentionTerm } from "./tables.ts"

/** The terms that hold at `now`. */
export async function readTerms(db: Reader, now: Date): Promise<Terms> {
  return termsAt(await setTerms(db), now)
}

/** Who set which term otherwise, and when. */
export function setTerms(db: Reader) {
  return db.select().from(retentionTerm)
}
