import { and, eq, sql } from "drizzle-orm"
import type { MailSubject } from "#domain/mail/subjects.ts"
import type { Transaction } from "../client.ts"
import * as t from "./tables.ts"

/** The newest refusal of a message stands for those before. */
export async function putMailFailure(tx: Transaction, values: typeof t.mailFailure.$inferInsert): Promise<void> {
  const { at, code } = values
  await tx
    .insert(t.mailFailure)
    .values(values)
    .onConflictDoUpdate({
      target: [t.mailFailure.about, t.mailFailure.ofId, t.mailFailure.message],
      set: { at, code },
    })
}

export async function deleteMailFailuresOf(tx: Transaction, about: MailSubject, ofId: string): Promise<number> {
  const gone = await tx.delete(t.mailFailure).where(and(eq(t.mailFailure.about, about), eq(t.mailFailure.ofId, ofId)))
  return gone.rowCount ?? 0
}

/** Answers how many went. */
export async function eraseMailFailures(tx: Transaction, before: Date): Promise<number> {
  const gone = await tx.execute(sql`delete from mail_failure where at < ${before.toISOString()}::timestamptz`)
  return gone.rowCount ?? 0
}

export async function insertMessageTexts(
  tx: Transaction,
  values: (typeof t.messageText.$inferInsert)[],
): Promise<void> {
  if (values.length > 0) await tx.insert(t.messageText).values(values)
}
