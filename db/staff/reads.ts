import { and, eq, isNull, sql } from "drizzle-orm"
import { DEMO_DOMAIN } from "#domain/staff/rules.ts"
import { type Reader, postgresCode } from "../client.ts"
import * as t from "./tables.ts"

export type StaffAccount = typeof t.staffAccount.$inferSelect
export type StaffSession = typeof t.staffSession.$inferSelect

export async function accountByEmail(db: Reader, email: string): Promise<StaffAccount | null> {
  const rows = await db
    .select()
    .from(t.staffAccount)
    .where(sql`lower(${t.staffAccount.email}) = lower(${email})`)
    .limit(1)
  return rows[0] ?? null
}

/** The session of a cookie with its account, whether or not it still lives; `sessionLives` decides. */
export async function sessionByToken(
  db: Reader,
  tokenHash: Buffer,
): Promise<{ session: StaffSession; account: StaffAccount } | null> {
  const rows = await db
    .select({ session: t.staffSession, account: t.staffAccount })
    .from(t.staffSession)
    .innerJoin(t.staffAccount, eq(t.staffAccount.id, t.staffSession.staffId))
    .where(
      and(eq(t.staffSession.tokenHash, tokenHash), isNull(t.staffSession.revokedAt), eq(t.staffAccount.active, true)),
    )
    .limit(1)
  return rows[0] ?? null
}

/** An account that may still sign in. */
export async function accountById(db: Reader, id: string): Promise<StaffAccount | null> {
  const rows = await db
    .select()
    .from(t.staffAccount)
    .where(and(eq(t.staffAccount.id, id), eq(t.staffAccount.active, true)))
  return rows[0] ?? null
}

/** Those who may look after something, by name. */
export function activeAccounts(db: Reader): Promise<{ id: string; name: string; role: StaffAccount["role"] }[]> {
  return db
    .select({ id: t.staffAccount.id, name: t.staffAccount.name, role: t.staffAccount.role })
    .from(t.staffAccount)
    .where(eq(t.staffAccount.active, true))
    .orderBy(t.staffAccount.name)
}

/** Whether somebody can sign in with an account that a demonstration made; no, where there are no tables yet. */
export async function hasDemoAccounts(db: Reader): Promise<boolean> {
  try {
    const found = await db
      .select({ id: t.staffAccount.id })
      .from(t.staffAccount)
      .where(and(eq(t.staffAccount.active, true), sql`lower(${t.staffAccount.email}) like ${`%@${DEMO_DOMAIN}`}`))
      .limit(1)
    return found.length > 0
  } catch (error) {
    if (postgresCode(error) === "42P01") return false
    throw error
  }
}
