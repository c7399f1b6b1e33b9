import { sql } from "drizzle-orm"
import { boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core"
import { bytea, day, happening, instant, policyVersion } from "../columns.ts"
import { benefitStates, u3Events } from "#domain/benefit/registration.ts"
import { site } from "../office/tables.ts"

/** Somebody who brings unemployment benefit from home on a PD U2. The secret of the own page is kept as a hash. */
export const benefitCase = pgTable(
  "benefit_case",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    reference: text("reference").notNull().unique(),
    keyHash: bytea("key_hash").notNull().unique(),
    state: text("state", { enum: benefitStates }).notNull().default("unconfirmed"),
    language: text("language").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    /** Empty when none was given. */
    phone: text("phone").notNull().default(""),
    /** Statistics Denmark's three digits of the municipality of the Danish address. */
    municipality: text("municipality").notNull(),
    country: text("country").notNull(),
    institution: text("institution").notNull(),
    formDate: day("form_date").notNull(),
    firstDay: day("first_day").notNull(),
    lastDay: day("last_day"),
    jobnetCv: boolean("jobnet_cv").notNull(),
    codeRound: integer("code_round").notNull().default(0),
    codeHash: bytea("code_hash"),
    codeExpiresAt: instant("code_expires_at"),
    codeTriesLeft: integer("code_tries_left").notNull().default(0),
    policyVersion: policyVersion(),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
    /** The day the municipality or the office registered the person as a job seeker. */
    registeredOn: day("registered_on"),
    forwardedTo: text("forwarded_to").notNull().default(""),
    endedAt: instant("ended_at"),
    /** What staff search in, as it is of visits. */
    search: text("search")
      .notNull()
      .generatedAlwaysAs(sql`visit_search(name, '{}', email, phone, reference)`),
  },
  (t) => [
    index("benefit_case_worklist").on(t.siteId, t.state, t.formDate),
    index("benefit_case_by_email").on(sql`lower(${t.email})`),
    index("benefit_case_search_words").using("gin", t.search.op("gin_trgm_ops")),
  ],
)

/** What happened to it, with the events that the institution at home is told (U3). */
export const benefitEvent = pgTable(
  "benefit_event",
  {
    ...happening(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => benefitCase.id, { onDelete: "cascade" }),
    u3: text("u3", { enum: u3Events }),
    /** The day a U3 event happened. */
    on: day("on_day"),
  },
  (t) => [index("benefit_event_by_case").on(t.caseId, t.at)],
)
