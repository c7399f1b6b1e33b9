import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { instant } from "../columns.ts"
import { site } from "../office/tables.ts"

/** That staff protect the calendar: one row a site while they do. */
export const calendarGuard = pgTable("calendar_guard", {
  siteId: uuid("site_id")
    .primaryKey()
    .references(() => site.id),
  until: instant("until").notNull(),
  setAt: instant("set_at").notNull(),
  staffName: text("staff_name").notNull(),
})

/** How many times visitors held in an hour: what is usual is told from it. */
export const holdCount = pgTable(
  "hold_count",
  {
    siteId: uuid("site_id")
      .notNull()
      .references(() => site.id),
    hour: instant("hour").notNull(),
    holds: integer("holds").notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.hour] })],
)
