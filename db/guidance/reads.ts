import { and, asc, desc, eq, gte, isNotNull, isNull, lte, sql } from "drizzle-orm"
import { type Topic, topics } from "#domain/guidance/article.ts"
import type { Figure } from "#domain/guidance/figures.ts"
import type { TaxYear } from "#domain/guidance/municipal-tax.ts"
import { grouped } from "#domain/grouped.ts"
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

const shelves = sql.raw(topics.map((topic) => `'${topic}'`).join(", "))

const shelf = sqlStatement<Omit<Shelved, "changedAt"> & { changedAt: string }>(
  "guidance_shelf",
  sql`select a.slug, a.topic, v.title, v.lead, a.steps, a.services, a.situations, a.related, v.publish_at as "changedAt"
    from article a join lateral (
      select title, lead, publish_at from article_version
      where slug = a.slug and language = ${sql.placeholder("language")} and publish_at <= ${sql.placeholder("now")}::timestamptz
      order by publish_at desc, number desc limit 1) v on true
    where a.archived_at is null
    order by array_position(array[${shelves}], a.topic), a.position, a.slug`,
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
        isNull(t.article.archivedAt),
      ),
    )
    .orderBy(desc(t.articleVersion.publishAt), desc(t.articleVersion.number))
    .limit(1)
  return row ?? null
}

export const archivedSlugs = async (db: Reader): Promise<string[]> =>
  (await db.select({ slug: t.article.slug }).from(t.article).where(isNotNull(t.article.archivedAt))).map((a) => a.slug)

/** What an archived article's address says: only of one that readers could read. Null for any other address. */
export async function readArchived(
  db: Reader,
  slug: string,
  language: string,
): Promise<{ title: string; instead: string } | null> {
  const [row] = await db
    .select({ title: t.articleVersion.title, instead: t.article.instead })
    .from(t.article)
    .innerJoin(t.articleVersion, eq(t.articleVersion.slug, t.article.slug))
    .where(and(eq(t.article.slug, slug), lte(t.articleVersion.publishAt, t.article.archivedAt)))
    .orderBy(
      sql`${t.articleVersion.language} = ${language} desc`,
      desc(t.articleVersion.publishAt),
      desc(t.articleVersion.number),
    )
    .limit(1)
  return row ?? null
}

/** Every article's place on its shelf, archived ones too, in order. */
export const readPlaces = (db: Reader): Promise<Article[]> =>
  db.select().from(t.article).orderBy(asc(t.article.topic), asc(t.article.position), asc(t.article.slug))

/** The texts of every version, for what they name. */
export const readTexts = (db: Reader): Promise<ArticleVersion[]> =>
  db.select(versionColumns).from(t.articleVersion).orderBy(desc(t.articleVersion.number))

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
  const figures = await db.select().from(t.figure).where(isNull(t.figure.removedAt)).orderBy(asc(t.figure.key))
  const values = await db.select().from(t.figureValue).orderBy(asc(t.figureValue.from))
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

/** The rates of every year that has any, the newest year first. */
export async function readTaxYears(db: Reader): Promise<TaxYear[]> {
  const rows = await db.select().from(t.municipalTax).orderBy(desc(t.municipalTax.year), asc(t.municipalTax.code))
  return [...grouped(rows, (row) => row.year)].map(([year, own]) => ({
    year,
    source: own[0]!.source,
    rates: own.map(({ code, municipal, church }) => ({ code, municipal, church })),
  }))
}

/** Every figure's key, those of removed ones too: a key is never given twice. */
export const figureKinds = (db: Reader) => db.select().from(t.figure).orderBy(asc(t.figure.key))

/** The synonyms that staff have entered in a language, by their phrase. */
export const readSynonyms = (db: Reader, language: string): Promise<{ phrase: string; words: string }[]> =>
  synonyms(db, { language })

const synonyms = sqlStatement<{ phrase: string; words: string }>(
  "guidance_synonyms",
  sql`select phrase, words from search_synonym where language = ${sql.placeholder("language")} order by phrase`,
)
