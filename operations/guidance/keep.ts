import type { Source } from "#domain/guidance/article.ts"
import { type KeepingRefusal, mayKeep } from "#domain/guidance/publish.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { transact } from "#db/client.ts"
import { articleBySlug } from "#db/guidance/reads.ts"
import * as write from "#db/guidance/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import { accountById } from "#db/staff/reads.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"

export type KeepRefusal = KeepingRefusal | "unknown" | "changed-meanwhile" | "owner-unknown"

/**
 * Who looks after an article, what it rests on and when it is read again; `reviewed` says that it was read against its sources today.
 * `seen` is the article's revision on the page: what a colleague saved since, be it this or the text, is neither replaced nor confirmed.
 */
export async function keepArticle(
  ctx: Context,
  given: {
    slug: string
    ownerId: string | null
    legalSource: string
    sources: Source[]
    nextReview: string
    reviewed: boolean
    seen: number
    by: StaffMember
  },
): Promise<Result<null, KeepRefusal>> {
  const now = ctx.now()
  const today = officeDay(now)
  const { slug, ownerId, legalSource, sources, nextReview } = given
  return transact(ctx.db, async (tx) => {
    const locked = await write.lockArticle(tx, slug)
    if (!locked) return refuse("unknown")
    if (locked.revision !== given.seen) return refuse("changed-meanwhile")
    const before = await articleBySlug(tx, slug)
    const may = mayKeep(given, before?.nextReview ?? null, today)
    if (!may.ok) return may
    if (ownerId !== null && !(await accountById(tx, ownerId))) return refuse("owner-unknown")
    await write.updateArticle(tx, slug, {
      ownerId,
      legalSource: legalSource.trim(),
      sources,
      nextReview,
      ...(given.reviewed ? { reviewedOn: today } : {}),
    })
    await appendAudit(tx, {
      at: now,
      staffId: given.by.staffId,
      kind: given.reviewed ? "article-reviewed" : "article-kept",
      detail: { slug, nextReview },
    })
    return ok(null)
  })
}
