import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { dayParts, offerKinds, offerStates } from "#domain/booking/earlier.ts"
import { bookingDraft, visit } from "../booking/tables.ts"
import { day, instant } from "../columns.ts"
import { site } from "../office/tables.ts"

/** When somebody could come, since when they ask, and how many offers they left without an answer. */
const wish = () => ({
  firstDay: day("first_day").notNull(),
  lastDay: day("last_day").notNull(),
  /** 1–7; none is any. */
  weekdays: integer("weekdays")
    .array()
    .notNull()
    .default(sql`'{}'`),
  part: text("part", { enum: dayParts }).notNull().default("any"),
  askedAt: instant("asked_at").notNull(),
  /** Offers that nobody answered. */
  unanswered: integer("unanswered").notNull().default(0),
})

/** The earlier time somebody with a visit asks for. One a visit; it goes with the visit, and when its days are over. */
export const earlierWish = pgTable(
  "earlier_wish",
  {
    visitId: uuid("visit_id")
      .primaryKey()
      .references(() => visit.id, { onDelete: "cascade" }),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    ...wish(),
  },
  (t) => [check("earlier_wish_days", sql`${t.firstDay} <= ${t.lastDay}`), index("earlier_wish_by_site").on(t.siteId)],
)

/**
 * The waiting list: what somebody without a visit waits for. Services, people and the address stand in the draft, which is found by the
 * key of their link from the moment they are on the list, and holds the time that is offered to them. It goes with the draft.
 */
export const waitlist = pgTable(
  "waitlist",
  {
    draftId: uuid("draft_id")
      .primaryKey()
      .references(() => bookingDraft.id, { onDelete: "cascade" }),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    ...wish(),
    /** Since when they are on the list; null until the address is confirmed. */
    listedAt: instant("listed_at"),
    /** Starts that were offered: none is offered twice. */
    offered: instant("offered")
      .array()
      .notNull()
      .default(sql`'{}'`),
  },
  (t) => [check("waitlist_days", sql`${t.firstDay} <= ${t.lastDay}`), index("waitlist_by_site").on(t.siteId)],
)

/**
 * A time offered to somebody with a visit, held for them in legs of its own (`leg.offer_id`) while it is open. One that is planned is
 * still to be made by a job: a closure that hits hundreds of visits decides about all of them at once and writes to them one by one.
 */
export const visitOffer = pgTable(
  "visit_offer",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    visitId: uuid("visit_id")
      .notNull()
      .references(() => visit.id, { onDelete: "cascade" }),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    kind: text("kind", { enum: offerKinds }).notNull(),
    state: text("state", { enum: offerStates }).notNull(),
    /** The time of the visit that it stands in place of. */
    fromAt: instant("from_at").notNull(),
    /** The offered time; null while it is planned, or where nothing was free. */
    startsAt: instant("starts_at"),
    until: instant("until"),
    madeAt: instant("made_at").notNull(),
    answeredAt: instant("answered_at"),
    /** Why, for the visitor and for the record. */
    detail: jsonb("detail").$type<Record<string, string>>().notNull().default({}),
    /** Who decided that it is offered; null where the rules did. */
    staffId: uuid("staff_id"),
    staffName: text("staff_name"),
  },
  (t) => [
    check("visit_offer_open", sql`${t.state} <> 'open' or (${t.startsAt} is not null and ${t.until} is not null)`),
    uniqueIndex("visit_offer_one_open")
      .on(t.visitId)
      .where(sql`${t.state} in ('planned', 'open')`),
    index("visit_offer_by_visit").on(t.visitId, t.madeAt),
  ],
)
