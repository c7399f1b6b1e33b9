import { sql } from "drizzle-orm"
import type { Reader, Transaction } from "../client.ts"
import * as t from "./tables.ts"

export async function insertCaughtMail(db: Reader, values: typeof t.caughtMail.$inferInsert): Promise<void> {
  await db.insert(t.caughtMail).values(values)
}

export async function eraseCaughtMail(tx: Transaction, before: Date): Promise<number> {
  const gone = await tx.execute(sql`delete from caught_mail where at < ${before.toISOString()}::timestamptz`)
  return gone.rowCount ?? 0
}
