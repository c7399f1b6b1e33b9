import { and, asc, desc, eq, gt, inArray, isNotNull, lte, gte, sql } from "drizzle-orm"
import { bookingDraft, leg, visit } from "../booking/tables.ts"
import type { Reader } from "../client.ts"
import * as t from "./tables.ts"

export type Wish = typeof t.earlierWish.$inferSelect
export type Listed = typeof t.waitlist.$inferSelect
export type ListedDraft = { listed: Listed; draft: typeof bookingDraft.$inferSelect }
export type VisitOffer = typeof t.visitOffer.$inferSelect

export async function wishOf(db: Reader, visitId: string): Promise<Wish | null> {
  return (await db.select().from(t.earlierWish).where(eq(t.earlierWish.visitId, visitId)))[0] ?? null
}

export async function offerById(db: Reader, id: string): Promise<VisitOffer | null> {
  return (await db.select().from(t.visitOffer).where(eq(t.visitOffer.id, id)))[0] ?? null
}

/** Everything that was offered for a visit, the newest first. */
export function offersOf(db: Reader, visitId: string): Promise<VisitOffer[]> {
  return db.select().from(t.visitOffer).where(eq(t.visitOffer.visitId, visitId)).orderBy(desc(t.visitOffer.madeAt))
}

/** The offer that waits for its answer; null when none does. */
export async function openOffer(db: Reader, visitId: string): Promise<VisitOffer | null> {
  const open = and(eq(t.visitOffer.visitId, visitId), eq(t.visitOffer.state, "open"))
  return (await db.select().from(t.visitOffer).where(open))[0] ?? null
}

/** Wishes that a time on `day` could fulfil, of visits that still stand after it and wait for no answer. */
export async function wishesFor(db: Reader, siteId: string, day: string): Promise<Wish[]> {
  const rows = await db
    .select({ wish: t.earlierWish })
    .from(t.earlierWish)
    .innerJoin(visit, eq(visit.id, t.earlierWish.visitId))
    .where(
      and(
        eq(t.earlierWish.siteId, siteId),
        sql`${t.earlierWish.firstDay} <= ${day}::date and ${t.earlierWish.lastDay} >= ${day}::date`,
        inArray(visit.state, ["booked", "provisional"]),
        sql`not exists (select 1 from visit_offer o where o.visit_id = ${visit.id} and o.state in ('planned', 'open'))`,
      ),
    )
    .orderBy(asc(t.earlierWish.askedAt), asc(t.earlierWish.visitId))
  return rows.map((row) => row.wish)
}

/** The days, from `today` on, that somebody asks for a time on: an earlier one, or any. */
export async function wishedDays(
  db: Reader,
  siteId: string,
  today: string,
): Promise<{ first: string; last: string } | null> {
  const { rows } = await db.execute<{ first: string | null; last: string | null }>(sql`
    select greatest(min(first_day), ${today}::date)::text as first, max(last_day)::text as last from (
      select site_id, first_day, last_day from earlier_wish
      union all select site_id, first_day, last_day from waitlist where listed_at is not null
    ) asked where site_id = ${siteId} and last_day >= ${today}::date`)
  const { first, last } = rows[0] ?? {}
  return first && last ? { first, last } : null
}

/** Offers that the office's changes plan and that no job has made yet, in the order of the visits. */
export function plannedOffers(db: Reader, siteId: string, limit: number): Promise<VisitOffer[]> {
  return db
    .select()
    .from(t.visitOffer)
    .where(and(eq(t.visitOffer.siteId, siteId), eq(t.visitOffer.state, "planned")))
    .orderBy(asc(t.visitOffer.fromAt), asc(t.visitOffer.id))
    .limit(limit)
}

/** The places an offer holds, in the order of the visit. */
export function legsOfOffer(db: Reader, offerId: string) {
  return db
    .select()
    .from(leg)
    .where(and(eq(leg.offerId, offerId), eq(leg.active, true)))
    .orderBy(asc(leg.position))
}

export interface Awaited {
  visitId: string
  reference: string
  name: string
  phone: string
  email: string
  startsAt: Date
  /** The newest offer in place of the time, and how it stands; "withdrawn" where none was made. */
  state: VisitOffer["state"]
  offeredAt: Date | null
  until: Date | null
}

