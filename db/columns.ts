import { POLICY_VERSION } from "#domain/retention/notice.ts"
import { customType, date, jsonb, text, timestamp, uuid } from "drizzle-orm/pg-core"

/** Kinds of columns that every room stores. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" })
export const instant = (name: string) => timestamp(name, { withTimezone: true })
/** An office day, as "2026-11-26". */
export const day = (name: string) => date(name, { mode: "string" })

/** Who did what happened to a thing of somebody's: themselves, staff, or the clock. */
export const doneBy = () => text("by", { enum: ["visitor", "staff", "system"] })

/** What every table of happenings holds: when, what, which of the staff, and details in plain words and numbers. */
export const happening = <Detail extends string | number | null = string>() => ({
  id: uuid("id").primaryKey().defaultRandom(),
  at: instant("at").notNull(),
  kind: text("kind").notNull(),
  staffId: uuid("staff_id"),
  staffName: text("staff_name"),
  detail: jsonb("detail").$type<Record<string, Detail>>().notNull().default({}),
})

/** The version of the information text that stood at the form when the case was made; "" for one that is older than versions. */
export const policyVersion = () =>
  text("policy_version")
    .notNull()
    .default("")
    .$defaultFn(() => POLICY_VERSION)

/** A word as an SQL expression without accents and hyphens, with one letter for each way to write æ, ø and å ("lon" for løn and loen). */
export const plainLetters = (word: string) =>
  `replace(replace(replace(translate(${word}, 'æøåäöüéèóáí-', 'aoaaoueeoai'), 'aa', 'a'), 'ae', 'a'), 'oe', 'o')`
