import { index, pgTable, text, uuid } from "drizzle-orm/pg-core"
import { instant } from "../columns.ts"

/**
 * What staff wrote down about a person rather than about one visit. It belongs to the confirmed address and to the thing at which it was
 * written, and goes when the last of them has gone: a visit, a household, a PD U2, a tax card or a sign-up.
 */
export const personNote = pgTable(
  "person_note",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** In small letters; empty for somebody whose address was never confirmed. */
    mailbox: text("mailbox").notNull().default(""),
    ofId: uuid("of_id").notNull(),
    at: instant("at").notNull(),
    staffId: uuid("staff_id").notNull(),
    staffName: text("staff_name").notNull(),
    text: text("text").notNull(),
  },
  (t) => [index("person_note_by_mailbox").on(t.mailbox), index("person_note_by_thing").on(t.ofId)],
)
