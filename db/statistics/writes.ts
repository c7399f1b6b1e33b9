import { sql } from "drizzle-orm"
import type { CountRow } from "#domain/statistics/counts.ts"
import type { Transaction } from "../client.ts"
import { serviceCount } from "./tables.ts"

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
