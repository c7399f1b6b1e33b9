import { sql } from "drizzle-orm"
import { boolean, check, date, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import type { Evidence, Ground } from "#domain/identity/check.ts"
import { documentKinds } from "#domain/identity/document.ts"
import { nidcAnswers } from "#domain/identity/referral.ts"
import { forms, requiredPapers, requirementPurposes, stampRules } from "#domain/identity/requirements.ts"
import { checkStates } from "#domain/identity/states.ts"
import type { Drawable } from "#domain/identity/sample.ts"
import { reviewFindings } from "#domain/identity/supervision.ts"
import { trainingSubjects } from "#domain/identity/training.ts"
import { visit } from "../booking/tables.ts"
import { bytea, day, happening, instant } from "../columns.ts"
import { site } from "../office/tables.ts"
import { prereg } from "../prereg/tables.ts"
import { staffAccount } from "../staff/tables.ts"

/** What is asked of a paper from a day on (`requirementOn`). A version that has begun stays for good: checks were made by it. */
export const identityRequirement = pgTable(
  "identity_requirement",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    paper: text("paper", { enum: requiredPapers }).notNull(),
    /** Null: of every state; for every purpose. */
    state: text("state"),
    purpose: text("purpose", { enum: requirementPurposes }),
    from: day("valid_from").notNull(),
    ended: boolean("ended").notNull().default(false),
    taken: boolean("taken").notNull(),
    form: text("form", { enum: forms }).notNull(),
    languages: text("languages").array().notNull(),
    months: integer("months"),
    stamp: text("stamp", { enum: stampRules }).notNull(),
    look: text("look").notNull().default(""),
    source: text("source").notNull(),
    url: text("url").notNull(),
    nextReview: day("next_review").notNull(),
    setBy: text("set_by").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    unique("identity_requirement_once").on(t.paper, t.state, t.purpose, t.from).nullsNotDistinct(),
    check("identity_requirement_general", sql`not ${t.ended} or ${t.state} is not null or ${t.purpose} is not null`),
  ],
)

/**
 * The identity control of one person at a first registration: what was seen, what was found, by whom. What the document says is sealed.
 * It outlives the visit and the pre-registration, which are erased sooner.
 */
export const identityCheck = pgTable(
  "identity_check",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    visitId: uuid("visit_id").references(() => visit.id, { onDelete: "set null" }),
    preregId: uuid("prereg_id").references(() => prereg.id, { onDelete: "set null" }),
    /** The person of the pre-registration; it is erased before the check is. */
    personId: uuid("person_id"),
    /** What tells the check from others when the visit has gone, and stands in letters and at the National ID Centre. */
    reference: text("reference").notNull().unique(),
    name: text("name").notNull(),
    /** The language the person is written to in, beside Danish. */
    language: text("language").notNull(),
    purpose: text("purpose", { enum: requirementPurposes }),
    state: text("state", { enum: checkStates }).notNull().default("open"),
    /** Raised by every change: nobody saves over what a colleague has entered. */
    revision: integer("revision").notNull().default(1),
    day: day("day").notNull(),
    /** What the identity document is, for the statistics of the supervision; what it says is in `sealed`. */
    documentKind: text("document_kind", { enum: documentKinds }),
    documentState: text("document_state"),
    sealed: bytea("sealed"),
    /** Everything that was entered but the document. */
    evidence: jsonb("evidence").$type<Omit<Evidence, "document">>().notNull(),
    /** The versions of the requirements that the check was made by. */
    requirements: uuid("requirements").array().notNull().default([]),
    /** Everybody who has entered something of it: none of them looks a second time. */
    enteredBy: uuid("entered_by").array().notNull().default([]),
    officerId: uuid("officer_id").notNull(),
    officerName: text("officer_name").notNull(),
    officerTrainedUntil: date("officer_trained_until", { mode: "string" }),
    startedAt: instant("started_at").notNull(),
    completedAt: instant("completed_at"),
    doubt: text("doubt").notNull().default(""),
    secondId: uuid("second_id"),
    secondName: text("second_name"),
    secondTrainedUntil: date("second_trained_until", { mode: "string" }),
    secondAt: instant("second_at"),
    secondWords: text("second_words").notNull().default(""),
    /** The request to the National ID Centre (NIDC): when it was sent and under which number, when the answer came and what it says. */
    nidcSentOn: day("nidc_sent_on"),
    nidcReference: text("nidc_reference").notNull().default(""),
    nidcAnsweredOn: day("nidc_answered_on"),
    nidcAnswer: text("nidc_answer", { enum: nidcAnswers }),
    nidcWords: text("nidc_words").notNull().default(""),
    /** The hearing and the decision: on which grounds, from which facts, until when the person may answer, and what was answered. */
    grounds: jsonb("grounds").$type<Ground[]>().notNull().default([]),
    facts: text("facts").notNull().default(""),
    /** The same in the person's language; "" where that is Danish. */
    factsTheirs: text("facts_theirs").notNull().default(""),
    heardOn: day("heard_on"),
    answerBy: day("answer_by"),
    answered: text("answered").notNull().default(""),
    decidedOn: day("decided_on"),
    decidedBy: text("decided_by"),
    decidedWords: text("decided_words").notNull().default(""),
    decidedTheirs: text("decided_theirs").notNull().default(""),
    /** What staff search in, as it is of visits. */
    search: text("search")
      .notNull()
      .generatedAlwaysAs(sql`visit_search(name, '{}', '', '', reference)`),
  },
  (t) => [
    index("identity_check_search_words").using("gin", t.search.op("gin_trgm_ops")),
    index("identity_check_worklist").on(t.siteId, t.state, t.day),
    index("identity_check_by_visit").on(t.visitId),
    index("identity_check_by_person").on(t.personId),
    index("identity_check_by_day").on(t.siteId, t.day),
    check("identity_check_two_officers", sql`${t.secondId} is null or ${t.secondId} <> ${t.officerId}`),
    check("identity_check_heard", sql`${t.state} <> 'rejected' or ${t.heardOn} is not null`),
  ],
)

