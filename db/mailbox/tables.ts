import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core"

/** Mail caught by the demonstration's own SMTP server, to be read on a page of the portal. Empty where a real SMTP server is set. */
export const caughtMail = pgTable(
  "caught_mail",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    source: text("source").notNull(),
  },
  (t) => [index("caught_mail_by_time").on(t.at)],
)
