import { type Household, type Person } from "./household.ts"
import { paperKeysOf } from "./papers.ts"
import type { PreregState } from "./states.ts"

/** What can be sent of a paper: a photograph, or a document. */
export const uploadKinds = ["image", "pdf"] as const
export type UploadKind = (typeof uploadKinds)[number]

/** `waiting`: for the scanner. */
export const scanStates = ["waiting", "clean", "infected"] as const
export type ScanState = (typeof scanStates)[number]

export const uploadVerdicts = ["will-do", "will-not"] as const
export type UploadVerdict = (typeof uploadVerdicts)[number]
export const uploadReasons = ["unreadable", "cut-off", "pages-missing", "wrong-paper", "not-valid", "other"] as const
export type UploadReason = (typeof uploadReasons)[number]

/** Photographs of today's phones are smaller. */
export const LARGEST_UPLOAD_BYTES = 20 * 1024 * 1024
/** A picture that unpacks to more is none of a paper. */
export const MOST_PIXELS = 64_000_000
/** The longest side of what is kept, in pixels: small print of an A4 sheet can be read. */
export const LONGEST_SIDE = 2600
export const MOST_UPLOADS = 40

/** What one household may send in all. */
export const MOST_HOUSEHOLD_BYTES = 120 * 1024 * 1024

/**
 * Whether a household may send papers: until it is decided against or registered, and once its address is confirmed, so that nobody fills
 * the portal unnamed.
 */
export const mayUpload = (prereg: { state: PreregState; confirmedEmail: string | null }): boolean =>
  prereg.confirmedEmail !== null && ["draft", "submitted", "returned", "accepted"].includes(prereg.state)

/** Whether staff may say something of its papers: it was sent, and nobody is registered yet. */
export const mayJudge = (state: PreregState): boolean => ["submitted", "returned", "accepted"].includes(state)

/** Whether a paper is one of this person's. */
export const isPaperOf = (household: Household, person: Person, paper: string): boolean =>
  (paperKeysOf(household, person) as string[]).includes(paper)

const begins = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, i) => bytes[at + i] === byte)

/** What a file is by its first bytes, whatever its name says: a photograph (JPEG, PNG, WebP) or a PDF; null for anything else. */
export function uploadKindOf(bytes: Uint8Array): UploadKind | null {
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return "pdf"
  const image =
    begins(bytes, [0xff, 0xd8, 0xff]) ||
    begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ||
    (begins(bytes, [0x52, 0x49, 0x46, 0x46]) && begins(bytes, [0x57, 0x45, 0x42, 0x50], 8))
  return image ? "image" : null
}

export type VerdictProblem = "verdict-missing" | "reason-missing"

/** "This will do", or "this will not, because …": with a reason from the list, or in words. */
export function verdictProblem(given: {
  verdict: UploadVerdict | null
  reason: UploadReason | null
  words: string
}): VerdictProblem | null {
  if (given.verdict === null) return "verdict-missing"
  if (given.verdict === "will-do") return null
  return given.reason === null || (given.reason === "other" && given.words.trim() === "") ? "reason-missing" : null
}

/** A verdict as a page shows it, as one text. */
export const verdictSeen = (upload: { verdict: UploadVerdict | null; judgedAt: Date | null }): string =>
  upload.verdict ? `${upload.verdict} ${upload.judgedAt?.toISOString()}` : ""
