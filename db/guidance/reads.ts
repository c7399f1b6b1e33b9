import { and, asc, desc, eq, gte, isNull, lte, sql } from "drizzle-orm"
import type { Topic } from "#domain/guidance/article.ts"
import { inOurWords, otherSpellings } from "#domain/guidance/synonyms.ts"
import type { Figure } from "#domain/guidance/figures.ts"
import type { Reader } from "../client.ts"
import { sqlStatement } from "../statement.ts"
import * as t from "./tables.ts"

export type Article = typeof t.article.$inferSelect
export type ArticleVersion = Omit<typeof t.articleVersion.$inferSelect, "search">
export type Feedback = typeof t.articleFeedback.$inferSelect

/** An article as it stands on a shelf: no text. */
export interface Shelved {
  slug: string
  topic: Topic
  title: string
  lead: string
  steps: string[]
  services: string[]
  situations: string[]
  related: string[]
  changedAt: Date
}

/** Every live article of a language, in the order of its shelf. */
export async function readShelf(db: Reader, language: string, now: Date): Promise<Shelved[]> {
  const rows = await shelf(db, { language, now: now.toISOString() })
  return rows.map((row) => ({ ...row, changedAt: new Date(row.changedAt) }))
}

const shelf = sqlStatement<Omit<Shelved, "changedAt"> & { changedAt: string }>(
  "guidance_shelf",
  sql`select a.slug, a.topic, v.title, v.lead, a.steps, a.services, a.situations, a.related, v.publish_at as "changedAt"
    from article a join lateral (
      select title, lead, publish_at from article_version
      where slug = a.slug and language = ${sql.placeholder("language")} and publish_at <= ${sql.placeholder("now")}::timestamptz
      order by publish_at desc, number desc limit 1) v on true
    order by array_position(array['work', 'tax', 'arriving'], a.topic), a.position, a.slug`,
)

const versionColumns = {
  id: t.articleVersion.id,
  slug: t.articleVersion.slug,
  language: t.articleVersion.language,
  number: t.articleVersion.number,
  title: t.articleVersion.title,
  lead: t.articleVersion.lead,
  summary: t.articleVersion.summary,
  body: t.articleVersion.body,
  keywords: t.articleVersion.keywords,
  changesMeaning: t.articleVersion.changesMeaning,
  createdAt: t.articleVersion.createdAt,
  createdBy: t.articleVersion.createdBy,
  publishAt: t.articleVersion.publishAt,
}

/** An article with the version that readers of a language get now; null when there is none. */
export async function readLive(
  db: Reader,
  slug: string,
  language: string,
  now: Date,
): Promise<{ article: Article; version: ArticleVersion } | null> {
  const [row] = await db
    .select({ article: t.article, version: versionColumns })
    .from(t.articleVersion)
    .innerJoin(t.article, eq(t.article.slug, t.articleVersion.slug))
    .where(
      and(
        eq(t.articleVersion.slug, slug),
        eq(t.articleVersion.language, language),
        lte(t.articleVersion.publishAt, now),
      ),
    )
    .orderBy(desc(t.articleVersion.publishAt), desc(t.articleVersion.number))
    .limit(1)
  return row ?? null
}

export async function articleBySlug(db: Reader, slug: string): Promise<Article | null> {
  return (await db.select().from(t.article).where(eq(t.article.slug, slug)))[0] ?? null
}

/** Every version of an article, the newest first. */
export function versionsOf(db: Reader, slug: string): Promise<ArticleVersion[]> {
  return db
    .select(versionColumns)
    .from(t.articleVersion)
    .where(eq(t.articleVersion.slug, slug))
    .orderBy(desc(t.articleVersion.number))
}

export function checksOf(db: Reader, slug?: string) {
  return db
    .select()
    .from(t.articleCheck)
    .where(slug === undefined ? undefined : eq(t.articleCheck.slug, slug))
}

