import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import * as t from "./tables.ts"

/**
 * Takes the days' locks, in one order for everybody, until the transaction ends. Whoever books, moves or cancels on a day
 * holds it, so that the exclusion constraint is never run into by a rush of transactions that then deadlock. Shares the
 * office's lock first: opening hours and roster do not change while somebody books by them (see `lockOffice`).
 */
export async function lockDays(tx: Transaction, siteId: string, days: readonly string[]): Promise<void> {
  const locks = [...new Set(days)]
    .toSorted()
    .map((day) => sql`pg_advisory_xact_lock(hashtextextended(${`${siteId} ${day}`}, 0))`)
  await tx.execute(
    sql`select pg_advisory_xact_lock_shared(hashtextextended(${siteId}, 2)), ${sql.join(locks, sql`, `)}`,
  )
}

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
      update leg set active = false where site_id = ${siteId} and ${onwards ? sql`day >= ${day}` : sql`day = ${day}`} and active and until <= ${now.toISOString()}::timestamptz
      returning visit_id)
    update visit set state = 'lapsed', hold_until = null
      where id in (select visit_id from gone) and state = 'held' and hold_until <= ${now.toISOString()}::timestamptz`)
}

export async function insertVisit(tx: Transaction, values: typeof t.visit.$inferInsert): Promise<void> {
  await tx.insert(t.visit).values(values)
}

export async function insertLegs(tx: Transaction, values: (typeof t.leg.$inferInsert)[]): Promise<void> {
  await tx.insert(t.leg).values(values)
}

export async function updateVisit(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.visit.$inferInsert>,
): Promise<void> {
  await tx.update(t.visit).set(set).where(eq(t.visit.id, id))
}

/** Reads a visit and keeps others from changing it until the transaction ends. */
export async function lockVisit(tx: Transaction, id: string): Promise<typeof t.visit.$inferSelect | null> {
  const rows = await tx.select().from(t.visit).where(eq(t.visit.id, id)).for("update")
  return rows[0] ?? null
}

/** Makes the held legs of a visit last. */
export async function keepLegs(tx: Transaction, visitId: string): Promise<void> {
  await tx
    .update(t.leg)
    .set({ until: null })
    .where(and(eq(t.leg.visitId, visitId), eq(t.leg.current, true)))
}

/** Gives up the legs of a visit at once. */
export async function dropLegs(tx: Transaction, visitId: string): Promise<void> {
  await tx
    .update(t.leg)
    .set({ active: false, until: null })
    .where(and(eq(t.leg.visitId, visitId), eq(t.leg.active, true)))
}

/** Gives up the legs of a visit, but keeps their places from being offered until `until`. */
export async function coolLegs(tx: Transaction, visitId: string, until: Date): Promise<void> {
  await tx
    .update(t.leg)
    .set({ until })
    .where(and(eq(t.leg.visitId, visitId), eq(t.leg.active, true)))
}

/**
 * Makes room for the visit's own new time: the present legs become retired ones and let go. Legs retired by an earlier move
 * are erased, except those that still cool.
 */
export async function retireLegs(tx: Transaction, visitId: string, now: Date): Promise<void> {
  await tx.execute(sql`
    delete from leg where visit_id = ${visitId} and not current and (not active or until <= ${now.toISOString()}::timestamptz)`)
  await tx
    .update(t.leg)
    .set({ active: false, current: false, until: null })
    .where(and(eq(t.leg.visitId, visitId), eq(t.leg.current, true)))
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
  await tx
    .update(t.leg)
    .set({ active: true, until: null })
    .where(and(eq(t.leg.visitId, visitId), eq(t.leg.current, true)))
}

export async function updateLeg(tx: Transaction, id: string, set: Partial<typeof t.leg.$inferInsert>): Promise<void> {
  await tx.update(t.leg).set(set).where(eq(t.leg.id, id))
}

/** Records what happened. Returns the event's id, which messages hang on. */
export async function recordEvent(tx: Transaction, values: typeof t.visitEvent.$inferInsert): Promise<string> {
  const rows = await tx.insert(t.visitEvent).values(values).returning({ id: t.visitEvent.id })
  return rows[0]!.id
}

export async function insertNote(tx: Transaction, values: typeof t.visitNote.$inferInsert): Promise<void> {
  await tx.insert(t.visitNote).values(values)
}

export async function insertDraft(tx: Transaction, values: typeof t.bookingDraft.$inferInsert): Promise<void> {
  await tx.insert(t.bookingDraft).values(values)
}

export async function updateDraft(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.bookingDraft.$inferInsert>,
): Promise<void> {
  await tx.update(t.bookingDraft).set(set).where(eq(t.bookingDraft.id, id))
}

/** Reads a draft and keeps its other tabs waiting until the transaction ends. */
export async function lockDraft(tx: Transaction, keyHash: Buffer): Promise<typeof t.bookingDraft.$inferSelect | null> {
  const rows = await tx.select().from(t.bookingDraft).where(eq(t.bookingDraft.keyHash, keyHash)).for("update")
  return rows[0] ?? null
}

/** Counts one try at the code away, in a single statement, so that two tries at once count as two. False when none was left. */
export async function spendTry(tx: Transaction, draftId: string): Promise<boolean> {
  const rows = await tx
    .update(t.bookingDraft)
    .set({ codeTriesLeft: sql`${t.bookingDraft.codeTriesLeft} - 1` })
    .where(and(eq(t.bookingDraft.id, draftId), sql`${t.bookingDraft.codeTriesLeft} > 0`))
    .returning({ id: t.bookingDraft.id })
  return rows.length > 0
}

/** Serialises bookings of one e-mail address, so that its bound on coming visits holds under a rush. */
export async function lockEmail(tx: Transaction, email: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`email ${email.toLowerCase()}`}, 1))`)
}

