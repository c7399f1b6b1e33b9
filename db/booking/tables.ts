import { sql } from "drizzle-orm"
import { boolean, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { bytea, day, doneBy, happening, instant, policyVersion } from "../columns.ts"
import { counter, service, site } from "../office/tables.ts"
import { channels } from "#domain/booking/channels.ts"
import { exceptions } from "#domain/booking/for-others.ts"
import { pools } from "#domain/booking/pools.ts"
import { visitStates } from "#domain/booking/states.ts"

/** How it reached the office; `web` is the person's own doing, the others staff wrote down. */
const channel = () => text("channel", { enum: channels }).notNull().default("web")
/** What staff did for somebody out of the ordinary; the reason stands beside. */
const exceptionList = () =>
  text("exceptions", { enum: exceptions })
    .array()
    .notNull()
    .default(sql`'{}'`)

/** What a visitor books, from the moment a time is held. The key of the manage link is stored as a hash only. */
export const visit = pgTable(
  "visit",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    reference: text("reference").notNull().unique(),
    keyHash: bytea("key_hash").notNull().unique(),
    state: text("state", { enum: visitStates }).notNull(),
    party: integer("party").notNull(),
    names: text("names")
      .array()
      .notNull()
      .default(sql`'{}'`),
    contactName: text("contact_name").notNull().default(""),
    email: text("email").notNull().default(""),
    /** The confirmed mailbox behind the address (`mailboxOf`), and its domain where somebody owns it (`ownDomainOf`); else "". */
    mailbox: text("mailbox").notNull().default(""),
    mailDomain: text("mail_domain").notNull().default(""),
    phone: text("phone").notNull().default(""),
    policyVersion: policyVersion(),
    /** The language the visitor chose for messages. */
    language: text("language").notNull(),
    supportNeeds: text("support_needs").notNull().default(""),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    cutoffHours: integer("cutoff_hours").notNull(),
    /** Until when a held time is the visitor's; null for every other state. */
    holdUntil: instant("hold_until"),
    /** The hold was extended; it is once. */
    holdExtended: boolean("hold_extended").notNull().default(false),
    /** The day the party moves in, where it is known: the visitor can take no time before it. */
    notBefore: day("not_before"),
    /** Raised by each move, so that a message of an older time is recognised and not sent. */
    revision: integer("revision").notNull().default(0),
    channel: channel(),
    /** Code of the municipality the party moves to, or "abroad"; null where nobody was asked. */
    municipality: text("municipality"),
    exceptions: exceptionList(),
    exceptionReason: text("exception_reason").notNull().default(""),
    /** Why staff placed it outside opening hours; null for every ordinary visit. */
    overbookReason: text("overbook_reason"),
    /** Since when the office asks the visitor to choose another time, because it cannot keep this one; a move ends it. */
    askedAt: instant("asked_at"),
    /** When the visitor said, reminded of it, that they come at the time it has; a move takes it back. */
    comingAt: instant("coming_at"),
    /** By how many minutes the visitor said, on the day, that they come later; a move takes it back. */
    lateMinutes: integer("late_minutes"),
    createdAt: instant("created_at").notNull(),
    bookedAt: instant("booked_at"),
    arrivedAt: instant("arrived_at"),
    /** What staff search in: `visit_search` in the migrations, which writes as `domain/search/fold.ts` does. */
    search: text("search")
      .notNull()
      .generatedAlwaysAs(sql`visit_search(contact_name, names, email, phone, reference)`),
  },
  (t) => [
    check("visit_party", sql`${t.party} between 1 and 9`),
    check("visit_hold", sql`(${t.state} = 'held') = (${t.holdUntil} is not null)`),
    check("visit_order", sql`${t.startsAt} < ${t.endsAt}`),
    check("visit_exception", sql`cardinality(${t.exceptions}) = 0 or ${t.exceptionReason} <> ''`),
    check(
      "visit_booked_has_contact",
      sql`${t.state} in ('held', 'lapsed') or (${t.contactName} <> '' and (${t.email} <> '' or ${t.channel} <> 'web'))`,
    ),
    index("visit_by_email").on(sql`lower(${t.email})`, t.startsAt),
    index("visit_by_mailbox")
      .on(t.mailbox)
      .where(sql`${t.mailbox} <> ''`),
    index("visit_by_mail_domain")
      .on(t.mailDomain)
      .where(sql`${t.mailDomain} <> ''`),
    index("visit_came_by_domain")
      .on(t.mailDomain, t.mailbox)
      .where(sql`${t.mailDomain} <> '' and ${t.arrivedAt} is not null`),
    index("visit_by_start").on(t.siteId, t.startsAt),
    index("visit_asked")
      .on(t.startsAt)
      .where(sql`${t.askedAt} is not null`),
    index("visit_search_words").using("gin", t.search.op("gin_trgm_ops")),
  ],
)

