import { boolean, integer, index, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core"
import { instant } from "../columns.ts"
import { mailSubjects, messageWays } from "#domain/mail/subjects.ts"
import { smsStates } from "#domain/mail/sms-delivery.ts"
import { visit } from "../booking/tables.ts"

/**
 * A message that could not be delivered: whom it was about, when, and the code of the refusal. Address and number stand
 * with the thing itself.
 */
export const mailFailure = pgTable(
  "mail_failure",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    about: text("about", { enum: mailSubjects }).notNull(),
    ofId: uuid("of_id").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    /** The kind of message, such as "booked". */
    message: text("message").notNull(),
    /** A mail or an SMS. */
    way: text("way", { enum: messageWays }).notNull().default("mail"),
    code: text("code").notNull(),
  },
  (t) => [unique("mail_failure_once").on(t.about, t.ofId, t.message, t.way), index("mail_failure_by_time").on(t.at)],
)

/**
 * What the office says in place of a built-in text of a message, with all that it said before: the row of the highest version holds.
 * The texts of one message that are saved together have one version.
 */
export const messageText = pgTable(
  "message_text",
  {
    /** The key of the built-in text, such as "mail:booked.lead". */
    key: text("key").notNull(),
    language: text("language").notNull(),
    version: integer("version").notNull(),
    /** Null is the built-in text again. */
    text: text("text"),
    /** Nothing was changed: somebody looked whether it still says what its twin says. */
    looked: boolean("looked").notNull().default(false),
    at: instant("at").notNull(),
    by: text("by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.language, t.version] })],
)

/** An SMS that the gateway took, and what it reports of it. The number stands with the visit, the text nowhere. */
export const smsMessage = pgTable(
  "sms_message",
  {
    /** Our own id, which the gateway gives back: the event and the kind of message. */
    id: text("id").primaryKey(),
    visitId: uuid("visit_id")
      .notNull()
      .references(() => visit.id, { onDelete: "cascade" }),
    message: text("message").notNull(),
    /** The gateway's number of it, for asking there. */
    gatewayId: text("gateway_id"),
    /** Null until the gateway reports anything. */
    state: text("state", { enum: smsStates }),
    at: instant("at").notNull(),
  },
  (t) => [index("sms_message_by_visit").on(t.visitId)],
)
