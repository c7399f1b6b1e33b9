import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core"

/** A term of `domain/retention/policy.ts` that the office has set otherwise. */
export const retentionTerm = pgTable("retention_term", {
  term: text("term").primaryKey(),
  amount: integer("amount").notNull(),
  /** What held before a shorter term, until `holdsFrom`; null where the term holds since it was set. */
  former: integer("former"),
  holdsFrom: timestamp("holds_from", { withTimezone: true }),
  setBy: text("set_by").notNull(),
  setAt: timestamp("set_at", { withTimezone: true }).notNull(),
})
