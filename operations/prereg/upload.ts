import { randomUUID } from "node:crypto"
import {
  LARGEST_UPLOAD_BYTES,
  MOST_HOUSEHOLD_BYTES,
  MOST_UPLOADS,
  type UploadReason,
  type UploadVerdict,
  type VerdictProblem,
  isPaperOf,
  mayJudge,
  mayUpload,
  uploadKindOf,
  verdictProblem,
  verdictSeen,
} from "#domain/prereg/uploads.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { type Prereg, preregById, wholeOf } from "#db/prereg/reads.ts"
import { type SentPaper, sealedUpload, uploadById, uploadsOf, waitingUploads } from "#db/prereg/upload-reads.ts"
import { lockPrereg, recordPreregEvent } from "#db/prereg/writes.ts"
import { deleteUpload, insertUpload, lockUpload, updateUpload } from "#db/prereg/upload-writes.ts"
import { enqueue } from "#db/queue.ts"
import type { Context } from "../context.ts"
import { mailJob } from "./mail.ts"
import { reencoded } from "./reencode.ts"
import { openBytes, sealBytes } from "./seal.ts"

export type UploadRefusal =
  "unknown" | "not-now" | "paper-missing" | "file-missing" | "too-large" | "wrong-kind" | "broken" | "too-many"

const fieldOf = (id: string) => `upload.${id}`

/**
 * Keeps a photograph or PDF of a paper, sealed with the person's key. What it is is told by its content; a photograph is made anew, so that
 * nothing but the picture stays. With `scans` it is held back until the scanner has looked at it.
 */
export async function addUpload(
  ctx: Context,
  given: { preregId: string; personId: string; paper: string; file: Uint8Array | null; scans: boolean },
): Promise<Result<string, UploadRefusal>> {
  const { file } = given
  if (!file || file.length === 0) return refuse("file-missing")
  if (file.length > LARGEST_UPLOAD_BYTES) return refuse("too-large")
  const kind = uploadKindOf(file)
  if (!kind) return refuse("wrong-kind")
  // Before the lock: a picture takes a second.
  const content = kind === "image" ? await reencoded(Buffer.from(file)) : Buffer.from(file)
  if (!content) return refuse("broken")
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (!mayUpload(prereg)) return refuse("not-now")
    const { household, people } = await wholeOf(tx, prereg)
    const person = household.people.find(({ id }) => id === given.personId)
    const key = people.find(({ id }) => id === given.personId)
    if (!person || !key || !isPaperOf(household, person, given.paper)) return refuse("paper-missing")
    const sent = await uploadsOf(tx, prereg.id)
    const bytes = sent.reduce((sum, one) => sum + one.bytes, content.length)
    if (sent.length >= MOST_UPLOADS || bytes > MOST_HOUSEHOLD_BYTES) return refuse("too-many")
    const id = randomUUID()
    await insertUpload(tx, {
      id,
      preregId: prereg.id,
      personId: person.id,
      paper: given.paper,
      kind,
      scan: given.scans ? "waiting" : "clean",
      bytes: content.length,
      sealed: sealBytes(ctx.keys, key, fieldOf(id), content),
      uploadedAt: ctx.now(),
    })
    if (given.scans) await enqueue(tx, { task: "scan-upload", payload: { uploadId: id }, key: `scan ${id}` })
    await announce(tx, { siteId: prereg.siteId, topics: ["prereg"] })
    return ok(id)
  })
}

/** Takes a paper back, for good. */
export async function removeUpload(ctx: Context, given: { preregId: string; id: string }): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg || !mayUpload(prereg)) return
    await deleteUpload(tx, given.id, prereg.id)
    await announce(tx, { siteId: prereg.siteId, topics: ["prereg"] })
  })
}

