import { and, isNull, lt, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import * as t from "./tables.ts"

/**
 * Keeps the receipt of a household that was handed over, or another journal number of one that was already. The whole of one of which a part
 * was handed over before counts from now.
 */
export async function putHandOver(tx: Transaction, values: typeof t.preregHandOver.$inferInsert): Promise<void> {
  const { journal, staffId, staffName, whole, at } = values
  await tx
    .insert(t.preregHandOver)
    .values(values)
    .onConflictDoUpdate({
      target: t.preregHandOver.preregId,
      set: {
        journal,
        staffId,
        staffName,
        whole: sql`${t.preregHandOver.whole} or ${whole}`,
        at: sql`case when ${whole} and not ${t.preregHandOver.whole} then ${at.toISOString()}::timestamptz else ${t.preregHandOver.at} end`,
      },
    })
}

/** Erases the receipts of before a moment. */
export async function eraseHandOvers(tx: Transaction, before: Date): Promise<number> {
  const gone = await tx
    .delete(t.preregHandOver)
    .where(and(lt(t.preregHandOver.at, before), isNull(t.preregHandOver.preregId)))
  return gone.rowCount ?? 0
}
