import { addMinutes } from "date-fns"
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES } from "#domain/booking/rules.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Context, confirmationCode, hashCode, sameBytes } from "./context.ts"

/**
 * The code that confirms an address: for a booking, a household, a sign-up, a PD U2. `boundTo` is what a code is good for, and it
 * fits nothing else: the address it goes to; for a household the purpose too.
 */
export interface CodeFields {
  codeRound: number
  codeHash: Buffer | null
  codeExpiresAt: Date | null
  codeTriesLeft: number
}
type Coded = { id: string } & CodeFields
export type CodeRefusal = "code-wrong" | "code-expired" | "code-used-up"

/** A new code for an address: the fields to store. The code itself is worked out again when the mail is written. */
export function newCode(ctx: Context, of: { id: string; codeRound: number }, boundTo: string): CodeFields {
  const codeRound = of.codeRound + 1
  const code = confirmationCode(ctx.secrets[0], of.id, codeRound, CODE_DIGITS)
  return {
    codeRound,
    codeHash: hashCode(ctx.secrets[0], of.id, `${boundTo} ${code}`),
    codeExpiresAt: addMinutes(ctx.now(), CODE_MINUTES),
    codeTriesLeft: CODE_TRIES,
  }
}

/** The code of this round for the mail; null when another one has been made since, it was made for something else, or its time has run out. */
export function codeToSend(ctx: Context, of: Coded, boundTo: string, round: number): string | null {
  if (of.codeRound !== round || !of.codeHash || !of.codeExpiresAt || of.codeExpiresAt <= ctx.now()) return null
  const code = confirmationCode(ctx.secrets[0], of.id, round, CODE_DIGITS)
  return fits(ctx, of, boundTo, code) ? code : null
}

const fits = (ctx: Context, of: Coded, boundTo: string, code: string) =>
  of.codeHash !== null &&
  ctx.secrets.some((secret) => sameBytes(hashCode(secret, of.id, `${boundTo} ${code}`), of.codeHash!))

/** Whether the code made last can still be typed, so that no other need be sent. */
export function codePending(ctx: Context, of: Coded, boundTo: string): boolean {
  const good = of.codeExpiresAt !== null && of.codeExpiresAt > ctx.now() && of.codeTriesLeft > 0
  return good && codeToSend(ctx, of, boundTo, of.codeRound) !== null
}

/** Whether a typed code is the pending one. Asked under a lock on the row; a wrong one is counted with `oneTryLess`. */
export function checkCode(ctx: Context, of: Coded, boundTo: string, typed: string): Result<null, CodeRefusal> {
  if (!of.codeHash || !of.codeExpiresAt || of.codeExpiresAt <= ctx.now()) return refuse("code-expired")
  if (of.codeTriesLeft <= 0) return refuse("code-used-up")
  if (!fits(ctx, of, boundTo, typed)) return refuse(of.codeTriesLeft > 1 ? "code-wrong" : "code-used-up")
  return ok(null)
}

export const oneTryLess = (of: CodeFields) => ({ codeTriesLeft: Math.max(0, of.codeTriesLeft - 1) })
export const noCode = { codeHash: null, codeExpiresAt: null, codeTriesLeft: 0 } as const
