import { sql } from "drizzle-orm"
import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core"
import { day, happening, instant, policyVersion } from "../columns.ts"
import { type Checklist, channels, forwardWays, taxStates } from "#domain/taxcard/application.ts"
import { site } from "../office/tables.ts"

/** A manual application for a tax card that came in: only what it takes to pass it on and to tell the applicant. */
export const taxApplication = pgTable(
  "tax_application",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    reference: text("reference").notNull().unique(),
    state: text("state", { enum: taxStates }).notNull().default("received"),
    name: text("name").notNull(),
    /** Empty when the applicant gave none: then nobody can be told by mail. */
    email: text("email").notNull().default(""),
    phone: text("phone").notNull().default(""),
    language: text("language").notNull(),
    receivedOn: day("received_on").notNull(),
    channel: text("channel", { enum: channels }).notNull(),
    checklist: jsonb("checklist").$type<Checklist>().notNull(),
    forwardedAt: instant("forwarded_at"),
    forwardedBy: text("forwarded_by"),
    forwardWay: text("forward_way", { enum: forwardWays }),
    receipt: text("receipt").notNull().default(""),
    confirmedAt: instant("confirmed_at"),
    policyVersion: policyVersion(),
    createdAt: instant("created_at").notNull(),
    touchedAt: instant("touched_at").notNull(),
    /** What staff search in, as it is of visits. */
    search: text("search")
      .notNull()
      .generatedAlwaysAs(sql`visit_search(name, '{}', email, phone, reference)`),
  },
  (t) => [
    index("tax_application_worklist").on(t.siteId, t.state, t.receivedOn),
    index("tax_application_by_email").on(sql`lower(${t.email})`),
    index("tax_application_search_words").using("gin", t.search.op("gin_trgm_ops")),
  ],
)

export const taxApplicationEvent = pgTable(
  "tax_application_event",
  {
    ...happening(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => taxApplication.id, { onDelete: "cascade" }),
    staffId: uuid("staff_id").notNull(),
    staffName: text("staff_name").notNull(),
  },
  (t) => [index("tax_application_event_by_application").on(t.applicationId, t.at)],
)
