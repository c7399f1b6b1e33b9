import { sql } from "drizzle-orm"
import { inOurWords, otherSpellings } from "#domain/guidance/synonyms.ts"
import type { Reader } from "../client.ts"
import { sqlStatement } from "../statement.ts"

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
