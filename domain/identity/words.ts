import { maskNumber } from "../mask.ts"

/** What a CPR number looks like: a day of a month, a year, and four digits. */
const CPR = /(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[ -]?\d{4}(?!\d)/g
/** Shorter, it is a word like any other. */
const LEAST = 5

/**
 * Free words of a check without the numbers that are sealed elsewhere: the document's own, however it was spaced, and what looks like a
 * CPR number. Their last three characters stay, so that a letter still says which document it is about.
 */
export function withoutNumbers(words: string, documentNumber: string): string {
  const signs = [...documentNumber.toUpperCase().replace(/[^A-Z0-9]/g, "")]
  const own =
    signs.length < LEAST ? null : new RegExp(`(?<![\\p{L}\\p{N}])${signs.join("[ .-]?")}(?![\\p{L}\\p{N}])`, "giu")
  const plain = (number: string) => maskNumber(number.replace(/[^\p{L}\p{N}]/gu, ""))
  return (own ? words.replace(own, plain) : words).replace(CPR, plain)
}
