import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import * as t from "./tables.ts"

/**
 * Switches off holds and cooling legs of the day whose time has run out, so that their places can be taken. Under the day's
 * lock; or, for every day from `day` on, under the office's.
 */
export async function sweepLapsed(
  tx: Transaction,
  siteId: string,
  day: string,
  now: Date,
  onwards = false,
): Promise<void> {
  await tx.execute(sql`
    with gone as (
      update leg set active = false
      where site_id = ${siteId} and ${onwards ? sql`day >= ${day}` : sql`day = ${day}`} and active
        and until <= ${now.toISOString()}::timestamptz
      returning visit_id)
    update visit set state = 'lapsed', hold_until = null
      where id in (select visit_id from gone) and state = 'held' and hold_until <= ${now.toISOString()}::timestamptz`)
}

export async function insertLegs(tx: Transaction, values: (typeof t.leg.$inferInsert)[]): Promise<void> {
  await tx.insert(t.leg).values(values)
}

const activeLegs = (visitId: string) => and(presentLegs(visitId), eq(t.leg.active, true))
const presentLegs = (visitId: string) => and(eq(t.leg.visitId, visitId), eq(t.leg.current, true))

/** Gives up the present legs of a visit at once. Those that an earlier move retired may be on a day that nobody has locked: they cool on. */
export async function dropLegs(tx: Transaction, visitId: string): Promise<void> {
  await tx.update(t.leg).set({ active: false, until: null }).where(activeLegs(visitId))
}

/** Gives up the present legs of a visit, but keeps their places from being offered until `until`. */
export async function coolLegs(tx: Transaction, visitId: string, until: Date): Promise<void> {
  await tx.update(t.leg).set({ until }).where(activeLegs(visitId))
}

/**
 * Makes room for the visit's own new time: the present legs become retired ones and let go. Those that an earlier move retired are
 * erased, also while they cool: a visit keeps one place from others at most, however often it moves.
 */
export async function retireLegs(tx: Transaction, visitId: string): Promise<void> {
  await tx.delete(t.leg).where(and(eq(t.leg.visitId, visitId), eq(t.leg.current, false)))
  await tx.update(t.leg).set({ active: false, current: false, until: null }).where(presentLegs(visitId))
}

/** After the new time is taken: the legs just retired cool until `until`, where nobody stands in the way. Under the old day's lock. */
export async function coolRetired(tx: Transaction, visitId: string, until: Date): Promise<void> {
  await tx.execute(sql`
    update leg l set active = true, until = ${until.toISOString()}::timestamptz
    where l.visit_id = ${visitId} and not l.current and not l.active
      and not exists (select 1 from leg o where o.counter_id = l.counter_id and o.active
        and tstzrange(o.starts_at, o.ends_at) && tstzrange(l.starts_at, l.ends_at))`)
}

/** Switches legs on again, for an undo. The exclusion constraint refuses when the place is taken. */
export async function reviveLegs(tx: Transaction, visitId: string): Promise<void> {
  await tx.update(t.leg).set({ active: true, until: null }).where(presentLegs(visitId))
}

export async function updateLeg(tx: Transaction, id: string, set: Partial<typeof t.leg.$inferInsert>): Promise<void> {
  await tx.update(t.leg).set(set).where(eq(t.leg.id, id))
}
