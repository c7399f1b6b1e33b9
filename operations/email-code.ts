import { addMinutes } from "date-fns"
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES } from "#domain/booking/rules.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Context, confirmationCode, hashCode, sameBytes } from "./context.ts"

/** What is stored with somebody whose address is to be confirmed by a code. */
export interface CodeFields {
  codeRound: number
  codeHash: Buffer | null
  codeExpiresAt: Date | null
  codeTriesLeft: number
}
export type CodeRefusal = "code-wrong" | "code-expired" | "code-used-up"

/** A new code for an address: the fields to store. The code itself is worked out again when the mail is written. */
export function newCode(ctx: Context, of: { id: string; email: string; codeRound: number }): CodeFields {
  const codeRound = of.codeRound + 1
  const code = confirmationCode(ctx.secrets[0], of.id, codeRound, CODE_DIGITS)
  return {
    codeRound,
    codeHash: hashCode(ctx.secrets[0], of.id, `${of.email} ${code}`),
    codeExpiresAt: addMinutes(ctx.now(), CODE_MINUTES),
    codeTriesLeft: CODE_TRIES,
  }
}

/** The code of this round for the mail; null when another one has been made since. */
export function codeToSend(ctx: Context, of: { id: string; email: string } & CodeFields, round: number): string | null {
  if (of.codeRound !== round || !of.codeHash) return null
  const code = confirmationCode(ctx.secrets[0], of.id, round, CODE_DIGITS)
  return fits(ctx, of, code) ? code : null
}

const fits = (ctx: Context, of: { id: string; email: string; codeHash: Buffer | null }, code: string) =>
  of.codeHash !== null &&
  ctx.secrets.some((secret) => sameBytes(hashCode(secret, of.id, `${of.email} ${code}`), of.codeHash!))

/** Whether a typed code is the pending one. Whoever asks counts the try away first, under a lock. */
export function checkCode(
  ctx: Context,
  of: { id: string; email: string } & CodeFields,
  typed: string,
): Result<null, CodeRefusal> {
  if (!of.codeHash || !of.codeExpiresAt || of.codeExpiresAt <= ctx.now()) return refuse("code-expired")
  if (of.codeTriesLeft <= 0) return refuse("code-used-up")
  if (!fits(ctx, of, typed)) return refuse(of.codeTriesLeft > 1 ? "code-wrong" : "code-used-up")
  return ok(null)
}

export const noCode = { codeHash: null, codeExpiresAt: null, codeTriesLeft: 0 } as const
