import { and, eq, inArray, isNotNull, lt, sql } from "drizzle-orm"
import type { Transaction } from "../client.ts"
import { sqlStatement } from "../statement.ts"
import { leg, visit } from "../booking/tables.ts"
import * as t from "./tables.ts"

export async function putWish(tx: Transaction, wish: typeof t.earlierWish.$inferInsert): Promise<void> {
  const { visitId: _visitId, ...set } = wish
  await tx.insert(t.earlierWish).values(wish).onConflictDoUpdate({ target: t.earlierWish.visitId, set })
}

export async function updateWish(
  tx: Transaction,
  visitId: string,
  set: Partial<typeof t.earlierWish.$inferInsert>,
): Promise<void> {
  await tx.update(t.earlierWish).set(set).where(eq(t.earlierWish.visitId, visitId))
}

/** Takes a wish back. Answers whether there was one. */
export async function deleteWish(tx: Transaction, visitId: string): Promise<boolean> {
  return (await tx.delete(t.earlierWish).where(eq(t.earlierWish.visitId, visitId))).rowCount === 1
}

/** Wishes whose last day is over. */
export async function deletePastWishes(tx: Transaction, today: string): Promise<number> {
  return (await tx.delete(t.earlierWish).where(lt(t.earlierWish.lastDay, today))).rowCount ?? 0
}

export async function putOnWaitlist(tx: Transaction, listed: typeof t.waitlist.$inferInsert): Promise<void> {
  const { draftId: _draftId, ...set } = listed
  await tx.insert(t.waitlist).values(listed).onConflictDoUpdate({ target: t.waitlist.draftId, set })
}

export async function updateListed(
  tx: Transaction,
  draftId: string,
  set: Partial<typeof t.waitlist.$inferInsert>,
): Promise<void> {
  await tx.update(t.waitlist).set(set).where(eq(t.waitlist.draftId, draftId))
}

export async function deleteListed(tx: Transaction, draftIds: readonly string[]): Promise<void> {
  if (draftIds.length > 0) await tx.delete(t.waitlist).where(inArray(t.waitlist.draftId, [...draftIds]))
}

/** Takes a booking off the list, and whatever else waits with its address for one of its services. */
export async function deleteSameListed(
  tx: Transaction,
  draft: { id: string; email: string; services: readonly string[] },
): Promise<void> {
  await deleteSame(tx, { id: draft.id, email: draft.email, services: [...draft.services] })
}

const given = (name: string) => sql.placeholder(name)
const deleteSame = sqlStatement(
  "waitlist_off",
  sql`delete from waitlist w using booking_draft d where d.id = w.draft_id and (d.id = ${given("id")}::uuid
    or lower(d.confirmed_email) = lower(${given("email")}) and d.services && ${given("services")}::text[])`,
)

/** Those whose last day is over are on the list no more; their drafts go as others do. */
export async function deletePastListed(tx: Transaction, today: string): Promise<number> {
  return (await tx.delete(t.waitlist).where(lt(t.waitlist.lastDay, today))).rowCount ?? 0
}

export async function insertOffers(
  tx: Transaction,
  offers: readonly (typeof t.visitOffer.$inferInsert)[],
): Promise<void> {
  if (offers.length > 0) await tx.insert(t.visitOffer).values([...offers])
}

export async function updateOffer(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.visitOffer.$inferInsert>,
): Promise<void> {
  await tx.update(t.visitOffer).set(set).where(eq(t.visitOffer.id, id))
}

/** Offers of these visits that wait for an answer, or to be made, are over, and the places they hold are free. */
export async function withdrawOffers(tx: Transaction, visitIds: readonly string[], now: Date): Promise<void> {
  if (visitIds.length === 0) return
  await tx
    .update(t.visitOffer)
    .set({ state: "withdrawn", answeredAt: now })
    .where(and(inArray(t.visitOffer.visitId, [...visitIds]), inArray(t.visitOffer.state, ["planned", "open"])))
  await tx.delete(leg).where(and(inArray(leg.visitId, [...visitIds]), isNotNull(leg.offerId)))
}

/** The place of an offer stays kept until `until`, for whoever is asked next. */
export async function keepOfferedPlace(tx: Transaction, offerId: string, until: Date): Promise<void> {
  await tx
    .update(leg)
    .set({ until })
    .where(and(eq(leg.offerId, offerId), eq(leg.active, true)))
}

export interface KeptPlace {
  id: string
  counterId: string
  startsAt: Date
  endsAt: Date
}

/**
 * Frees the places of a day that were given up and are not offered to anybody yet, so that those who wait are asked before all others.
 * Answers which they were: `keepAgain` brings back those that nobody took.
 */
export async function freeKept(tx: Transaction, siteId: string, day: string): Promise<KeptPlace[]> {
  const rows = await tx.execute<{ id: string; counterId: string; startsAt: string; endsAt: string }>(sql`
    update leg l set active = false from visit v
    where v.id = l.visit_id and l.site_id = ${siteId} and l.day = ${day} and l.active and l.until is not null
      and (v.state = 'cancelled' or not l.current)
      and not exists (select 1 from visit_offer o where o.id = l.offer_id and o.state = 'open')
    returning l.id, l.counter_id as "counterId", l.starts_at as "startsAt", l.ends_at as "endsAt"`)
  return rows.rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }))
}

export async function keepAgain(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx
      .update(leg)
      .set({ active: true })
      .where(inArray(leg.id, [...ids]))
}

/** The office cannot keep the time of these visits: they may be moved until they begin. */
export async function askToMove(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(visit)
    .set({ askedAt: now, cutoffHours: 0 })
    .where(inArray(visit.id, [...ids]))
}

/** Visits that were asked for another time and stand after all: their offers are over, and the usual cut-off holds again. */
export async function standAgain(tx: Transaction, id: string, cutoffHours: number, now: Date): Promise<void> {
  await withdrawOffers(tx, [id], now)
  await tx.update(visit).set({ askedAt: null, cutoffHours }).where(eq(visit.id, id))
}
