import { type Terms, termsWith } from "#domain/retention/policy.ts"
import type { Reader } from "../client.ts"
import { retentionTerm } from "./tables.ts"

export async function readTerms(db: Reader): Promise<Terms> {
  return termsWith(await db.select().from(retentionTerm))
}

/** Who set which term otherwise, and when. */
export function setTerms(db: Reader) {
  return db.select().from(retentionTerm)
}
