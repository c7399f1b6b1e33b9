import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core"
import { bytea, instant } from "../columns.ts"
import { sql } from "drizzle-orm"
import { roles } from "#domain/staff/rules.ts"

export const staffAccount = pgTable(
  "staff_account",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: text("role", { enum: roles }).notNull(),
    language: text("language").notNull().default("da"),
    /** argon2id, in its own encoded form. */
    passwordHash: text("password_hash").notNull(),
    active: boolean("active").notNull().default(true),
    /** Single-key shortcuts in the calendar; WCAG 2.1.4 asks for a way to switch them off. */
    shortcuts: boolean("shortcuts").notNull().default(true),
    failedSignIns: integer("failed_sign_ins").notNull().default(0),
    lockedUntil: instant("locked_until"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [uniqueIndex("staff_email_once").on(sql`lower(${t.email})`)],
)

/** A signed-in browser. The cookie holds a secret, the row its hash; deleting or revoking the row signs out at once. */
export const staffSession = pgTable(
  "staff_session",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    tokenHash: bytea("token_hash").notNull().unique(),
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staffAccount.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    seenAt: instant("seen_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [index("staff_session_by_staff").on(t.staffId)],
)

/** Append-only: sign-ins, sign-outs, lock-outs, and each opening of masked contact data. */
export const auditEntry = pgTable(
  "audit_entry",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant("at").notNull(),
    staffId: uuid("staff_id"),
    kind: text("kind").notNull(),
    detail: jsonb("detail").$type<Record<string, string>>().notNull().default({}),
  },
  (t) => [index("audit_entry_by_time").on(t.at)],
)

/** Counted attempts per address and per e-mail, in the shape that rate-limiter-flexible keeps; keys are keyed hashes. */
export const rateLimit = pgTable("rate_limit", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
})
