import { sql } from "drizzle-orm"
import type { Reader } from "../client.ts"
import type { Visit } from "../booking/reads.ts"
import { visit } from "../booking/tables.ts"

export type FoundVisit = Pick<Visit, "id" | "reference" | "contactName" | "party" | "state" | "startsAt">

/**
 * Visits that meet every pattern (`searchPatterns`): those of the day from `dayStart` to `dayEnd` first, then those to come, the next one
 * first, then past ones, the latest first. `count` is how many there are, of which at most `most` are answered.
 */
export async function searchVisits(
  db: Reader,
  siteId: string,
  patterns: readonly string[],
  today: { start: Date; end: Date },
  most: number,
  /** Only visits at counters that can do one of these; null for all. */
  skills: readonly string[] | null,
): Promise<{ count: number; visits: FoundVisit[] }> {
  if (patterns.length === 0) return { count: 0, visits: [] }
  const start = sql`${today.start.toISOString()}::timestamptz`
  const end = sql`${today.end.toISOString()}::timestamptz`
  const met = sql.join(
    patterns.map((pattern) => sql`search like ${pattern}`),
    sql` and `,
  )
  const seen = skills
    ? sql`exists (select from leg join counter on counter.id = leg.counter_id
        where leg.visit_id = visit.id and leg.current and counter.skills && ${sql.param([...skills])}::text[])`
    : sql`true`
  const rows = await db
    .select({
      found: {
        id: visit.id,
        reference: visit.reference,
        contactName: visit.contactName,
        party: visit.party,
        state: visit.state,
        startsAt: visit.startsAt,
      },
      count: sql<number>`count(*) over ()::int`,
    })
    .from(visit)
    .where(sql`site_id = ${siteId} and state not in ('held', 'lapsed') and ${met} and ${seen}`)
    .orderBy(
      sql`case when starts_at < ${start} then 2 when starts_at < ${end} then 0 else 1 end,
        case when starts_at >= ${start} then starts_at end, starts_at desc, id`,
    )
    .limit(most)
  return { count: rows[0]?.count ?? 0, visits: rows.map(({ found }) => found) }
}
