import { eq, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import type { TaxApplication } from "./reads.ts"
import * as t from "./tables.ts"

export async function lockTaxApplication(tx: Transaction, id: string): Promise<TaxApplication | null> {
  return (await tx.select().from(t.taxApplication).where(eq(t.taxApplication.id, id)).for("update"))[0] ?? null
}

export async function insertTaxApplication(
  tx: Transaction,
  values: typeof t.taxApplication.$inferInsert,
): Promise<void> {
  await tx.insert(t.taxApplication).values(values)
}

export async function updateTaxApplication(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.taxApplication.$inferInsert>,
): Promise<void> {
  await tx.update(t.taxApplication).set(set).where(eq(t.taxApplication.id, id))
}

export async function recordTaxApplication(
  tx: Transaction,
  values: typeof t.taxApplicationEvent.$inferInsert,
): Promise<string> {
  const [row] = await tx.insert(t.taxApplicationEvent).values(values).returning({ id: t.taxApplicationEvent.id })
  return row!.id
}

/** Erases applications that were confirmed or withdrawn before an instant, and those nobody has touched since an earlier one. */
export async function eraseTaxApplications(tx: Transaction, before: { ended: Date; open: Date }): Promise<number> {
  const gone = await tx.execute(
    sql`delete from tax_application
      where state in ('confirmed', 'withdrawn') and touched_at < ${before.ended.toISOString()}::timestamptz
        or touched_at < ${before.open.toISOString()}::timestamptz`,
  )
  return gone.rowCount ?? 0
}
