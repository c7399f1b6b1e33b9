import { type ReviewFinding, maySupervise, reviewStateOf } from "#domain/identity/supervision.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type Transaction, transact } from "#db/client.ts"
import { type SupervisionReview, handledBy } from "#db/identity/reads.ts"
import { lockReview, updateReview } from "#db/identity/supervision-writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import { kept } from "./complete.ts"
import { holdsTraining } from "./on-check.ts"

export type ReviewRefusal = "unknown" | "not-possible" | "not-trained" | "own-check" | "words-missing"

/**
 * Notes what somebody found who looked a drawn check through. They are trained in supervision and have had no hand in the check; what is
 * not in order is said.
 */
export const noteFinding = (
  ctx: Context,
  given: { id: string; finding: ReviewFinding; words: string; by: StaffMember },
): Promise<Result<null, ReviewRefusal>> =>
  onReview(ctx, given, async (tx, review) => {
    if (reviewStateOf(review) !== "waits") return refuse("not-possible")
    if (!maySupervise(await handledBy(tx, review.checkId), given.by)) return refuse("own-check")
    if (given.finding !== "in-order" && given.words.trim() === "") return refuse("words-missing")
    await updateReview(tx, review.id, {
      finding: given.finding,
      words: kept(given.words),
      reviewerId: given.by.staffId,
      reviewerName: given.by.staffName,
      reviewedAt: ctx.now(),
    })
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.by.staffId,
      kind: "check-supervised",
      detail: { checkId: review.checkId, outcome: given.finding },
    })
    return ok(null)
  })

/** Notes what was done about a finding, which closes it: also here nobody whose check it is. */
export const closeFinding = (
  ctx: Context,
  given: { id: string; remedy: string; by: StaffMember },
): Promise<Result<null, ReviewRefusal>> =>
  onReview(ctx, given, async (tx, review) => {
    if (reviewStateOf(review) !== "finding") return refuse("not-possible")
    if (!maySupervise(await handledBy(tx, review.checkId), given.by)) return refuse("own-check")
    if (given.remedy.trim() === "") return refuse("words-missing")
    await updateReview(tx, review.id, {
      remedy: kept(given.remedy),
      remediedBy: given.by.staffName,
      remediedAt: ctx.now(),
    })
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.by.staffId,
      kind: "finding-closed",
      detail: { checkId: review.checkId },
    })
    return ok(null)
  })

async function onReview(
  ctx: Context,
  given: { id: string; by: StaffMember },
  work: (tx: Transaction, review: SupervisionReview) => Promise<Result<null, ReviewRefusal>>,
): Promise<Result<null, ReviewRefusal>> {
  return transact(ctx.db, async (tx) => {
    const review = await lockReview(tx, given.id)
    if (!review) return refuse("unknown")
    if ((await holdsTraining(ctx, tx, given.by.staffId, "supervision")) === null) return refuse("not-trained")
    return work(tx, review)
  })
}
