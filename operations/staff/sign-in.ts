import { hashPassword, isPassword } from "./password.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { lockAfter, sessionLives } from "#domain/staff/rules.ts"
import { type StaffAccount, sessionByToken } from "#db/staff/reads.ts"
import {
  appendAudit,
  insertSession,
  lockAccount,
  revokeSession,
  touchSession,
  updateAccount,
} from "#db/staff/writes.ts"
import { transact } from "#db/client.ts"
import { type Context, hashSecret, newSecret } from "../context.ts"

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
    decoy ??= hashPassword(newSecret())
    const right = await isPassword(account?.passwordHash ?? (await decoy), given.password)
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
