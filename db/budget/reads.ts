import { subMinutes } from "date-fns"
import { type SQL, sql } from "drizzle-orm"
import { KNOWN_AFTER, type Used, type Whose } from "#domain/booking/budget.ts"
import { type GuardState, USUAL_WEEKS } from "#domain/booking/guard.ts"
import { HOLD_MINUTES } from "#domain/booking/rules.ts"
import type { Reader } from "../client.ts"
import { sqlStatement } from "../statement.ts"

const given = (name: string) => sql.placeholder(name)
const nowGiven = sql`${given("now")}::timestamptz`
const ownGiven = sql`${given("own")}::uuid`
/** A leg that keeps its place from others. */
const living = sql`l.active and l.ends_at > ${nowGiven} and (l.until is null or l.until > ${nowGiven})`
const minutesWhere = (only: SQL): SQL =>
  sql`coalesce(sum(date_part('epoch', l.ends_at - l.starts_at)) filter (where ${only}) / 60, 0)::int`
const minutes = minutesWhere(sql`true`)
const byDrafts = sql`from booking_draft d join visit v on v.id = d.visit_id join leg l on l.visit_id = v.id
  where ${living} and d.visit_id is distinct from ${ownGiven}`
const byVisits = sql`from visit v join leg l on l.visit_id = v.id where ${living} and v.id is distinct from ${ownGiven}`
const isKnown = (
  domain: ReturnType<typeof sql>,
) => sql`(select count(distinct k.mailbox) >= ${sql.raw(String(KNOWN_AFTER))}
  from visit k where k.mail_domain = ${domain} and k.mail_domain <> '' and k.arrived_at is not null)`

const ofMailbox = sql`(select ${minutes} ${byVisits} and v.mailbox = ${given("mailbox")} and v.mailbox <> '')`
const selectOfMailbox = sqlStatement<Pick<Used, "mailbox">>("budget_of_mailbox", sql`select ${ofMailbox} as mailbox`)

const selectUsed = sqlStatement<Used>(
  "budget_used",
  sql`select
    (select ${minutes} ${byDrafts} and d.browser = ${given("browser")}::uuid) as browser,
    (select ${minutes} ${byDrafts} and d.network = ${given("network")}::bytea and v.state = 'held') as network,
    ${ofMailbox} as mailbox,
    (select ${minutes} ${byVisits} and v.mail_domain = ${given("domain")} and v.mail_domain <> '') as domain,
    ${given("domain")} <> '' and ${isKnown(sql`${given("domain")}`)} as "domainKnown",
    -- Each domain of the day is asked about once.
    (select coalesce(sum(case
        when ${given("domain")} <> '' and g.domain = ${given("domain")} and not ${isKnown(sql`g.domain`)} then g.ever
        when g.nobodys or g.domain <> '' and not ${isKnown(sql`g.domain`)} then g.recent else 0 end), 0)::int
      from (
        select v.mail_domain as domain, v.state = 'held' and v.mailbox = '' as nobodys, ${minutes} as ever,
          ${minutesWhere(sql`l.taken_at > ${given("since")}::timestamptz`)} as recent
        from leg l join visit v on v.id = l.visit_id
        where l.site_id = ${given("siteId")}::uuid and l.day = ${given("day")}::date and ${living} and l.taken_at is not null
          and (${given("cools")}::bool or v.id is distinct from ${ownGiven})
        group by 1, 2
      ) g) as unproven`,
)

/** What is taken by the same browser, network, mailbox and domain, and by nobody in particular on the day since an instant. */
export async function readUsed(
  db: Reader,
  wish: Whose & {
    siteId: string
    /** A visit that does not count: the one it is for. */
    own: string | null
    /** But on the day, where it keeps from others what it gives up. */
    cools?: boolean
    day: string
    browser: string | null
    network: Buffer | null
    now: Date
    since: Date
  },
): Promise<Used> {
  const { siteId, own, cools = false, day, browser, network, mailbox, domain } = wish
  const values = { siteId, own, cools, day, browser, network, mailbox, domain }
  const [used] = await selectUsed(db, { ...values, now: wish.now.toISOString(), since: wish.since.toISOString() })
  return used!
}

