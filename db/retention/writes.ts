import { eq } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import { retentionTerm } from "./tables.ts"

export async function putTerm(tx: Transaction, values: typeof retentionTerm.$inferInsert): Promise<void> {
  const { amount, setBy, setAt } = values
  await tx
    .insert(retentionTerm)
    .values(values)
    .onConflictDoUpdate({ target: retentionTerm.term, set: { amount, setBy, setAt } })
}

/** Back to the default. */
export async function deleteTerm(tx: Transaction, term: string): Promise<void> {
  await tx.delete(retentionTerm).where(eq(retentionTerm.term, term))
}
