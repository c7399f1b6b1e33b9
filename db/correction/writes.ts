import { eq } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import type { NewEmail } from "./reads.ts"
import * as t from "./tables.ts"

/** Keeps the address that waits for its code, in place of one before. */
export async function putNewEmail(tx: Transaction, values: typeof t.visitNewEmail.$inferInsert): Promise<void> {
  await tx.insert(t.visitNewEmail).values(values).onConflictDoUpdate({ target: t.visitNewEmail.visitId, set: values })
}

/** Reads the address that waits, and keeps other tabs waiting until the transaction ends. */
export async function lockNewEmail(tx: Transaction, visitId: string): Promise<NewEmail | null> {
  const rows = await tx.select().from(t.visitNewEmail).where(eq(t.visitNewEmail.visitId, visitId)).for("update")
  return rows[0] ?? null
}

export async function updateNewEmail(
  tx: Transaction,
  visitId: string,
  set: Partial<typeof t.visitNewEmail.$inferInsert>,
): Promise<void> {
  await tx.update(t.visitNewEmail).set(set).where(eq(t.visitNewEmail.visitId, visitId))
}

/** Answers whether one waited. */
export async function deleteNewEmail(tx: Transaction, visitId: string): Promise<boolean> {
  return ((await tx.delete(t.visitNewEmail).where(eq(t.visitNewEmail.visitId, visitId))).rowCount ?? 0) > 0
}

export async function insertFormerEmail(
  tx: Transaction,
  values: typeof t.visitFormerEmail.$inferInsert,
): Promise<void> {
  await tx.insert(t.visitFormerEmail).values(values)
}

export async function deleteFormerEmail(tx: Transaction, eventId: string): Promise<void> {
  await tx.delete(t.visitFormerEmail).where(eq(t.visitFormerEmail.eventId, eventId))
}
