import type { AuditDetail, AuditKind } from "#domain/staff/audit.ts"
import { and, eq, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm"
import { FREE_TRIES, LONGEST_WAIT_SECONDS, TRIES_HOURS } from "#domain/staff/tries.ts"
import type { Reader, Transaction } from "../client.ts"
import * as t from "./tables.ts"

export async function updateAccount(
  tx: Reader,
  id: string,
  set: Partial<typeof t.staffAccount.$inferInsert>,
): Promise<void> {
  await tx.update(t.staffAccount).set(set).where(eq(t.staffAccount.id, id))
}

/** Adds an account; answers its id, or null when the address has one already. */
export async function insertAccount(tx: Reader, values: typeof t.staffAccount.$inferInsert): Promise<string | null> {
  const rows = await tx.insert(t.staffAccount).values(values).onConflictDoNothing().returning({ id: t.staffAccount.id })
  return rows[0]?.id ?? null
}

/** The sealed secrets of everybody's apps, so that nobody changes one while they are sealed anew. */
export async function lockApps(tx: Transaction): Promise<{ id: string; totpSecret: Buffer }[]> {
  const rows = await tx
    .select({ id: t.staffAccount.id, totpSecret: t.staffAccount.totpSecret })
    .from(t.staffAccount)
    .where(isNotNull(t.staffAccount.totpSecret))
    .for("update")
  return rows.flatMap(({ id, totpSecret }) => (totpSecret ? [{ id, totpSecret }] : []))
}

/** Makes whoever else changes accounts or roles wait, so that two cannot each take away the last one but one. */
export async function lockPeople(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('ankomst people'))`)
}

export async function insertSession(tx: Transaction, values: typeof t.staffSession.$inferInsert): Promise<void> {
  await tx.insert(t.staffSession).values(values)
}

export async function touchSession(db: Reader, id: string, now: Date): Promise<void> {
  await db.update(t.staffSession).set({ seenAt: now }).where(eq(t.staffSession.id, id))
}

/** The second factor was given: the session opens the portal. */
export async function completeSession(tx: Reader, id: string, now: Date): Promise<void> {
  await tx.update(t.staffSession).set({ completeAt: now, seenAt: now }).where(eq(t.staffSession.id, id))
}

/** Its owner has shown again that it is them. */
export async function confirmSession(tx: Reader, id: string, now: Date): Promise<void> {
  await tx.update(t.staffSession).set({ confirmedAt: now }).where(eq(t.staffSession.id, id))
}

export async function revokeSession(tx: Reader, tokenHash: Buffer, now: Date): Promise<void> {
  await tx.update(t.staffSession).set({ revokedAt: now }).where(eq(t.staffSession.tokenHash, tokenHash))
}

/** Signs somebody out everywhere, or everywhere but in one browser, or in one only. */
export async function revokeSessionsOf(
  tx: Reader,
  staffId: string,
  now: Date,
  which: { but?: string; only?: string } = {},
): Promise<number> {
  const gone = await tx
    .update(t.staffSession)
    .set({ revokedAt: now })
    .where(
      and(
        eq(t.staffSession.staffId, staffId),
        isNull(t.staffSession.revokedAt),
        which.but ? ne(t.staffSession.id, which.but) : undefined,
        which.only ? eq(t.staffSession.id, which.only) : undefined,
      ),
    )
  return gone.rowCount ?? 0
}

export async function insertInvitation(tx: Transaction, values: typeof t.staffInvitation.$inferInsert): Promise<void> {
  await tx.insert(t.staffInvitation).values(values)
}

/** Uses a link up; false when somebody was quicker. */
export async function useInvitation(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .update(t.staffInvitation)
    .set({ usedAt: now })
    .where(and(eq(t.staffInvitation.id, id), isNull(t.staffInvitation.usedAt)))
  return used.rowCount === 1
}

/** Ends every link of somebody's that is still open: the newest one holds. */
export async function endInvitations(tx: Transaction, staffId: string, now: Date): Promise<void> {
  await tx
    .update(t.staffInvitation)
    .set({ endsAt: now })
    .where(and(eq(t.staffInvitation.staffId, staffId), isNull(t.staffInvitation.usedAt)))
}

/** Notes that the code of a step was used; false when it, or a later one, was used already. */
export async function useTotpStep(tx: Reader, staffId: string, step: number): Promise<boolean> {
  const used = await tx
    .update(t.staffAccount)
    .set({ totpStep: step })
    .where(and(eq(t.staffAccount.id, staffId), or(isNull(t.staffAccount.totpStep), lt(t.staffAccount.totpStep, step))))
  return used.rowCount === 1
}

/** Takes the place of all codes somebody had. */
export async function putRecoveryCodes(tx: Transaction, staffId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.delete(t.staffRecoveryCode).where(eq(t.staffRecoveryCode.staffId, staffId))
  if (hashes.length > 0) await tx.insert(t.staffRecoveryCode).values(hashes.map((codeHash) => ({ staffId, codeHash })))
}

/** Uses a code up; false when there is none such, or it was used. */
export async function useRecoveryCode(tx: Reader, staffId: string, codeHash: Buffer, now: Date): Promise<boolean> {
  const used = await tx
    .update(t.staffRecoveryCode)
    .set({ usedAt: now })
    .where(
      and(
        eq(t.staffRecoveryCode.staffId, staffId),
        eq(t.staffRecoveryCode.codeHash, codeHash),
        isNull(t.staffRecoveryCode.usedAt),
      ),
    )
  return used.rowCount === 1
}

/**
 * Counts a try before it is made, so that many at once are counted one by one; `forgetTry` takes it back when it was right. Answers
 * whether it may be made, and else in how many seconds. The rule is `waitAfter`; it stands here too, since the database must decide.
 */
export async function countTry(
  db: Reader,
  key: Buffer,
  now: Date,
  free: number = FREE_TRIES,
): Promise<{ may: true } | { may: false; seconds: number }> {
  const at = now.toISOString()
  const wait = (failures: ReturnType<typeof sql>) =>
    sql`make_interval(secs => case when ${failures} < ${free} then 0 else least(4 * 2 ^ (${failures} - ${free}), ${LONGEST_WAIT_SECONDS}) end)`
  const counted = await db.execute(sql`
    insert into sign_in_try as known (key_hash, failures, last_at) values (${key}, 1, ${at}::timestamptz)
    on conflict (key_hash) do update set
      failures = case when known.last_at < ${at}::timestamptz - make_interval(hours => ${TRIES_HOURS}) then 1 else known.failures + 1 end,
      last_at = ${at}::timestamptz
    where known.last_at + ${wait(sql`known.failures`)} <= ${at}::timestamptz`)
  if (counted.rowCount === 1) return { may: true }
  const left = await db.execute<{ seconds: string }>(sql`
    select extract(epoch from known.last_at + ${wait(sql`known.failures`)} - ${at}::timestamptz) as seconds
    from sign_in_try known where key_hash = ${key}`)
  return { may: false, seconds: Math.max(1, Math.ceil(Number(left.rows[0]?.seconds ?? 1))) }
}

/** A try that was right is none: it clears what one person counted, and takes one from a network's count. */
export async function forgetTry(db: Reader, key: Buffer, how: "all" | "one"): Promise<void> {
  await db.execute(
    how === "all"
      ? sql`delete from sign_in_try where key_hash = ${key}`
      : sql`update sign_in_try set failures = failures - 1 where key_hash = ${key} and failures > 0`,
  )
}

/** Puts a feed in the place of the one that there was; of two at once the later one stays. */
export async function putFeed(tx: Transaction, values: typeof t.staffFeed.$inferInsert): Promise<void> {
  await tx
    .insert(t.staffFeed)
    .values(values)
    .onConflictDoUpdate({ target: values.staffId ? t.staffFeed.staffId : t.staffFeed.counterId, set: values })
}

/** Takes the feed of a member of staff or of a counter away; answers whether there was one. */
export async function deleteFeed(
  tx: Transaction,
  { staffId, counterId }: { staffId?: string | null; counterId?: string | null },
): Promise<boolean> {
  const gone = await tx
    .delete(t.staffFeed)
    .where(staffId ? eq(t.staffFeed.staffId, staffId) : eq(t.staffFeed.counterId, counterId!))
  return gone.rowCount === 1
}

export async function insertRole(tx: Transaction, values: typeof t.staffRole.$inferInsert): Promise<boolean> {
  const made = await tx.insert(t.staffRole).values(values).onConflictDoNothing()
  return made.rowCount === 1
}

/** Changes a role that nobody else has changed since; false when somebody has. */
export async function updateRole(
  tx: Transaction,
  key: string,
  version: number,
  set: Partial<typeof t.staffRole.$inferInsert>,
): Promise<boolean> {
  const changed = await tx
    .update(t.staffRole)
    .set({ ...set, version: version + 1 })
    .where(and(eq(t.staffRole.key, key), eq(t.staffRole.version, version)))
  return changed.rowCount === 1
}

/** Takes a role away that is not built in. */
export async function deleteRole(tx: Transaction, key: string): Promise<void> {
  await tx.delete(t.staffRole).where(and(eq(t.staffRole.key, key), eq(t.staffRole.builtIn, false)))
}

/** An entry of the audit trail; its kind and the names of its detail are those that have words (`domain/staff/audit.ts`). */
type AuditGiven<Name extends AuditDetail> = Omit<typeof t.auditEntry.$inferInsert, "kind" | "detail"> & {
  kind: Exclude<AuditKind, "erased"> | `benefit-${string}` | `tax-card-${string}`
  detail?: { readonly [One in Name]?: string | undefined }
}

export async function appendAudit<Name extends AuditDetail>(
  tx: Reader,
  { detail = {}, ...values }: AuditGiven<Name>,
): Promise<void> {
  const said = Object.entries<string | undefined>(detail).flatMap(([name, value]) => (value ? [[name, value]] : []))
  await tx.insert(t.auditEntry).values({ ...values, detail: Object.fromEntries(said) })
}

/** Records how many of what went by the clock, by the names that `retention.goes` of the office's texts knows. */
export async function appendErased(tx: Reader, at: Date, counts: Readonly<Record<string, string>>): Promise<void> {
  await tx.insert(t.auditEntry).values({ at, kind: "erased", detail: counts })
}

/** Records that a case was opened, unless the same person opened it within so many minutes. */
export async function appendOpened(
  db: Reader,
  { at, staffId, detail }: { at: Date; staffId: string; detail: { case: string; of: string; from: string } },
  minutes: number,
): Promise<void> {
  const now = at.toISOString()
  await db.execute(sql`
    insert into audit_entry (at, staff_id, kind, detail)
    select ${now}::timestamptz, ${staffId}::uuid, 'opened-case', ${JSON.stringify(detail)}::jsonb
    where not exists (
      select from audit_entry
      where kind = 'opened-case' and staff_id = ${staffId}::uuid and detail ->> 'case' = ${detail.case}
        and at > ${now}::timestamptz - make_interval(mins => ${minutes}))`)
}

/** Erases sessions and links that began before `before`, and counts of tries that have run out. */
export async function eraseSessions(tx: Transaction, before: Date, now: Date): Promise<number> {
  const day = before.toISOString()
  const gone = await tx.execute(sql`delete from staff_session where created_at < ${day}::timestamptz`)
  await tx.execute(sql`delete from staff_invitation where ends_at < ${day}::timestamptz`)
  await tx.execute(
    sql`delete from sign_in_try where last_at < ${now.toISOString()}::timestamptz - make_interval(hours => ${TRIES_HOURS})`,
  )
  await tx.execute(sql`delete from rate_limit where expire is not null and expire < ${now.getTime()}`)
  return gone.rowCount ?? 0
}