/** What the worklist is made of: articles, the dates of their versions, checks, and unread feedback. */
export async function readWork(db: Reader) {
  const [articles, versions, checks, feedback] = await Promise.all([
    db.select().from(t.article).orderBy(asc(t.article.topic), asc(t.article.position)),
    db
      .select({
        slug: t.articleVersion.slug,
        language: t.articleVersion.language,
        title: t.articleVersion.title,
        publishAt: t.articleVersion.publishAt,
        changesMeaning: t.articleVersion.changesMeaning,
      })
      .from(t.articleVersion)
      .orderBy(asc(t.articleVersion.number)),
    checksOf(db),
    db
      .select({
        slug: t.articleFeedback.slug,
        unread: sql<number>`count(*) filter (where ${t.articleFeedback.readAt} is null)::int`,
        yes: sql<number>`count(*) filter (where ${t.articleFeedback.helpful})::int`,
        no: sql<number>`count(*) filter (where not ${t.articleFeedback.helpful})::int`,
      })
      .from(t.articleFeedback)
      .groupBy(t.articleFeedback.slug),
  ])
  return { articles, versions, checks, feedback }
}

/** The articles whose published text in a language places a figure, by title. */
export async function articlesPlacing(
  db: Reader,
  figure: string,
  language: string,
  now: Date,
): Promise<{ slug: string; title: string }[]> {
  const live = db
    .selectDistinctOn([t.articleVersion.slug], {
      slug: t.articleVersion.slug,
      title: t.articleVersion.title,
      body: t.articleVersion.body,
    })
    .from(t.articleVersion)
    .where(and(eq(t.articleVersion.language, language), lte(t.articleVersion.publishAt, now)))
    .orderBy(t.articleVersion.slug, desc(t.articleVersion.publishAt), desc(t.articleVersion.number))
    .as("live")
  return db
    .select({ slug: live.slug, title: live.title })
    .from(live)
    .where(sql`position(${`:${figure}}}`} in ${live.body}) > 0`)
    .orderBy(live.title)
}

export function unreadFeedback(db: Reader, slug: string): Promise<Feedback[]> {
  return db
    .select()
    .from(t.articleFeedback)
    .where(and(eq(t.articleFeedback.slug, slug), isNull(t.articleFeedback.readAt)))
    .orderBy(desc(t.articleFeedback.at))
    .limit(100)
}

/** What was looked for and not found since a day "YYYY-MM-DD", the most frequent first. */
export function readMisses(db: Reader, since: string) {
  return db
    .select({
      language: t.searchMiss.language,
      words: t.searchMiss.words,
      count: sql<number>`sum(${t.searchMiss.count})::int`,
    })
    .from(t.searchMiss)
    .where(gte(t.searchMiss.day, since))
    .groupBy(t.searchMiss.language, t.searchMiss.words)
    .orderBy(sql`sum(${t.searchMiss.count}) desc`, asc(t.searchMiss.words))
    .limit(30)
}

export interface KeptFigure extends Figure {
  /** When somebody reads it against its source again. */
  nextReview: string
  values: (Figure["values"][number] & { id: string; setBy: string })[]
}

/** Every figure with all its values, the oldest first. */
export async function readFigures(db: Reader): Promise<KeptFigure[]> {
  const [figures, values] = await Promise.all([
    db.select().from(t.figure).orderBy(asc(t.figure.key)),
    db.select().from(t.figureValue).orderBy(asc(t.figureValue.from)),
  ])
  return figures.map((figure) => ({
    ...figure,
    values: values
      .filter((v) => v.key === figure.key)
      .map(({ id, from, to, value, upTo, source, url, setBy }) => ({ id, from, to, value, upTo, source, url, setBy })),
  }))
}

/** Municipal and church tax of a municipality in a year, or of the last year before it that is known. */
export async function municipalTaxOn(db: Reader, code: string, year: number) {
  const [row] = await db
    .select()
    .from(t.municipalTax)
    .where(and(eq(t.municipalTax.code, code), lte(t.municipalTax.year, year)))
    .orderBy(desc(t.municipalTax.year))
    .limit(1)
  return row ?? null
}

export interface Found {
  slug: string
  title: string
  lead: string
  score: number
}

/** Hits below this share of the best one's score only share a word with the question. */
const WORTH_SHOWING = 0.2
const MOST_FOUND = 8

/**
 * The live articles that fit a question, the best first, and only those that are worth a look. Words count by their stem in the
 * question's language, rarer ones more, and more in titles and keywords than in the text; none of them must be there. `asked` are the
 * words that were looked for: those of the question in our texts' words, or, where a word stands in no article, its other spelling
 * ("loen" for "løn") or the one most like it.
 */
