/** The steps of RFC 6238 as authenticator apps count them. */
export const STEP_SECONDS = 30
/** A clock may be one step off. */
export const STEPS_OFF = 1
export const TOTP_DIGITS = 6

/** As many codes for a lost phone, each for once. */
export const RECOVERY_CODES = 10

/** The step that a code belongs to, for a moment and how far the app's clock is off; a step is used once. */
export const stepOf = (now: Date, delta: number): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta

export const isFresh = (step: number, lastUsed: number | null): boolean => lastUsed === null || step > lastUsed

/** What was typed: six digits of the app, or one of the codes on paper; spaces and hyphens do not matter. */
export function readSecondCode(typed: string): { is: "app"; code: string } | { is: "paper"; code: string } | null {
  const code = typed.replace(/[\s-]/g, "").toUpperCase()
  if (/^\d{6}$/.test(code)) return { is: "app", code }
  return /^[A-Z0-9]{8}$/.test(code) ? { is: "paper", code } : null
}
