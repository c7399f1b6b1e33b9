import { courseMeeting } from "../courses/tables.ts"
import { counter } from "../office/tables.ts"
import { isId } from "#domain/id.ts"
import { and, asc, desc, eq, gt, isNotNull, isNull, or, sql } from "drizzle-orm"
import { type Permission, isPermission, permissions } from "#domain/staff/permissions.ts"
import { DEMO_DOMAIN } from "#domain/staff/rules.ts"
import { type Reader, postgresCode } from "../client.ts"
import * as t from "./tables.ts"

export type StaffAccount = typeof t.staffAccount.$inferSelect
export type StaffSession = typeof t.staffSession.$inferSelect
export type StaffRole = typeof t.staffRole.$inferSelect
export type StaffInvitation = typeof t.staffInvitation.$inferSelect
export type StaffFeed = typeof t.staffFeed.$inferSelect

/** One of the staff who is signed in, with what their role allows. */
export interface SignedIn extends StaffAccount {
  permissions: readonly Permission[]
  /** Only the counters that can do one of these, and the visits at them; null for all. */
  skills: readonly string[] | null
  roleNames: Readonly<Record<string, string>>
}

/** An administrator may everything, whatever is stored: a right that came with a new version too. */
export const permissionsOf = (role: StaffRole): readonly Permission[] =>
  role.key === "admin" ? permissions : role.permissions.filter(isPermission)

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
): Promise<{ session: StaffSession; account: SignedIn } | null> {
  const rows = await db
    .select({ session: t.staffSession, account: t.staffAccount, role: t.staffRole })
    .from(t.staffSession)
    .innerJoin(t.staffAccount, eq(t.staffAccount.id, t.staffSession.staffId))
    .innerJoin(t.staffRole, eq(t.staffRole.key, t.staffAccount.role))
    .where(
      and(eq(t.staffSession.tokenHash, tokenHash), isNull(t.staffSession.revokedAt), eq(t.staffAccount.active, true)),
    )
    .limit(1)
  const found = rows[0]
  if (!found) return null
  const { session, account, role } = found
  return { session, account: asSignedIn(account, role) }
}

const asSignedIn = (account: StaffAccount, role: StaffRole): SignedIn => ({
  ...account,
  permissions: permissionsOf(role),
  skills: role.skills,
  roleNames: role.names,
})

/** An account that may still sign in. */
export async function accountById(db: Reader, id: string): Promise<StaffAccount | null> {
  const rows = await db
    .select()
    .from(t.staffAccount)
    .where(and(eq(t.staffAccount.id, id), eq(t.staffAccount.active, true)))
  return rows[0] ?? null
}

/** An account whether or not it may sign in, for the page on which it is managed. */
export async function anyAccount(db: Reader, id: string): Promise<StaffAccount | null> {
  const rows = await db.select().from(t.staffAccount).where(eq(t.staffAccount.id, id))
  return rows[0] ?? null
}

