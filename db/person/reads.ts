import { type SQL, desc, eq, inArray, or, sql } from "drizzle-orm"
import type { Thing } from "#domain/desk/person.ts"
import { isId } from "#domain/id.ts"
import type { SmsState } from "#domain/mail/sms-delivery.ts"
import type { MailSubject, MessageWay } from "#domain/mail/subjects.ts"
import type { Reader } from "../client.ts"
import * as t from "./tables.ts"

export type PersonNote = typeof t.personNote.$inferSelect

/** Which things are read: those that meet every pattern (`searchPatterns`), all of an address in small letters, or one by its id. */
type Which = { patterns: readonly string[] } | { mailbox: string } | { id: string }

/** Who reads: which kinds they may know of, and of visits only those at counters with one of their skills; null for all. */
interface Sight {
  siteId: string
  kinds: readonly MailSubject[]
  skills: readonly string[] | null
}

const met = (which: Which & { patterns: readonly string[] }, search: SQL) =>
  sql.join(
    which.patterns.map((pattern) => sql`${search} like ${pattern}`),
    sql` and `,
  )

/** The condition of a kind whose words and address stand in its own row. */
const plainly = (which: Which) =>
  "patterns" in which
    ? met(which, sql`x.search`)
    : "mailbox" in which
      ? sql`lower(x.email) = ${which.mailbox}`
      : sql`x.id = ${which.id}::uuid`

/** A household's words stand with its people; each may be met by another of them. */
const householdMeets = (patterns: readonly string[]) =>
  sql.join(
    patterns.map(
      (pattern) => sql`x.id in (select id from prereg where search like ${pattern}
        union all select prereg_id from prereg_part where search like ${pattern})`,
    ),
    sql` and `,
  )

/**
 * The address of a visit is the visitor's own when they booked it themselves, or gave another one and confirmed it; one that staff wrote
 * down is not. A household's visit is the household's.
 */
const visitMailbox = sql`coalesce((select lower(p.confirmed_email) from prereg p where p.visit_id = x.id limit 1), lower(x.email))`
const visitConfirmed = sql`coalesce(
  (select p.confirmed_email is not null from prereg p where p.visit_id = x.id and p.confirmed_email is not null limit 1),
  (select e.by = 'visitor' from visit_event e
    where e.visit_id = x.id and e.kind = 'corrected' and e.detail ? 'email-to' order by e.at desc, e.id desc limit 1),
  x.channel = 'web')`

/** Where a kind stands: its rows that a reader may know of and that are asked for, when each is, and what is read of those that are shown. */
interface KindRead {
  table: SQL
  where: SQL
  at: SQL
  columns: SQL
}

function visitKind(which: Which, { siteId, skills }: Sight): KindRead {
  const seen = skills
    ? sql`exists (select from leg join counter on counter.id = leg.counter_id
        where leg.visit_id = x.id and leg.current and counter.skills && ${sql.param([...skills])}::text[])`
    : sql`true`
  const asked =
    "mailbox" in which
      ? sql`(lower(x.email) = ${which.mailbox}
          or x.id in (select p.visit_id from prereg p where lower(p.confirmed_email) = ${which.mailbox}))`
      : plainly(which)
  return {
    table: sql`visit`,
    where: sql`x.site_id = ${siteId} and x.state not in ('held', 'lapsed') and ${seen} and ${asked}`,
    at: sql`x.starts_at`,
    columns: sql`x.reference, x.contact_name as name, x.party as people, x.state, nullif(${visitMailbox}, '') as mailbox,
      ${visitConfirmed} as confirmed, json_build_object('asked', x.asked_at is not null) as more`,
  }
}

function preregKind(which: Which, { siteId }: Sight): KindRead {
  const asked =
    "patterns" in which
      ? householdMeets(which.patterns)
      : "mailbox" in which
        ? sql`(lower(x.email) = ${which.mailbox} or lower(x.confirmed_email) = ${which.mailbox})`
        : plainly(which)
  return {
    table: sql`prereg`,
    where: sql`x.site_id = ${siteId} and x.state <> 'draft' and x.submitted_at is not null and ${asked}`,
    at: sql`x.submitted_at`,
    columns: sql`x.reference, coalesce(nullif((select c.answers->>'passportName' from prereg_part c
          join prereg_person h on h.id = c.person_id and h.relation = 'contact'
          where c.prereg_id = x.id and c.part = 'person' limit 1), ''), x.email) as name,
      (select count(*)::int from prereg_person h where h.prereg_id = x.id) as people, x.state,
      lower(coalesce(x.confirmed_email, nullif(x.email, ''))) as mailbox, x.confirmed_email is not null as confirmed,
      json_build_object('visitId', x.visit_id) as more`,
  }
}