/**
 * One service at one counter for [starts_at, ends_at). While `active`, it excludes every other active leg at the counter:
 * the exclusion constraint `leg_counter_once` (see migrations) says so. A held or cooling leg lapses at `until` by the clock;
 * whoever takes its place switches it off first, under the day's lock.
 */
export const leg = pgTable(
  "leg",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    visitId: uuid("visit_id")
      .notNull()
      .references(() => visit.id, { onDelete: "cascade" }),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    day: day("day").notNull(),
    position: integer("position").notNull(),
    serviceId: uuid("service_id")
      .notNull()
      .references(() => service.id),
    counterId: uuid("counter_id")
      .notNull()
      .references(() => counter.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    active: boolean("active").notNull(),
    until: instant("until"),
    /** Of whose share of the day's minutes it is. */
    pool: text("pool", { enum: pools }).notNull().default("public"),
    /** When a visitor chose this place; null where staff did. */
    takenAt: instant("taken_at"),
    /** False for the legs of a time the visit has moved away from. */
    current: boolean("current").notNull().default(true),
    /** The offer (`visit_offer`) whose time it holds for the visit beside the one it has. */
    offerId: uuid("offer_id"),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    check("leg_order", sql`${t.startsAt} < ${t.endsAt}`),
    index("leg_by_day")
      .on(t.siteId, t.day, t.counterId, t.startsAt)
      .where(sql`${t.active}`),
    index("leg_by_offer")
      .on(t.offerId)
      .where(sql`${t.offerId} is not null`),
    index("leg_by_taking")
      .on(t.siteId, t.takenAt)
      .where(sql`${t.takenAt} is not null`),
    index("leg_by_visit").on(t.visitId, t.position),
    index("leg_of_day")
      .on(t.siteId, t.day)
      .where(sql`${t.current}`),
  ],
)

/** What happened to a visit: who, when, what. Messages hang on events, so each is queued once. */
export const visitEvent = pgTable(
  "visit_event",
  {
    ...happening<string | number | null>(),
    visitId: uuid("visit_id")
      .notNull()
      .references(() => visit.id, { onDelete: "cascade" }),
    by: doneBy().notNull(),
  },
  (t) => [
    index("visit_event_by_visit").on(t.visitId, t.at),
    // Statistics ask for these two of a whole year, and there are few of them.
    index("visit_event_called_released")
      .on(t.kind, t.at)
      .where(sql`${t.kind} in ('called', 'released')`),
  ],
)

export const visitNote = pgTable(
  "visit_note",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    visitId: uuid("visit_id")
      .notNull()
      .references(() => visit.id, { onDelete: "cascade" }),
    at: instant("at").notNull(),
    staffId: uuid("staff_id").notNull(),
    staffName: text("staff_name").notNull(),
    text: text("text").notNull(),
  },
  (t) => [index("visit_note_by_visit").on(t.visitId)],
)

/**
 * The answers of a booking on its way, found by the secret in the visitor's cookie (stored hashed). One draft makes at most
 * one visit, which is what makes sending twice harmless.
 */
