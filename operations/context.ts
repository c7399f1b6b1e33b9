import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto"
import type { Reader } from "#db/client.ts"

/** What every operation is given by its door: the database, the clock, the secrets, chance. Nothing is read from the environment here. */
export interface Context {
  db: Reader
  now(): Date
  /** The newest first. */
  secrets: readonly [string, ...string[]]
  random(): number
  /** The keys that people's own keys are wrapped by, the newest first. */
  keys: Keyring
}

export type Keyring = readonly { version: number; key: Buffer }[]

export function makeContext(db: Reader, secrets: readonly [string, ...string[]], keys: Keyring): Context {
  return { db, secrets, keys, now: () => new Date(), random: () => randomInt(2 ** 47) / 2 ** 47 }
}

/** A random secret for a cookie, 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url")
}

/** The stored form of a secret: whoever reads the database cannot use it. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest()
}

/**
 * The key of a visit's manage link, worked out from the visit's id and the portal's secret: mail sent later can carry the link,
 * and the database keeps only the hash.
 */
export function visitKey(secret: string, visitId: string): string {
  return createHmac("sha256", secret).update(`visit-link ${visitId}`).digest("base64url")
}

/** The key that fits the stored hash, also when the portal's secret has changed since. Null when no secret fits any more. */
export function knownVisitKey(secrets: readonly string[], visit: { id: string; keyHash: Buffer }): string | null {
  for (const secret of secrets) {
    const key = visitKey(secret, visit.id)
    if (timingSafeEqual(hashSecret(key), visit.keyHash)) return key
  }
  return null
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

/** The secret of a link to something of one's own, worked out from what it is, its id and the portal's secret. */
export function linkKey(secret: string, what: "benefit" | "sign-up", id: string): string {
  return createHmac("sha256", secret).update(`${what}-link ${id}`).digest("base64url")
}

/** The secret that fits the stored hash, also when the portal's secret has changed since; null when none does any more. */
export function knownLinkKey(
  secrets: readonly string[],
  what: "benefit" | "sign-up",
  row: { id: string; keyHash: Buffer },
): string | null {
  for (const secret of secrets) {
    const key = linkKey(secret, what, row.id)
    if (timingSafeEqual(hashSecret(key), row.keyHash)) return key
  }
  return null
}
