import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core"
import { messageWays } from "#domain/mail/subjects.ts"

/** Mail and SMS caught by the demonstration, to be read on a page of the portal. Empty where a real mail server is set. */
export const caughtMail = pgTable(
  "caught_mail",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    /** A mail, or an SMS: its whole text stands in both subject and source. */
    way: text("way", { enum: messageWays }).notNull().default("mail"),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    source: text("source").notNull(),
  },
  (t) => [index("caught_mail_by_time").on(t.at)],
)
