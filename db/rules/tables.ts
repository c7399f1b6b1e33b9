import { check, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { sql } from "drizzle-orm"
import { countryLists } from "#domain/rules/country-lists.ts"
import { day, instant } from "../columns.ts"

/** A list of states that a rule goes by, from a day on until the next one. The rules that are numbers are figures. */
export const countryListVersion = pgTable(
  "country_list_version",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    list: text("list", { enum: countryLists }).notNull(),
    from: day("valid_from").notNull(),
    countries: jsonb("countries").$type<string[]>().notNull(),
    source: text("source").notNull(),
    url: text("url").notNull(),
    nextReview: day("next_review").notNull(),
    setBy: text("set_by").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    unique("country_list_version_once").on(t.list, t.from),
    check("country_list_version_some", sql`jsonb_array_length(${t.countries}) > 0`),
  ],
)
