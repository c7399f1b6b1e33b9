import { hash, verify } from "@node-rs/argon2"
import { type Result, ok, refuse } from "#domain/result.ts"
import { PASSWORD_LEAST, type Role, lockAfter, sessionLives } from "#domain/staff/rules.ts"
import { type StaffAccount, accountByEmail, sessionByToken } from "#db/staff/reads.ts"
import {
  appendAudit,
  insertSession,
  lockAccount,
  putAccount,
  revokeSession,
  revokeSessionsOf,
  touchSession,
  updateAccount,
} from "#db/staff/writes.ts"
import { transact } from "#db/client.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"

/** argon2id with the memory and passes that OWASP names for it: 19 MiB, two passes, one lane. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Checked when no account has the address, so that the answer takes as long as for a wrong password. */
let decoy: Promise<string> | null = null

/** Signs in with e-mail and password. Five wrong ones in a row and the account rests for 15 minutes. Answers the cookie's secret. */
export async function signIn(
  ctx: Context,
  given: { email: string; password: string },
): Promise<Result<{ token: string; account: StaffAccount }, "sign-in-wrong" | "sign-in-locked">> {
  return transact(ctx.db, async (tx) => {
    const now = ctx.now()
    const account = await lockAccount(tx, given.email.trim())
    decoy ??= hash(newSecret(), ARGON)
    const right = await verify(account?.passwordHash ?? (await decoy), given.password).catch(() => false)
    if (!account || !account.active) {
      await appendAudit(tx, { at: now, kind: "sign-in-unknown" })
      return refuse("sign-in-wrong")
    }
    if (account.lockedUntil && account.lockedUntil > now) return refuse("sign-in-locked")
    if (!right) {
      const failures = account.failedSignIns + 1
      const lockedUntil = lockAfter(failures, now)
      await updateAccount(tx, account.id, { failedSignIns: lockedUntil ? 0 : failures, lockedUntil })
      await appendAudit(tx, { at: now, staffId: account.id, kind: lockedUntil ? "locked-out" : "sign-in-wrong" })
      return refuse(lockedUntil ? "sign-in-locked" : "sign-in-wrong")
    }
    const token = newSecret()
    await updateAccount(tx, account.id, { failedSignIns: 0, lockedUntil: null })
    await insertSession(tx, { tokenHash: hashSecret(token), staffId: account.id, createdAt: now, seenAt: now })
    await appendAudit(tx, { at: now, staffId: account.id, kind: "signed-in" })
    return ok({ token, account })
  })
}

/** Whether this is the account's password. Neither counted nor noted: for the office's own commands, not for anybody who types. */
export const passwordFits = (account: StaffAccount, password: string): Promise<boolean> =>
  verify(account.passwordHash, password).catch(() => false)

/**
 * The account behind a cookie, or null when the session has ended. A use is noted at most once a minute.
 * `active` is false for requests that no person made (a stream, a page that refreshes by itself): they do not keep a session alive.
 */
export async function currentStaff(
  ctx: Context,
  given: { token: string; active: boolean },
): Promise<StaffAccount | null> {
  const found = await sessionByToken(ctx.db, hashSecret(given.token))
  const now = ctx.now()
  if (!found || !sessionLives(found.session, now)) return null
  if (given.active && now.getTime() - found.session.seenAt.getTime() > 60_000)
    await touchSession(ctx.db, found.session.id, now)
  return found.account
}

export async function signOut(ctx: Context, given: { token: string }): Promise<void> {
  const now = ctx.now()
  const found = await sessionByToken(ctx.db, hashSecret(given.token))
  await revokeSession(ctx.db, hashSecret(given.token), now)
  if (found) await appendAudit(ctx.db, { at: now, staffId: found.account.id, kind: "signed-out" })
}

/** Makes an account, or gives an existing one a new name, role and password; whoever is signed in with the old one is signed out. */
export async function addStaff(
  ctx: Context,
  given: { email: string; name: string; role: Role; password: string; language: string },
): Promise<Result<null, "email-wrong" | "name-missing" | "password-short">> {
  if (!/^[^\s@]+@[^\s@]+$/.test(given.email)) return refuse("email-wrong")
  if (!given.name.trim()) return refuse("name-missing")
  if (given.password.length < PASSWORD_LEAST) return refuse("password-short")
  await putAccount(ctx.db, {
    email: given.email.trim(),
    name: given.name.trim(),
    role: given.role,
    language: given.language,
    passwordHash: await hash(given.password, ARGON),
    createdAt: ctx.now(),
  })
  const account = await accountByEmail(ctx.db, given.email.trim())
  if (account) await revokeSessionsOf(ctx.db, account.id, ctx.now())
  return ok(null)
}

/** Closes an account and signs it out everywhere. What it did stays in the history. */
export async function removeStaff(ctx: Context, given: { email: string }): Promise<Result<null, "unknown">> {
  const account = await accountByEmail(ctx.db, given.email.trim())
  if (!account) return refuse("unknown")
  await updateAccount(ctx.db, account.id, { active: false })
  await revokeSessionsOf(ctx.db, account.id, ctx.now())
  return ok(null)
}

/** The member of staff's own settings: language, and whether single keys act in the calendar. */
export async function changeSettings(
  ctx: Context,
  given: { staffId: string; language?: string; shortcuts?: boolean },
): Promise<void> {
  const { staffId, ...set } = given
  if (Object.keys(set).length > 0) await updateAccount(ctx.db, staffId, set)
}

/** Notes in the audit trail that somebody opened masked contact data. */
export async function noteOpening(ctx: Context, given: { staffId: string; visitId: string }): Promise<void> {
  await appendAudit(ctx.db, {
    at: ctx.now(),
    staffId: given.staffId,
    kind: "opened-contact",
    detail: { visitId: given.visitId },
  })
}