export async function searchArticles(
  db: Reader,
  given: { language: string; question: string; now: Date },
): Promise<{ found: Found[]; asked: string[]; corrected: boolean }> {
  const { language } = given
  const question = inOurWords(given.question.slice(0, LONGEST_READ), language)
  const words = [...new Set(question.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [])].slice(0, MOST_WORDS)
  if (words.length === 0) return { found: [], asked: [], corrected: false }
  const spelt = new Map(words.map((word) => [word, otherSpellings(word)]))
  const looked = [...new Set([...words, ...[...spelt.values()].flat()])]
  const read = await nearestWords(db, { language, words: JSON.stringify(looked) })
  const unknown = new Map(read.map((row) => [row.word, row.nearest]))
  const asked = words.map((word) => {
    if (!unknown.has(word)) return word
    const other = spelt.get(word)!.find((spelling) => !unknown.has(spelling))
    return other ?? unknown.get(word) ?? word
  })
  // A word that was spelt another way may be one of those we say otherwise.
  const meant = inOurWords(asked.join(" "), language)
  const hits = await ranked(db, { language, question: meant, now: given.now.toISOString() })
  const found = hits.filter((hit) => hit.score >= hits[0]!.score * WORTH_SHOWING).slice(0, MOST_FOUND)
  return { found, asked, corrected: asked.some((word, i) => word !== words[i]) }
}
const LONGEST_READ = 2_000
const MOST_WORDS = 20

/** How words of the question's language are brought to their stems. */
const stemming = sql`case ${sql.placeholder("language")} when 'da' then 'danish'::regconfig else 'english'::regconfig end`

/** The words that no article has, by themselves or by their stem, each with the one most like it: without its accents first. */
const nearestWords = sqlStatement<{ word: string; nearest: string | null }>(
  "guidance_nearest",
  sql`select w.word, case when length(w.word) < 4 then null else (
      select k.word from article_word k
      where k.language = ${sql.placeholder("language")} and abs(length(k.word) - length(w.word)) <= 3
        and (k.word % w.word or translate(k.word, 'æøåéü', 'aoaeu') = translate(w.word, 'æøåéü', 'aoaeu'))
      order by translate(k.word, 'æøåéü', 'aoaeu') = translate(w.word, 'æøåéü', 'aoaeu') desc,
        similarity(k.word, w.word) desc, levenshtein_less_equal(k.word, w.word, 3), k.word limit 1) end as nearest
    from jsonb_array_elements_text(${sql.placeholder("words")}::jsonb) as w(word)
    where not exists (select 1 from article_word k where k.language = ${sql.placeholder("language")} and k.word = w.word)
      and not exists (
        select 1 from article_version v
        where v.language = ${sql.placeholder("language")} and v.search @@ plainto_tsquery(${stemming}, w.word)
          and numnode(plainto_tsquery(${stemming}, w.word)) > 0)
      and to_tsvector(${stemming}, w.word) <> ''::tsvector`,
)

/** The index finds what holds a word before any text is weighed: weighing reads whole texts, and is dear. */
const ranked = sqlStatement<Found>(
  "guidance_ranked",
  sql`with live as materialized (
      select distinct on (slug) id from article_version
      where language = ${sql.placeholder("language")} and publish_at <= ${sql.placeholder("now")}::timestamptz
      order by slug, publish_at desc, number desc),
    asked as (
      select lexeme, to_tsquery('simple', quote_literal(lexeme)) as query
      from unnest(to_tsvector(${stemming}, ${sql.placeholder("question")}))),
    hits as materialized (
      select v.id, a.lexeme, ts_rank('{0.08, 0.2, 0.5, 1.0}', v.search, a.query, 1) as rank
      from live join article_version v using (id), asked a where v.search @@ a.query),
    rare as (
      select lexeme, ln(1 + (select count(*) from live)::float / count(*)) as weight from hits group by lexeme),
    best as (
      select id, sum(rank * weight) as score from hits join rare using (lexeme) group by id order by score desc, id limit 20)
    select v.slug, v.title, v.lead, score from best join article_version v using (id) order by score desc, v.slug`,
)