function signUpKind(which: Which, { siteId }: Sight, instant: SQL): KindRead {
  const meeting = sql`from course_meeting m where m.run_id = x.run_id and m.active`
  return {
    table: sql`sign_up`,
    where: sql`x.run_id in (select r.id from course_run r join course c on c.id = r.course_id where c.site_id = ${siteId})
      and x.state <> 'unconfirmed' and ${plainly(which)}`,
    at: sql`coalesce((select min(m.starts_at) ${meeting} and m.starts_at >= ${dayOf(instant)}),
      (select max(m.starts_at) ${meeting}), x.created_at)`,
    columns: sql`x.reference, array_to_string(x.names, ', ') as name, x.size as people, x.state, lower(x.email) as mailbox,
      x.email_confirmed_at is not null as confirmed, (select json_build_object('runId', r.id, 'texts', c.texts)
        from course_run r join course c on c.id = r.course_id where r.id = x.run_id) as more`,
  }
}

const dayOf = (instant: SQL) => sql`date_trunc('day', ${instant}, 'Europe/Copenhagen')`

function kindOf(kind: MailSubject, which: Which, sight: Sight, instant: SQL): KindRead {
  const { siteId } = sight
  switch (kind) {
    case "visit":
      return visitKind(which, sight)
    case "prereg":
      return preregKind(which, sight)
    case "sign-up":
      return signUpKind(which, sight, instant)
    case "benefit":
      return {
        table: sql`benefit_case`,
        where: sql`x.site_id = ${siteId} and x.state <> 'unconfirmed' and ${plainly(which)}`,
        at: sql`coalesce(x.sent_at, x.created_at)`,
        columns: sql`x.reference, x.name, 1 as people, x.state, lower(x.email) as mailbox, true as confirmed,
          json_build_object('formDate', x.form_date::text) as more`,
      }
    case "tax-card":
      return {
        table: sql`tax_application`,
        where: sql`x.site_id = ${siteId} and ${plainly(which)}`,
        at: sql`x.created_at`,
        columns: sql`x.reference, x.name, 1 as people, x.state, lower(nullif(x.email, '')) as mailbox, false as confirmed,
          '{}'::json as more`,
      }
    case "booking-link":
      return {
        table: sql`booking_invitation`,
        where: sql`x.site_id = ${siteId} and x.used_at is null and ${plainly(which)}`,
        at: sql`x.created_at`,
        columns: sql`'' as reference, x.name, x.party as people, case when x.taken_back_at is not null then 'taken-back'
            when x.ends_at <= ${instant} then 'lapsed' else 'open' end as state,
          lower(x.email) as mailbox, false as confirmed, '{}'::json as more`,
      }
  }
}

type Of<Kind extends MailSubject> = Extract<Thing, { kind: Kind }>
/** What stands in `more` of each kind, as `selectOf` writes it. */
interface More {
  visit: Pick<Of<"visit">, "asked">
  prereg: Pick<Of<"prereg">, "visitId">
  benefit: Pick<Of<"benefit">, "formDate">
  "tax-card": object
  "sign-up": Pick<Of<"sign-up">, "runId"> & { texts: Record<string, { title: string }> }
  "booking-link": object
}
type Row = {
  [Kind in MailSubject]: Omit<Of<Kind>, "at" | keyof More[Kind] | "titles"> & {
    at: string
    count: number
    more: More[Kind]
  }
}[MailSubject]

function thingOf(row: Row): Thing {
  const { id, reference, name, people, mailbox, confirmed, failed } = row
  const common = { id, reference, name, people, mailbox, confirmed, failed, at: new Date(row.at) }
  switch (row.kind) {
    case "visit":
      return { ...common, kind: row.kind, state: row.state, asked: row.more.asked }
    case "prereg":
      return { ...common, kind: row.kind, state: row.state, visitId: row.more.visitId }
    case "benefit":
      return { ...common, kind: row.kind, state: row.state, formDate: row.more.formDate }
    case "tax-card":
      return { ...common, kind: row.kind, state: row.state }
    case "sign-up": {
      const { runId, texts } = row.more
      const titles = Object.fromEntries(Object.entries(texts).map(([language, { title }]) => [language, title]))
      return { ...common, kind: row.kind, state: row.state, runId, titles }
    }
    case "booking-link":
      return { ...common, kind: row.kind, state: row.state }
  }
}

