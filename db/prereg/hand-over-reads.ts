import { and, eq, sql } from "drizzle-orm"
import type { Reader } from "../client.ts"
import { identityCheck } from "../identity/tables.ts"
import { type Prereg, type WorklistRow, rowsWhere } from "./reads.ts"
import * as t from "./tables.ts"

export type HandOver = typeof t.preregHandOver.$inferSelect

/** The receipt of a household that was handed over; null for one that was not. */
export async function handOverOf(db: Reader, preregId: string): Promise<HandOver | null> {
  return (await db.select().from(t.preregHandOver).where(eq(t.preregHandOver.preregId, preregId)))[0] ?? null
}

/** Whether somebody of a household was approved at the identity control. */
export async function isAnyApproved(db: Reader, preregId: string): Promise<boolean> {
  const c = identityCheck
  const found = await db
    .select({ one: sql`1` })
    .from(c)
    .where(and(eq(c.preregId, preregId), eq(c.state, "approved")))
    .limit(1)
  return found.length > 0
}

/**
 * Whether the portal's is the only record of a registration: somebody of the household was registered or approved, and the whole of it has
 * not been handed over. Then it is not erased for anybody's asking.
 */
export async function awaitsHandOver(db: Reader, prereg: Prereg): Promise<boolean> {
  if ((await handOverOf(db, prereg.id))?.whole) return false
  return prereg.state === "completed" || (await isAnyApproved(db, prereg.id))
}

/** Households that are to be handed over: registered ones, and those of which somebody was approved, once the visit is over. */
export const toHandOver = (db: Reader, siteId: string, limit: number): Promise<WorklistRow[]> =>
  rowsWhere(
    db,
    sql`where p.site_id = ${siteId} and (
        (p.state = 'completed' and not exists (select 1 from prereg_hand_over h where h.prereg_id = p.id and h.whole))
        or (p.state = 'accepted' and coalesce(v.state, '') not in ('arrived', 'serving')
          and exists (select 1 from identity_check c where c.prereg_id = p.id and c.state = 'approved')
          and not exists (select 1 from prereg_hand_over h where h.prereg_id = p.id)))
      order by coalesce(v.ends_at, p.touched_at), p.id limit ${limit}`,
  )
