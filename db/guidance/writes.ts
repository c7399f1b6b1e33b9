import { and, eq, sql } from "drizzle-orm"
import type { TaxYear } from "#domain/guidance/municipal-tax.ts"
import type { Transaction } from "../client.ts"
import * as t from "./tables.ts"

/** Locks an article's row and answers it; null when there is none. */
export async function lockArticle(tx: Transaction, slug: string): Promise<typeof t.article.$inferSelect | null> {
  const [row] = await tx.select().from(t.article).where(eq(t.article.slug, slug)).for("update")
  return row ?? null
}

export async function insertArticle(tx: Transaction, values: typeof t.article.$inferInsert): Promise<boolean> {
  return ((await tx.insert(t.article).values(values).onConflictDoNothing()).rowCount ?? 0) > 0
}

export async function updateArticle(
  tx: Transaction,
  slug: string,
  values: Partial<typeof t.article.$inferInsert>,
): Promise<void> {
  await tx
    .update(t.article)
    .set({ ...values, revision: sql`${t.article.revision} + 1` })
    .where(eq(t.article.slug, slug))
}

/** Writes the next version of a language and, when it is published, the words it is found by. */
export async function insertVersion(
  tx: Transaction,
  values: Omit<typeof t.articleVersion.$inferInsert, "number" | "id" | "search">,
): Promise<string> {
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${t.articleVersion.number}), 0)::int` })
    .from(t.articleVersion)
    .where(and(eq(t.articleVersion.slug, values.slug), eq(t.articleVersion.language, values.language)))
  const [row] = await tx
    .insert(t.articleVersion)
    .values({ ...values, number: last!.number + 1 })
    .returning({ id: t.articleVersion.id })
  if (values.publishAt) await learnWords(tx, row!.id)
  return row!.id
}

/** Sets when a version is published; null takes it back to a draft. */
export async function setPublishAt(tx: Transaction, id: string, publishAt: Date | null): Promise<void> {
  await tx.update(t.articleVersion).set({ publishAt }).where(eq(t.articleVersion.id, id))
  if (publishAt) await learnWords(tx, id)
}

export async function deleteVersion(tx: Transaction, id: string): Promise<void> {
  await tx.delete(t.articleVersion).where(eq(t.articleVersion.id, id))
}

async function learnWords(tx: Transaction, versionId: string): Promise<void> {
  await tx.execute(sql`insert into article_word (language, word)
    select distinct v.language, w.word from article_version v,
      lateral regexp_split_to_table(lower(v.title || ' ' || v.keywords || ' ' || v.lead || ' ' || v.body), '[^[:alnum:]-]+') as w(word)
    where v.id = ${versionId} and w.word ~ '^[[:alpha:]]' and length(w.word) between 2 and 40 on conflict do nothing`)
}

export async function putCheck(tx: Transaction, values: typeof t.articleCheck.$inferInsert): Promise<void> {
  await tx
    .insert(t.articleCheck)
    .values(values)
    .onConflictDoUpdate({
      target: [t.articleCheck.slug, t.articleCheck.language],
      set: { at: values.at, by: values.by },
    })
}

export async function insertFeedback(tx: Transaction, values: typeof t.articleFeedback.$inferInsert): Promise<string> {
  const [row] = await tx.insert(t.articleFeedback).values(values).returning({ id: t.articleFeedback.id })
  return row!.id
}

/** A free line to an answer given a moment ago; only once. */
export async function addFeedbackLine(tx: Transaction, id: string, line: string, since: Date): Promise<boolean> {
  const done = await tx.execute(
    sql`update article_feedback set line = ${line} where id = ${id} and line = '' and at >= ${since.toISOString()}::timestamptz`,
  )
  return (done.rowCount ?? 0) > 0
}

export async function markFeedbackRead(tx: Transaction, slug: string, upTo: Date, at: Date, by: string): Promise<void> {
  await tx.execute(
    sql`update article_feedback set read_at = ${at.toISOString()}::timestamptz, read_by = ${by}
      where slug = ${slug} and read_at is null
        and at < ${new Date(upTo.getTime() + 1).toISOString()}::timestamptz`,
  )
}

export async function countMiss(
  tx: Transaction,
  miss: { language: string; words: string; day: string },
): Promise<void> {
  await tx
    .insert(t.searchMiss)
    .values(miss)
    .onConflictDoUpdate({
      target: [t.searchMiss.language, t.searchMiss.words, t.searchMiss.day],
      set: { count: sql`${t.searchMiss.count} + 1` },
    })
}

export async function insertFigure(tx: Transaction, values: typeof t.figure.$inferInsert): Promise<boolean> {
  return ((await tx.insert(t.figure).values(values).onConflictDoNothing()).rowCount ?? 0) > 0
}

/** Locks a figure's row: who enters or takes back a value decides about all of them. */
export async function lockFigure(tx: Transaction, key: string): Promise<void> {
  await tx.select({ key: t.figure.key }).from(t.figure).where(eq(t.figure.key, key)).for("update")
}

export async function updateFigure(
  tx: Transaction,
  key: string,
  values: Partial<Pick<typeof t.figure.$inferInsert, "names" | "removedAt" | "nextReview">>,
): Promise<void> {
  await tx.update(t.figure).set(values).where(eq(t.figure.key, key))
}

/** Two values of a figure on one day break its constraint. */
export async function insertFigureValue(tx: Transaction, values: typeof t.figureValue.$inferInsert): Promise<void> {
  await tx.insert(t.figureValue).values(values)
}

export async function endFigureValue(tx: Transaction, id: string, to: string | null): Promise<void> {
  await tx.update(t.figureValue).set({ to }).where(eq(t.figureValue.id, id))
}

export async function deleteFigureValue(tx: Transaction, id: string): Promise<void> {
  await tx.delete(t.figureValue).where(eq(t.figureValue.id, id))
}

export async function putMunicipalTax(tx: Transaction, values: (typeof t.municipalTax.$inferInsert)[]): Promise<void> {
  await tx.insert(t.municipalTax).values(values).onConflictDoNothing()
}

/** Puts a year's rates in the place of those that stand; none takes the year away. */
export async function replaceMunicipalTax(tx: Transaction, { year, source, rates }: TaxYear): Promise<void> {
  await tx.delete(t.municipalTax).where(eq(t.municipalTax.year, year))
  if (rates.length > 0) await tx.insert(t.municipalTax).values(rates.map((rate) => ({ ...rate, year, source })))
}

/** Erases feedback and misses older than their terms. Answers how many went. */
export async function eraseReaders(
  tx: Transaction,
  before: { feedback: Date; missDay: string },
): Promise<{ feedback: number; misses: number }> {
  const feedback = await tx.execute(
    sql`delete from article_feedback where at < ${before.feedback.toISOString()}::timestamptz`,
  )
  const misses = await tx.execute(sql`delete from search_miss where day < ${before.missDay}`)
  return { feedback: feedback.rowCount ?? 0, misses: misses.rowCount ?? 0 }
}

/** Whoever writes synonyms of a language waits for whoever else does. */
export async function lockSynonyms(tx: Transaction, language: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`synonyms ${language}`}, 9))`)
}

export async function putSynonym(tx: Transaction, values: typeof t.searchSynonym.$inferInsert): Promise<void> {
  await tx
    .insert(t.searchSynonym)
    .values(values)
    .onConflictDoUpdate({ target: [t.searchSynonym.language, t.searchSynonym.phrase], set: { words: values.words } })
}

/** Whether there was one. */
export async function deleteSynonym(tx: Transaction, language: string, phrase: string): Promise<boolean> {
  const done = await tx
    .delete(t.searchSynonym)
    .where(and(eq(t.searchSynonym.language, language), eq(t.searchSynonym.phrase, phrase)))
  return (done.rowCount ?? 0) > 0
}
