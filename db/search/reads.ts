import { sql } from "drizzle-orm"
import { inOurWords, otherSpellings } from "#domain/guidance/synonyms.ts"
import type { Reader } from "../client.ts"
import type { Visit } from "../booking/reads.ts"
import { visit } from "../booking/tables.ts"
import { sqlStatement } from "../statement.ts"

export type FoundVisit = Pick<Visit, "id" | "reference" | "contactName" | "party" | "state" | "startsAt">

/**
 * Visits that meet every pattern (`searchPatterns`): those of the day from `dayStart` to `dayEnd` first, then those to come, the next one
 * first, then past ones, the latest first. `count` is how many there are, of which at most `most` are answered.
 */
export async function searchVisits(
  db: Reader,
  siteId: string,
  patterns: readonly string[],
  today: { start: Date; end: Date },
  most: number,
  /** Only visits at counters that can do one of these; null for all. */
  skills: readonly string[] | null,
): Promise<{ count: number; visits: FoundVisit[] }> {
  if (patterns.length === 0) return { count: 0, visits: [] }
  const start = sql`${today.start.toISOString()}::timestamptz`
  const end = sql`${today.end.toISOString()}::timestamptz`
  const met = sql.join(
    patterns.map((pattern) => sql`search like ${pattern}`),
    sql` and `,
  )
  const seen = skills
    ? sql`exists (select from leg join counter on counter.id = leg.counter_id
        where leg.visit_id = visit.id and leg.current and counter.skills && ${sql.param([...skills])}::text[])`
    : sql`true`
  const rows = await db
    .select({
      found: {
        id: visit.id,
        reference: visit.reference,
        contactName: visit.contactName,
        party: visit.party,
        state: visit.state,
        startsAt: visit.startsAt,
      },
      count: sql<number>`count(*) over ()::int`,
    })
    .from(visit)
    .where(sql`site_id = ${siteId} and state not in ('held', 'lapsed') and ${met} and ${seen}`)
    .orderBy(
      sql`case when starts_at < ${start} then 2 when starts_at < ${end} then 0 else 1 end,
        case when starts_at >= ${start} then starts_at end, starts_at desc, id`,
    )
    .limit(most)
  return { count: rows[0]?.count ?? 0, visits: rows.map(({ found }) => found) }
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
      select distinct on (slug) article_version.id from article_version join article using (slug)
      where archived_at is null and language = ${sql.placeholder("language")} and publish_at <= ${sql.placeholder("now")}::timestamptz
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