const isAwaited = (now: Date) =>
  and(isNotNull(visit.askedAt), inArray(visit.state, ["booked", "provisional"]), gt(visit.startsAt, now))

export const awaitedCount = (db: Reader, now: Date): Promise<number> => db.$count(visit, isAwaited(now))

/** Coming visits whose time the office cannot keep and whose visitors have been asked, with the newest offer of each, by their start. */
export async function awaitedAnswers(db: Reader, now: Date): Promise<Awaited[]> {
  const newest = db
    .selectDistinctOn([t.visitOffer.visitId])
    .from(t.visitOffer)
    .where(eq(t.visitOffer.kind, "instead"))
    .orderBy(t.visitOffer.visitId, desc(t.visitOffer.madeAt))
    .as("newest")
  const rows = await db
    .select({ visit, offer: { state: newest.state, startsAt: newest.startsAt, until: newest.until } })
    .from(visit)
    .leftJoin(newest, eq(newest.visitId, visit.id))
    .where(isAwaited(now))
    .orderBy(asc(visit.startsAt), asc(visit.id))
  return rows.map(({ visit: { id, reference, contactName, phone, email, startsAt }, offer }) => ({
    visitId: id,
    reference,
    name: contactName,
    phone,
    email,
    startsAt,
    state: offer?.state ?? "withdrawn",
    offeredAt: offer?.startsAt ?? null,
    until: offer?.until ?? null,
  }))
}

const withDraft = (db: Reader) =>
  db
    .select({ listed: t.waitlist, draft: bookingDraft })
    .from(t.waitlist)
    .innerJoin(bookingDraft, eq(bookingDraft.id, t.waitlist.draftId))

/** What a draft waits for, whether its address is confirmed yet or not. */
export async function listedOf(db: Reader, draftId: string): Promise<Listed | null> {
  return (await db.select().from(t.waitlist).where(eq(t.waitlist.draftId, draftId)))[0] ?? null
}

/** Who is on the waiting list, by the key of their link. */
export async function listedByKey(db: Reader, keyHash: Buffer): Promise<ListedDraft | null> {
  const rows = await withDraft(db).where(and(eq(bookingDraft.keyHash, keyHash), isNotNull(t.waitlist.listedAt)))
  return rows[0] ?? null
}

export async function listedById(db: Reader, draftId: string): Promise<ListedDraft | null> {
  const rows = await withDraft(db).where(and(eq(bookingDraft.id, draftId), isNotNull(t.waitlist.listedAt)))
  return rows[0] ?? null
}

/** Who waits for a time on `day`. */
export function listedFor(db: Reader, siteId: string, day: string): Promise<ListedDraft[]> {
  const on = and(eq(t.waitlist.siteId, siteId), lte(t.waitlist.firstDay, day), gte(t.waitlist.lastDay, day))
  return withDraft(db)
    .where(and(on, isNotNull(t.waitlist.listedAt)))
    .orderBy(asc(t.waitlist.askedAt), asc(t.waitlist.draftId))
}

export const listedCount = (db: Reader): Promise<number> => db.$count(t.waitlist, isNotNull(t.waitlist.listedAt))

/** Everybody on the waiting list, who has waited longest first. */
export function everybodyListed(db: Reader, siteId: string): Promise<ListedDraft[]> {
  return withDraft(db)
    .where(and(eq(t.waitlist.siteId, siteId), isNotNull(t.waitlist.listedAt)))
    .orderBy(asc(t.waitlist.askedAt), asc(t.waitlist.draftId))
}

/** Others on the list with the same address who wait for one of the same services. */
export async function sameOnList(
  db: Reader,
  draft: { id: string; email: string; services: readonly string[] },
): Promise<ListedDraft[]> {
  return withDraft(db).where(
    and(
      isNotNull(t.waitlist.listedAt),
      sql`${bookingDraft.id} <> ${draft.id} and lower(${bookingDraft.confirmedEmail}) = lower(${draft.email})`,
      sql`${bookingDraft.services} && ${sql.param([...draft.services])}::text[]`,
    ),
  )
}
