import { addMinutes } from "date-fns"
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES, type CodeRefusal, codeLives, judgeCode } from "#domain/email-code.ts"
import type { Result } from "#domain/result.ts"
import { type Context, confirmationCode, hashCode, sameBytes } from "./context.ts"

/** A row that waits for a code. */
export interface CodeFields {
  codeRound: number
  codeHash: Buffer | null
  codeExpiresAt: Date | null
  codeTriesLeft: number
}
type Coded = { id: string } & CodeFields

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
  if (of.codeRound !== round || !codeLives(of, ctx.now())) return null
  const code = confirmationCode(ctx.secrets[0], of.id, round, CODE_DIGITS)
  return fits(ctx, of, boundTo, code) ? code : null
}

const fits = (ctx: Context, of: Coded, boundTo: string, code: string) =>
  of.codeHash !== null &&
  ctx.secrets.some((secret) => sameBytes(hashCode(secret, of.id, `${boundTo} ${code}`), of.codeHash!))

/** Whether the code made last can still be typed, so that no other need be sent. */
export function codePending(ctx: Context, of: Coded, boundTo: string): boolean {
  return of.codeTriesLeft > 0 && codeToSend(ctx, of, boundTo, of.codeRound) !== null
}

/**
 * Whether a typed code is the pending one. Asked under a lock on the row; a wrong one is counted with `oneTryLess`. `boundTo` is what a
 * code is good for, and it fits nothing else: the address it goes to; for a household the purpose too.
 */
export const checkCode = (ctx: Context, of: Coded, boundTo: string, typed: string): Result<null, CodeRefusal> =>
  judgeCode(of, fits(ctx, of, boundTo, typed), ctx.now())