async function read(
  db: Reader,
  which: Which,
  sight: Sight,
  now: Date,
  most: number,
): Promise<{ count: number; things: Thing[] }> {
  if (sight.kinds.length === 0) return { count: 0, things: [] }
  const instant = sql`${now.toISOString()}::timestamptz`
  const day = dayOf(instant)
  // Of each kind what is today and comes next before what was, so that nobody who stands at the counter is left out.
  const arms = sight.kinds.map((kind) => {
    const { table, where, at, columns } = kindOf(kind, which, sight, instant)
    return sql`(select ${kind}::text as kind, x.id::text as id, k.at, ${columns}, k.count,
        exists (select from mail_failure f where f.about = ${kind} and f.of_id = x.id) as failed
      from (select w.*, count(*) over ()::int as count from (select x.id, ${at} as at from ${table} x where ${where}) w
        order by w.at < ${day}, case when w.at >= ${day} then w.at end, w.at desc, w.id limit ${most}) k
      join ${table} x on x.id = k.id)`
  })
  const { rows } = await db.execute<Row>(sql.join(arms, sql` union all `))
  const counts = new Map(rows.map((row) => [row.kind, row.count]))
  return { count: [...counts.values()].reduce((sum, n) => sum + n, 0), things: rows.map(thingOf) }
}

/**
 * Everything that meets every pattern, of each kind at most `most`, and how many there are in all. Names, addresses, references and phone
 * numbers are searched; what is sealed is not, and what its reader may not know of is not found.
 */
export const searchThings = (db: Reader, patterns: readonly string[], sight: Sight, now: Date, most: number) =>
  patterns.length === 0
    ? Promise.resolve({ count: 0, things: [] as Thing[] })
    : read(db, { patterns }, sight, now, most)

/** The one thing with this id, whatever it is; null where there is none that its reader may know of. */
export async function thingById(db: Reader, id: string, sight: Sight, now: Date): Promise<Thing | null> {
  return isId(id) ? ((await read(db, { id }, sight, now, 1)).things[0] ?? null) : null
}

/** More of one address than anybody has. */
const MOST_OF_ONE = 200

/** Everything that is written to an address in small letters, whether the address was confirmed or not. */
export const thingsOf = async (db: Reader, mailbox: string, sight: Sight, now: Date): Promise<Thing[]> =>
  (await read(db, { mailbox }, sight, now, MOST_OF_ONE)).things

/** The notes about somebody, by their confirmed address and by what they were written at, the newest first. */
export function personNotes(db: Reader, mailbox: string, ids: readonly string[]): Promise<PersonNote[]> {
  const written = ids.length > 0 ? inArray(t.personNote.ofId, [...ids]) : undefined
  const own = mailbox === "" ? undefined : eq(t.personNote.mailbox, mailbox)
  if (!written && !own) return Promise.resolve([])
  return db.select().from(t.personNote).where(or(own, written)).orderBy(desc(t.personNote.at), desc(t.personNote.id))
}

/** The phone numbers that these things were given, each once. */
export async function phonesOfThings(db: Reader, things: readonly Pick<Thing, "kind" | "id">[]): Promise<string[]> {
  if (things.length === 0) return []
  const ids = (kind: MailSubject) =>
    sql`${sql.param(things.filter((thing) => thing.kind === kind).map(({ id }) => id))}::uuid[]`
  const { rows } = await db.execute<{ phone: string }>(sql`
    select phone from (
      select phone, starts_at as at from visit where id = any(${ids("visit")})
      union all select phone, created_at from benefit_case where id = any(${ids("benefit")})
      union all select phone, created_at from tax_application where id = any(${ids("tax-card")})
      union all select p.answers->>'phone', p.saved_at from prereg_part p
        where p.prereg_id = any(${ids("prereg")}) and p.part = 'contact') all_of
    where phone <> '' order by at desc`)
  const once = new Map(rows.map(({ phone }) => [phone.replace(/\D/g, "").slice(-8), phone]))
  return [...once.values()]
}

/** When which message about these visits went out, and what is known of it since; the newest first. */
export interface SentMessage {
  visitId: string
  at: Date
  message: string
  way: MessageWay
  /** What the gateway says of an SMS; null for a mail, and until it says anything. */
  report: SmsState | null
  failed: boolean
}

export async function messagesOfVisits(db: Reader, visitIds: readonly string[]): Promise<SentMessage[]> {
  if (visitIds.length === 0) return []
  const { rows } = await db.execute<Omit<SentMessage, "at"> & { at: string }>(sql`
    select e.visit_id::text as "visitId", e.at, e.detail->>'message' as message, coalesce(e.detail->>'way', 'mail') as way,
      case when e.detail->>'way' = 'sms' then (select s.state from sms_message s
        where s.visit_id = e.visit_id and s.message = e.detail->>'message' order by s.at desc limit 1) end as report,
      exists (select from mail_failure f where f.about = 'visit' and f.of_id = e.visit_id and f.message = e.detail->>'message'
        and f.way = coalesce(e.detail->>'way', 'mail') and f.at >= e.at) as failed
    from visit_event e where e.kind = 'message-sent' and e.visit_id = any(${sql.param([...visitIds])}::uuid[])
    order by e.at desc limit 100`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}