/** The content of a paper that may be looked at; null for one that is gone, or is held back. Whoever asks is recorded at the door. */
export async function uploadContent(ctx: Context, prereg: Prereg, id: string) {
  const upload = await uploadById(ctx.db, id)
  if (upload?.preregId !== prereg.id || upload.scan !== "clean") return null
  const bytes = await openedUpload(ctx, prereg, upload)
  return bytes && { kind: upload.kind, bytes }
}

async function openedUpload(ctx: Context, prereg: Prereg, upload: SentPaper): Promise<Buffer | null> {
  const key = (await wholeOf(ctx.db, prereg)).people.find((person) => person.id === upload.personId)
  const sealed = key && (await sealedUpload(ctx.db, upload.id))
  return sealed ? openBytes(ctx.keys, key, fieldOf(upload.id), sealed) : null
}

/** Tells whether a scanner found something in some bytes. */
export type Scan = (bytes: Buffer) => Promise<boolean>

/** Lets the scanner look at a paper that is held back. What it finds something in is erased at once; the household sees why. */
export async function scanUpload(ctx: Context, id: string, scan: Scan): Promise<"clean" | "infected" | "gone"> {
  const upload = await uploadById(ctx.db, id)
  if (upload?.scan !== "waiting") return "gone"
  const prereg = await preregById(ctx.db, upload.preregId)
  const content = prereg && (await openedUpload(ctx, prereg, upload))
  if (!prereg || !content) return "gone"
  const found = await scan(content)
  return transact(ctx.db, async (tx) => {
    if (!(await lockUpload(tx, id))) return "gone"
    await updateUpload(tx, id, found ? { scan: "infected", sealed: null } : { scan: "clean" })
    await announce(tx, { siteId: prereg.siteId, topics: ["prereg"] })
    return found ? "infected" : "clean"
  })
}

/** Asks the scanner again about everything that still waits for it: it was away for longer than its jobs are tried. */
export async function scanWaiting(ctx: Context): Promise<number> {
  const waiting = await waitingUploads(ctx.db)
  await transact(ctx.db, async (tx) => {
    for (const uploadId of waiting)
      await enqueue(tx, { task: "scan-upload", payload: { uploadId }, key: `scan ${uploadId}` })
  })
  return waiting.length
}

/** So long after the last word on a paper the household is told: of all of them in one mail. */
const MAIL_AFTER_MINUTES = 10

/**
 * Says of a paper that it can be used, or that it cannot and why. The household sees it at once and is told in one mail once nothing more
 * was said for some minutes. `seen`: the verdict as the page showed it (`verdictSeen`); over a colleague's nothing is written.
 */
export async function judgeUpload(
  ctx: Context,
  given: {
    preregId: string
    id: string
    verdict: UploadVerdict | null
    reason: UploadReason | null
    words: string
    seen: string
    by: StaffMember
  },
): Promise<Result<null, VerdictProblem | "unknown" | "changed-meanwhile">> {
  const problem = verdictProblem(given)
  if (problem) return refuse(problem)
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    const upload = await lockUpload(tx, given.id)
    if (!prereg || upload?.preregId !== prereg.id || upload.scan !== "clean" || !mayJudge(prereg.state))
      return refuse("unknown")
    if (given.seen !== verdictSeen(upload)) return refuse("changed-meanwhile")
    const at = ctx.now()
    const willDo = given.verdict === "will-do"
    await updateUpload(tx, upload.id, {
      verdict: given.verdict,
      reason: willDo ? null : given.reason,
      words: willDo ? "" : given.words.trim().slice(0, 300),
      judgedBy: given.by.staffName,
      judgedAt: at,
    })
    const eventId = await recordPreregEvent(tx, {
      preregId: prereg.id,
      at,
      kind: "paper-seen",
      by: "staff",
      ...given.by,
    })
    await enqueue(tx, {
      ...mailJob("papers", prereg.id, eventId),
      key: `papers ${prereg.id}`,
      runAt: new Date(at.getTime() + MAIL_AFTER_MINUTES * 60_000),
    })
    await announce(tx, { siteId: prereg.siteId, topics: ["prereg"] })
    return ok(null)
  })
}
