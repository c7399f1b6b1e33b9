import { type SQL, eq, inArray, lt, sql } from "drizzle-orm"
import type { Channel } from "#domain/booking/channels.ts"
import type { VisitState } from "#domain/booking/states.ts"
import { bookingDraft, bookingInvitation, leg, visit } from "../booking/tables.ts"
import type { Transaction } from "../client.ts"
import { service } from "../office/tables.ts"
import { type StoppedDraft, draftFacts } from "../statistics/facts.ts"
import { retentionTerm } from "./tables.ts"

export async function putTerm(tx: Transaction, values: typeof retentionTerm.$inferInsert): Promise<void> {
  const { term, ...set } = values
  await tx
    .insert(retentionTerm)
    .values({ term, ...set })
    .onConflictDoUpdate({ target: retentionTerm.term, set })
}

/** Back to the default. */
export async function deleteTerm(tx: Transaction, term: string): Promise<void> {
  await tx.delete(retentionTerm).where(eq(retentionTerm.term, term))
}

export interface DueDraft extends StoppedDraft {
  id: string
  siteId: string
  channel: Channel
  touchedAt: Date
}

/** Locks at most `most` drafts nobody has touched since `before`, but for those on the waiting list, with what says where each stopped. */
export async function lockDueDrafts(tx: Transaction, before: Date, most: number): Promise<DueDraft[]> {
  const due = await tx.execute<{ [name in keyof DueDraft]: DueDraft[name] }>(sql`
    select d.id, d.site_id as "siteId", d.channel, d.touched_at as "touchedAt", ${draftFacts}
    from booking_draft d left join visit v on v.id = d.visit_id
    where d.touched_at < ${before.toISOString()}::timestamptz
      and not exists (select from waitlist w where w.draft_id = d.id and w.listed_at is not null) limit ${most} for update of d skip locked`)
  return due.rows.map((row) => ({ ...row, touchedAt: new Date(row.touchedAt) }))
}

export async function eraseDrafts(tx: Transaction, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  return (await tx.delete(bookingDraft).where(inArray(bookingDraft.id, [...ids]))).rowCount ?? 0
}

/** Erases at most `most` held or lapsed visits older than `before` that no draft points at. */
export function eraseHolds(tx: Transaction, before: Date, most: number): Promise<number> {
  return eraseSome(
    tx,
    sql`visit`,
    sql`state in ('held', 'lapsed') and created_at < ${before.toISOString()}::timestamptz
      and not exists (select 1 from booking_draft d where d.visit_id = visit.id)`,
    most,
  )
}

export interface DueVisit {
  id: string
  siteId: string
  state: VisitState
  party: number
  municipality: string | null
  language: string
  channel: Channel
  startsAt: Date
  /** Keys of its services, in their order. */
  services: string[]
}

/** Locks at most `most` visits that are due: those that ended before an instant, or the one that is given. */
export async function lockDueVisits(
  tx: Transaction,
  due: { endedBefore: Date } | { id: string },
  most: number,
): Promise<DueVisit[]> {
  const which = "id" in due ? eq(visit.id, due.id) : lt(visit.endsAt, due.endedBefore)
  return tx
    .select({
      id: visit.id,
      siteId: visit.siteId,
      state: visit.state,
      party: visit.party,
      municipality: visit.municipality,
      language: visit.language,
      channel: visit.channel,
      startsAt: visit.startsAt,
      services: sql<string[]>`array(select s.key from ${leg} l join ${service} s on s.id = l.service_id
        where l.visit_id = visit.id and l.current order by l.position)`,
    })
    .from(visit)
    .where(which)
    .limit(most)
    .for("update", "id" in due ? {} : { skipLocked: true })
}

/** Erases visits with legs, events and notes. */
export async function eraseVisits(tx: Transaction, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  return (await tx.delete(visit).where(inArray(visit.id, [...ids]))).rowCount ?? 0
}

/** Erases personal booking links that were used, taken back or ran out before an instant. */
export async function eraseInvitations(tx: Transaction, before: Date): Promise<number> {
  const gone = await tx
    .delete(bookingInvitation)
    .where(
      sql`coalesce(${bookingInvitation.usedAt}, ${bookingInvitation.takenBackAt}, ${bookingInvitation.endsAt}) < ${before.toISOString()}::timestamptz`,
    )
  return gone.rowCount ?? 0
}

/** Whoever is being changed at this moment is left for the next time. */
async function eraseSome(tx: Transaction, table: SQL, due: SQL, most: number): Promise<number> {
  const gone = await tx.execute(
    sql`delete from ${table} where id = any(array(select id from ${table} where ${due} limit ${most} for update skip locked))`,
  )
  return gone.rowCount ?? 0
}
