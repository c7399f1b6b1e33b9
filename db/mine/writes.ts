import { eq, lt } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import type { OwnPage } from "./reads.ts"
import { ownPage } from "./tables.ts"

export async function insertOwnPage(tx: Transaction, values: typeof ownPage.$inferInsert): Promise<void> {
  await tx.insert(ownPage).values(values)
}

export async function lockOwnPage(tx: Transaction, keyHash: Buffer): Promise<OwnPage | null> {
  return (await tx.select().from(ownPage).where(eq(ownPage.keyHash, keyHash)).for("update"))[0] ?? null
}

export async function updateOwnPage(
  tx: Transaction,
  id: string,
  set: Partial<typeof ownPage.$inferInsert>,
): Promise<void> {
  await tx.update(ownPage).set(set).where(eq(ownPage.id, id))
}

export async function deleteOwnPage(tx: Transaction, keyHash: Buffer): Promise<void> {
  await tx.delete(ownPage).where(eq(ownPage.keyHash, keyHash))
}

/** Erases pages that were begun before an instant. Answers how many went. */
export async function eraseOwnPages(tx: Transaction, before: Date): Promise<number> {
  return (await tx.delete(ownPage).where(lt(ownPage.createdAt, before))).rowCount ?? 0
}
