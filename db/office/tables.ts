import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core"
import { sql } from "drizzle-orm"
import { bytea, instant } from "../columns.ts"

/** Clock times are text "HH:MM" of the office's wall (24:00 is the end of a day); days are `date`. */
const clock = (name: string) => text(name)
const day = (name: string) => date(name, { mode: "string" })

export const site = pgTable("site", {
  id: uuid("id").primaryKey().defaultRandom(),
  key: text("key").notNull().unique(),
  name: text("name").notNull(),
  address: text("address").notNull(),
  postalLine: text("postal_line").notNull(),
  phone: text("phone").notNull(),
  email: text("email").notNull(),
  mapUrl: text("map_url").notNull(),
  /** The authority that answers for the data of visitors (GDPR art. 4(7)), and its data protection officer; "" until the office says. */
  controller: text("controller").notNull().default(""),
  controllerAddress: text("controller_address").notNull().default(""),
  controllerCvr: text("controller_cvr").notNull().default(""),
  officerEmail: text("officer_email").notNull().default(""),
  officerPhone: text("officer_phone").notNull().default(""),
  stepMinutes: integer("step_minutes").notNull(),
  /** One of `settings` now. Processes of the version before read it still, while one after the other restarts. */
  walkMinutes: integer("walk_minutes").notNull().default(5),
  /** What the office has set of `bookingSettings`; the standard holds where it says nothing. */
  settings: jsonb("settings").$type<Record<string, number>>().notNull().default({}),
  /** When the day list is made in the morning, and whom it is mailed to; nobody while that is "". */
  dayListAt: clock("day_list_at").notNull().default("06:30"),
  dayListEmail: text("day_list_email").notNull().default(""),
  /** The last day whose list was made. */
  dayListDay: day("day_list_day"),
  /** Raised by every change of what follows below, so that each process knows when its copy is old. */
  officeVersion: integer("office_version").notNull().default(1),
})

export const counter = pgTable(
  "counter",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    number: integer("number").notNull(),
    /** What staff call the group, in the house's own language; counters of one name are one group. */
    group: text("counter_group").notNull(),
    /** What the group is called in other languages, the same for all counters of it. */
    groupNames: jsonb("group_names").$type<Record<string, string>>().notNull().default({}),
    skills: text("skills").array().notNull(),
    active: boolean("active").notNull().default(true),
  },
  (t) => [
    unique("counter_number_once").on(t.siteId, t.number),
    check("counter_number", sql`${t.number} between 1 and 99`),
  ],
)

export const service = pgTable(
  "service",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    key: text("key").notNull(),
    topic: text("topic").notNull(),
    skill: text("skill").notNull(),
    minutesFirst: integer("minutes_first").notNull(),
    minutesFurther: integer("minutes_further").notNull(),
    largestParty: integer("largest_party").notNull(),
    whoMayBook: text("who_may_book", { enum: ["anyone", "invited", "staff"] })
      .notNull()
      .default("anyone"),
    noticeMinutes: integer("notice_minutes").notNull(),
    horizonDays: integer("horizon_days").notNull(),
    cutoffHours: integer("cutoff_hours").notNull(),
    /** Also the order of the legs in a visit: what must come before another service has the lower position. */
    position: integer("position").notNull(),
    active: boolean("active").notNull().default(true),
    /** Only for people of the municipalities the office serves: the municipality decides (CPR Act § 8). */
    byMunicipality: boolean("by_municipality").notNull().default(false),
    /** It is a first registration: done once the identity of each person has been checked (executive order on civil registration § 1). */
    checksIdentity: boolean("checks_identity").notNull().default(false),
  },
  (t) => [
    unique("service_key_once").on(t.siteId, t.key),
    check(
      "service_minutes",
      sql`${t.minutesFirst} > 0 and ${t.minutesFirst} % 5 = 0 and ${t.minutesFurther} >= 0 and ${t.minutesFurther} % 5 = 0`,
    ),
    check("service_party", sql`${t.largestParty} between 1 and 9`),
    check(
      "service_cutoff",
      sql`${t.cutoffHours} between 0 and 720 and ${t.noticeMinutes} >= 0 and ${t.horizonDays} between 1 and 365`,
    ),
  ],
)

