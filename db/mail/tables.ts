import { index, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core"
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
