import { createHmac, timingSafeEqual } from "node:crypto"
import { readPrintedCode, writePrintedCode } from "#domain/prereg/printed-code.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { enqueue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import { type Prereg, preregByPrint } from "#db/prereg/reads.ts"
import { deleteOtherSessions, lockPrereg, recordPreregEvent, updatePrereg } from "#db/prereg/writes.ts"
import { type Context, hashSecret } from "../context.ts"
import { openOnDevice } from "./begin.ts"
import { mailJob } from "./mail.ts"

/** 80 bits: more than anybody can try. */
const CODE_BYTES = 10

const printedBytes = (secret: string, preregId: string, round: number): Buffer =>
  createHmac("sha256", secret).update(`prereg-print ${preregId} ${round}`).digest().subarray(0, CODE_BYTES)

/**
 * Makes the code that can be printed and typed on another device, and answers it in groups. The one before no longer works, and
 * all devices but this one are closed: whoever found the old paper is out.
 */
export async function printCode(
  ctx: Context,
  given: { preregId: string; token: string },
): Promise<Result<string, "unknown">> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    const printRound = prereg.printRound + 1
    const bytes = printedBytes(ctx.secrets[0], prereg.id, printRound)
    await deleteOtherSessions(tx, prereg.id, hashSecret(given.token))
    await updatePrereg(tx, prereg.id, {
      printRound,
      printHash: hashSecret(bytes.toString("hex")),
      touchedAt: ctx.now(),
    })
    return ok(writePrintedCode(bytes))
  })
}

/** The code that was printed last; null when there is none, or the portal's secret has changed since. */
export function lastPrintedCode(ctx: Context, prereg: Prereg): string | null {
  if (!prereg.printHash) return null
  for (const secret of ctx.secrets) {
    const bytes = printedBytes(secret, prereg.id, prereg.printRound)
    if (timingSafeEqual(hashSecret(bytes.toString("hex")), prereg.printHash)) return writePrintedCode(bytes)
  }
  return null
}

/** Opens a household on this device by a printed code. `token` is the device's secret. */
export async function openByPrintedCode(
  ctx: Context,
  given: { code: string },
): Promise<Result<{ token: string }, "code-shape" | "code-wrong">> {
  const bytes = readPrintedCode(given.code, CODE_BYTES)
  if (!bytes) return refuse("code-shape")
  return transact(ctx.db, async (tx) => {
    const prereg = await preregByPrint(tx, hashSecret(Buffer.from(bytes).toString("hex")))
    if (!prereg) return refuse("code-wrong")
    return ok({ token: await openOnDevice(ctx, tx, prereg.id) })
  })
}

/** Mails this household's link once more, to its confirmed address. */
export async function sendLink(
  ctx: Context,
  given: { preregId: string },
): Promise<Result<null, "unknown" | "no-email">> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (prereg.email === "" || prereg.confirmedEmail !== prereg.email) return refuse("no-email")
    const now = ctx.now()
    await updatePrereg(tx, prereg.id, { touchedAt: now })
    const eventId = await recordPreregEvent(tx, { preregId: prereg.id, at: now, kind: "link-sent", by: "visitor" })
    await enqueue(tx, mailJob("link", prereg.id, eventId))
    return ok(null)
  })
}