/**
 * Queues a job in this transaction. The same key replaces a job that has not begun, which is how a moved visit's reminder
 * moves; nothing is queued when the transaction rolls back.
 */
export async function enqueue(
  tx: Transaction,
  task: string,
  payload: Record<string, unknown>,
  options: { key: string; runAt?: Date },
): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json,
      run_at := ${options.runAt?.toISOString() ?? null}::timestamptz, job_key := ${options.key}, max_attempts := 25)`)
}

/** Erases jobs that failed for good before `before`: their error texts may name people. */
export async function eraseDeadJobs(tx: Transaction, before: Date): Promise<number> {
  const gone = await tx.execute(
    sql`delete from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null and run_at < ${before.toISOString()}::timestamptz`,
  )
  return gone.rowCount ?? 0
}

/** Removes a job that has not begun. */
export async function dequeue(tx: Transaction, key: string): Promise<void> {
  await tx.execute(sql`select graphile_worker.remove_job(${key})`)
}

/** Erases drafts nobody has touched since `before`, and held or lapsed visits older than it. Answers how many went. */
export async function eraseStale(tx: Transaction, before: Date): Promise<{ drafts: number; visits: number }> {
  const at = before.toISOString()
  const drafts = await tx.execute(sql`delete from booking_draft where touched_at < ${at}::timestamptz`)
  const visits =
    await tx.execute(sql`delete from visit v where state in ('held', 'lapsed') and created_at < ${at}::timestamptz
    and not exists (select 1 from booking_draft d where d.visit_id = v.id)`)
  return { drafts: drafts.rowCount ?? 0, visits: visits.rowCount ?? 0 }
}

/** Erases the visits that ended before `before`, with legs, events and notes. */
export async function eraseVisits(tx: Transaction, before: Date): Promise<number> {
  const gone = await tx.execute(sql`delete from visit where ends_at < ${before.toISOString()}::timestamptz`)
  return gone.rowCount ?? 0
}
