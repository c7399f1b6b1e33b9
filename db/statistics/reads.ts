import { type SQL, sql } from "drizzle-orm"
import { type FigureRow, states } from "#domain/statistics/figures.ts"
import type { Histogram } from "#domain/statistics/histogram.ts"
import type { Measure } from "#domain/statistics/measures.ts"
import { type Period, drawnBy, thursdaysIn } from "#domain/statistics/period.ts"
import { RESTS_MINUTES, type Stop, stopOf } from "#domain/statistics/stops.ts"
import { isoWeekName } from "#domain/time/office-time.ts"
import type { Database, Reader } from "../client.ts"
import {
  type StoppedDraft,
  dayNumber,
  dayOfNumber,
  draftFacts,
  legFacts,
  measuredOf,
  officeDate,
  officeHour,
} from "./facts.ts"

export interface Wanted {
  siteId: string
  period: Period
  /** Keys of services; null is all. */
  services: readonly string[] | null
  /** Code of a municipality, "" where nobody was asked; null is all. */
  municipality: string | null
  language: string | null
}

const oneOf = (column: SQL, values: readonly string[]): SQL =>
  values.length > 0
    ? sql`${column} in (${sql.join(
        values.map((value) => sql`${value}`),
        sql`, `,
      )})`
    : sql`false`

const narrowed = (conditions: readonly (SQL | null)[]): SQL =>
  sql.join(
    conditions.flatMap((one) => (one ? [one] : [])),
    sql` and `,
  )

/** The columns by which visits are told apart, all of them numbers or short texts. */
const columns = sql`subject, part, weekday, hour, municipality, language`

const sets = (of: SQL): SQL =>
  sql`grouping sets ((${of}, subject), (${of}, part), (${of}, weekday), (${of}, hour), (${of}, municipality), (${of}, language))`

/** A group: one of its columns says what it is of, the others are null. */
interface Group {
  subject: string | null
  part: number | null
  weekday: number | null
  hour: number | null
  municipality: string | null
  language: string | null
  state: number | null
  measure: Measure | null
  value: number
  amount: number
}

function rowOf(group: Group, nameOfPart: (part: number) => string): FigureRow {
  const { subject, part, weekday, hour, municipality, language, state, measure, value, amount } = group
  const said = { state: state === null ? null : states[state]!, measure, value, amount }
  if (subject !== null) return { dimension: "service", key: subject, ...said }
  if (part !== null) return { dimension: "part", key: nameOfPart(part), ...said }
  if (weekday !== null) return { dimension: "weekday", key: String(weekday), ...said }
  if (hour !== null) return { dimension: "hour", key: String(hour), ...said }
  if (municipality !== null) return { dimension: "municipality", key: municipality, ...said }
  return { dimension: "language", key: language ?? "", ...said }
}

/**
 * Every number of a period by every dimension: of the visits that stand, and of what was kept when others were erased. Kept are weeks,
 * without weekdays and hours; and how long it took is kept without municipality and language. A visit counts once, and once for each of
 * its services.
 */
export function readFigures(db: Database, wanted: Wanted, now: Date): Promise<FigureRow[]> {
  return db.transaction(
    async (tx) => {
      // A year of visits is grouped in memory, and not on the disk.
      await tx.execute(sql`set local work_mem = '32MB'`)
      const standing = await standingFigures(tx, wanted, now)
      const counts = await keptCounts(tx, wanted)
      const took = wanted.municipality === null && wanted.language === null ? await keptMeasures(tx, wanted) : []
      return [...standing, ...counts, ...took]
    },
    // Counted and erased are one transaction elsewhere: seen from one moment, no visit is counted twice or never.
    { isolationLevel: "repeatable read", accessMode: "read only" },
  )
}

async function standingFigures(db: Reader, wanted: Wanted, now: Date): Promise<FigureRow[]> {
  const { first, last } = wanted.period
  const byDay = drawnBy(wanted.period) === "day"
  const facts = legFacts(
    sql`l.site_id = ${wanted.siteId} and l.day between ${first} and ${last}`,
    sql`e.at >= ${first}::date - 1 and e.at < ${last}::date + 2`,
    now,
  )
  const which = narrowed([
    sql`true`,
    wanted.services && oneOf(sql`subject`, wanted.services),
    wanted.municipality === null ? null : sql`municipality = ${wanted.municipality}`,
    wanted.language === null ? null : sql`language = ${wanted.language}`,
  ])
  // Asked for one service, each visit has it at most once; else its first service stands for it.
  const once = wanted.services?.length === 1 ? sql`count(*)` : sql`count(*) filter (where first)`
  const number = dayNumber(sql`day`)
  const everywhere = (measure: Measure) =>
    measuredOf(sql`facts`, measure, sql`${columns}, null::int as state`, sets(sql.raw(measure)))
  const byService = (measure: Measure) =>
    measuredOf(
      sql`facts`,
      measure,
      sql`subject, null::int, null::int, null::int, null, null, null::int as state`,
      sql`${sql.raw(measure)}, subject`,
    )
  const rows = await db.execute<{ [name in keyof Group]: Group[name] }>(sql`
    with facts as materialized (
      select subject, ${byDay ? number : sql`${number} / 7`} as part, ${number} % 7 + 1 as weekday,
        ${officeHour(sql`starts_at`)} as hour, municipality, language, first, state, waiting, walking, serving, agreed, lead, whole
      from (${facts}) legs where ${which}
    )
    select ${columns}, state, null as measure, 0 as value,
      (case when grouping(subject) = 0 then count(*) else ${once} end)::int as amount
    from facts group by ${sets(sql`state`)}
    union all ${everywhere("waiting")} union all ${everywhere("walking")} union all ${everywhere("serving")}
    union all ${byService("agreed")} union all ${byService("lead")} union all ${byService("whole")}`)
  const nameOfPart = (part: number) => (byDay ? dayOfNumber(part) : isoWeekName(dayOfNumber(part * 7)))
  return rows.rows.map((group) => rowOf(group, nameOfPart))
}

