import { sql } from "drizzle-orm"
import { check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { channels } from "#domain/booking/channels.ts"
import { outcomes } from "#domain/statistics/counts.ts"
import { measures } from "#domain/statistics/measures.ts"
import { stops } from "#domain/statistics/stops.ts"
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

/**
 * How long it took, kept like the counts and added to in the same transaction: how often a number of minutes or days was measured of a
 * service in a week, without weekdays and hours, so that no person is left in it.
 */
export const serviceMeasure = pgTable(
  "service_measure",
  {
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    /** Key of the service. */
    subject: text("subject").notNull(),
    /** ISO week, as "2026-W48". */
    week: text("week").notNull(),
    measure: text("measure", { enum: measures }).notNull(),
    value: integer("value").notNull(),
    amount: integer("amount").notNull(),
  },
  (t) => [
    primaryKey({ name: "service_measure_once", columns: [t.siteId, t.week, t.subject, t.measure, t.value] }),
    check("service_measure_amount", sql`${t.amount} > 0 and ${t.value} >= 0`),
  ],
)

/** Where bookings on the web stopped, added to when their answers are erased. */
export const journeyCount = pgTable(
  "journey_count",
  {
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    /** ISO week in which it was last touched. */
    week: text("week").notNull(),
    stop: text("stop", { enum: stops }).notNull(),
    amount: integer("amount").notNull(),
  },
  (t) => [
    primaryKey({ name: "journey_count_once", columns: [t.siteId, t.week, t.stop] }),
    check("journey_count_amount", sql`${t.amount} > 0`),
  ],
)
