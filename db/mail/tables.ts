import { boolean, integer, index, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core"
import { instant } from "../columns.ts"
import { mailSubjects } from "#domain/mail/subjects.ts"

/** A mail that could not be delivered: whom it was about, when, and the code of the refusal. The address stands with the thing itself. */
export const mailFailure = pgTable(
  "mail_failure",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    about: text("about", { enum: mailSubjects }).notNull(),
    ofId: uuid("of_id").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    /** The kind of message, such as "booked". */
    message: text("message").notNull(),
    code: text("code").notNull(),
  },
  (t) => [unique("mail_failure_once").on(t.about, t.ofId, t.message), index("mail_failure_by_time").on(t.at)],
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
