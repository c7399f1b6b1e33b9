import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm"
import { leg, visit } from "../booking/tables.ts"
import type { Reader } from "../client.ts"
import * as t from "./tables.ts"

export type Wish = typeof t.earlierWish.$inferSelect
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

/** The days, from `today` on, that somebody asks for an earlier time on. */
export async function wishedDays(
  db: Reader,
  siteId: string,
  today: string,
): Promise<{ first: string; last: string } | null> {
  const rows = await db
    .select({
      first: sql<string | null>`greatest(min(${t.earlierWish.firstDay}), ${today}::date)::text`,
      last: sql<string | null>`max(${t.earlierWish.lastDay})::text`,
    })
    .from(t.earlierWish)
    .where(and(eq(t.earlierWish.siteId, siteId), sql`${t.earlierWish.lastDay} >= ${today}::date`))
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