export const bookingDraft = pgTable(
  "booking_draft",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    keyHash: bytea("key_hash").notNull(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    services: text("services")
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Code of the municipality the party moves to, asked for first; null where a service needs none, or the household says it. */
    municipality: text("municipality"),
    /** Null: nobody studies, or it does not matter; "" studies and lives elsewhere; else the student residence. */
    residence: text("residence"),
    notBefore: day("not_before"),
    party: integer("party"),
    names: text("names")
      .array()
      .notNull()
      .default(sql`'{}'`),
    contactName: text("contact_name").notNull().default(""),
    email: text("email").notNull().default(""),
    phone: text("phone").notNull().default(""),
    language: text("language").notNull(),
    supportNeeds: text("support_needs").notNull().default(""),
    detailsGiven: boolean("details_given").notNull().default(false),
    /** The address that was confirmed by code; it must equal `email` before booking. */
    confirmedEmail: text("confirmed_email"),
    /** The code is derived from this number and the portal's secret; only its keyed hash is stored. */
    codeRound: integer("code_round").notNull().default(0),
    codeHash: bytea("code_hash"),
    codeExpiresAt: instant("code_expires_at"),
    codeTriesLeft: integer("code_tries_left").notNull().default(0),
    /** The browser it was begun in: a number that goes from one draft's cookie to the next one's, and nothing else. */
    browser: uuid("browser").notNull().defaultRandom(),
    /** A keyed hash of the network that a time was last held from. */
    network: bytea("network"),
    /** The address is confirmed before a time is held: many times were taken when the visitor chose one. */
    confirmFirst: boolean("confirm_first").notNull().default(false),
    /** When its browser proved the work of a guarded calendar; once is enough for one booking. */
    provedAt: instant("proved_at"),
    /** The held, and later booked, visit. */
    visitId: uuid("visit_id").references(() => visit.id, { onDelete: "set null" }),
    /** The pre-registration whose household is booked for; it decides whether the time is provisional. */
    preregId: uuid("prereg_id"),
    /** Other than the web: staff book for somebody. Theirs is found by a secret made from its number, not by a cookie. */
    channel: channel(),
    exceptions: exceptionList(),
    exceptionReason: text("exception_reason").notNull().default(""),
    /** The personal link it was begun with; booking uses the link up. */
    invitationId: uuid("invitation_id"),
    /** The empty place in the calendar that staff chose first: where it can be had, the time is placed at that counter. */
    wishedCounterId: uuid("wished_counter_id"),
    /** That time; or the one a visitor wants whose address is confirmed first. */
    wishedAt: instant("wished_at"),
    createdAt: instant("created_at").notNull(),
    touchedAt: instant("touched_at").notNull(),
  },
  (t) => [
    unique("booking_draft_key").on(t.keyHash),
    index("booking_draft_by_touch").on(t.touchedAt),
    index("booking_draft_by_browser").on(t.browser),
    index("booking_draft_by_network")
      .on(t.network)
      .where(sql`${t.network} is not null`),
    // Erasing a visit empties `visit_id` here: without it each would read all drafts.
    index("booking_draft_by_visit").on(t.visitId),
  ],
)

/**
 * A personal link to book, mailed by staff with services and party already chosen. The secret is stored as a hash; it is used up by the
 * visit that is booked with it.
 */
export const bookingInvitation = pgTable(
  "booking_invitation",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    keyHash: bytea("key_hash").notNull().unique(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    language: text("language").notNull(),
    services: text("services").array().notNull(),
    party: integer("party").notNull(),
    municipality: text("municipality"),
    exceptions: exceptionList(),
    exceptionReason: text("exception_reason").notNull().default(""),
    staffId: uuid("staff_id").notNull(),
    staffName: text("staff_name").notNull(),
    createdAt: instant("created_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    takenBackAt: instant("taken_back_at"),
    takenBackBy: text("taken_back_by"),
    usedAt: instant("used_at"),
    visitId: uuid("visit_id").references(() => visit.id, { onDelete: "set null" }),
    /** What staff search in, as it is of visits. */
    search: text("search")
      .notNull()
      .generatedAlwaysAs(sql`visit_search(name, '{}', email, '', '')`),
  },
  (t) => [
    check("booking_invitation_party", sql`${t.party} between 1 and 9`),
    check("booking_invitation_exception", sql`cardinality(${t.exceptions}) = 0 or ${t.exceptionReason} <> ''`),
    index("booking_invitation_by_time").on(t.siteId, t.createdAt),
    index("booking_invitation_by_visit").on(t.visitId),
    index("booking_invitation_search_words").using("gin", t.search.op("gin_trgm_ops")),
  ],
)
