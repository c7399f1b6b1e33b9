import { sql } from "drizzle-orm"
import { check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { turnStates } from "#domain/desk/queue.ts"
import { leg, visit } from "../booking/tables.ts"
import { bytea, day, doneBy, happening, instant } from "../columns.ts"
import { counter, service, site } from "../office/tables.ts"

/**
 * A walk-in's number of one day: no name, only what one came for, for how many, in which language. The key of the page on the phone is
 * stored as a hash. It keeps its number when it is sent on to another service.
 */
export const ticket = pgTable(
  "ticket",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    day: day("day").notNull(),
    letter: text("letter").notNull(),
    number: integer("number").notNull(),
    keyHash: bytea("key_hash").notNull().unique(),
    serviceId: uuid("service_id")
      .notNull()
      .references(() => service.id),
    party: integer("party").notNull(),
    language: text("language").notNull(),
    state: text("state", { enum: turnStates }).notNull().default("waiting"),
    takenAt: instant("taken_at").notNull(),
    /** By this the queue goes: later than `taken_at` for one who did not come when called. */
    queuedAt: instant("queued_at").notNull(),
    /** Where they are called or served. */
    counterId: uuid("counter_id").references(() => counter.id),
    /** Since they last went back in the queue. */
    calls: integer("calls").notNull().default(0),
    /** How often they went back for not coming. */
    backs: integer("backs").notNull().default(0),
    calledAt: instant("called_at"),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    unique("ticket_number_once").on(t.siteId, t.day, t.letter, t.number),
    check("ticket_party", sql`${t.party} between 1 and 9`),
    check("ticket_counter", sql`${t.state} not in ('called', 'serving') or ${t.counterId} is not null`),
  ],
)

/** What happened to a number; `before` in the detail is what an undo brings back. */
export const ticketEvent = pgTable(
  "ticket_event",
  {
    ...happening<string | number | null>(),
    ticketId: uuid("ticket_id")
      .notNull()
      .references(() => ticket.id, { onDelete: "cascade" }),
    by: doneBy().notNull(),
  },
  (t) => [index("ticket_event_by_ticket").on(t.ticketId, t.at)],
)

/** How a leg of an appointment stands in the queue once it has been called. The visit says whether it is served or done. */
export const legCall = pgTable(
  "leg_call",
  {
    legId: uuid("leg_id")
      .primaryKey()
      .references(() => leg.id, { onDelete: "cascade" }),
    visitId: uuid("visit_id")
      .notNull()
      .references(() => visit.id, { onDelete: "cascade" }),
    state: text("state", { enum: ["waiting", "called", "parked"] }).notNull(),
    /** Another counter than the booked one where that one helps. */
    counterId: uuid("counter_id").references(() => counter.id),
    calls: integer("calls").notNull().default(0),
    backs: integer("backs").notNull().default(0),
    /** Where one who did not come when called stands again; null for the agreed time. */
    queuedAt: instant("queued_at"),
    calledAt: instant("called_at"),
  },
  (t) => [
    check("leg_call_counter", sql`${t.state} <> 'called' or ${t.counterId} is not null`),
    index("leg_call_by_visit").on(t.visitId),
  ],
)
