import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto"
import type { Reader } from "#db/client.ts"

/** What every operation is given by its door: the database, the clock, the secrets, chance. Nothing is read from the environment here. */
export interface Context {
  db: Reader
  now(): Date
  /** The newest first. */
  secrets: readonly [string, ...string[]]
  random(): number
  /** Load of tests and measurements comes from one place on purpose: only what one mailbox may keep is bounded then. */
  unbounded?: boolean
  /** The keys that people's own keys are wrapped by, the newest first. */
  keys: Keyring
}

export type Keyring = readonly { version: number; key: Buffer }[]

export function makeContext(
  db: Reader,
  secrets: readonly [string, ...string[]],
  keys: Keyring,
  unbounded = false,
): Context {
  return { db, secrets, keys, unbounded, now: () => new Date(), random: () => randomInt(2 ** 47) / 2 ** 47 }
}

/** A random secret for a cookie, 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url")
}

/** The stored form of a secret: whoever reads the database cannot use it. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest()
}

/** The digits that confirm an e-mail address, for one round of one draft. */
export function confirmationCode(secret: string, draftId: string, round: number, digits: number): string {
  const mac = createHmac("sha256", secret).update(`email-code ${draftId} ${round}`).digest()
  return String(mac.readBigUInt64BE(0) % 10n ** BigInt(digits)).padStart(digits, "0")
}

/** The stored form of a code: keyed, since so few digits could be tried out against a plain hash. */
export function hashCode(secret: string, draftId: string, code: string): Buffer {
  return createHmac("sha256", secret).update(`email-code-hash ${draftId} ${code}`).digest()
}

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
