import { asc, eq, getTableColumns, sql } from "drizzle-orm"
import type { Reader } from "../client.ts"
import { type WorklistRow, rowsWhere } from "./reads.ts"
import * as t from "./tables.ts"

export type Upload = typeof t.preregUpload.$inferSelect
export type SentPaper = Omit<Upload, "sealed">

/** Everything of a paper but its content, which is large. */
const { sealed: _content, ...told } = getTableColumns(t.preregUpload)

/** The papers a household has sent, without their content, in the order they came. */
export const uploadsOf = (db: Reader, preregId: string): Promise<SentPaper[]> =>
  db
    .select(told)
    .from(t.preregUpload)
    .where(eq(t.preregUpload.preregId, preregId))
    .orderBy(asc(t.preregUpload.uploadedAt), asc(t.preregUpload.id))

export async function uploadById(db: Reader, id: string): Promise<SentPaper | null> {
  return (await db.select(told).from(t.preregUpload).where(eq(t.preregUpload.id, id)))[0] ?? null
}

/** The sealed content of a paper; null where it is gone. */
export async function sealedUpload(db: Reader, id: string): Promise<Buffer | null> {
  const { sealed } = t.preregUpload
  return (await db.select({ sealed }).from(t.preregUpload).where(eq(t.preregUpload.id, id)))[0]?.sealed ?? null
}

/** The papers that wait for the scanner. */
export async function waitingUploads(db: Reader): Promise<string[]> {
  const { id, scan } = t.preregUpload
  return (await db.select({ id }).from(t.preregUpload).where(eq(scan, "waiting"))).map((row) => row.id)
}

/** Households that have sent papers nobody has looked at, those that have waited longest first. */
export const withUnseenPapers = (db: Reader, siteId: string, limit: number): Promise<WorklistRow[]> =>
  rowsWhere(
    db,
    sql`where p.site_id = ${siteId} and p.state in ('submitted', 'returned', 'accepted') and exists (
        select 1 from prereg_upload u where u.prereg_id = p.id and u.scan = 'clean' and u.verdict is null)
      order by (select min(u.uploaded_at) from prereg_upload u
        where u.prereg_id = p.id and u.scan = 'clean' and u.verdict is null), p.id limit ${limit}`,
  )
