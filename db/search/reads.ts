import { sql } from "drizzle-orm"
import {
  joinedNeighbours,
  otherSpellings,
  withFormNames,
  wordsMeant,
  wordsOf,
} from "#domain/guidance/question-words.ts"
import { inOurWords } from "#domain/guidance/synonyms.ts"
import type { Reader } from "../client.ts"
import { plainLetters } from "../columns.ts"
import { readSynonyms } from "../guidance/reads.ts"
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
 * words that were looked for: those of the question in our texts' words, or, where a word stands in no article, what is meant by it:
 * the same word in other letters ("loen" for "løn"), the two it is made of ("healthcard"), or the one most like it. `own` are the
 * synonyms of this office.
 */
export async function searchArticles(
  db: Reader,
  given: { language: string; question: string; now: Date },
): Promise<{ found: Found[]; asked: string[]; corrected: boolean }> {
  const { language } = given
  const own = await readSynonyms(db, language)
  const said = (question: string) =>
    inOurWords(
      question,
      language,
      own.map(({ phrase, words }) => [phrase, words]),
    )
  const words = wordsOf(said(withFormNames(given.question)))
  if (words.length === 0) return { found: [], asked: [], corrected: false }
  const read = await wordsKnown(db, {
    language,
    words: JSON.stringify(words.map((word) => ({ word, spellings: otherSpellings(word) }))),
    joined: JSON.stringify(joinedNeighbours(words)),
  })
  const unknown = new Map(read.flatMap((row) => (row.joined ? [] : [[row.word, row.meant]])))
  const joined = new Map(read.flatMap((row) => (row.joined && row.meant ? [[row.word, row.meant]] : [])))
  const { asked, besides } = wordsMeant(words, unknown, joined)
  // A word that was spelt another way may be one of those we say otherwise.
  const meant = said([...asked, ...besides].join(" "))
  const hits = await ranked(db, { language, question: meant, now: given.now.toISOString() })
  const found = hits.filter((hit) => hit.score >= hits[0]!.score * WORTH_SHOWING).slice(0, MOST_FOUND)
  return { found, asked, corrected: asked.join(" ") !== words.join(" ") }
}

/** How words of the question's language are brought to their stems. */
const stemming = sql`case ${sql.placeholder("language")} when 'da' then 'danish'::regconfig else 'english'::regconfig end`

/** Two words are spelt the same but for accents, hyphens and how æ, ø and å are written: the words of the texts are indexed by it. */
const plain = (word: string) => sql.raw(plainLetters(word))

/**
 * What is meant by the words that no article has, by themselves or by their stem; and which neighbours are one word of the articles.
 * A form's name may be typed without its last letter ("OD1"). A typing error is one letter in a short word, two or three in a long one,
 * and never a syllable before it, which may turn a word round ("deregistration"). Of a compound with one known part, the first counts.
 */
const wordsKnown = sqlStatement<{ joined: boolean; word: string; meant: string | null }>(
  "guidance_words_known",
  sql`select true as joined, j.word, (
      select k.word from article_word k
      where k.language = ${sql.placeholder("language")} and ${plain("k.word")} = ${plain("j.word")}
      order by k.word = j.word desc, k.word limit 1) as meant
    from jsonb_array_elements_text(${sql.placeholder("joined")}::jsonb) as j(word)
    union all
    select false, w.word, coalesce(
      (select s.word from jsonb_array_elements_text(w.spellings) as s(word) where exists (
        select 1 from article_version v
        where v.language = ${sql.placeholder("language")} and v.search @@ plainto_tsquery(${stemming}, s.word)
          and numnode(plainto_tsquery(${stemming}, s.word)) > 0) limit 1),
      (select k.word from article_word k
        where k.language = ${sql.placeholder("language")} and ${plain("k.word")} = ${plain("w.word")}
        order by k.word limit 1),
      (select k.word from article_word k
        where w.word ~ '[0-9]' and k.language = ${sql.placeholder("language")} and k.word like w.word || '_'
        order by k.word limit 1),
      (select a.word || ' ' || b.word from generate_series(3, length(w.word) - 3) as cut(at)
        join article_word a on a.language = ${sql.placeholder("language")} and ${plain("a.word")} = ${plain("left(w.word, at)")}
        join article_word b on b.language = a.language and ${plain("b.word")} = ${plain("substr(w.word, at + 1)")}
        where to_tsvector(${stemming}, a.word) <> ''::tsvector and to_tsvector(${stemming}, b.word) <> ''::tsvector
        order by abs(length(w.word) - 2 * at), a.word, b.word limit 1),
      (select k.word from article_word k
        where length(w.word) >= 4 and k.language = ${sql.placeholder("language")} and length(k.word) >= 4 and k.word % w.word and w.word not like '_%' || k.word
          and levenshtein_less_equal(k.word, w.word, 3) <= least(3, greatest(1, length(w.word) / 3))
          and abs(length(k.word) - length(w.word)) <= greatest(1, length(w.word) / 4)
        order by similarity(k.word, w.word) desc, levenshtein_less_equal(k.word, w.word, 3), k.word limit 1),
      (select k.word from generate_series(5, length(w.word) - 3) as cut(at)
        join article_word k on k.language = ${sql.placeholder("language")} and ${plain("k.word")} = ${plain("left(w.word, at)")}
        order by at desc, k.word limit 1))
    from jsonb_to_recordset(${sql.placeholder("words")}::jsonb) as w(word text, spellings jsonb)
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

/** Something with a page of its own that is no article, as a reader's language names it; `more` is what it is about. */
export interface NamedThing {
  kind: "course" | "service"
  key: string
  name: string
  more: string
}

/** Of each kind, so many and no more, and none that fits less than half as well as the best of all. */
const MOST_NAMED = 3
const FITS_AS_WELL = 0.5

/**
 * Which things a question names: at least one of its words stands in the thing's name, by its stem in the language; the rarer the word
 * among the names, the better. The best first.
 */
export async function searchNames(
  db: Reader,
  given: { language: string; question: string; things: readonly NamedThing[] },
): Promise<Pick<NamedThing, "kind" | "key">[]> {
  if (given.things.length === 0) return []
  const hits = await named(db, { ...given, things: JSON.stringify(given.things) })
  const well = hits.filter((hit) => hit.score >= hits[0]!.score * FITS_AS_WELL)
  return (["course", "service"] as const).flatMap((kind) =>
    well.filter((hit) => hit.kind === kind).slice(0, MOST_NAMED),
  )
}

const named = sqlStatement<Pick<NamedThing, "kind" | "key"> & { score: number }>(
  "guidance_named",
  sql`with thing as (
      select kind, key, setweight(to_tsvector(${stemming}, name), 'A') || setweight(to_tsvector(${stemming}, more), 'D') as search
      from jsonb_to_recordset(${sql.placeholder("things")}::jsonb) as t(kind text, key text, name text, more text)),
    asked as (select lexeme from unnest(to_tsvector(${stemming}, ${sql.placeholder("question")}))),
    hits as (
      select kind, key, lexeme, ts_rank(search, to_tsquery('simple', quote_literal(lexeme))) as rank,
        search @@ to_tsquery('simple', quote_literal(lexeme) || ':A') as in_name
      from thing, asked where search @@ to_tsquery('simple', quote_literal(lexeme))),
    rare as (select lexeme, ln(1 + (select count(*) from thing)::float / count(*)) as weight from hits group by lexeme)
    select kind, key, sum(rank * weight)::float as score from hits join rare using (lexeme)
    group by kind, key having bool_or(in_name) order by score desc, key`,
)
