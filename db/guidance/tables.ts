import { sql } from "drizzle-orm"
import {
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core"
import { day, instant, plainLetters } from "../columns.ts"
import { type Source, topics } from "#domain/guidance/article.ts"
import { units } from "#domain/guidance/figures.ts"
import { municipality } from "../office/tables.ts"
import { staffAccount } from "../staff/tables.ts"

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" })
/** Title and keywords weigh most, then lead and summary, then the text. The words are compared with the migrations'. */
const weighed = (language: "danish" | "english") =>
  sql.raw(
    [
      `setweight(to_tsvector('${language}'::regconfig, title || ' ' || keywords), 'A')`,
      `setweight(to_tsvector('${language}'::regconfig, lead || ' ' || (summary::text)), 'B')`,
      `setweight(to_tsvector('${language}'::regconfig, body), 'D')`,
    ].join(" || "),
  )

/** An article of the guidance, the same in every language: where it stands, who looks after it, what it rests on. */
export const article = pgTable("article", {
  slug: text("slug").primaryKey(),
  topic: text("topic", { enum: topics }).notNull(),
  position: integer("position").notNull(),
  /** Who looks after it; null when the account is gone. */
  ownerId: uuid("owner_id").references(() => staffAccount.id, { onDelete: "set null" }),
  sources: jsonb("sources").$type<Source[]>().notNull(),
  legalSource: text("legal_source").notNull().default(""),
  reviewedOn: day("reviewed_on").notNull(),
  nextReview: day("next_review").notNull(),
  /** Steps of the plan, services and situations it is shown at. */
  steps: text("steps").array().notNull(),
  services: text("services").array().notNull(),
  situations: text("situations").array().notNull(),
  related: text("related").array().notNull(),
  /** Since when it is kept no longer: it stands nowhere, and its address says so. */
  archivedAt: instant("archived_at"),
  /** The article that its address leads on to then; "" is the shelf. */
  instead: text("instead").notNull().default(""),
  /** Raised by each change, so that two editors are told apart. */
  revision: integer("revision").notNull().default(1),
})

/** One version in one language. What readers get is the version whose `publish_at` came last: no job publishes. */
export const articleVersion = pgTable(
  "article_version",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    slug: text("slug")
      .notNull()
      .references(() => article.slug, { onDelete: "cascade" }),
    language: text("language").notNull(),
    number: integer("number").notNull(),
    title: text("title").notNull(),
    lead: text("lead").notNull(),
    summary: jsonb("summary").$type<{ name: string; text: string }[]>().notNull(),
    body: text("body").notNull(),
    keywords: text("keywords").notNull(),
    changesMeaning: boolean("changes_meaning").notNull().default(true),
    createdAt: instant("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    /** Null is a draft. */
    publishAt: instant("publish_at"),
    /** What a question is looked for in, stemmed in the text's language. */
    search: tsvector("search").generatedAlwaysAs(
      sql`case language when 'da' then
        ${weighed("danish")}
      else
        ${weighed("english")}
      end`,
    ),
  },
  (t) => [
    unique("article_version_number").on(t.slug, t.language, t.number),
    index("article_version_live").on(t.language, t.slug, t.publishAt),
    index("article_version_search").using("gin", t.search),
  ],
)

/** When somebody last said that a text still fits its twin in another language. */
export const articleCheck = pgTable(
  "article_check",
  {
    slug: text("slug")
      .notNull()
      .references(() => article.slug, { onDelete: "cascade" }),
    language: text("language").notNull(),
    at: instant("at").notNull(),
    by: text("by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.slug, t.language] })],
)

/** Words that stand in published texts, in each language: what a misspelt word is compared with, and one in other letters. */
export const articleWord = pgTable(
  "article_word",
  { language: text("language").notNull(), word: text("word").notNull() },
  (t) => [
    primaryKey({ columns: [t.language, t.word] }),
    index("article_word_alike").using("gin", sql`${t.word} gin_trgm_ops`),
    index("article_word_plain").on(t.language, sql.raw(plainLetters("word"))),
  ],
)

/** What readers of this office write, and the words of the texts it stands for: staff add them to those that come with the portal. */
export const searchSynonym = pgTable(
  "search_synonym",
  {
    language: text("language").notNull(),
    phrase: text("phrase").notNull(),
    words: text("words").notNull(),
  },
  (t) => [primaryKey({ columns: [t.language, t.phrase] })],
)

/** What readers answered to "Was this helpful?". */
export const articleFeedback = pgTable(
  "article_feedback",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    slug: text("slug")
      .notNull()
      .references(() => article.slug, { onDelete: "cascade" }),
    language: text("language").notNull(),
    at: instant("at").notNull(),
    helpful: boolean("helpful").notNull(),
    line: text("line").notNull().default(""),
    readAt: instant("read_at"),
    readBy: text("read_by"),
  },
  (t) => [index("article_feedback_by_article").on(t.slug, t.at)],
)

/** What readers looked for and did not find, counted by day. Long numbers are taken out before. */
export const searchMiss = pgTable(
  "search_miss",
  {
    language: text("language").notNull(),
    words: text("words").notNull(),
    day: day("day").notNull(),
    count: integer("count").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.language, t.words, t.day] })],
)

export const figure = pgTable("figure", {
  key: text("key").primaryKey(),
  unit: text("unit", { enum: units }).notNull(),
  yearly: boolean("yearly").notNull(),
  names: jsonb("names").$type<Record<string, string>>().notNull(),
  /** When somebody reads it against its source again. */
  nextReview: day("next_review")
    .notNull()
    .default(sql`current_date + 365`),
  /** A figure that was removed keeps its values, for whoever takes that back. */
  removedAt: instant("removed_at"),
})

/** A figure's value from one day to another. The constraint keeps two from holding on the same day. */
export const figureValue = pgTable(
  "figure_value",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    key: text("key")
      .notNull()
      .references(() => figure.key, { onDelete: "cascade" }),
    from: day("valid_from").notNull(),
    to: day("valid_to"),
    value: doublePrecision("value").notNull(),
    upTo: doublePrecision("up_to"),
    source: text("source").notNull(),
    url: text("url").notNull(),
    setBy: text("set_by").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    check("figure_value_order", sql`${t.to} is null or ${t.from} <= ${t.to}`),
    check("figure_value_span", sql`${t.value} >= 0 and (${t.upTo} is null or ${t.upTo} > ${t.value})`),
  ],
)

/** Municipal and church tax of a year, in percent as printed. */
export const municipalTax = pgTable(
  "municipal_tax",
  {
    code: text("code")
      .notNull()
      .references(() => municipality.code),
    year: integer("year").notNull(),
    municipal: doublePrecision("municipal").notNull(),
    church: doublePrecision("church").notNull(),
    source: text("source").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.code, t.year] }),
    check("municipal_tax_percent", sql`${t.municipal} between 0 and 60 and ${t.church} between 0 and 5`),
  ],
)
