import type { PreregCodeFor } from "#domain/mail/kinds.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { enqueue } from "#db/queue.ts"
import { type Transaction, transact } from "#db/client.ts"
import { type Prereg } from "#db/prereg/reads.ts"
import { lockPrereg, recordPreregEvent, updatePrereg } from "#db/prereg/writes.ts"
import type { Context } from "../context.ts"
import { type CodeRefusal, noCode, oneTryLess } from "#domain/email-code.ts"
import { checkCode, codePending, newCode } from "../email-code.ts"
import { openOnDevice } from "./begin.ts"
import { mailJob } from "./mail.ts"

/** What a code is for: to confirm the address that was written, or to open the household, which only the confirmed address may. */

/** The address a code for this goes to; "" when there is none. */
export const addressFor = (prereg: Pick<Prereg, "email" | "confirmedEmail">, purpose: PreregCodeFor): string =>
  purpose === "confirm" ? prereg.email : (prereg.confirmedEmail ?? "")

/** What a household's code is good for: one purpose at the address that stands now. */
export const codeBoundTo = (prereg: Prereg, purpose: PreregCodeFor) => `${purpose} ${addressFor(prereg, purpose)}`

/** Sends a code, to confirm the address or to open the household on another device. Unless `again`, a good one is not sent twice. */
export async function sendPreregCode(
  ctx: Context,
  given: { preregId: string; for?: PreregCodeFor; again?: boolean },
): Promise<Result<null, "unknown" | "no-email">> {
  const purpose = given.for ?? "confirm"
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (addressFor(prereg, purpose) === "") return refuse("no-email")
    if (given.again || !codePending(ctx, prereg, codeBoundTo(prereg, purpose))) await sendCode(ctx, tx, prereg, purpose)
    return ok(null)
  })
}

async function sendCode(ctx: Context, tx: Transaction, prereg: Prereg, purpose: PreregCodeFor): Promise<void> {
  const code = newCode(ctx, prereg, codeBoundTo(prereg, purpose))
  await updatePrereg(tx, prereg.id, code)
  await enqueue(tx, {
    task: "mail-prereg-code",
    payload: { preregId: prereg.id, round: code.codeRound, for: purpose },
    key: `prereg-code ${prereg.id}`,
  })
}

/**
 * Checks a typed code. Right: the address it was sent to is confirmed; or, when `openHere` asks for it, the household opens on
 * this device (`token` is then its secret). The code belongs to its purpose and address: after a changed address it does not fit.
 */
export async function confirmPreregCode(
  ctx: Context,
  given: { preregId: string; code: string; openHere: boolean },
): Promise<Result<{ token: string | null }, CodeRefusal | "unknown">> {
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    const purpose = given.openHere ? "open" : "confirm"
    if (!prereg || addressFor(prereg, purpose) === "") return refuse("unknown")
    if (!given.openHere && prereg.confirmedEmail === prereg.email) return ok({ token: null })
    const right = checkCode(ctx, prereg, codeBoundTo(prereg, purpose), given.code)
    if (!right.ok) {
      await updatePrereg(tx, prereg.id, oneTryLess(prereg))
      return right
    }
    const first = !given.openHere && prereg.confirmedEmail !== prereg.email
    await updatePrereg(tx, prereg.id, {
      ...(given.openHere ? {} : { confirmedEmail: prereg.email }),
      ...noCode,
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
}
