import { createHmac, timingSafeEqual } from "node:crypto"
import { readReference } from "#domain/booking/reference.ts"
import { hashSecret } from "./context.ts"

/** What a person can have a link of their own to. The names are part of the keys: another name would break every link sent so far. */
export type Linked =
  "visit" | "prereg" | "benefit" | "sign-up" | "invitation" | "booking-link" | "ticket" | "feed" | "waitlist"

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

/** 50 bits: nobody guesses one, and an SMS is short. */
const ANSWER_LETTERS = 10

/**
 * The key of the link that an SMS carries: the visit's reference and a proof worked out from the portal's secret. It is not the key of
 * the visit's own page: it opens a page that says no more than the SMS does, and takes an answer.
 */
export const answerKey = (secret: string, visit: { id: string; reference: string }): string => {
  const proof = createHmac("sha256", secret).update(`answer-link ${visit.id}`).digest()
  const letters = [...proof.subarray(0, ANSWER_LETTERS)].map((byte) => PROOF_SIGNS[byte % PROOF_SIGNS.length])
  return `${visit.reference.replace("-", "")}${letters.join("")}`
}
/** 32 signs that are not taken for one another. */
const PROOF_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"

/** The reference of the visit that such a key is about; null when it cannot be one. */
export const referenceInAnswerKey = (key: string): string | null =>
  key.length === REFERENCE_SIGNS + ANSWER_LETTERS ? readReference(key.slice(0, REFERENCE_SIGNS)) : null
const REFERENCE_SIGNS = 7

/** Whether the key was made for this visit, by any secret of the portal. */
export const isAnswerKey = (
  secrets: readonly string[],
  visit: { id: string; reference: string },
  key: string,
): boolean => secrets.some((secret) => timingSafeEqual(hashSecret(answerKey(secret, visit)), hashSecret(key)))

/** What a gateway that reports what became of an SMS must know: it stands in the address that was told with that SMS. */
export const reportProof = (secret: string, smsId: string): string =>
  createHmac("sha256", secret).update(`sms-report ${smsId}`).digest("base64url").slice(0, 22)

export const isReportProof = (secrets: readonly string[], smsId: string, proof: string): boolean =>
  secrets.some((secret) => timingSafeEqual(hashSecret(reportProof(secret, smsId)), hashSecret(proof)))
