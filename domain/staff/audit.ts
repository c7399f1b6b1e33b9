/** What the audit trail records, by what it is about. */
export const auditKinds = {
  cases: [
    "searched",
    "opened-case",
    "opened-sealed",
    "opened-contact",
    "took-day-list",
    "day-list-saved",
    "day-list-mailed",
    "participants-exported",
  ],
  signIn: [
    "signed-in",
    "signed-out",
    "sign-in-wrong",
    "sign-in-unknown",
    "second-factor-wrong",
    "second-factor-on",
    "recovery-code-used",
    "recovery-codes-renewed",
    "password-changed",
    "link-asked",
    "locked-out",
    "confirmed",
    "confirm-wrong",
  ],
  people: [
    "account-made",
    "account-renewed",
    "account-invited",
    "account-joined",
    "account-changed",
    "account-closed",
    "link-sent",
    "sessions-ended",
    "second-factor-removed",
    "role-made",
    "role-changed",
    "role-removed",
    "feed-made",
    "feed-ended",
  ],
  work: [
    "booked-for",
    "booking-link-sent",
    "booking-link-taken-back",
    "guard-on",
    "guard-off",
    "cancelled-many",
    "household-taken",
    "household-handed-over",
    "benefit",
    "tax-card",
    "settled-undelivered",
    "participant-added",
    "run-planned",
    "run-cancelled",
  ],
  identity: [
    "check-begun",
    "check-absent",
    "check-completed",
    "check-second-look",
    "check-reopened",
    "check-referred",
    "check-decided",
    "requirement-entered",
    "requirement-removed",
    "training-entered",
    "training-ended",
    "sample-drawn",
    "check-supervised",
    "finding-closed",
    "identity-report",
  ],
  texts: [
    "article-saved",
    "article-reviewed",
    "article-kept",
    "figure-entered",
    "figure-removed",
    "synonym-saved",
    "synonym-removed",
    "list-entered",
    "list-removed",
    "course-changed",
    "course-created",
    "room-added",
    "message-saved",
    "message-tested",
  ],
  keeping: ["set-retention", "erased"],
} as const
export type AuditGroup = keyof typeof auditKinds
export type AuditKind = (typeof auditKinds)[AuditGroup][number]
export const auditGroups = Object.keys(auditKinds) as AuditGroup[]

/** What an entry says besides: each name has words, and no entry is written with another one. Erasing counts under names of its own. */
export const auditDetails = [
  "account",
  "counter",
  "role",
  "was",
  "permissions",
  "by",
  "where",
  "typed",
  "network",
  "sessions",
  "case",
  "of",
  "from",
  "to",
  "visitId",
  "preregId",
  "personId",
  "runId",
  "signUpId",
  "id",
  "about",
  "fields",
  "day",
  "visits",
  "term",
  "message",
  "version",
  "language",
  "slug",
  "name",
  "key",
  "value",
  "nextReview",
  "publish",
  "list",
  "added",
  "removed",
  "channel",
  "exceptions",
  "invitationId",
  "checkId",
  "outcome",
  "paper",
  "state",
  "subject",
  "found",
  "cases",
] as const
export type AuditDetail = (typeof auditDetails)[number]

export const isAuditDetail = (name: string): name is AuditDetail => (auditDetails as readonly string[]).includes(name)

/** The kind an entry is shown as: what was done with a PD U2 or a tax-card application is one kind each, and its detail says what. */
export function kindShown(kind: string): AuditKind | null {
  const bare = kind.replace(/^(benefit|tax-card)-.*$/, "$1")
  return auditGroups.flatMap((group): readonly AuditKind[] => auditKinds[group]).find((known) => known === bare) ?? null
}

/** One entry of the chain over the audit trail, as it is read to verify it: `text` is what its digest is made of. */
export interface ChainLink {
  position: number
  entryId: number
  digest: string
  /** Null when the entry has gone. */
  text: string | null
}

export interface Anchor {
  position: number
  digest: string
}

export type ChainFault =
  | { is: "entry-changed"; entryId: number; position: number }
  | { is: "entry-deleted"; entryId: number; position: number }
  | { is: "link-missing"; position: number }
  | { is: "cut-off"; position: number }
  | { is: "not-chained"; entryId: number }
  | { is: "anchor-differs"; position: number }

/**
 * Walks the chain: each digest is made of the one before and the entry, positions have no gap, the end is where the head says, and what
 * was written down outside the database (`anchors`) stands at its place. Answers the first fault of the chain and every anchor that
 * differs; an empty list for a trail that is whole.
 */
export function faultsOf(
  chain: readonly ChainLink[],
  given: {
    head: Anchor
    anchors: readonly Anchor[]
    unchained: readonly number[]
    /** The digest of a digest and a text, in hex. */
    digest(before: string, text: string): string
  },
): ChainFault[] {
  const faults: ChainFault[] = given.unchained.map((entryId) => ({ is: "not-chained", entryId }))
  const broken = firstFault(chain, given.digest)
  if (broken) faults.push(broken)
  const last = chain.at(-1)
  if ((last?.position ?? 0) !== given.head.position || (last && last.digest !== given.head.digest))
    faults.push({ is: "cut-off", position: last?.position ?? 0 })
  const at = new Map(chain.map((link) => [link.position, link.digest]))
  for (const anchor of given.anchors)
    if (anchor.position > 0 && at.get(anchor.position) !== anchor.digest)
      faults.push({ is: "anchor-differs", position: anchor.position })
  return faults
}

function firstFault(chain: readonly ChainLink[], digest: (before: string, text: string) => string): ChainFault | null {
  let before = CHAIN_BEGINS
  let position = 0
  for (const link of chain) {
    position++
    if (link.position !== position) return { is: "link-missing", position }
    if (link.text === null) return { is: "entry-deleted", entryId: link.entryId, position }
    if (digest(before, link.text) !== link.digest) return { is: "entry-changed", entryId: link.entryId, position }
    before = link.digest
  }
  return null
}

/** SHA-256 of nothing: what the first entry is chained to. */
const CHAIN_BEGINS = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
