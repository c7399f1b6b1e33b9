import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core"
import type { Answers } from "#domain/plan/answers.ts"
import { instant, policyVersion } from "../columns.ts"

/** The plan that stands on somebody's own page: its answers and ticks, one for each address. */
export const keptPlan = pgTable(
  "kept_plan",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** In small letters. */
    email: text("email").notNull().unique(),
    answers: jsonb("answers").$type<Answers>().notNull(),
    policyVersion: policyVersion(),
    createdAt: instant("created_at").notNull(),
    touchedAt: instant("touched_at").notNull(),
  },
  (t) => [index("kept_plan_by_touch").on(t.touchedAt)],
)
