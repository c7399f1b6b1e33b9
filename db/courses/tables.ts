import { sql } from "drizzle-orm"
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { bytea, doneBy, happening, instant, policyVersion } from "../columns.ts"
import { channels } from "#domain/booking/channels.ts"
import { marks } from "#domain/courses/attendance.ts"
import { type Priority, signUpStates } from "#domain/courses/seats.ts"
import { site } from "../office/tables.ts"

/** A room that courses meet in; a column of the calendar beside the counters. */
export const room = pgTable("room", {
  id: uuid("id").primaryKey().defaultRandom(),
  siteId: uuid("site_id")
    .notNull()
    .references(() => site.id),
  name: text("name").notNull(),
  places: integer("places").notNull(),
  position: integer("position").notNull(),
})

export interface CourseText {
  title: string
  lead: string
  /** For whom, and what to bring. */
  forWhom: string
  /** What one gets, one thing in each. */
  gets: string[]
}

/** What courses can be about: the catalogue is filtered by it. One that is archived stays with the courses that have it. */
export const courseTopic = pgTable("course_topic", {
  key: text("key").primaryKey(),
  siteId: uuid("site_id")
    .notNull()
    .references(() => site.id),
  names: jsonb("names").$type<Record<string, string>>().notNull(),
  position: integer("position").notNull(),
  archivedAt: instant("archived_at"),
})

/** What is taught, for whom, in which language. It is held as runs. */
export const course = pgTable("course", {
  id: uuid("id").primaryKey().defaultRandom(),
  siteId: uuid("site_id")
    .notNull()
    .references(() => site.id),
  slug: text("slug").notNull().unique(),
  topic: text("topic")
    .notNull()
    .references(() => courseTopic.key),
  /** The language it is taught in, and the level one needs in it ("" for any). */
  taughtIn: text("taught_in").notNull(),
  level: text("level").notNull().default(""),
  texts: jsonb("texts").$type<Record<string, CourseText>>().notNull(),
  position: integer("position").notNull(),
  active: boolean("active").notNull().default(true),
  /** Only for people of a municipality that this office serves: asked at sign-up. */
  residentsOnly: boolean("residents_only").notNull().default(false),
  /** Raised by every change: whoever changes an older one is shown both. */
  revision: integer("revision").notNull().default(1),
})

/** A course held from a day on. `taken` is counted by the database from its sign-ups, and may never exceed the seats. */
export const courseRun = pgTable(
  "course_run",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    courseId: uuid("course_id")
      .notNull()
      .references(() => course.id),
    state: text("state", { enum: ["planned", "cancelled"] })
      .notNull()
      .default("planned"),
    seats: integer("seats").notNull(),
    taken: integer("taken").notNull().default(0),
    /** Numbers given to people in the order they confirmed. */
    lastNumber: integer("last_number").notNull().default(0),
    opensAt: instant("opens_at").notNull(),
    closesAt: instant("closes_at").notNull(),
    priorities: text("priorities").array().$type<Priority[]>().notNull(),
    largestGroup: integer("largest_group").notNull().default(1),
    /** Fewer than so many: the run is at risk. */
    fewest: integer("fewest").notNull().default(4),
    offerHours: integer("offer_hours").notNull().default(24),
    videoUrl: text("video_url").notNull().default(""),
    /** The rule it was planned by, for copying: its meetings may have been moved or left out since. Null where it is not known. */
    series: jsonb("series").$type<{ rule: string; from: string; to: string }>(),
    /** Raised by every change of its rules: whoever changes an older one is shown both. */
    revision: integer("revision").notNull().default(1),
    createdAt: instant("created_at").notNull(),
    endedNoticeAt: instant("ended_notice_at"),
  },
  (t) => [
    check("course_run_seats", sql`${t.taken} between 0 and ${t.seats} and ${t.seats} between 1 and 500`),
    check("course_run_group", sql`${t.largestGroup} between 1 and 9 and ${t.offerHours} between 1 and 168`),
    check("course_run_times", sql`${t.opensAt} < ${t.closesAt}`),
  ],
)

/** One date of a run. No room and no teacher is in two places at once: see the constraints in the migration. */
export const courseMeeting = pgTable(
  "course_meeting",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    runId: uuid("run_id")
      .notNull()
      .references(() => courseRun.id, { onDelete: "cascade" }),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    /** Null meets by video only. */
    roomId: uuid("room_id").references(() => room.id),
    teacher: text("teacher").notNull(),
    about: jsonb("about").$type<Record<string, string>>().notNull().default({}),
    active: boolean("active").notNull().default(true),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    check("course_meeting_order", sql`${t.startsAt} < ${t.endsAt}`),
    index("course_meeting_by_run").on(t.runId, t.startsAt),
    index("course_meeting_by_time").on(t.siteId, t.startsAt),
  ],
)

