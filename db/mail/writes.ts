import { and, eq, sql } from "drizzle-orm"
import type { MailSubject, MessageWay } from "#domain/mail/subjects.ts"
import type { SmsState } from "#domain/mail/sms-delivery.ts"
import type { Transaction } from "../client.ts"
import * as t from "./tables.ts"

/** The newest refusal of a message stands for those before. */
export async function putMailFailure(tx: Transaction, values: typeof t.mailFailure.$inferInsert): Promise<void> {
  const { at, code } = values
  await tx
    .insert(t.mailFailure)
    .values(values)
    .onConflictDoUpdate({
      target: [t.mailFailure.about, t.mailFailure.ofId, t.mailFailure.message, t.mailFailure.way],
      set: { at, code },
    })
}

/** Of one way, or of all. */
export async function deleteMailFailuresOf(
  tx: Transaction,
  about: MailSubject,
  ofId: string,
  way: MessageWay | null = null,
): Promise<number> {
  const gone = await tx
    .delete(t.mailFailure)
    .where(
      and(
        eq(t.mailFailure.about, about),
        eq(t.mailFailure.ofId, ofId),
        way === null ? undefined : eq(t.mailFailure.way, way),
      ),
    )
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

/** Keeps that the gateway took an SMS; taken again it is the same one. */
export async function putSmsMessage(tx: Transaction, values: typeof t.smsMessage.$inferInsert): Promise<void> {
  const { gatewayId, at } = values
  await tx.insert(t.smsMessage).values(values).onConflictDoUpdate({ target: t.smsMessage.id, set: { gatewayId, at } })
}

/** Reads an SMS and keeps other reports about it waiting until the transaction ends. */
export async function lockSmsMessage(tx: Transaction, id: string): Promise<typeof t.smsMessage.$inferSelect | null> {
  return (await tx.select().from(t.smsMessage).where(eq(t.smsMessage.id, id)).for("update"))[0] ?? null
}

export async function updateSmsState(tx: Transaction, id: string, state: SmsState): Promise<void> {
  await tx.update(t.smsMessage).set({ state }).where(eq(t.smsMessage.id, id))
}
