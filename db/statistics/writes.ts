import { sql } from "drizzle-orm"
import type { CountRow } from "#domain/statistics/counts.ts"
import { measures } from "#domain/statistics/measures.ts"
import type { Stop } from "#domain/statistics/stops.ts"
import type { Transaction } from "../client.ts"
import { legFacts, measuredOf } from "./facts.ts"
import { journeyCount, serviceCount } from "./tables.ts"

/** Adds to the counts. The rows come in one order, so that two who add at the same time wait for each other and never both. */
export async function addCounts(tx: Transaction, siteId: string, rows: readonly CountRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(serviceCount)
    .values(rows.map((row) => ({ siteId, ...row })))
    .onConflictDoUpdate({
      target: [
        serviceCount.siteId,
        serviceCount.week,
        serviceCount.counted,
        serviceCount.subject,
        serviceCount.municipality,
        serviceCount.language,
        serviceCount.channel,
        serviceCount.outcome,
      ],
      set: {
        amount: sql`${serviceCount.amount} + excluded.amount`,
        visits: sql`${serviceCount.visits} + excluded.visits`,
        people: sql`${serviceCount.people} + excluded.people`,
      },
    })
}

/** Adds what was measured of visits that are about to be erased, in one order too. `now`: of these nothing is to come. */
export async function addMeasures(tx: Transaction, visits: readonly string[], now: Date): Promise<void> {
  if (visits.length === 0) return
  const ids = sql.join(
    visits.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const facts = legFacts(sql`v.id in (${ids})`, sql`e.visit_id in (${ids})`, now)
  const each = measures.map((measure) =>
    measuredOf(sql`facts`, measure, sql`site_id, subject, week`, sql`site_id, subject, week, ${sql.raw(measure)}`),
  )
  await tx.execute(sql`
    with facts as materialized (select *, to_char(day, 'IYYY"-W"IW') as week from (${facts}) legs)
    insert into service_measure as kept (site_id, subject, week, measure, value, amount)
    select * from (${sql.join(each, sql` union all `)}) measured order by 1, 2, 3, 4, 5
    on conflict (site_id, week, subject, measure, value) do update set amount = kept.amount + excluded.amount`)
}

export interface StoppedRow {
  siteId: string
  week: string
  stop: Stop
  amount: number
}

/** Adds where bookings stopped. The rows come in one order. */
export async function addStops(tx: Transaction, rows: readonly StoppedRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(journeyCount)
    .values([...rows])
    .onConflictDoUpdate({
      target: [journeyCount.siteId, journeyCount.week, journeyCount.stop],
      set: { amount: sql`${journeyCount.amount} + excluded.amount` },
    })
}
