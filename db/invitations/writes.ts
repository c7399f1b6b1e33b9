import { eq } from "drizzle-orm"
import * as t from "../booking/tables.ts"
import type { Transaction } from "../client.ts"

/** Erases the bookings on their way that were begun with a personal link. */
export async function deleteDraftsOfInvitation(tx: Transaction, invitationId: string): Promise<void> {
  await tx.delete(t.bookingDraft).where(eq(t.bookingDraft.invitationId, invitationId))
}

export async function insertInvitation(
  tx: Transaction,
  values: typeof t.bookingInvitation.$inferInsert,
): Promise<void> {
  await tx.insert(t.bookingInvitation).values(values)
}

export async function lockInvitation(
  tx: Transaction,
  id: string,
): Promise<typeof t.bookingInvitation.$inferSelect | null> {
  const rows = await tx.select().from(t.bookingInvitation).where(eq(t.bookingInvitation.id, id)).for("update")
  return rows[0] ?? null
}

export async function updateInvitation(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.bookingInvitation.$inferInsert>,
): Promise<void> {
  await tx.update(t.bookingInvitation).set(set).where(eq(t.bookingInvitation.id, id))
}
