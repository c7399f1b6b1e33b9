import { CODE_SIGNS } from "#domain/booking/reference.ts"
import { bareCode } from "#domain/typed-text.ts"

const LENGTH = 12

const grouped = (plain: string) => plain.match(/.{4}/g)!.join("-")

/** Twelve signs that are not mistaken for one another, 2^55: nobody guesses one. "CDFG-HJKL-MNPQ". `random` answers numbers in [0, 1). */
export const makeCertificateCode = (random: () => number): string =>
  grouped(Array.from({ length: LENGTH }, () => CODE_SIGNS[Math.floor(random() * CODE_SIGNS.length)]).join(""))

/** A code as people type it; null when it cannot be one. */
export function readCertificateCode(text: string): string | null {
  const plain = bareCode(text)
  return plain.length === LENGTH && /^[A-Z0-9]*$/.test(plain) ? grouped(plain) : null
}