export const identityEvent = pgTable(
  "identity_event",
  {
    ...happening(),
    checkId: uuid("check_id")
      .notNull()
      .references(() => identityCheck.id, { onDelete: "cascade" }),
  },
  (t) => [index("identity_event_by_check").on(t.checkId, t.at)],
)

/** A course that somebody of the staff has passed (executive order on civil registration § 1(7) no. 2). */
export const staffTraining = pgTable(
  "staff_training",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    staffId: uuid("staff_id")
      .notNull()
      .references(() => staffAccount.id, { onDelete: "cascade" }),
    subject: text("subject", { enum: trainingSubjects }).notNull(),
    /** Which course, and where its proof is journalled. */
    proof: text("proof").notNull(),
    passedOn: day("passed_on").notNull(),
    validUntil: day("valid_until").notNull(),
    endedOn: day("ended_on"),
    endedWhy: text("ended_why").notNull().default(""),
    setBy: text("set_by").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    index("staff_training_by_staff").on(t.staffId, t.subject),
    check("staff_training_span", sql`${t.validUntil} >= ${t.passedOn}`),
  ],
)

/** The checks that are looked at again, of one month: drawn once, by a seed from which anybody can draw them again. */
export const supervisionSample = pgTable(
  "supervision_sample",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    /** "YYYY-MM". */
    month: text("month").notNull(),
    seed: text("seed").notNull(),
    /** What it was drawn from, as the checks stood then. */
    drawnFrom: jsonb("drawn_from").$type<Drawable[]>().notNull(),
    size: integer("size").notNull(),
    drawnAt: instant("drawn_at").notNull(),
  },
  (t) => [unique("supervision_sample_once").on(t.siteId, t.month)],
)

/** What was found of one check of a sample, and what was done about it. */
export const supervisionReview = pgTable(
  "supervision_review",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    sampleId: uuid("sample_id")
      .notNull()
      .references(() => supervisionSample.id, { onDelete: "cascade" }),
    checkId: uuid("check_id")
      .notNull()
      .references(() => identityCheck.id, { onDelete: "cascade" }),
    finding: text("finding", { enum: reviewFindings }),
    words: text("words").notNull().default(""),
    reviewerId: uuid("reviewer_id"),
    reviewerName: text("reviewer_name"),
    reviewedAt: instant("reviewed_at"),
    remedy: text("remedy").notNull().default(""),
    remediedBy: text("remedied_by"),
    remediedAt: instant("remedied_at"),
  },
  (t) => [
    unique("supervision_review_once").on(t.sampleId, t.checkId),
    index("supervision_review_by_check").on(t.checkId),
    check("supervision_review_found", sql`(${t.finding} is null) = (${t.reviewedAt} is null)`),
  ],
)
