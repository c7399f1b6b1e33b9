import { diffLines, diffWordsWithSpace } from "diff"
import type { Reader } from "#db/client.ts"
import { type ArticleVersion, articleBySlug, versionsOf } from "#db/guidance/reads.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import type { ArticleDraft } from "#domain/guidance/publish.ts"

/** A text with all that an editor can write, as one to be compared with another. */
export const whole = (v: ArticleDraft) =>
  [v.title, v.lead, ...v.summary.map((s) => `${s.name}: ${s.text}`), v.keywords, "", v.body]
    .join("\n")
    .replaceAll("\r\n", "\n")

/** By words where that is quick, else by lines; null when the two have too little in common to be compared. */
export function difference(before: string, after: string) {
  const within = { maxEditLength: 2_000, timeout: 200 }
  const parts = diffWordsWithSpace(before, after, within) ?? diffLines(before, after, within)
  return (
    parts?.map(({ value, added, removed }) => ({
      value,
      is: added ? ("added" as const) : removed ? ("removed" as const) : ("same" as const),
    })) ?? null
  )
}
export type Difference = ReturnType<typeof difference>

/**
 * What a colleague saved after an editor began from the version `seen`: the newest version, and how the editor's own text differs from
 * it. Null when nobody did. Who saves after this was shown has seen both.
 */
export function conflictWith(newest: ArticleVersion | null, seen: string, draft: ArticleDraft, language: string) {
  if (!newest || newest.id === seen) return null
  return {
    id: newest.id,
    number: newest.number,
    who: newest.createdBy,
    when: briefMoment(newest.createdAt, language),
    theirs: whole(newest),
    parts: difference(whole(newest), whole(draft)),
  }
}
export type Conflict = NonNullable<ReturnType<typeof conflictWith>>

/** The newest version of an article in a language; null when it has none. */
export const newestOf = async (db: Reader, slug: string, code: string) =>
  (await versionsOf(db, slug)).find((v) => v.language === code) ?? null

/** Who looks after an article and what it rests on, as its form shows it, with the revision it belongs to. */
export async function keptNow(db: Reader, slug: string) {
  const article = await articleBySlug(db, slug)
  return article && shownKept(article)
}

export const shownKept = (article: NonNullable<Awaited<ReturnType<typeof articleBySlug>>>) => ({
  ownerId: article.ownerId ?? "",
  legalSource: article.legalSource,
  sources: article.sources.map((s) => `${s.label} ${s.url}`).join("\n"),
  nextReview: article.nextReview,
  revision: article.revision,
})
export type KeptShown = ReturnType<typeof shownKept>
