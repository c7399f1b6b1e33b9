import { type Result, ok, refuse } from "#domain/result.ts"

/** The code that confirms an e-mail address: digits, minutes it lives, wrong tries it survives. */
export const CODE_DIGITS = 8
export const CODE_MINUTES = 10
export const CODE_TRIES = 5

export type CodeRefusal = "code-wrong" | "code-expired" | "code-used-up"

/** What is stored of a code: never the code itself. */
export interface StoredCode {
  codeHash: Uint8Array | null
  codeExpiresAt: Date | null
  codeTriesLeft: number
}

/** Whether the code of the newest round still lives. */
export const codeLives = (of: StoredCode, now: Date): boolean =>
  of.codeHash !== null && of.codeExpiresAt !== null && of.codeExpiresAt > now

/** What a typed code is answered; `fits` says whether it is the one that was sent. The last wrong try uses it up. */
export function judgeCode(of: StoredCode, fits: boolean, now: Date): Result<null, CodeRefusal> {
  if (!codeLives(of, now)) return refuse("code-expired")
  if (of.codeTriesLeft <= 0) return refuse("code-used-up")
  return fits ? ok(null) : refuse(of.codeTriesLeft > 1 ? "code-wrong" : "code-used-up")
}

export const oneTryLess = (of: StoredCode) => ({ codeTriesLeft: Math.max(0, of.codeTriesLeft - 1) })
export const noCode = { codeHash: null, codeExpiresAt: null, codeTriesLeft: 0 } as const

/** A code as people read it, in two groups. */
export const spacedCode = (code: string): string => `${code.slice(0, CODE_DIGITS / 2)} ${code.slice(CODE_DIGITS / 2)}`
