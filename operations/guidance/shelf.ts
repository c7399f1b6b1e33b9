import { SUMMARY_LINES } from "#domain/guidance/article.ts"
import type { GuidanceChange } from "#domain/guidance/changes.ts"
import {
  type ArchiveFault,
  type Choices,
  type PlaceFault,
  firstTextsFault,
  mayArchive,
  maySlug,
  placeFault,
  positionsWith,
  standsAfter,
} from "#domain/guidance/place.ts"
import { type KeepingRefusal, mayKeep } from "#domain/guidance/publish.ts"
import { purposes } from "#domain/plan/purposes.ts"
import { stepKeys } from "#domain/plan/step.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Reader, Transaction } from "#db/client.ts"
import { type Article, readPlaces, versionsOf } from "#db/guidance/reads.ts"
import * as write from "#db/guidance/writes.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { accountById } from "#db/staff/reads.ts"
import type { Context } from "../context.ts"
import type { Made } from "../office/recorded.ts"
import { markOf } from "../office/seen.ts"

export type ArticleRefusal =
  | PlaceFault
  | ArchiveFault
  | KeepingRefusal
  | "slug-wrong"
  | "slug-taken"
  | "title-missing"
  | "title-long"
  | "owner-unknown"
  | "unknown"
  | "changed-meanwhile"
type Change<What extends GuidanceChange["what"]> = Extract<GuidanceChange, { what: What }>
type Done = Promise<Made<ArticleRefusal>>

/** What articles can be shown at and be related to. */
export async function placeChoices(db: Reader, articles: readonly Article[]): Promise<Choices> {
  const { services } = await readSiteOffice(db)
  return {
    steps: stepKeys,
    services: services.map(({ key }) => key),
    situations: purposes,
    slugs: articles.filter(({ archivedAt }) => archivedAt === null).map(({ slug }) => slug),
  }
}

/** The slugs of a topic's articles in order, without archived ones but for `own`: it keeps its place for when it comes back. */
export const shelfOfTopic = (articles: readonly Article[], topic: string, own = ""): string[] =>
  articles.filter((a) => a.topic === topic && (a.archivedAt === null || a.slug === own)).map(({ slug }) => slug)

/** Where an article stands now, as its page shows it. */
export const placeOf = (article: Article, articles: readonly Article[]) => ({
  topic: article.topic,
  after: standsAfter(shelfOfTopic(articles, article.topic, article.slug), article.slug),
  steps: article.steps,
  services: article.services,
  situations: article.situations,
  related: article.related,
})

export const seenOfPlace = (place: ReturnType<typeof placeOf>): string =>
  markOf([place.topic, place.after, place.steps, place.services, place.situations, place.related])

async function setPositions(tx: Transaction, articles: readonly Article[], topic: string, slug: string, after: string) {
  for (const { slug: own, position } of positionsWith(shelfOfTopic(articles, topic), slug, after))
    if (articles.find((article) => article.slug === own)?.position !== position)
      await write.updateArticle(tx, own, { position })
}

/** What articles are called in each language, for the history, which tells of them after they are gone. */
async function titlesOf(tx: Transaction, slugs: readonly string[]): Promise<Record<string, Record<string, string>>> {
  const titles: Record<string, Record<string, string>> = {}
  for (const slug of new Set(slugs))
    // The newest comes first, so that it is the last one written here.
    if (slug !== "")
      titles[slug] = Object.fromEntries((await versionsOf(tx, slug)).toReversed().map((v) => [v.language, v.title]))
  return titles
}

