import { sql } from "drizzle-orm"
import { check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { channels } from "#domain/booking/channels.ts"
import { outcomes } from "#domain/statistics/counts.ts"
import { site } from "../office/tables.ts"

/**
 * How many came for what: added to in the transaction that erases the visits and sign-ups themselves, so that each counts once and no
 * person is left in it. Settlement between the municipalities and the office's statistics rest on it.
 */
export const serviceCount = pgTable(
  "service_count",
  {
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    counted: text("counted", { enum: ["visit", "course"] }).notNull(),
    /** Key of the service, or slug of the course. */
    subject: text("subject").notNull(),
    /** Statistics Denmark's code, "abroad", or "" where nobody was asked. */
    municipality: text("municipality").notNull(),
    /** ISO week, as "2026-W48". */
    week: text("week").notNull(),
    language: text("language").notNull(),
    channel: text("channel", { enum: channels }).notNull(),
    outcome: text("outcome", { enum: outcomes }).notNull(),
    amount: integer("amount").notNull(),
    /** Each visit once, under its first service. */
    visits: integer("visits").notNull(),
    people: integer("people").notNull(),
  },
  (t) => [
    primaryKey({
      name: "service_count_once",
      columns: [t.siteId, t.week, t.counted, t.subject, t.municipality, t.language, t.channel, t.outcome],
    }),
    check("service_count_amounts", sql`${t.amount} > 0 and ${t.visits} >= 0 and ${t.people} >= ${t.amount}`),
  ],
)
