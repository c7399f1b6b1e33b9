import { sql } from "drizzle-orm"
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { bytea, day, doneBy, happening, instant, policyVersion } from "../columns.ts"
import { visit } from "../booking/tables.ts"
import { site } from "../office/tables.ts"
import { preregStates } from "#domain/prereg/states.ts"
import { scanStates, uploadKinds, uploadReasons, uploadVerdicts } from "#domain/prereg/uploads.ts"
import { parts, relations } from "#domain/prereg/questions.ts"
import type { PartAnswers } from "#domain/prereg/household.ts"

/** The pre-registration of one household. What opens it (a device's secret, the mailed link, the printed code) is stored as hashes. */
export const prereg = pgTable(
  "prereg",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    reference: text("reference").notNull().unique(),
    state: text("state", { enum: preregStates }).notNull().default("draft"),
    /** The language of messages. */
    language: text("language").notNull(),
    email: text("email").notNull().default(""),
    confirmedEmail: text("confirmed_email"),
    codeRound: integer("code_round").notNull().default(0),
    codeHash: bytea("code_hash"),
    codeExpiresAt: instant("code_expires_at"),
    codeTriesLeft: integer("code_tries_left").notNull().default(0),
    linkHash: bytea("link_hash").notNull().unique(),
    /** The printed code is derived from this number; each new print ends the one before. */
    printRound: integer("print_round").notNull().default(0),
    printHash: bytea("print_hash").unique(),
    /** Whether the address register knows the new address; null where nobody was asked. */
    addressKnown: boolean("address_known"),
    policyVersion: policyVersion(),
    createdAt: instant("created_at").notNull(),
    touchedAt: instant("touched_at").notNull(),
    submittedAt: instant("submitted_at"),
    /** The last day to notify the move, worked out when it was sent. */
    notifyBy: day("notify_by"),
    /** Somebody has had a Danish number before: no new one may be made. */
    earlierNumber: boolean("earlier_number").notNull().default(false),
    assignedTo: uuid("assigned_to"),
    assignedName: text("assigned_name"),
    decidedAt: instant("decided_at"),
    decidedBy: text("decided_by"),
    /** What the household is told: why it was refused, or a line with the questions. */
    decision: text("decision").notNull().default(""),
    visitId: uuid("visit_id").references(() => visit.id, { onDelete: "set null" }),
    /** What staff search in, beside its people's names (`prereg_part`). */
    search: text("search")
      .notNull()
      .generatedAlwaysAs(sql`visit_search('', '{}', email, '', reference)`),
  },
  (t) => [
    check("prereg_sent", sql`${t.state} in ('draft', 'withdrawn') or ${t.submittedAt} is not null`),
    index("prereg_worklist").on(t.siteId, t.state, t.notifyBy),
    index("prereg_by_email").on(sql`lower(${t.email})`),
    index("prereg_by_confirmed_email").on(sql`lower(${t.confirmedEmail})`),
    index("prereg_by_touch").on(t.touchedAt),
    index("prereg_by_visit").on(t.visitId),
    index("prereg_search_words").using("gin", t.search.op("gin_trgm_ops")),
  ],
)

/** A device on which the household is open. */
export const preregSession = pgTable(
  "prereg_session",
  {
    tokenHash: bytea("token_hash").primaryKey(),
    preregId: uuid("prereg_id")
      .notNull()
      .references(() => prereg.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("prereg_session_by_prereg").on(t.preregId)],
)

/** One person of a household, with the key that the person's sealed answers are under; the key itself is wrapped by the portal's. */
export const preregPerson = pgTable(
  "prereg_person",
  {
    id: uuid("id").primaryKey(),
    preregId: uuid("prereg_id")
      .notNull()
      .references(() => prereg.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    relation: text("relation", { enum: relations }).notNull(),
    wrappedKey: bytea("wrapped_key").notNull(),
    keyVersion: integer("key_version").notNull(),
  },
  (t) => [unique("prereg_person_position").on(t.preregId, t.position), index("prereg_person_by_key").on(t.keyVersion)],
)

/** The answers of one part, of a person or of the household. `revision` tells two devices apart. Sealed answers are marked here only. */
export const preregPart = pgTable(
  "prereg_part",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    preregId: uuid("prereg_id")
      .notNull()
      .references(() => prereg.id, { onDelete: "cascade" }),
    personId: uuid("person_id").references(() => preregPerson.id, { onDelete: "cascade" }),
    part: text("part", { enum: parts }).notNull(),
    answers: jsonb("answers").$type<PartAnswers>().notNull(),
    revision: integer("revision").notNull(),
    savedAt: instant("saved_at").notNull(),
    /** Names as in the passport and in their own letters, and the phone number; sealed answers stand in no search. */
    search: text("search")
      .notNull()
      .generatedAlwaysAs(
        sql`case when part in ('person', 'contact') then visit_search(coalesce(answers->>'passportName', ''),
          array[coalesce(answers->>'nativeName', '')], '', coalesce(answers->>'phone', ''), '') else '' end`,
      ),
  },
  (t) => [
    unique("prereg_part_once").on(t.preregId, t.personId, t.part).nullsNotDistinct(),
    index("prereg_part_search_words").using("gin", t.search.op("gin_trgm_ops")),
  ],
)

/** One encrypted answer: AES-256-GCM under the person's key, with person and field bound in. */
export const preregSealed = pgTable(
  "prereg_sealed",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => preregPerson.id, { onDelete: "cascade" }),
    field: text("field").notNull(),
    sealed: bytea("sealed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.field] })],
)

export const preregEvent = pgTable(
  "prereg_event",
  {
    ...happening(),
    preregId: uuid("prereg_id")
      .notNull()
      .references(() => prereg.id, { onDelete: "cascade" }),
    by: doneBy().notNull(),
  },
  (t) => [index("prereg_event_by_prereg").on(t.preregId, t.at)],
)

export const preregNote = pgTable(
  "prereg_note",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    preregId: uuid("prereg_id")
      .notNull()
      .references(() => prereg.id, { onDelete: "cascade" }),
    at: instant("at").notNull(),
    staffId: uuid("staff_id").notNull(),
    staffName: text("staff_name").notNull(),
    text: text("text").notNull(),
  },
  (t) => [index("prereg_note_by_prereg").on(t.preregId)],
)

