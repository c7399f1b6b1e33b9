import { eq, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import type { SupervisionReview } from "./reads.ts"
import * as t from "./tables.ts"

/** Keeps a sample, and a review that waits for each check of it. Answers false where the month has been drawn already. */
export async function insertSample(
  tx: Transaction,
  sample: typeof t.supervisionSample.$inferInsert,
  checkIds: readonly string[],
): Promise<boolean> {
  const [kept] = await tx
    .insert(t.supervisionSample)
    .values(sample)
    .onConflictDoNothing()
    .returning({ id: t.supervisionSample.id })
  if (!kept) return false
  if (checkIds.length > 0)
    await tx.insert(t.supervisionReview).values(checkIds.map((checkId) => ({ sampleId: kept.id, checkId })))
  return true
}

export async function lockReview(tx: Transaction, id: string): Promise<SupervisionReview | null> {
  return (await tx.select().from(t.supervisionReview).where(eq(t.supervisionReview.id, id)).for("update"))[0] ?? null
}

export async function updateReview(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.supervisionReview.$inferInsert>,
): Promise<void> {
  await tx.update(t.supervisionReview).set(set).where(eq(t.supervisionReview.id, id))
}

/** Erases the samples whose month ended before a day: what they were drawn from goes with the checks. */
export async function eraseSamples(tx: Transaction, before: string): Promise<number> {
  const gone = await tx.execute(
    sql`delete from supervision_sample where (month || '-01')::date + interval '1 month' <= ${before}::date`,
  )
  return gone.rowCount ?? 0
}
