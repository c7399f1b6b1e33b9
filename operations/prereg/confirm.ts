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

/** What a code is for: to confirm the address that was written, or to open the household, which only the confirmed address may. */
export type CodeFor = "confirm" | "open"

/** The address a code for this goes to; "" when there is none. */
export const addressFor = (prereg: Pick<Prereg, "email" | "confirmedEmail">, purpose: CodeFor): string =>
  purpose === "confirm" ? prereg.email : (prereg.confirmedEmail ?? "")

/** Whether a code is the pending one, for this purpose and the address that stands now. */
export const codeFits = (secrets: readonly string[], prereg: Prereg, purpose: CodeFor, code: string): boolean =>
  prereg.codeHash !== null &&
  secrets.some((secret) => sameBytes(hashCode(secret, prereg.id, bound(prereg, purpose, code)), prereg.codeHash!))

const bound = (prereg: Prereg, purpose: CodeFor, code: string) => `${purpose} ${addressFor(prereg, purpose)} ${code}`

/** Sends a code, to confirm the address or to open the household on another device. Unless `again`, a good one is not sent twice. */
export async function sendPreregCode(
  ctx: Context,
  given: { preregId: string; for?: CodeFor; again?: boolean },
): Promise<Result<null, "unknown" | "no-email">> {
  const now = ctx.now()
  const purpose = given.for ?? "confirm"
  const answer = await transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (addressFor(prereg, purpose) === "") return refuse("no-email")
    const last = confirmationCode(ctx.secrets[0], prereg.id, prereg.codeRound, CODE_DIGITS)
    const pending =
      codeFits(ctx.secrets, prereg, purpose, last) &&
      prereg.codeExpiresAt !== null &&
      prereg.codeExpiresAt > now &&
      prereg.codeTriesLeft > 0
    if (given.again || !pending) await newCode(ctx, tx, prereg, purpose, now)
    return ok(null)
  })
  return answer as Result<null, "unknown" | "no-email">
}

async function newCode(ctx: Context, tx: Transaction, prereg: Prereg, purpose: CodeFor, now: Date): Promise<void> {
  const round = prereg.codeRound + 1
  const code = confirmationCode(ctx.secrets[0], prereg.id, round, CODE_DIGITS)
  await updatePrereg(tx, prereg.id, {
    codeRound: round,
    codeHash: hashCode(ctx.secrets[0], prereg.id, bound(prereg, purpose, code)),
    codeExpiresAt: addMinutes(now, CODE_MINUTES),
    codeTriesLeft: CODE_TRIES,
  })
  await enqueue(tx, {
    task: "mail-prereg-code",
    payload: { preregId: prereg.id, round, for: purpose },
    key: `prereg-code ${prereg.id}`,
  })
}

export type CodeRefusal = "unknown" | "code-wrong" | "code-expired" | "code-used-up"

/**
 * Checks a typed code. Right: the address it was sent to is confirmed; or, when `openHere` asks for it, the household opens on
 * this device (`token` is then its secret). The code belongs to its purpose and address: after a changed address it does not fit.
 */
export async function confirmPreregCode(
  ctx: Context,
  given: { preregId: string; code: string; openHere: boolean },
): Promise<Result<{ token: string | null }, CodeRefusal>> {
  const now = ctx.now()
  const answer = await transact<{ token: string | null }, CodeRefusal>(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    const purpose = given.openHere ? "open" : "confirm"
    if (!prereg || addressFor(prereg, purpose) === "") return refuse("unknown")
    if (!given.openHere && prereg.confirmedEmail === prereg.email) return ok({ token: null })
    if (!prereg.codeHash || !prereg.codeExpiresAt || prereg.codeExpiresAt <= now) return refuse("code-expired")
    if (!(await spendPreregTry(tx, prereg.id))) return refuse("code-used-up")
    if (!codeFits(ctx.secrets, prereg, purpose, given.code))
      return refuse(prereg.codeTriesLeft > 1 ? "code-wrong" : "code-used-up")
    const first = !given.openHere && prereg.confirmedEmail !== prereg.email
    await updatePrereg(tx, prereg.id, {
      ...(given.openHere ? {} : { confirmedEmail: prereg.email }),
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
