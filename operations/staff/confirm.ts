import { type Result, ok, refuse } from "#domain/result.ts"
import { readSecondCode } from "#domain/staff/second-factor.ts"
import { transact } from "#db/client.ts"
import type { StaffAccount } from "#db/staff/reads.ts"
import { appendAudit, confirmSession, countTry, forgetTry } from "#db/staff/writes.ts"
import { type Context, hashSecret } from "../context.ts"
import { type OfficeIdentity, subjectOf } from "./office-sign-in.ts"
import { isPassword, unlessBusy } from "./password.ts"
import { takesCode } from "./second-factor.ts"

export type ConfirmRefusal = "confirm-missing" | "confirm-wrong" | "confirm-wait" | "password-busy"

interface Own {
  account: StaffAccount
  sessionId: string
}

/**
 * Shows again who sits at a signed-in browser, by the password, or by a code of the app or one of those on paper. Wrong tries slow
 * down as they do at the sign-in; the session goes on whatever is typed.
 */
export async function confirmSelf(
  ctx: Context,
  given: Own & { password: string; code: string; network: string },
): Promise<Result<null, ConfirmRefusal>> {
  const { account, password, code } = given
  if (password === "" && code.trim() === "") return refuse("confirm-missing")
  const now = ctx.now()
  const key = hashSecret(`confirm ${account.id} ${given.network}`)
  if (!(await countTry(ctx.db, key, now)).may) return refuse("confirm-wait")
  const known = password === "" ? false : await unlessBusy(() => isPassword(account, password))
  if (typeof known === "object") {
    await forgetTry(ctx.db, key, "one")
    return known
  }
  const read = password === "" ? readSecondCode(code) : null
  return transact<Result<null, ConfirmRefusal>>(ctx.db, async (tx) => {
    if (!known && !(read && (await takesCode({ ...ctx, db: tx }, account, read, now)))) {
      await appendAudit(tx, { at: now, staffId: account.id, kind: "confirm-wrong" })
      return refuse("confirm-wrong")
    }
    await forgetTry(tx, key, "all")
    if (read?.is === "paper") await appendAudit(tx, { at: now, staffId: account.id, kind: "recovery-code-used" })
    await note(tx, given, now, read?.is ?? "password")
    return ok(null)
  })
}

/** Shows it by a fresh sign-in at the office's own; refused when somebody else signed in there. */
export async function confirmByOffice(
  ctx: Context,
  given: Own & { identity: OfficeIdentity },
): Promise<Result<null, "somebody-else">> {
  if (given.account.subject !== subjectOf(given.identity)) return refuse("somebody-else")
  await transact(ctx.db, (tx) => note(tx, given, ctx.now(), "office"))
  return ok(null)
}

async function note(tx: Context["db"], { account, sessionId }: Own, at: Date, by: string): Promise<void> {
  await confirmSession(tx, sessionId, at)
  await appendAudit(tx, { at, staffId: account.id, kind: "confirmed", detail: { by } })
}
