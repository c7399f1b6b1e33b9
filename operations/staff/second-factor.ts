import { randomInt } from "node:crypto"
import { Secret, TOTP } from "otpauth"
import { CODE_SIGNS } from "#domain/booking/reference.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import {
  RECOVERY_CODES,
  STEPS_OFF,
  STEP_SECONDS,
  TOTP_DIGITS,
  isFresh,
  readSecondCode,
  stepOf,
} from "#domain/staff/second-factor.ts"
import { transact } from "#db/client.ts"
import { type StaffAccount, type StaffSession, anyAccount } from "#db/staff/reads.ts"
import {
  appendAudit,
  completeSession,
  countTry,
  forgetTry,
  lockApps,
  putRecoveryCodes,
  revokeSessionsOf,
  updateAccount,
  useRecoveryCode,
  useTotpStep,
} from "#db/staff/writes.ts"
import { type Context, hashCode, hashSecret } from "../context.ts"
import { openOwn, resealOwn, sealOwn } from "../seal-own.ts"
import { noteSignedIn } from "./sign-in.ts"

export type CodeRefusal = "code-missing" | "code-wrong" | "code-wait"

const app = (email: string, secret: string) =>
  new TOTP({
    issuer: "Ankomst",
    label: email,
    secret: Secret.fromBase32(secret),
    digits: TOTP_DIGITS,
    period: STEP_SECONDS,
  })

/** A new secret for an authenticator app, in base32; kept by whoever sets it up until `turnOn` has seen a code of it. */
export const newAppSecret = (): string => new Secret({ size: 20 }).base32

export const isAppSecret = (text: string): boolean => /^[A-Z2-7]{32}$/.test(text)

/** What the app reads from the square: otpauth://… */
export const appAddress = (email: string, secret: string): string => app(email, secret).toString()

/** The step of a code that fits, null when it does not. */
function stepOfCode(email: string, secret: string, code: string, now: Date): number | null {
  const delta = app(email, secret).validate({ token: code, window: STEPS_OFF, timestamp: now.getTime() })
  return delta === null ? null : stepOf(now, delta)
}

const bound = (staffId: string) => `staff-totp ${staffId}`

/**
 * Turns the second factor on with the first code of the app, and answers the codes for a lost phone: they are shown once. The session
 * it happens in goes on, all others of the account end.
 */
export async function turnOn(
  ctx: Context,
  given: { account: StaffAccount; sessionId: string; secret: string; typed: string; network: string },
): Promise<Result<{ codes: string[] }, CodeRefusal>> {
  const { account, secret } = given
  const read = readSecondCode(given.typed)
  if (!read) return refuse("code-missing")
  const now = ctx.now()
  const step = read.is === "app" ? stepOfCode(account.email, secret, read.code, now) : null
  if (step === null) return refuse("code-wrong")
  const codes = newRecoveryCodes()
  await transact(ctx.db, async (tx) => {
    await updateAccount(tx, account.id, {
      totpSecret: sealOwn(ctx.keys, bound(account.id), secret),
      totpStep: step,
    })
    await putRecoveryCodes(tx, account.id, hashed(ctx, account.id, codes))
    await completeSession(tx, given.sessionId, now)
    await revokeSessionsOf(tx, account.id, now, { but: given.sessionId })
    await appendAudit(tx, { at: now, staffId: account.id, kind: "second-factor-on" })
    await noteSignedIn(tx, account.id, now, given.network)
  })
  return ok({ codes })
}

/** Gives the second factor of a session that waits for it: a code of the app or one of the codes on paper, each once. */
export async function giveSecondFactor(
  ctx: Context,
  given: { account: StaffAccount; session: StaffSession; typed: string; network: string },
): Promise<Result<{ by: "app" | "paper" }, CodeRefusal>> {
  const { account, session } = given
  const read = readSecondCode(given.typed)
  if (!read) return refuse("code-missing")
  const now = ctx.now()
  const key = hashSecret(`second-factor ${account.id} ${given.network}`)
  if (!(await countTry(ctx.db, key, now)).may) return refuse("code-wait")
  const right = await transact(ctx.db, async (tx) => {
    const fits = await takesCode({ ...ctx, db: tx }, account, read, now)
    if (fits) {
      await completeSession(tx, session.id, now)
      await forgetTry(tx, key, "all")
      await noteSignedIn(tx, account.id, now, given.network)
      if (read.is === "paper") await appendAudit(tx, { at: now, staffId: account.id, kind: "recovery-code-used" })
    } else await appendAudit(tx, { at: now, staffId: account.id, kind: "second-factor-wrong" })
    return fits
  })
  return right ? ok({ by: read.is }) : refuse("code-wrong")
}

/** Whether a code is one of the account's, in a transaction: it is used up by this. */
export async function takesCode(
  ctx: Context,
  account: StaffAccount,
  read: { is: "app" | "paper"; code: string },
  now: Date,
): Promise<boolean> {
  if (read.is === "paper") {
    // Codes on paper outlive a change of the portal's secret.
    for (const secret of ctx.secrets)
      if (await useRecoveryCode(ctx.db, account.id, codeHash(secret, account.id, read.code), now)) return true
    return false
  }
  if (!account.totpSecret) return false
  const secret = openOwn(ctx.keys, bound(account.id), account.totpSecret)
  const step = stepOfCode(account.email, secret, read.code, now)
  return step !== null && isFresh(step, account.totpStep) && useTotpStep(ctx.db, account.id, step)
}

/** New codes for a lost phone; those of before open nothing any more. */
export async function renewRecoveryCodes(ctx: Context, given: { staffId: string }): Promise<string[]> {
  const codes = newRecoveryCodes()
  await transact(ctx.db, async (tx) => {
    await putRecoveryCodes(tx, given.staffId, hashed(ctx, given.staffId, codes))
    await appendAudit(tx, { at: ctx.now(), staffId: given.staffId, kind: "recovery-codes-renewed" })
  })
  return codes
}

/** Takes a colleague's second factor away when phone and codes are lost: they set up a new one when they sign in next. */
export async function takeSecondFactorAway(
  ctx: Context,
  given: { staffId: string; by: string },
): Promise<Result<null, "unknown">> {
  const account = await anyAccount(ctx.db, given.staffId)
  if (!account) return refuse("unknown")
  const now = ctx.now()
  await transact(ctx.db, async (tx) => {
    await updateAccount(tx, account.id, { totpSecret: null, totpStep: null })
    await putRecoveryCodes(tx, account.id, [])
    await revokeSessionsOf(tx, account.id, now)
    await appendAudit(tx, {
      at: now,
      staffId: given.by,
      kind: "second-factor-removed",
      detail: { account: account.id },
    })
  })
  return ok(null)
}

/** Seals the secrets of everybody's apps by the newest of the portal's keys. Answers how many were sealed anew. */
export async function resealApps(ctx: Context): Promise<number> {
  return transact(ctx.db, async (tx) => {
    let count = 0
    for (const { id, totpSecret } of await lockApps(tx)) {
      const sealed = resealOwn(ctx.keys, bound(id), totpSecret)
      if (sealed) await updateAccount(tx, id, { totpSecret: sealed })
      if (sealed) count++
    }
    return count
  })
}

const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: 8 }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]!).join(""),
  )

const codeHash = (secret: string, staffId: string, code: string) => hashCode(secret, `recovery ${staffId}`, code)
const hashed = (ctx: Context, staffId: string, codes: readonly string[]) =>
  codes.map((code) => codeHash(ctx.secrets[0], staffId, code))
