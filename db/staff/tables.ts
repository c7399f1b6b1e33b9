import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core"
import { bytea, instant } from "../columns.ts"
import { counter } from "../office/tables.ts"
import { sql } from "drizzle-orm"
import type { Permission } from "#domain/staff/permissions.ts"

/** What an account may do. The built-in ones come with the migration; the office edits them and adds its own. */
export const staffRole = pgTable("staff_role", {
  key: text("key").primaryKey(),
  names: jsonb("names").$type<Record<string, string>>().notNull(),
  permissions: text("permissions").array().$type<Permission[]>().notNull(),
  /** Only the counters that can do one of these, and the visits at them; null for all. */
  skills: text("skills").array(),
  builtIn: boolean("built_in").notNull().default(false),
  /** Raised by every change, so that nobody saves over another's. */
  version: integer("version").notNull().default(1),
})

export const staffAccount = pgTable(
  "staff_account",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: text("role")
      .notNull()
      .references(() => staffRole.key),
    language: text("language").notNull().default("da"),
    /** argon2id, in its own encoded form; null for who was invited and has not chosen one, or signs in elsewhere only. */
    passwordHash: text("password_hash"),
    /** The secret of the app that makes the codes, sealed; null without a second factor. */
    totpSecret: bytea("totp_secret"),
    /** The step (30 s) of the last code that was used: none is used twice. */
    totpStep: bigint("totp_step", { mode: "number" }),
    /** Who this is at the office's own sign-in (OpenID Connect): issuer and subject. */
    subject: text("subject"),
    active: boolean("active").notNull().default(true),
    /** Single-key shortcuts in the calendar; WCAG 2.1.4 asks for a way to switch them off. */
    shortcuts: boolean("shortcuts").notNull().default(true),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("staff_email_once").on(sql`lower(${t.email})`),
    uniqueIndex("staff_subject_once").on(t.subject),
    check("staff_totp_whole", sql`${t.totpStep} is null or ${t.totpSecret} is not null`),
  ],
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
    /** When the second factor was given, or was not needed; until then the session opens nothing but the page that asks for it. */
    completeAt: instant("complete_at"),
    /** When its owner last showed again that it is them, for something dangerous (`isConfirmed`). */
    confirmedAt: instant("confirmed_at"),
    /** "Firefox, Windows": so that somebody knows their own devices. */
    device: text("device").notNull().default(""),
  },
  (t) => [index("staff_session_by_staff").on(t.staffId)],
)

/** A link with which somebody chooses a password: once, and for some days. The link's secret is worked out from the id. */
export const staffInvitation = pgTable(
  "staff_invitation",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    keyHash: bytea("key_hash").notNull().unique(),
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staffAccount.id, { onDelete: "cascade" }),
    /** A new colleague, or somebody who has forgotten. */
    kind: text("kind", { enum: ["invited", "forgotten"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("staff_invitation_by_staff").on(t.staffId)],
)

/** Codes for who has lost the app; each opens once. */
export const staffRecoveryCode = pgTable(
  "staff_recovery_code",
  {
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staffAccount.id, { onDelete: "cascade" }),
    codeHash: bytea("code_hash").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.codeHash] })],
)

/**
 * An address at which a calendar program reads the visits of a member of staff, or of a counter: at most one each. Its key is worked out
 * from the id; taking it back deletes the row.
 */
export const staffFeed = pgTable(
  "staff_feed",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    keyHash: bytea("key_hash").notNull().unique(),
    staffId: uuid("staff_id")
      .unique()
      .references(() => staffAccount.id, { onDelete: "cascade" }),
    counterId: uuid("counter_id")
      .unique()
      .references(() => counter.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [check("staff_feed_of_one", sql`(${t.staffId} is null) <> (${t.counterId} is null)`)],
)

/** Wrong passwords and codes of one who tries, at one account or from one network; the key is a keyed hash of both. */
export const signInTry = pgTable("sign_in_try", {
  keyHash: bytea("key_hash").primaryKey(),
  failures: integer("failures").notNull(),
  lastAt: instant("last_at").notNull(),
})

/** Append-only: sign-ins, what was changed, and who opened whose case. Triggers refuse every other statement. */
export const auditEntry = pgTable(
  "audit_entry",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant("at").notNull(),
    staffId: uuid("staff_id"),
    kind: text("kind").notNull(),
    detail: jsonb("detail").$type<Record<string, string>>().notNull().default({}),
  },
  (t) => [
    index("audit_entry_by_time").on(t.at),
    index("audit_entry_by_staff").on(t.staffId, t.at),
    index("audit_entry_by_case").on(sql`(${t.detail} ->> 'case')`),
    index("audit_entry_by_visit").on(sql`(${t.detail} ->> 'visitId')`),
  ],
)

/**
 * The chain over the audit trail: each entry's digest with the digest before it, in the order of their commits. Written by a deferred
 * trigger; `npm run audit:verify` walks it.
 */
export const auditLink = pgTable("audit_link", {
  position: bigint("position", { mode: "number" }).primaryKey(),
  entryId: bigint("entry_id", { mode: "number" }).notNull().unique(),
  digest: bytea("digest").notNull(),
})

/** The chain's end: one row, which entries that are committed at once take in turn. */
export const auditHead = pgTable("audit_head", {
  id: boolean("id").primaryKey().default(true),
  position: bigint("position", { mode: "number" }).notNull(),
  digest: bytea("digest").notNull(),
})

/** Counted attempts per address and per e-mail, in the shape that rate-limiter-flexible keeps; keys are keyed hashes. */
export const rateLimit = pgTable("rate_limit", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
})
