import { bareCode } from "#domain/typed-text.ts"

/** Crockford's alphabet: no I, L, O or U, which are read as other signs or words. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const GROUP = 4

/** Bytes as groups of four signs with hyphens between: easy to read aloud and to type. 5 bits a sign. */
export function writePrintedCode(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  const length = Math.ceil((bytes.length * 8) / 5)
  let text = ""
  for (let i = 0; i < length; i++) {
    text = SIGNS[Number(bits & 31n)]! + text
    bits >>= 5n
  }
  return text.match(new RegExp(`.{1,${GROUP}}`, "g"))!.join("-")
}

/** The bytes of a typed code: case, spaces and hyphens do not matter, and look-alikes are read as what was meant. Null when it is none. */
export function readPrintedCode(typed: string, length: number): Uint8Array | null {
  const text = bareCode(typed).replaceAll("O", "0").replace(/[IL]/g, "1")
  if (text.length !== Math.ceil((length * 8) / 5)) return null
  let bits = 0n
  for (const sign of text) {
    const value = SIGNS.indexOf(sign)
    if (value < 0) return null
    bits = (bits << 5n) | BigInt(value)
  }
  const bytes = new Uint8Array(length)
  for (let i = length - 1; i >= 0; i--) {
    bytes[i] = Number(bits & 255n)
    bits >>= 8n
  }
  return bits === 0n ? bytes : null
}
