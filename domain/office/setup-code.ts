import { addHours, isBefore } from "date-fns"
import { type Result, ok, refuse } from "#domain/result.ts"

/** The code that lets somebody set up an office: eight signs, said over the phone or read from a terminal. */
export const SETUP_CODE_BYTES = 5
const SETUP_CODE_HOURS = 24
/** After so many wrong ones a code opens nothing more; of 2^40 possible ones they are next to none. */
export const SETUP_CODE_TRIES = 100
/** How long the form stays open after the right code. */
export const SETUP_OPEN_HOURS = 2

export const setupCodeLapses = (now: Date): Date => addHours(now, SETUP_CODE_HOURS)
export const setupOpenUntil = (now: Date): Date => addHours(now, SETUP_OPEN_HOURS)

export type SetupCodeRefusal = "code-wrong" | "code-lapsed" | "code-spent"

/** Whether a typed code opens the form. `stored` is null where none was made. */
export function judgeSetupCode(
  stored: { expiresAt: Date; wrongTries: number } | null,
  right: boolean,
  now: Date,
): Result<null, SetupCodeRefusal> {
  if (!stored || !isBefore(now, stored.expiresAt)) return refuse("code-lapsed")
  if (stored.wrongTries >= SETUP_CODE_TRIES) return refuse("code-spent")
  return right ? ok(null) : refuse("code-wrong")
}