/** What staff asked for when they returned it: one question of a part, or a paper. Answered when the part is saved again. */
export const preregAsked = pgTable(
  "prereg_asked",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    preregId: uuid("prereg_id")
      .notNull()
      .references(() => prereg.id, { onDelete: "cascade" }),
    personId: uuid("person_id").references(() => preregPerson.id, { onDelete: "cascade" }),
    part: text("part", { enum: parts }).notNull(),
    question: text("question").notNull(),
    /** Which template says why: see the texts under `asked`. */
    template: text("template").notNull(),
    askedAt: instant("asked_at").notNull(),
    answeredAt: instant("answered_at"),
    /** What the household wrote in its own words; empty where the fields said it all. */
    words: text("words").notNull().default(""),
  },
  (t) => [index("prereg_asked_by_prereg").on(t.preregId)],
)

/** The receipt of a household that left the portal for the case system: who handed it over, when, and where it is journalled. */
export const preregHandOver = pgTable(
  "prereg_hand_over",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    /** Null once the household is erased: the receipt stays. */
    preregId: uuid("prereg_id")
      .references(() => prereg.id, { onDelete: "set null" })
      .unique(),
    reference: text("reference").notNull(),
    journal: text("journal").notNull(),
    /** Whether everybody of it was registered by then: who comes back is handed over after that, too. */
    whole: boolean("whole").notNull(),
    at: instant("at").notNull(),
    staffId: uuid("staff_id").notNull(),
    staffName: text("staff_name").notNull(),
  },
  (t) => [index("prereg_hand_over_by_day").on(t.at)],
)

/**
 * A photograph or PDF of a paper, sent beforehand: re-encoded, and sealed with the person's key. `waiting` until a scanner has looked at it;
 * of one in which it found something the content is gone.
 */
export const preregUpload = pgTable(
  "prereg_upload",
  {
    id: uuid("id").primaryKey(),
    preregId: uuid("prereg_id")
      .notNull()
      .references(() => prereg.id, { onDelete: "cascade" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => preregPerson.id, { onDelete: "cascade" }),
    paper: text("paper").notNull(),
    kind: text("kind", { enum: uploadKinds }).notNull(),
    scan: text("scan", { enum: scanStates }).notNull(),
    bytes: integer("bytes").notNull(),
    sealed: bytea("sealed"),
    uploadedAt: instant("uploaded_at").notNull(),
    /** What staff say of it: null until they have looked. */
    verdict: text("verdict", { enum: uploadVerdicts }),
    reason: text("reason", { enum: uploadReasons }),
    words: text("words").notNull().default(""),
    judgedBy: text("judged_by"),
    judgedAt: instant("judged_at"),
  },
  (t) => [
    index("prereg_upload_by_prereg").on(t.preregId, t.uploadedAt),
    index("prereg_upload_by_day").on(t.uploadedAt),
    check("prereg_upload_content", sql`(${t.sealed} is null) = (${t.scan} = 'infected')`),
  ],
)

/** What staff found of a paper. */
export const preregVerdict = pgTable(
  "prereg_verdict",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => preregPerson.id, { onDelete: "cascade" }),
    paper: text("paper").notNull(),
    verdict: text("verdict", { enum: ["approved", "missing", "stamp-missing", "at-visit", "not-relevant"] }).notNull(),
    staffName: text("staff_name").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.paper] })],
)
