import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core"
import { visit, visitEvent } from "../booking/tables.ts"
import { bytea, instant } from "../columns.ts"

/**
 * An e-mail address that a visitor wants to be written to at from now on, until the code that was sent to it is typed. Mail goes to the
 * address of the visit meanwhile.
 */
export const visitNewEmail = pgTable("visit_new_email", {
  visitId: uuid("visit_id")
    .primaryKey()
    .references(() => visit.id, { onDelete: "cascade" }),
  email: text("email").notNull(),
  askedAt: instant("asked_at").notNull(),
  codeRound: integer("code_round").notNull().default(0),
  codeHash: bytea("code_hash"),
  codeExpiresAt: instant("code_expires_at"),
  codeTriesLeft: integer("code_tries_left").notNull().default(0),
})

/** The address that a visit had before its e-mail changed, until a mail to it has said so. Then the row goes. */
export const visitFormerEmail = pgTable("visit_former_email", {
  eventId: uuid("event_id")
    .primaryKey()
    .references(() => visitEvent.id, { onDelete: "cascade" }),
  email: text("email").notNull(),
  language: text("language").notNull(),
})