export const serviceText = pgTable(
  "service_text",
  {
    serviceId: uuid("service_id")
      .notNull()
      .references(() => service.id),
    language: text("language").notNull(),
    name: text("name").notNull(),
    shortName: text("short_name").notNull(),
    about: text("about").notNull(),
    /** What must come before it, in words; empty when nothing must. */
    first: text("first").notNull(),
    /** Papers each person brings. */
    bring: text("bring").array().notNull(),
    /** What happens at the counter, for the visit's page. */
    atCounter: text("at_counter").notNull(),
    /** When it was last changed, or found to fit a change of another language; the same in all that were changed at once. */
    writtenAt: timestamp("written_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.serviceId, t.language] })],
)

/** What visitors are told for some days, of the office or of one service. One that was ended stays, for the history. */
export const notice = pgTable(
  "notice",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    serviceId: uuid("service_id").references(() => service.id),
    kind: text("kind", { enum: ["information", "important"] }).notNull(),
    firstDay: day("first_day").notNull(),
    lastDay: day("last_day").notNull(),
    texts: jsonb("texts").$type<Record<string, string>>().notNull(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (t) => [check("notice_order", sql`${t.firstDay} <= ${t.lastDay}`), index("notice_by_site").on(t.siteId, t.lastDay)],
)

export const openingSeries = pgTable("opening_series", {
  id: uuid("id").primaryKey().defaultRandom(),
  siteId: uuid("site_id")
    .notNull()
    .references(() => site.id),
  validFrom: day("valid_from").notNull(),
  validTo: day("valid_to"),
})

export const openingHours = pgTable(
  "opening_hours",
  {
    seriesId: uuid("series_id")
      .notNull()
      .references(() => openingSeries.id, { onDelete: "cascade" }),
    weekday: integer("weekday").notNull(),
    opens: clock("opens").notNull(),
    closes: clock("closes").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.seriesId, t.weekday] }),
    check("opening_hours_order", sql`${t.weekday} between 1 and 7 and ${t.opens} < ${t.closes}`),
  ],
)

export const openingException = pgTable(
  "opening_exception",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    day: day("day").notNull(),
    opens: clock("opens").notNull(),
    closes: clock("closes").notNull(),
    reason: text("reason").notNull(),
  },
  (t) => [
    unique("opening_exception_once").on(t.siteId, t.day),
    check("opening_exception_order", sql`${t.opens} < ${t.closes}`),
  ],
)

export const closure = pgTable(
  "closure",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    kind: text("kind", { enum: ["closed", "unstaffed"] }).notNull(),
    firstDay: day("first_day").notNull(),
    lastDay: day("last_day").notNull(),
    from: clock("from_clock"),
    to: clock("to_clock"),
    counters: uuid("counters").array(),
    reason: text("reason").notNull(),
  },
  (t) => [
    check(
      "closure_order",
      sql`${t.firstDay} <= ${t.lastDay} and (${t.from} is null) = (${t.to} is null) and (${t.from} is null or ${t.from} < ${t.to})`,
    ),
  ],
)

export const rosterShift = pgTable(
  "roster_shift",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    counterId: uuid("counter_id")
      .notNull()
      .references(() => counter.id),
    weekday: integer("weekday").notNull(),
    starts: clock("starts").notNull(),
    ends: clock("ends").notNull(),
    staffName: text("staff_name").notNull(),
    validFrom: day("valid_from").notNull(),
    validTo: day("valid_to"),
  },
  (t) => [check("roster_shift_order", sql`${t.weekday} between 1 and 7 and ${t.starts} < ${t.ends}`)],
)

/** Denmark's municipalities by Statistics Denmark's code. What holds for them is dated, in the two tables below. */
export const municipality = pgTable("municipality", { code: text("code").primaryKey(), name: text("name").notNull() })

/** Hosting the office, being a partner of it, or lying in a region, from a day until another (null is open). */
export const municipalityTerm = pgTable(
  "municipality_term",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    code: text("code")
      .notNull()
      .references(() => municipality.code),
    kind: text("kind", { enum: ["host", "partner", "region"] }).notNull(),
    region: text("region").notNull().default(""),
    from: day("valid_from"),
    to: day("valid_to"),
  },
  (t) => [
    check("municipality_term_order", sql`${t.from} <= ${t.to}`),
    check("municipality_term_region", sql`(${t.kind} = 'region') = (${t.region} <> '')`),
    index("municipality_term_by_code").on(t.code),
  ],
)

export const municipalityException = pgTable(
  "municipality_exception",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    code: text("code")
      .notNull()
      .references(() => municipality.code),
    who: text("who", { enum: ["everyone", "students"] }).notNull(),
    residences: text("residences")
      .array()
      .notNull()
      .default(sql`'{}'`),
    goes: text("goes", { enum: ["here", "own"] }).notNull(),
    from: day("valid_from"),
    to: day("valid_to"),
    source: text("source").notNull(),
  },
  (t) => [check("municipality_exception_order", sql`${t.from} <= ${t.to}`)],
)

/** Every edit of what the office is and says: who, when, what it was and what it became. */
export const officeChange = pgTable(
  "office_change",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    staffId: uuid("staff_id"),
    staffName: text("staff_name").notNull(),
    what: text("what").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
  },
  (t) => [index("office_change_by_time").on(t.siteId, t.at)],
)

/** The code that opens the set-up page while there is no office: at most one, kept as a keyed hash, gone once the office is there. */
export const setupCode = pgTable(
  "setup_code",
  {
    id: integer("id").primaryKey().default(1),
    codeHash: bytea("code_hash").notNull(),
    expiresAt: instant("expires_at").notNull(),
    wrongTries: integer("wrong_tries").notNull().default(0),
  },
  (t) => [check("setup_code_once", sql`${t.id} = 1`)],
)
