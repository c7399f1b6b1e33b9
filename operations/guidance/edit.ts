import { type ArticleDraft, type PublishProblem, publishProblem } from "#domain/guidance/publish.ts"
import { isStale } from "#domain/guidance/living.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { transact } from "#db/client.ts"
import { checksOf, versionsOf } from "#db/guidance/reads.ts"
import * as write from "#db/guidance/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"

/** What happens to a text: it is kept as a draft, published at once, or at an instant still to come. */
export type Publish = { when: "draft" } | { when: "now" } | { when: "at"; at: Date }

export type EditRefusal = PublishProblem | "unknown" | "changed-meanwhile" | "time-past" | "archived"

/**
 * Writes the next version of an article in one language. `seen` is the id of the version the editor began from ("" for none): somebody who
 * wrote meanwhile is not overwritten. A draft that never was public gives way to the new version. Whether the meaning changes is
 * what marks the twin stale; a text that follows its stale twin does not mark it back. An older version that waits for a later time is
 * taken back to a draft: it would replace the newer text when its time comes.
 */
export async function saveArticle(
  ctx: Context,
  given: {
    slug: string
    language: string
    seen: string
    draft: ArticleDraft
    publish: Publish
    changesMeaning: boolean
    by: StaffMember
  },
): Promise<Result<{ versionId: string }, EditRefusal> & { what?: string }> {
  const { slug, language, draft, publish, by } = given
  const now = ctx.now()
  if (publish.when !== "draft") {
    const problem = publishProblem(draft)
    if (problem) return { ...refuse(problem.error), what: problem.what }
  } else if (!draft.title.trim()) return refuse("title-missing")
  if (publish.when === "at" && publish.at <= now) return refuse("time-past")
  return transact(ctx.db, async (tx) => {
    const locked = await write.lockArticle(tx, slug)
    if (!locked) return refuse("unknown")
    // It would be told to be public, and stand nowhere.
    if (locked.archivedAt !== null && publish.when !== "draft") return refuse("archived")
    const all = await versionsOf(tx, slug)
    const own = all.filter((v) => v.language === language)
    if ((own[0]?.id ?? "") !== given.seen) return refuse("changed-meanwhile")
    const checks = await checksOf(tx, slug)
    const lagging = isStale(
      own,
      all.filter((v) => v.language !== language),
      checks.find((c) => c.language === language)?.at ?? null,
      now,
    )
    if (own[0] && own[0].publishAt === null) await write.deleteVersion(tx, own[0].id)
    if (publish.when !== "draft") {
      const from = publish.when === "now" ? now : publish.at
      const overtaken = own.filter((v) => v.publishAt !== null && v.publishAt > now && v.publishAt >= from)
      for (const version of overtaken) await write.setPublishAt(tx, version.id, null)
    }
    const versionId = await write.insertVersion(tx, {
      slug,
      language,
      ...draft,
      title: draft.title.trim(),
      lead: draft.lead.trim(),
      changesMeaning: given.changesMeaning && !(lagging && own.length > 0),
      createdAt: now,
      createdBy: by.staffName,
      publishAt: publish.when === "draft" ? null : publish.when === "now" ? now : publish.at,
    })
    await write.updateArticle(tx, slug, {})
    await appendAudit(tx, {
      at: now,
      staffId: by.staffId,
      kind: "article-saved",
      detail: { slug, language, publish: publish.when },
    })
    return ok({ versionId })
  })
}

/** Takes a version that still waits for its time back to a draft. */
export async function takeBack(
  ctx: Context,
  given: { slug: string; versionId: string; by: StaffMember },
): Promise<Result<null, "unknown" | "already-public">> {
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    if (!(await write.lockArticle(tx, given.slug))) return refuse("unknown")
    const version = (await versionsOf(tx, given.slug)).find((v) => v.id === given.versionId)
    if (!version?.publishAt) return refuse("unknown")
    if (version.publishAt <= now) return refuse("already-public")
    await write.setPublishAt(tx, version.id, null)
    return ok(null)
  })
}

/**
 * Says that a text still fits its twin in the other language, which has changed. `seen` is the article's revision on the page: nobody
 * confirms a text that was written after they read it.
 */
export async function confirmTwin(
  ctx: Context,
  given: { slug: string; language: string; seen: number; by: StaffMember },
): Promise<Result<null, "unknown" | "changed-meanwhile">> {
  return transact(ctx.db, async (tx) => {
    const locked = await write.lockArticle(tx, given.slug)
    if (!locked) return refuse("unknown")
    if (locked.revision !== given.seen) return refuse("changed-meanwhile")
    await write.putCheck(tx, { slug: given.slug, language: given.language, at: ctx.now(), by: given.by.staffName })
    return ok(null)
  })
}
