import { and, eq, sql } from "drizzle-orm"
import { visit } from "../booking/tables.ts"
import type { Transaction } from "../client.ts"
import { calendarGuard } from "./tables.ts"

/** A held time is somebody's from the moment that their address is confirmed. */
export async function noteMailbox(
  tx: Transaction,
  visitId: string,
  mail: { mailbox: string; mailDomain: string },
): Promise<void> {
  await tx
    .update(visit)
    .set(mail)
    .where(and(eq(visit.id, visitId), eq(visit.state, "held")))
}

export async function putGuard(tx: Transaction, values: typeof calendarGuard.$inferInsert): Promise<void> {
  const { siteId: _siteId, ...set } = values
  await tx.insert(calendarGuard).values(values).onConflictDoUpdate({ target: calendarGuard.siteId, set })
}

export async function deleteGuard(tx: Transaction, siteId: string): Promise<void> {
  await tx.delete(calendarGuard).where(eq(calendarGuard.siteId, siteId))
}

/**
 * Counts the holds of the full hours since `from`, before they are erased; a row that is there stays the greater. Rows older than `forget`
 * go.
 */
export async function countHolds(tx: Transaction, from: Date, now: Date, forget: Date): Promise<void> {
  await tx.execute(sql`
    insert into hold_count (site_id, hour, holds)
    select site_id, date_trunc('hour', taken_at), count(distinct visit_id) from leg
    where taken_at >= date_trunc('hour', ${from.toISOString()}::timestamptz)
      and taken_at < date_trunc('hour', ${now.toISOString()}::timestamptz)
    group by 1, 2
    on conflict (site_id, hour) do update set holds = greatest(hold_count.holds, excluded.holds)`)
  await tx.execute(sql`delete from hold_count where hour < ${forget.toISOString()}::timestamptz`)
}
