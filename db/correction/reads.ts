import { and, desc, eq, gt, inArray } from "drizzle-orm"
import { visitEvent } from "../booking/tables.ts"
import type { Reader } from "../client.ts"
import * as t from "./tables.ts"

export type NewEmail = typeof t.visitNewEmail.$inferSelect

/** The address that waits for its code; null when none does. */
export async function newEmailOf(db: Reader, visitId: string): Promise<NewEmail | null> {
  return (await db.select().from(t.visitNewEmail).where(eq(t.visitNewEmail.visitId, visitId)))[0] ?? null
}

export async function formerEmailOf(db: Reader, eventId: string) {
  return (await db.select().from(t.visitFormerEmail).where(eq(t.visitFormerEmail.eventId, eventId)))[0] ?? null
}

/** When things of one kind happened to a visit since an instant; with `by`, only those that this one did. */
export async function happenedSince(
  db: Reader,
  visitId: string,
  what: { kind: string; by?: "visitor" },
  since: Date,
): Promise<Date[]> {
  const rows = await db
    .select({ at: visitEvent.at })
    .from(visitEvent)
    .where(
      and(
        eq(visitEvent.visitId, visitId),
        eq(visitEvent.kind, what.kind),
        what.by ? eq(visitEvent.by, what.by) : undefined,
        gt(visitEvent.at, since),
      ),
    )
  return rows.map((row) => row.at)
}

/** What was last done about a visit's time or what it says: "booked", "moved", "corrected" and the like. */
export async function newestChange(db: Reader, visitId: string): Promise<string | null> {
  const kinds = ["booked", "provisional", "moved", "overbooked", "moved-back", "corrected", "restored"]
  const rows = await db
    .select({ kind: visitEvent.kind })
    .from(visitEvent)
    .where(and(eq(visitEvent.visitId, visitId), inArray(visitEvent.kind, kinds)))
    .orderBy(desc(visitEvent.at), desc(visitEvent.id))
    .limit(1)
  return rows[0]?.kind ?? null
}