/** A person or a group that wants seats in a run. The secret of the own page is kept as a hash. */
export const signUp = pgTable(
  "sign_up",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    runId: uuid("run_id")
      .notNull()
      .references(() => courseRun.id, { onDelete: "cascade" }),
    reference: text("reference").notNull().unique(),
    keyHash: bytea("key_hash").notNull().unique(),
    state: text("state", { enum: signUpStates }).notNull().default("unconfirmed"),
    names: text("names").array().notNull(),
    /** The same people's names in Latin letters, "" where the name has them; empty when nobody was asked. */
    latinNames: text("latin_names")
      .array()
      .notNull()
      .default(sql`'{}'`),
    size: integer("size").notNull(),
    email: text("email").notNull(),
    language: text("language").notNull(),
    hopes: text("hopes").notNull().default(""),
    supportNeeds: text("support_needs").notNull().default(""),
    priorities: text("priorities").array().$type<Priority[]>().notNull(),
    rank: integer("rank").notNull(),
    /** The place in the order of confirming; 0 until then. */
    number: integer("number").notNull().default(0),
    emailConfirmedAt: instant("email_confirmed_at"),
    offerUntil: instant("offer_until"),
    codeRound: integer("code_round").notNull().default(0),
    codeHash: bytea("code_hash"),
    codeExpiresAt: instant("code_expires_at"),
    codeTriesLeft: integer("code_tries_left").notNull().default(0),
    channel: text("channel", { enum: channels }).notNull().default("web"),
    /** Code of the municipality the people live in, or "abroad"; null where nobody was asked. */
    municipality: text("municipality"),
    policyVersion: policyVersion(),
    createdAt: instant("created_at").notNull(),
    confirmedAt: instant("confirmed_at"),
    cancelledAt: instant("cancelled_at"),
    /** How often it was moved to other dates: each move frees a seat that is offered to somebody. */
    moves: integer("moves").notNull().default(0),
    /** Raised by every correction of the names: whoever corrects an older one is shown both. */
    revision: integer("revision").notNull().default(1),
    rating: integer("rating"),
    feedback: text("feedback").notNull().default(""),
    feedbackAt: instant("feedback_at"),
    /** What staff search in, as it is of visits. */
    search: text("search")
      .notNull()
      .generatedAlwaysAs(sql`visit_search('', names || latin_names, email, '', reference)`),
  },
  (t) => [
    check("sign_up_size", sql`${t.size} between 1 and 9 and cardinality(${t.names}) = ${t.size}`),
    check("sign_up_offer", sql`(${t.state} = 'offered') = (${t.offerUntil} is not null)`),
    check("sign_up_rating", sql`${t.rating} between 1 and 5`),
    index("sign_up_by_run").on(t.runId, t.state, t.rank, t.number),
    index("sign_up_by_email").on(sql`lower(${t.email})`),
    index("sign_up_search_words").using("gin", t.search.op("gin_trgm_ops")),
  ],
)

/** What happened to a sign-up, each with its reason. */
export const signUpEvent = pgTable(
  "sign_up_event",
  {
    ...happening(),
    signUpId: uuid("sign_up_id")
      .notNull()
      .references(() => signUp.id, { onDelete: "cascade" }),
    by: doneBy().notNull(),
  },
  (t) => [index("sign_up_event_by_sign_up").on(t.signUpId, t.at)],
)

/** Whether one of a sign-up's people was there. */
export const attendance = pgTable(
  "attendance",
  {
    meetingId: uuid("meeting_id")
      .notNull()
      .references(() => courseMeeting.id, { onDelete: "cascade" }),
    signUpId: uuid("sign_up_id")
      .notNull()
      .references(() => signUp.id, { onDelete: "cascade" }),
    person: integer("person").notNull(),
    mark: text("mark", { enum: marks }).notNull(),
    at: instant("at").notNull(),
    staffName: text("staff_name").notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.signUpId, t.person] })],
)

/** A certificate that was made, by the code that stands on it. It holds what it says, so that it can be checked when the sign-up is gone. */
export const certificate = pgTable(
  "certificate",
  {
    code: text("code").primaryKey(),
    signUpId: uuid("sign_up_id").references(() => signUp.id, { onDelete: "set null" }),
    person: integer("person").notNull(),
    name: text("name").notNull(),
    titles: jsonb("titles").$type<Record<string, string>>().notNull(),
    firstDay: text("first_day").notNull(),
    lastDay: text("last_day").notNull(),
    meetings: integer("meetings").notNull(),
    attended: integer("attended").notNull(),
    issuedAt: instant("issued_at").notNull(),
  },
  (t) => [unique("certificate_once").on(t.signUpId, t.person)],
)