export async function accountBySubject(db: Reader, subject: string): Promise<StaffAccount | null> {
  const rows = await db.select().from(t.staffAccount).where(eq(t.staffAccount.subject, subject))
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

/** Those who may sign in and whose role lets them do something, by name. */
export async function accountsWith(db: Reader, permission: Permission): Promise<{ id: string; name: string }[]> {
  const all = await db
    .select({ id: t.staffAccount.id, name: t.staffAccount.name, role: t.staffRole })
    .from(t.staffAccount)
    .innerJoin(t.staffRole, eq(t.staffRole.key, t.staffAccount.role))
    .where(eq(t.staffAccount.active, true))
    .orderBy(t.staffAccount.name)
  return all.filter(({ role }) => permissionsOf(role).includes(permission)).map(({ id, name }) => ({ id, name }))
}

/** Everybody, those who have left last; with when they were last here and whether an invitation waits. */
export async function allAccounts(
  db: Reader,
  now: Date,
): Promise<{ account: StaffAccount; seenAt: Date | null; invitedUntil: Date | null }[]> {
  const seen = db
    .select({
      staffId: t.staffSession.staffId,
      at: sql<Date>`max(${t.staffSession.seenAt})`.mapWith(t.staffSession.seenAt).as("at"),
    })
    .from(t.staffSession)
    .groupBy(t.staffSession.staffId)
    .as("seen")
  const open = db
    .select({
      staffId: t.staffInvitation.staffId,
      until: sql<Date>`max(${t.staffInvitation.endsAt})`.mapWith(t.staffInvitation.endsAt).as("until"),
    })
    .from(t.staffInvitation)
    .where(and(isNull(t.staffInvitation.usedAt), gt(t.staffInvitation.endsAt, now)))
    .groupBy(t.staffInvitation.staffId)
    .as("open")
  return db
    .select({ account: t.staffAccount, seenAt: seen.at, invitedUntil: open.until })
    .from(t.staffAccount)
    .leftJoin(seen, eq(seen.staffId, t.staffAccount.id))
    .leftJoin(open, eq(open.staffId, t.staffAccount.id))
    .orderBy(desc(t.staffAccount.active), asc(t.staffAccount.name))
}

export function allRoles(db: Reader): Promise<StaffRole[]> {
  return db.select().from(t.staffRole).orderBy(desc(t.staffRole.builtIn), asc(t.staffRole.key))
}

export async function roleByKey(db: Reader, key: string): Promise<StaffRole | null> {
  const rows = await db.select().from(t.staffRole).where(eq(t.staffRole.key, key))
  return rows[0] ?? null
}

/** The accounts whose role lets them manage people, whether or not they may still sign in. */
export async function managersOf(db: Reader): Promise<{ id: string; active: boolean }[]> {
  return db
    .select({ id: t.staffAccount.id, active: t.staffAccount.active })
    .from(t.staffAccount)
    .innerJoin(t.staffRole, eq(t.staffRole.key, t.staffAccount.role))
    .where(
      or(eq(t.staffRole.key, "admin"), sql`${"manage-people" satisfies Permission} = any(${t.staffRole.permissions})`),
    )
}

/** How many accounts have a role, those that are closed too: what they did is read with it. */
export const accountsWithRole = (db: Reader, key: string): Promise<number> =>
  db.$count(t.staffAccount, eq(t.staffAccount.role, key))

/** The browsers in which somebody is signed in, the latest first; `since` is the earliest moment at which one may have begun. */
export function sessionsOf(db: Reader, staffId: string, since: { begun: Date; seen: Date }): Promise<StaffSession[]> {
  return db
    .select()
    .from(t.staffSession)
    .where(
      and(
        eq(t.staffSession.staffId, staffId),
        isNull(t.staffSession.revokedAt),
        isNotNull(t.staffSession.completeAt),
        gt(t.staffSession.createdAt, since.begun),
        gt(t.staffSession.seenAt, since.seen),
      ),
    )
    .orderBy(desc(t.staffSession.seenAt))
}

export async function invitationByKey(
  db: Reader,
  keyHash: Buffer,
): Promise<{ invitation: StaffInvitation; account: StaffAccount } | null> {
  const rows = await db
    .select({ invitation: t.staffInvitation, account: t.staffAccount })
    .from(t.staffInvitation)
    .innerJoin(t.staffAccount, eq(t.staffAccount.id, t.staffInvitation.staffId))
    .where(and(eq(t.staffInvitation.keyHash, keyHash), eq(t.staffAccount.active, true)))
  return rows[0] ?? null
}

export async function invitationById(
  db: Reader,
  id: string,
): Promise<{ invitation: StaffInvitation; account: StaffAccount } | null> {
  const rows = await db
    .select({ invitation: t.staffInvitation, account: t.staffAccount })
    .from(t.staffInvitation)
    .innerJoin(t.staffAccount, eq(t.staffAccount.id, t.staffInvitation.staffId))
    .where(eq(t.staffInvitation.id, id))
  return rows[0] ?? null
}

/** How many codes for a lost phone are left. */
export async function recoveryCodesLeft(db: Reader, staffId: string): Promise<number> {
  return db.$count(
    t.staffRecoveryCode,
    and(eq(t.staffRecoveryCode.staffId, staffId), isNull(t.staffRecoveryCode.usedAt)),
  )
}

/** A feed by its key, with whose it is: a member of staff with what their role allows while they may sign in, or a counter in use. */
export async function feedByKey(
  db: Reader,
  keyHash: Buffer,
): Promise<{ account: SignedIn | null; counterId: string | null } | null> {
  const rows = await db
    .select({ feed: t.staffFeed, account: t.staffAccount, role: t.staffRole, active: counter.active })
    .from(t.staffFeed)
    .leftJoin(t.staffAccount, eq(t.staffAccount.id, t.staffFeed.staffId))
    .leftJoin(t.staffRole, eq(t.staffRole.key, t.staffAccount.role))
    .leftJoin(counter, eq(counter.id, t.staffFeed.counterId))
    .where(eq(t.staffFeed.keyHash, keyHash))
  const found = rows[0]
  if (!found) return null
  const { account, role } = found
  if (found.active) return { account: null, counterId: found.feed.counterId }
  return account?.active && role ? { account: asSignedIn(account, role), counterId: null } : null
}

/** The feeds of a member of staff, or of all counters. */
export const feedsOf = (db: Reader, whose: { staffId: string } | "counters"): Promise<StaffFeed[]> =>
  db
    .select()
    .from(t.staffFeed)
    .where(whose === "counters" ? isNotNull(t.staffFeed.counterId) : eq(t.staffFeed.staffId, whose.staffId))

const isTaughtBy = (name: string) => sql`lower(${courseMeeting.teacher}) = lower(${name})`

/** Whether somebody's name stands as teacher at a meeting. */
export async function teachesMeeting(db: Reader, meetingId: string, name: string): Promise<boolean> {
  return isId(meetingId) && (await db.$count(courseMeeting, and(eq(courseMeeting.id, meetingId), isTaughtBy(name)))) > 0
}

/** Whether somebody's name stands as teacher at a meeting of a run. */
export async function teachesRun(db: Reader, runId: string, name: string): Promise<boolean> {
  return isId(runId) && (await db.$count(courseMeeting, and(eq(courseMeeting.runId, runId), isTaughtBy(name)))) > 0
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