const selectGuard = sqlStatement<{ until: Date | null; recent: number; usualPerHour: number }>(
  "budget_guard",
  sql`select
    (select until from calendar_guard where site_id = ${given("siteId")}::uuid) as until,
    (select count(distinct l.visit_id)::int from leg l where l.site_id = ${given("siteId")}::uuid
      and l.taken_at > ${given("since")}::timestamptz and l.taken_at <= ${nowGiven}) as recent,
    (select coalesce(sum(c.holds), 0)::float8 / ${sql.raw(String(USUAL_WEEKS))} from hold_count c
      where c.site_id = ${given("siteId")}::uuid
        and c.hour in (select date_trunc('hour', ${nowGiven}) - n * interval '7 days'
          from generate_series(1, ${sql.raw(String(USUAL_WEEKS))}) n)) as "usualPerHour"`,
)

/** What tells whether the calendar is guarded. */
export async function readGuard(db: Reader, siteId: string, now: Date): Promise<GuardState> {
  const since = subMinutes(now, HOLD_MINUTES).toISOString()
  const [found] = await selectGuard(db, { siteId, since, now: now.toISOString() })
  return { ...found!, until: found!.until && new Date(found!.until) }
}

/** Minutes that a mailbox keeps from others, but for one visit. */
export async function minutesOfMailbox(db: Reader, mailbox: string, own: string | null, now: Date): Promise<number> {
  const [used] = await selectOfMailbox(db, { mailbox, own, now: now.toISOString() })
  return used!.mailbox
}

/** How often visitors moved visits of a mailbox since an instant. */
export async function movesOfMailbox(db: Reader, mailbox: string, since: Date): Promise<number> {
  const found = await db.execute<{ moves: number }>(
    sql`select count(*)::int as moves from visit v join visit_event e on e.visit_id = v.id
      where v.mailbox = ${mailbox} and e.kind = 'moved' and e.by = 'visitor' and e.at > ${since.toISOString()}::timestamptz`,
  )
  return found.rows[0]!.moves
}

/** Who keeps minutes from others: a mailbox, a domain, or a network by the beginning of its keyed hash, which names nobody. */
export interface Keeper {
  kind: (typeof keeperKinds)[number]
  key: string
}
export const keeperKinds = ["network", "domain", "mailbox"] as const

/** No address stands in the address of a page. */
const keyOf = {
  mailbox: sql`left(encode(sha256(convert_to(nullif(v.mailbox, ''), 'utf8')), 'hex'), 16)`,
  domain: sql`v.mail_domain`,
  network: sql`left(encode(d.network, 'hex'), 8)`,
} as const
const kept = (siteId: string, at: Date) => sql`
  from visit v join leg l on l.visit_id = v.id left join booking_draft d on d.visit_id = v.id
  where v.site_id = ${siteId}::uuid and v.channel = 'web' and v.state in ('held', 'booked', 'provisional')
    and l.active and l.ends_at > ${at.toISOString()}::timestamptz
    and (l.until is null or l.until > ${at.toISOString()}::timestamptz)`

/** Those of a kind who keep most, with how many visits and minutes. */
export async function keepers(
  db: Reader,
  siteId: string,
  kind: Keeper["kind"],
  at: Date,
  most: number,
): Promise<{ key: string; mailbox: string; visits: number; minutes: number }[]> {
  const found = await db.execute<{ key: string; mailbox: string; visits: number; minutes: number }>(sql`
    select ${keyOf[kind]} as key, min(v.mailbox) as mailbox, count(distinct v.id)::int as visits, ${minutes} as minutes
    ${kept(siteId, at)} and ${keyOf[kind]} <> ''
    group by 1 order by minutes desc, key limit ${most}`)
  return found.rows
}

/** The visits of a keeper that stand or are held, in the order of their times. */
export async function visitsOfKeeper(db: Reader, siteId: string, { kind, key }: Keeper, at: Date) {
  const found = await db.execute<{
    id: string
    revision: number
    state: "held" | "booked" | "provisional"
    reference: string
    mailbox: string
    startsAt: string
    minutes: number
  }>(sql`
    select v.id, v.revision, v.state, v.reference, v.mailbox, v.starts_at as "startsAt", ${minutes} as minutes
    ${kept(siteId, at)} and ${keyOf[kind]} = ${key}
    group by v.id order by v.starts_at, v.id`)
  return found.rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt) }))
}
