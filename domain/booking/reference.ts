import { bareCode } from "#domain/typed-text.ts"

/**
 * A visit's reference, e.g. KTM-4QX7: easy to say and to read. Letters and digits that look or sound alike are left out
 * (I, O, 0, 1, B/8, S/5), and so are the vowels, so that no word appears. It identifies and never authorises.
 */
const LETTERS = "CDFGHJKLMNPQRTVWXZ"
export const CODE_SIGNS = `${LETTERS}2346789`

const REFERENCE_LENGTH = 7

/** Makes a reference. `random` answers numbers in [0, 1). */
export function makeReference(random: () => number): string {
  const pick = (signs: string) => signs[Math.floor(random() * signs.length)]!
  return Array.from(
    { length: REFERENCE_LENGTH },
    (_, i) => (i === 3 ? "-" : "") + pick(i < 3 ? LETTERS : CODE_SIGNS),
  ).join("")
}

/** Reads a reference as people type it: any case, with or without the dash or spaces. Null when it cannot be one. */
export function readReference(text: string): string | null {
  const plain = bareCode(text)
  if (plain.length !== REFERENCE_LENGTH || ![...plain].every((c) => CODE_SIGNS.includes(c))) return null
  return `${plain.slice(0, 3)}-${plain.slice(3)}`
}
