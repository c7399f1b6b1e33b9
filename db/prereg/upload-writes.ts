import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import type { Upload } from "./upload-reads.ts"
import * as t from "./tables.ts"

export async function insertUpload(tx: Transaction, values: typeof t.preregUpload.$inferInsert): Promise<void> {
  await tx.insert(t.preregUpload).values(values)
}

export async function lockUpload(tx: Transaction, id: string): Promise<Upload | null> {
  return (await tx.select().from(t.preregUpload).where(eq(t.preregUpload.id, id)).for("update"))[0] ?? null
}

export async function updateUpload(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.preregUpload.$inferInsert>,
): Promise<void> {
  await tx.update(t.preregUpload).set(set).where(eq(t.preregUpload.id, id))
}

export async function deleteUpload(tx: Transaction, id: string, preregId: string): Promise<void> {
  await tx.delete(t.preregUpload).where(and(eq(t.preregUpload.id, id), eq(t.preregUpload.preregId, preregId)))
}

/** Erases papers sent before a moment, and those of households that are handed over, refused or withdrawn. */
export async function eraseUploads(tx: Transaction, before: Date): Promise<number> {
  const gone = await tx.execute(sql`delete from prereg_upload u using prereg p where p.id = u.prereg_id and (
    u.uploaded_at < ${before.toISOString()}::timestamptz or p.state in ('refused', 'withdrawn')
    or (p.state = 'completed' and exists (select 1 from prereg_hand_over h where h.prereg_id = p.id and h.whole)))`)
  return gone.rowCount ?? 0
}
