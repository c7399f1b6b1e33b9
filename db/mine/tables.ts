import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core"
import { bytea, instant } from "../columns.ts"

/**
 * Somebody's own page in one browser: the address it is about, the code that confirms it, and since when it is open. The browser's secret
 * is kept as a hash; another one takes its place when the code was right.
 */
export const ownPage = pgTable(
  "own_page",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    keyHash: bytea("key_hash").notNull().unique(),
    /** In small letters. */
    email: text("email").notNull(),
    language: text("language").notNull(),
    codeRound: integer("code_round").notNull().default(0),
    codeHash: bytea("code_hash"),
    codeExpiresAt: instant("code_expires_at"),
    codeTriesLeft: integer("code_tries_left").notNull().default(0),
    confirmedAt: instant("confirmed_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("own_page_by_time").on(t.createdAt)],
)
