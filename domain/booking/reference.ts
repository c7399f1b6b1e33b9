import { bareCode } from "#domain/typed-text.ts"

/**
 * A visit's reference, e.g. KTM-4QX7: easy to say and to read. Letters and digits that look or sound alike are left out
 * (I, O, 0, 1, B/8, S/5), and so are the vowels, so that no word appears. It identifies and never authorises.
 */
const LETTERS = "CDFGHJKLMNPQRTVWXZ"
const ANY = `${LETTERS}2346789`

/** Makes a reference from seven random numbers in [0, 1). */
export function makeReference(random: readonly number[]): string {
  const pick = (alphabet: string, i: number) => alphabet[Math.floor(random[i]! * alphabet.length)]!
  return `${[0, 1, 2].map((i) => pick(LETTERS, i)).join("")}-${[3, 4, 5, 6].map((i) => pick(ANY, i)).join("")}`
}

/** How many random numbers `makeReference` uses. */
export const REFERENCE_LENGTH = 7

/** Reads a reference as people type it: any case, with or without the dash or spaces. Null when it cannot be one. */
export function readReference(text: string): string | null {
  const plain = bareCode(text)
  if (plain.length !== REFERENCE_LENGTH || ![...plain].every((c) => ANY.includes(c))) return null
  return `${plain.slice(0, 3)}-${plain.slice(3)}`
}
