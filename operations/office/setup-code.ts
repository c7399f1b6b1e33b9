import { createHmac, randomBytes } from "node:crypto"
import {
  SETUP_CODE_BYTES,
  type SetupCodeRefusal,
  judgeSetupCode,
  setupCodeLapses,
  setupOpenUntil,
} from "#domain/office/setup-code.ts"
import { readPrintedCode, writePrintedCode } from "#domain/prereg/printed-code.ts"
import { type Result, ok } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { officeExists, readSetupCode } from "#db/office/reads.ts"
import { countWrongCode, lockFounding, putSetupCode } from "#db/office/writes.ts"
import { type Context, hashCode, sameBytes } from "../context.ts"

const storedForm = (secret: string, code: Uint8Array) => hashCode(secret, "set-up", Buffer.from(code).toString("hex"))

/** Makes the code that opens the set-up page, in the place of any before; null once there is an office. It is told once, here. */
export function makeSetupCode(ctx: Context): Promise<{ code: string; expiresAt: Date } | null> {
  return transact(ctx.db, async (tx) => {
    await lockFounding(tx)
    if (await officeExists(tx)) return null
    const bytes = randomBytes(SETUP_CODE_BYTES)
    const expiresAt = setupCodeLapses(ctx.now())
    await putSetupCode(tx, storedForm(ctx.secrets[0], bytes), expiresAt)
    return { code: writePrintedCode(bytes), expiresAt }
  })
}

/** Tries a typed code. The right one answers a ticket, which opens the form for some hours in the browser that holds it. */
export async function trySetupCode(
  ctx: Context,
  given: { typed: string },
): Promise<Result<{ ticket: string }, SetupCodeRefusal>> {
  const stored = await readSetupCode(ctx.db)
  const code = readPrintedCode(given.typed, SETUP_CODE_BYTES)
  const right = code !== null && ctx.secrets.some((s) => stored && sameBytes(storedForm(s, code), stored.codeHash))
  const judged = judgeSetupCode(stored, right, ctx.now())
  if (!judged.ok) {
    if (judged.error === "code-wrong") await countWrongCode(ctx.db)
    return judged
  }
  const until = setupOpenUntil(ctx.now()).getTime()
  return ok({ ticket: `${until}.${signature(ctx.secrets[0], until, stored!.codeHash).toString("base64url")}` })
}

/** A ticket is bound to its code: a new code, or an office that is there, makes it worthless. */
const signature = (secret: string, until: number, codeHash: Buffer): Buffer =>
  createHmac("sha256", secret)
    .update(`set-up-ticket ${until} ${codeHash.toString("hex")}`)
    .digest()

/** Whether a ticket still opens the form. */
export async function ticketHolds(ctx: Context, ticket: string | null): Promise<boolean> {
  const [, until, mac] = /^(\d{1,15})\.([\w-]{43})$/.exec(ticket ?? "") ?? []
  if (!until || !mac || Number(until) <= ctx.now().getTime()) return false
  const stored = await readSetupCode(ctx.db)
  if (!stored) return false
  return ctx.secrets.some((s) => sameBytes(signature(s, Number(until), stored.codeHash), Buffer.from(mac, "base64url")))
}
