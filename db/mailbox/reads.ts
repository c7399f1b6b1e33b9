import { isId } from "#domain/id.ts"
import { desc, eq } from "drizzle-orm"
import type { Reader } from "../client.ts"
import * as t from "./tables.ts"

export type CaughtMail = typeof t.caughtMail.$inferSelect

/** The newest first. */
export function caughtMails(db: Reader, limit = 50) {
  return db
    .select({
      id: t.caughtMail.id,
      at: t.caughtMail.at,
      way: t.caughtMail.way,
      recipient: t.caughtMail.recipient,
      subject: t.caughtMail.subject,
    })
    .from(t.caughtMail)
    .orderBy(desc(t.caughtMail.at))
    .limit(limit)
}

export async function caughtMailById(db: Reader, id: string): Promise<CaughtMail | null> {
  if (!isId(id)) return null
  const rows = await db.select().from(t.caughtMail).where(eq(t.caughtMail.id, id)).limit(1)
  return rows[0] ?? null
}
