import { addMinutes } from "date-fns"
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES } from "#domain/booking/rules.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { enqueue } from "#db/booking/writes.ts"
import { type Transaction, transact } from "#db/client.ts"
import { type Prereg } from "#db/prereg/reads.ts"
import { lockPrereg, recordPreregEvent, spendPreregTry, updatePrereg } from "#db/prereg/writes.ts"
import { type Context, confirmationCode, hashCode, sameBytes } from "../context.ts"
import { openOnDevice } from "./begin.ts"
import { mailJob } from "./mail.ts"

/**
 * Sends a code to the household's address, to confirm it or to open the household on another device. Unless `again`, one that is
 * still good is not sent twice.
 */
export async function sendPreregCode(
  ctx: Context,
  given: { preregId: string; again?: boolean },
): Promise<Result<null, "unknown" | "no-email">> {
  const now = ctx.now()
  const answer = await transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (prereg.email === "") return refuse("no-email")
    const pending = prereg.codeExpiresAt !== null && prereg.codeExpiresAt > now && prereg.codeTriesLeft > 0
    if (given.again || !pending) await newCode(ctx, tx, prereg, now)
    return ok(null)
  })
  return answer as Result<null, "unknown" | "no-email">
}

async function newCode(ctx: Context, tx: Transaction, prereg: Prereg, now: Date): Promise<void> {
  const round = prereg.codeRound + 1
  const code = confirmationCode(ctx.secrets[0], prereg.id, round, CODE_DIGITS)
  await updatePrereg(tx, prereg.id, {
    codeRound: round,
    codeHash: hashCode(ctx.secrets[0], prereg.id, `${prereg.email} ${code}`),
    codeExpiresAt: addMinutes(now, CODE_MINUTES),
    codeTriesLeft: CODE_TRIES,
  })
  await enqueue(tx, {
    task: "mail-prereg-code",
    payload: { preregId: prereg.id, round },
    key: `prereg-code ${prereg.id}`,
  })
}

export type CodeRefusal = "unknown" | "code-wrong" | "code-expired" | "code-used-up"

/**
 * Checks a typed code. Right: the address it was sent to is confirmed, and the household opens on this device when `openHere`
 * asks for it (`token` is then its secret). The code belongs to the address: after a changed address it does not fit.
 */
export async function confirmPreregCode(
  ctx: Context,
  given: { preregId: string; code: string; openHere: boolean },
): Promise<Result<{ token: string | null }, CodeRefusal>> {
  const now = ctx.now()
  const answer = await transact<{ token: string | null }, CodeRefusal>(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg || prereg.email === "") return refuse("unknown")
    if (!given.openHere && prereg.confirmedEmail === prereg.email) return ok({ token: null })
    if (!prereg.codeHash || !prereg.codeExpiresAt || prereg.codeExpiresAt <= now) return refuse("code-expired")
    if (!(await spendPreregTry(tx, prereg.id))) return refuse("code-used-up")
    const right = ctx.secrets.some((secret) =>
      sameBytes(hashCode(secret, prereg.id, `${prereg.email} ${given.code}`), prereg.codeHash!),
    )
    if (!right) return refuse(prereg.codeTriesLeft > 1 ? "code-wrong" : "code-used-up")
    const first = prereg.confirmedEmail !== prereg.email
    await updatePrereg(tx, prereg.id, {
      confirmedEmail: prereg.email,
      codeHash: null,
      codeExpiresAt: null,
      codeTriesLeft: 0,
      touchedAt: now,
    })
    if (first) {
      const eventId = await recordPreregEvent(tx, {
        preregId: prereg.id,
        at: now,
        kind: "email-confirmed",
        by: "visitor",
      })
      await enqueue(tx, mailJob("link", prereg.id, eventId))
    }
    return ok({ token: given.openHere ? await openOnDevice(ctx, tx, prereg.id) : null })
  })
  return answer as Result<{ token: string | null }, CodeRefusal>
}
