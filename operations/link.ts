import { createHmac, timingSafeEqual } from "node:crypto"
import { hashSecret } from "./context.ts"

/** What a person can have a link of their own to. The names are part of the keys: another name would break every link sent so far. */
export type Linked = "visit" | "prereg" | "benefit" | "sign-up" | "invitation" | "booking-link"

/** A key that is in nobody's link: the secret of a booking that staff make for somebody, found by its number on their pages. */
type Hidden = "draft"

/**
 * The key of a link to something of one's own, worked out from what it is, its id and the portal's secret: mail sent later can carry
 * the link, and the database keeps only the hash.
 */
export const linkKey = (secret: string, what: Linked | Hidden, id: string): string =>
  createHmac("sha256", secret).update(`${what}-link ${id}`).digest("base64url")

/** The key that fits the stored hash, also when the portal's secret has changed since; null when no secret fits any more. */
export function knownLinkKey(
  secrets: readonly string[],
  what: Linked | Hidden,
  row: { id: string; keyHash: Buffer },
): string | null {
  const fits = (key: string) => timingSafeEqual(hashSecret(key), row.keyHash)
  return secrets.map((secret) => linkKey(secret, what, row.id)).find(fits) ?? null
}
