import { isId } from "#domain/id.ts"
import { and, asc, desc, eq, inArray, isNotNull, sql } from "drizzle-orm"
import type { SavedText } from "#domain/mail/own-text.ts"
import type { MailSubject } from "#domain/mail/subjects.ts"
import type { Reader } from "../client.ts"
import * as t from "./tables.ts"

export type MailFailure = typeof t.mailFailure.$inferSelect

/** The newest failure of each of these things, by its id. */
export async function mailFailuresOf(
  db: Reader,
  about: MailSubject,
  ids: readonly string[],
): Promise<Map<string, MailFailure>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(t.mailFailure)
    .where(and(eq(t.mailFailure.about, about), inArray(t.mailFailure.ofId, [...ids])))
    .orderBy(t.mailFailure.at)
  return new Map(rows.map((row) => [row.ofId, row]))
}

export async function mailFailureOf(db: Reader, about: MailSubject, id: string): Promise<MailFailure | null> {
  return (await mailFailuresOf(db, about, [id])).get(id) ?? null
}

export async function mailFailureById(db: Reader, id: string): Promise<MailFailure | null> {
  if (!isId(id)) return null
  return (await db.select().from(t.mailFailure).where(eq(t.mailFailure.id, id)).limit(1))[0] ?? null
}

const stands = sql`exists (select 1 from visit x where ${t.mailFailure.about} = 'visit' and x.id = ${t.mailFailure.ofId})
  or exists (select 1 from booking_invitation x where ${t.mailFailure.about} = 'booking-link' and x.id = ${t.mailFailure.ofId})
  or exists (select 1 from prereg x where ${t.mailFailure.about} = 'prereg' and x.id = ${t.mailFailure.ofId})
  or exists (select 1 from sign_up x where ${t.mailFailure.about} = 'sign-up' and x.id = ${t.mailFailure.ofId})
  or exists (select 1 from benefit_case x where ${t.mailFailure.about} = 'benefit' and x.id = ${t.mailFailure.ofId})
  or exists (select 1 from tax_application x where ${t.mailFailure.about} = 'tax-card' and x.id = ${t.mailFailure.ofId})`

/** How many things have a mail that did not arrive. */
export async function undeliveredCount(db: Reader): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(distinct (${t.mailFailure.about}, ${t.mailFailure.ofId}))::int` })
    .from(t.mailFailure)
    .where(stands)
  return row?.n ?? 0
}

export interface Undelivered extends MailFailure {
  reference: string
  name: string
  /** As it was typed; "" where none was given. */
  phone: string
  /** When the visit is, and how it stands; null for everything else. */
  startsAt: Date | null
  state: string | null
  /** The run of a sign-up; null for everything else. */
  runId: string | null
}
interface About {
  reference: string
  name: string
  phone?: string | null
  startsAt?: string | null
  state?: string | null
  runId?: string | null
}

/** What did not arrive, the newest first. What the message was about and is erased is left out. */
export async function undelivered(db: Reader, limit = 200): Promise<Undelivered[]> {
  const rows = await db
    .select({
      failure: t.mailFailure,
      about: sql<About | null>`coalesce(
        (select json_build_object('reference', reference, 'name', contact_name, 'phone', phone, 'startsAt', starts_at, 'state', state)
          from visit x where ${t.mailFailure.about} = 'visit' and x.id = ${t.mailFailure.ofId}),
        (select json_build_object('reference', '', 'name', name)
          from booking_invitation x where ${t.mailFailure.about} = 'booking-link' and x.id = ${t.mailFailure.ofId}),
        (select json_build_object('reference', reference, 'name', '', 'phone',
            (select p.answers->>'phone' from prereg_part p where p.prereg_id = x.id and p.part = 'contact' limit 1))
          from prereg x where ${t.mailFailure.about} = 'prereg' and x.id = ${t.mailFailure.ofId}),
        (select json_build_object('reference', reference, 'name', array_to_string(names, ', '), 'runId', run_id)
          from sign_up x where ${t.mailFailure.about} = 'sign-up' and x.id = ${t.mailFailure.ofId}),
        (select json_build_object('reference', reference, 'name', name, 'phone', phone)
          from benefit_case x where ${t.mailFailure.about} = 'benefit' and x.id = ${t.mailFailure.ofId}),
        (select json_build_object('reference', reference, 'name', name, 'phone', phone)
          from tax_application x where ${t.mailFailure.about} = 'tax-card' and x.id = ${t.mailFailure.ofId}))`,
    })
    .from(t.mailFailure)
    .where(stands)
    .orderBy(desc(t.mailFailure.at))
    .limit(limit)
  return rows.flatMap(({ failure, about }) =>
    about
      ? [
          {
            ...failure,
            reference: about.reference,
            name: about.name,
            phone: about.phone ?? "",
            startsAt: about.startsAt ? new Date(about.startsAt) : null,
            state: about.state ?? null,
            runId: about.runId ?? null,
          },
        ]
      : [],
  )
}

/** Everything that was ever saved of these texts, in order. */
export const savedTexts = (db: Reader, keys: readonly string[]): Promise<SavedText[]> =>
  db
    .select()
    .from(t.messageText)
    .where(inArray(t.messageText.key, [...keys]))
    .orderBy(asc(t.messageText.version), asc(t.messageText.key), asc(t.messageText.language))

/** What the office says now in place of built-in texts. */
export async function readOwnTexts(db: Reader): Promise<OwnText[]> {
  const newest = db
    .selectDistinctOn([t.messageText.key, t.messageText.language])
    .from(t.messageText)
    .orderBy(t.messageText.key, t.messageText.language, desc(t.messageText.version))
    .as("newest")
  const rows = await db
    .select({ key: newest.key, language: newest.language, text: newest.text })
    .from(newest)
    .where(isNotNull(newest.text))
  return rows.flatMap(({ text, ...place }) => (text === null ? [] : [{ ...place, text }]))
}

/** A text of the office's own, by the key of the built-in one that it takes the place of. */
export interface OwnText {
  key: string
  language: string
  text: string
}
