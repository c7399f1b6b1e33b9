import { eq, sql } from "drizzle-orm"
import type { Reader, Transaction } from "../client.ts"
import * as t from "./tables.ts"

/** Reads an account and makes other sign-ins to it wait, so that wrong passwords are counted one by one. */
export async function lockAccount(tx: Transaction, email: string): Promise<typeof t.staffAccount.$inferSelect | null> {
  const rows = await tx
    .select()
    .from(t.staffAccount)
    .where(sql`lower(${t.staffAccount.email}) = lower(${email})`)
    .for("update")
  return rows[0] ?? null
}

export async function updateAccount(
  tx: Reader,
  id: string,
  set: Partial<typeof t.staffAccount.$inferInsert>,
): Promise<void> {
  await tx.update(t.staffAccount).set(set).where(eq(t.staffAccount.id, id))
}

/** Adds an account, or gives the one with this address a new name, role and password. */
export async function putAccount(tx: Reader, values: typeof t.staffAccount.$inferInsert): Promise<void> {
  const renewed = await tx
    .update(t.staffAccount)
    .set({
      name: values.name,
      role: values.role,
      passwordHash: values.passwordHash,
      active: true,
      failedSignIns: 0,
      lockedUntil: null,
    })
    .where(sql`lower(${t.staffAccount.email}) = lower(${values.email})`)
    .returning({ id: t.staffAccount.id })
  if (renewed.length === 0) await tx.insert(t.staffAccount).values(values)
}

export async function insertSession(tx: Transaction, values: typeof t.staffSession.$inferInsert): Promise<void> {
  await tx.insert(t.staffSession).values(values)
}

export async function touchSession(db: Reader, id: string, now: Date): Promise<void> {
  await db.update(t.staffSession).set({ seenAt: now }).where(eq(t.staffSession.id, id))
}

export async function revokeSession(tx: Reader, tokenHash: Buffer, now: Date): Promise<void> {
  await tx.update(t.staffSession).set({ revokedAt: now }).where(eq(t.staffSession.tokenHash, tokenHash))
}

export async function revokeSessionsOf(tx: Reader, staffId: string, now: Date): Promise<void> {
  await tx.update(t.staffSession).set({ revokedAt: now }).where(eq(t.staffSession.staffId, staffId))
}

export async function appendAudit(tx: Reader, values: typeof t.auditEntry.$inferInsert): Promise<void> {
  await tx.insert(t.auditEntry).values(values)
}

/** Erases sessions that began before `before`, and rate-limit counts that have run out. */
export async function eraseSessions(tx: Transaction, before: Date, now: Date): Promise<number> {
  const gone = await tx.execute(sql`delete from staff_session where created_at < ${before.toISOString()}::timestamptz`)
  await tx.execute(sql`delete from rate_limit where expire is not null and expire < ${now.getTime()}`)
  return gone.rowCount ?? 0
}