/** The weeks that are kept and lie in the period, narrowed to the services that are asked for. */
function keptIn({ siteId, period, services }: Wanted): SQL | null {
  const weeks = thursdaysIn(period)
  if (!weeks) return null
  return narrowed([
    sql`site_id = ${siteId} and week between ${isoWeekName(weeks.first)} and ${isoWeekName(weeks.last)}`,
    services && oneOf(sql`subject`, services),
  ])
}

async function keptCounts(db: Reader, wanted: Wanted): Promise<FigureRow[]> {
  const kept = keptIn(wanted)
  if (!kept) return []
  const which = narrowed([
    kept,
    sql`counted = 'visit'`,
    wanted.municipality === null ? null : sql`municipality = ${wanted.municipality}`,
    wanted.language === null ? null : sql`language = ${wanted.language}`,
  ])
  const once = wanted.services?.length === 1 ? sql`sum(amount)` : sql`sum(visits)`
  const rows = await db.execute<{ [name in keyof FigureRow]: FigureRow[name] }>(sql`
    select * from (
      select case when grouping(subject) = 0 then 'service' when grouping(week) = 0 then 'part'
          when grouping(municipality) = 0 then 'municipality' else 'language' end as dimension,
        coalesce(subject, week, municipality, language) as key, outcome as state, null as measure, 0 as value,
        (case when grouping(subject) = 0 then sum(amount) else ${once} end)::int as amount
      from service_count where ${which}
      group by grouping sets ((outcome, subject), (outcome, week), (outcome, municipality), (outcome, language))
    ) counts where amount > 0`)
  return rows.rows
}

async function keptMeasures(db: Reader, wanted: Wanted): Promise<FigureRow[]> {
  const kept = keptIn(wanted)
  if (!kept) return []
  const rows = await db.execute<{ [name in keyof FigureRow]: FigureRow[name] }>(sql`
    select case when grouping(subject) = 0 then 'service' else 'part' end as dimension, coalesce(subject, week) as key,
      null as state, measure, value, sum(amount)::int as amount
    from service_measure where ${kept}
    group by grouping sets ((measure, value, subject), (measure, value, week))`)
  return rows.rows
}

/** Where bookings on the web stopped in a period: what was kept, and the answers that still stand and rest. */
export async function readStops(db: Reader, siteId: string, period: Period, now: Date): Promise<Map<Stop, number>> {
  const stopped = new Map<Stop, number>()
  const add = (stop: Stop, amount: number) => stopped.set(stop, (stopped.get(stop) ?? 0) + amount)
  const weeks = thursdaysIn(period)
  if (weeks) {
    const kept = await db.execute<{ stop: Stop; amount: number }>(sql`
      select stop, sum(amount)::int as amount from journey_count
      where site_id = ${siteId} and week between ${isoWeekName(weeks.first)} and ${isoWeekName(weeks.last)} group by stop`)
    for (const { stop, amount } of kept.rows) add(stop, amount)
  }
  const resting = new Date(now.getTime() - RESTS_MINUTES * 60_000)
  const drafts = await db.execute<{ [name in keyof StoppedDraft]: StoppedDraft[name] }>(sql`
    select ${draftFacts} from booking_draft d left join visit v on v.id = d.visit_id
    where d.site_id = ${siteId} and d.channel = 'web' and d.touched_at < ${resting.toISOString()}::timestamptz
      and ${officeDate(sql`d.touched_at`)} between ${period.first} and ${period.last}`)
  for (const draft of drafts.rows) add(stopOf(draft), 1)
  return stopped
}

/**
 * By service, how long people waited for their day (`lead`, in days) and in the hall (`waiting`, in minutes), on the days from
 * `first` to `last`.
 */
export async function readTypical(
  db: Reader,
  siteId: string,
  first: string,
  last: string,
  now: Date,
): Promise<Map<string, { lead: Histogram; waiting: Histogram }>> {
  const facts = legFacts(
    sql`l.site_id = ${siteId} and l.day between ${first} and ${last} and v.channel = 'web'
      and v.state in ('done', 'missed')`,
    sql`e.at >= ${first}::date - 1`,
    now,
  )
  const rows = await db.execute<{ subject: string; measure: "lead" | "waiting"; value: number; amount: number }>(sql`
    with facts as materialized (select subject, lead, waiting from (${facts}) legs)
    ${measuredOf(sql`facts`, "lead", sql`subject`, sql`lead, subject`)}
    union all ${measuredOf(sql`facts`, "waiting", sql`subject`, sql`waiting, subject`)}`)
  const found = new Map<string, { lead: Map<number, number>; waiting: Map<number, number> }>()
  for (const { subject, measure, value, amount } of rows.rows) {
    const own = found.get(subject) ?? { lead: new Map(), waiting: new Map() }
    own[measure].set(value, amount)
    found.set(subject, own)
  }
  return found
}
