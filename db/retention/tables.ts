import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core"

/** A term of `domain/retention/policy.ts` that the office has set otherwise. */
export const retentionTerm = pgTable("retention_term", {
  term: text("term").primaryKey(),
  amount: integer("amount").notNull(),
  setBy: text("set_by").notNull(),
  setAt: timestamp("set_at", { withTimezone: true }).notNull(),
})
