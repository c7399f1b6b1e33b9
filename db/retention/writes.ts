import { type SQL, eq, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import { retentionTerm } from "./tables.ts"

export async function putTerm(tx: Transaction, values: typeof retentionTerm.$inferInsert): Promise<void> {
  const { term, ...set } = values
  await tx
    .insert(retentionTerm)
    .values({ term, ...set })
    .onConflictDoUpdate({ target: retentionTerm.term, set })
}

/** Back to the default. */
export async function deleteTerm(tx: Transaction, term: string): Promise<void> {
  await tx.delete(retentionTerm).where(eq(retentionTerm.term, term))
}

/** Erases at most `most` drafts nobody has touched since `before`. Answers how many went. */
export function eraseDrafts(tx: Transaction, before: Date, most: number): Promise<number> {
  return eraseSome(tx, sql`booking_draft`, sql`touched_at < ${before.toISOString()}::timestamptz`, most)
}

/** Erases at most `most` held or lapsed visits older than `before` that no draft points at. */
export function eraseHolds(tx: Transaction, before: Date, most: number): Promise<number> {
  return eraseSome(
    tx,
    sql`visit`,
    sql`state in ('held', 'lapsed') and created_at < ${before.toISOString()}::timestamptz
      and not exists (select 1 from booking_draft d where d.visit_id = visit.id)`,
    most,
  )
}

/** Erases at most `most` visits that ended before `before`, with legs, events and notes. */
export function eraseVisits(tx: Transaction, before: Date, most: number): Promise<number> {
  return eraseSome(tx, sql`visit`, sql`ends_at < ${before.toISOString()}::timestamptz`, most)
}

/** Whoever is being changed at this moment is left for the next time. */
async function eraseSome(tx: Transaction, table: SQL, due: SQL, most: number): Promise<number> {
  const gone = await tx.execute(
    sql`delete from ${table} where id = any(array(select id from ${table} where ${due} limit ${most} for update skip locked))`,
  )
  return gone.rowCount ?? 0
}