/** Writes a new article with a first draft in each language; readers see it once its texts are published. */
export async function newArticle(
  ctx: Context,
  tx: Transaction,
  change: Change<"new-article">,
  { by, languages }: { by: StaffMember; languages: readonly string[] },
): Done {
  const { slug, topic, after, steps, services, situations, related, ownerId, sources, nextReview, texts } = change
  const articles = await readPlaces(tx)
  const today = officeDay(ctx.now())
  const may = maySlug(
    slug,
    articles.map((article) => article.slug),
  )
  if (!may.ok) return may
  const fault = firstTextsFault(texts, languages)
  if (fault) return refuse(fault.code)
  const kept = mayKeep({ sources, nextReview, reviewed: false }, null, today)
  if (!kept.ok) return kept
  const misplaced = placeFault(change, slug, await placeChoices(tx, articles))
  if (misplaced) return refuse(misplaced)
  if (ownerId !== null && !(await accountById(tx, ownerId))) return refuse("owner-unknown")
  const legalSource = change.legalSource.trim()
  const kind = { slug, topic, steps, services, situations, related, ownerId, legalSource, sources, nextReview }
  await write.insertArticle(tx, { ...kind, position: 0, reviewedOn: today })
  await setPositions(tx, articles, topic, slug, after)
  for (const language of languages) {
    const { title, lead, body } = texts[language]!
    await write.insertVersion(tx, {
      slug,
      language,
      title: title.trim(),
      lead: lead.trim(),
      summary: Array.from({ length: SUMMARY_LINES }, () => ({ name: "", text: "" })),
      keywords: "",
      body,
      changesMeaning: true,
      createdAt: ctx.now(),
      createdBy: by.staffName,
      publishAt: null,
    })
  }
  const titles = await titlesOf(tx, [slug, after])
  return ok({ what: "new-article", before: null, after: { slug, topic, after, titles } })
}

/** Puts an article elsewhere on its shelf or another one, and says where else it is shown. */
export async function placeElsewhere(
  tx: Transaction,
  change: Change<"article-place">,
  { seen }: { seen?: string },
): Done {
  const { slug, topic, after, steps, services, situations, related } = change
  if (!(await write.lockArticle(tx, slug))) return refuse("unknown")
  const articles = await readPlaces(tx)
  const article = articles.find((one) => one.slug === slug)!
  const before = placeOf(article, articles)
  if (seen !== undefined && seen !== seenOfPlace(before)) return refuse("changed-meanwhile")
  const next = { topic, after, steps, services, situations, related }
  // What it is related to already may stay, also while that is archived.
  const choices = await placeChoices(tx, articles)
  const fault = placeFault(next, slug, { ...choices, slugs: [...choices.slugs, ...article.related] })
  if (fault) return refuse(fault)
  if (seenOfPlace(next) === seenOfPlace(before)) return ok("same")
  await setPositions(tx, articles, topic, slug, after)
  await write.updateArticle(tx, slug, { topic, steps, services, situations, related })
  const titles = await titlesOf(tx, [slug, before.after, after, ...before.related, ...related])
  return ok({ what: "article-place", before: { slug, ...before, titles }, after: { slug, ...next, titles } })
}

/** Takes an article from every place where it is shown; its address says so from now on. */
export async function archive(tx: Transaction, change: Change<"archive-article">, now: Date): Done {
  const { what, slug, instead } = change
  const article = await write.lockArticle(tx, slug)
  if (!article) return refuse("unknown")
  const { slugs } = await placeChoices(tx, await readPlaces(tx))
  const may: Result<null, ArchiveFault> = mayArchive({ slug, archived: article.archivedAt !== null }, instead, slugs)
  if (!may.ok) return may
  await write.updateArticle(tx, slug, { archivedAt: now, instead })
  return ok({ what, before: null, after: { slug, instead, titles: await titlesOf(tx, [slug, instead]) } })
}

/** Puts an archived article back where it stood, with what is public of it. */
export async function bringBack(tx: Transaction, { what, slug }: Change<"return-article">): Done {
  const article = await write.lockArticle(tx, slug)
  if (!article) return refuse("unknown")
  if (article.archivedAt === null) return refuse("not-archived")
  await write.updateArticle(tx, slug, { archivedAt: null, instead: "" })
  const { instead } = article
  return ok({ what, before: null, after: { slug, was: instead, titles: await titlesOf(tx, [slug]) } })
}
