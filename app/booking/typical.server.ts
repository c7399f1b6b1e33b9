import type { Portal } from "#app/web/context.server.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { readTypical } from "#db/statistics/reads.ts"
import { TYPICAL_DAYS, type Typical, typicalOf, typicalOfAll } from "#domain/statistics/typical.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"

/** What was typical changes slowly; a process asks for it anew after a quarter of an hour. */
const KEPT_MS = 15 * 60_000

/** How long before the day people typically booked these services, in days; null of too few visits. */
export async function typicalLead(
  portal: Portal,
  at: SiteOffice,
  services: readonly { key: string }[],
  now: Date,
): Promise<Typical | null> {
  const today = officeDay(now)
  const seldom = () => false
  const read = () => readTypical(portal.db, at.site.id, addDays(today, -TYPICAL_DAYS), today, now)
  const known = await portal.live.share(`typical ${at.site.id} ${today}`, read, KEPT_MS, seldom)
  return typicalOfAll(services.map(({ key }) => typicalOf(known.get(key)?.lead ?? new Map())))
}
