import { isId } from "#domain/id.ts"
import { type SQL, and, asc, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm"
import { type Taken, isPool } from "#domain/booking/pools.ts"
import { slotQuery } from "#domain/booking/rules.ts"
import { type BusyCounters, slotDays } from "#domain/booking/slot-days.ts"
import { type Slot, byStay, freeSlots } from "#domain/booking/slots.ts"
import { addDays, fromMinutes, officeDay } from "#domain/time/office-time.ts"
import type { ServiceWithTexts, SiteOffice } from "../office/reads.ts"
import { counter, service } from "../office/tables.ts"
import type { Reader } from "../client.ts"
import { sqlStatement, statement } from "../statement.ts"
import * as t from "./tables.ts"

export type Visit = typeof t.visit.$inferSelect
export type Leg = typeof t.leg.$inferSelect
export type VisitEvent = typeof t.visitEvent.$inferSelect
export type VisitNote = typeof t.visitNote.$inferSelect
export type Draft = typeof t.bookingDraft.$inferSelect
export interface VisitLeg extends Leg {
  serviceKey: string
  counterNumber: number
  counterGroup: string
}
export interface WholeVisit {
  visit: Visit
  /** The legs of the present time, in order. */
  legs: VisitLeg[]
}

const busyLegs = sqlStatement<{ day: string; counter: string; taken: string | null; lapsed: boolean }>(
  "busy_legs",
  sql`
    select day::text as day, counter_id as counter, coalesce(bool_or(until <= ${sql.placeholder("now")}::timestamptz), false) as lapsed,
      string_agg((extract(epoch from starts_at)::bigint / 60)::text || '-' || (extract(epoch from ends_at)::bigint / 60)::text
        || case when pool = 'public' then '' else '-' || pool end, ',' order by starts_at)
        filter (where until is null or until > ${sql.placeholder("now")}::timestamptz) as taken
    from leg
    where site_id = ${sql.placeholder("siteId")} and day between ${sql.placeholder("first")} and ${sql.placeholder("last")} and active
      and (not current or visit_id is distinct from ${sql.placeholder("except")}::uuid)
    group by day, counter_id`,
)

/**
 * What is taken on the days from `first` to `last`, per day and counter, in minutes since 1970. A held or cooling leg counts
 * until its time has run out by `now`; `lapsed` says that there are some whose time has, which stand in the constraint still.
 * `except` leaves out the present legs of one visit: its own time does not stand in its way when it moves.
 */
export async function readBusy(
  db: Reader,
  siteId: string,
  first: string,
  last: string,
  now: Date,
  except: string | null = null,
): Promise<{ busy: Map<string, BusyCounters>; lapsed: boolean }> {
  const rows = await busyLegs(db, { siteId, first, last, now: now.toISOString(), except })
  const busy = new Map<string, Map<string, readonly Taken[]>>()
  for (const row of rows) {
    if (row.taken === null) continue
    let counters = busy.get(row.day)
    if (!counters) busy.set(row.day, (counters = new Map()))
    counters.set(
      row.counter,
      row.taken.split(",").map((one) => {
        const [start, end, pool] = one.split("-")
        return { start: Number(start), end: Number(end), ...(isPool(pool) ? { pool } : {}) }
      }),
    )
  }
  return { busy, lapsed: rows.some((row) => row.lapsed) }
}

export interface FreeDay {
  day: string
  slots: Slot[]
}

/**
 * The free times of every open day from `first` to `last`, for these services and so many people. Read without a lock: what is
 * shown may be taken the moment after, and booking decides.
 */
export async function freeTimes(
  db: Reader,
  at: SiteOffice,
  want: { services: readonly ServiceWithTexts[]; party: number; except?: string | null },
  first: string,
  last: string,
  now: Date,
): Promise<FreeDay[]> {
  const { busy } = await readBusy(db, at.site.id, first, last, now, want.except ?? null)
  const query = slotQuery(at.site, want.services, want.party, now)
  return slotDays(at.office, first, last, busy).map((day) => ({ day: day.day, slots: freeSlots(day, query) }))
}

/**
 * The next free times from a day on, up to `count`, looking at most to the end of the horizon; of a day the shortest stays first. A month
 * is read at a time.
 */
export async function nextFreeTimes(
  db: Reader,
  at: SiteOffice,
  want: { services: readonly ServiceWithTexts[]; party: number; except?: string | null },
  from: string,
  count: number,
  now: Date,
): Promise<{ day: string; slot: Slot }[]> {
  const end = officeDay(fromMinutes(slotQuery(at.site, want.services, want.party, now).notAfter - 1))
  const found: { day: string; slot: Slot }[] = []
  for (let first = from; first <= end && found.length < count; first = addDays(first, 28)) {
    const last = addDays(first, 27)
    for (const day of await freeTimes(db, at, want, first, last < end ? last : end, now)) {
      for (const slot of day.slots.toSorted(byStay)) if (found.length < count) found.push({ day: day.day, slot })
    }
  }
  return found
}

const selectDraft = statement((db) =>
  db
    .select()
    .from(t.bookingDraft)
    .where(eq(t.bookingDraft.keyHash, sql.placeholder("keyHash")))
    .prepare("draft_by_key"),
)

export async function draftByKey(db: Reader, keyHash: Buffer): Promise<Draft | null> {
  return (await selectDraft(db, { keyHash }))[0] ?? null
}

export async function draftById(db: Reader, id: string): Promise<Draft | null> {
  const rows = await db.select().from(t.bookingDraft).where(eq(t.bookingDraft.id, id)).limit(1)
  return rows[0] ?? null
}

export async function visitByKey(db: Reader, keyHash: Buffer): Promise<WholeVisit | null> {
  const rows = await db.select().from(t.visit).where(eq(t.visit.keyHash, keyHash)).limit(1)
  return rows[0] ? { visit: rows[0], legs: await legsOf(db, rows[0].id) } : null
}

export async function visitByReference(db: Reader, reference: string): Promise<WholeVisit | null> {
  const rows = await db.select().from(t.visit).where(eq(t.visit.reference, reference)).limit(1)
  return rows[0] ? { visit: rows[0], legs: await legsOf(db, rows[0].id) } : null
}

export async function visitById(db: Reader, id: string): Promise<WholeVisit | null> {
  if (!isId(id)) return null
  const rows = await db.select().from(t.visit).where(eq(t.visit.id, id)).limit(1)
  return rows[0] ? { visit: rows[0], legs: await legsOf(db, rows[0].id) } : null
}

export const legsOf = (db: Reader, visitId: string): Promise<VisitLeg[]> =>
  legsWhere(db, visitId, eq(t.leg.current, true))

/** The legs of the time or the counters that a visit had before its last change; none once they are erased. */
export const retiredLegsOf = (db: Reader, visitId: string): Promise<VisitLeg[]> =>
  legsWhere(db, visitId, and(eq(t.leg.current, false), isNull(t.leg.offerId)))

async function legsWhere(db: Reader, visitId: string, which: SQL | undefined): Promise<VisitLeg[]> {
  const rows = await db
    .select({ leg: t.leg, serviceKey: service.key, counterNumber: counter.number, counterGroup: counter.group })
    .from(t.leg)
    .innerJoin(service, eq(service.id, t.leg.serviceId))
    .innerJoin(counter, eq(counter.id, t.leg.counterId))
    .where(and(eq(t.leg.visitId, visitId), which))
    .orderBy(asc(t.leg.position))
  return rows.map(({ leg, ...names }) => ({ ...leg, ...names }))
}

/** Several visits with the legs of their present time, by their start: what a change of the office hits is read at once. */
export async function visitsById(db: Reader, ids: readonly string[]): Promise<WholeVisit[]> {
  if (ids.length === 0) return []
  const visits = await db
    .select()
    .from(t.visit)
    .where(inArray(t.visit.id, [...ids]))
    .orderBy(asc(t.visit.startsAt), asc(t.visit.id))
  const legs = await db
    .select({ leg: t.leg, serviceKey: service.key, counterNumber: counter.number, counterGroup: counter.group })
    .from(t.leg)
    .innerJoin(service, eq(service.id, t.leg.serviceId))
    .innerJoin(counter, eq(counter.id, t.leg.counterId))
    .where(and(inArray(t.leg.visitId, [...ids]), eq(t.leg.current, true)))
    .orderBy(asc(t.leg.position))
  const own = new Map<string, VisitLeg[]>()
  for (const { leg, ...names } of legs) own.set(leg.visitId, [...(own.get(leg.visitId) ?? []), { ...leg, ...names }])
  return visits.map((visit) => ({ visit, legs: own.get(visit.id) ?? [] }))
}

const selectPlaces = statement((db) =>
  db
    .select({ day: t.leg.day, counterId: t.leg.counterId, startsAt: t.leg.startsAt, endsAt: t.leg.endsAt })
    .from(t.leg)
    .where(and(eq(t.leg.visitId, sql.placeholder("visitId")), eq(t.leg.current, true)))
    .prepare("places_of_visit"),
)

/** Where and when a visit's present legs are. */
export function placesOf(db: Reader, visitId: string) {
  return selectPlaces(db, { visitId })
}

const selectComing = statement((db) =>
  db
    .select()
    .from(t.visit)
    .where(
      and(
        sql`lower(${t.visit.email}) = lower(${sql.placeholder("email")})`,
        inArray(t.visit.state, ["booked", "provisional"]),
        gt(t.visit.endsAt, sql.placeholder("now")),
      ),
    )
    .orderBy(asc(t.visit.startsAt))
    .prepare("coming_visits"),
)

/** Coming visits of an e-mail address that still stand. */
export function comingVisitsOf(db: Reader, email: string, now: Date): Promise<Visit[]> {
  return selectComing(db, { email, now })
}

/** How often the visitor gave a visit another time of their own choice: one that the office offered counts for nothing. */
export async function movesByVisitor(db: Reader, visitId: string): Promise<number> {
  const own = and(
    eq(t.visitEvent.visitId, visitId),
    eq(t.visitEvent.kind, "moved"),
    eq(t.visitEvent.by, "visitor"),
    sql`not ${t.visitEvent.detail} ? 'offer'`,
  )
  return db.$count(t.visitEvent, own)
}

export function eventsOf(db: Reader, visitId: string): Promise<VisitEvent[]> {
  return db
    .select()
    .from(t.visitEvent)
    .where(eq(t.visitEvent.visitId, visitId))
    .orderBy(desc(t.visitEvent.at), desc(t.visitEvent.id))
}

export async function eventById(db: Reader, id: string): Promise<VisitEvent | null> {
  return (await db.select().from(t.visitEvent).where(eq(t.visitEvent.id, id)).limit(1))[0] ?? null
}

export function notesOf(db: Reader, visitId: string): Promise<VisitNote[]> {
  return db.select().from(t.visitNote).where(eq(t.visitNote.visitId, visitId)).orderBy(desc(t.visitNote.at))
}

/** Legs that stand from a day on, to see whom a change of the office hits; with "arrived", also those of people who wait. */
export async function standingLegs(
  db: Reader,
  siteId: string,
  fromDay: string,
  states: readonly ("booked" | "provisional" | "arrived")[] = ["booked", "provisional"],
) {
  return db
    .select({
      visitId: t.leg.visitId,
      day: t.leg.day,
      counterId: t.leg.counterId,
      startsAt: t.leg.startsAt,
      endsAt: t.leg.endsAt,
      serviceId: t.leg.serviceId,
      startedAt: t.leg.startedAt,
      state: t.visit.state,
      overbookReason: t.visit.overbookReason,
    })
    .from(t.leg)
    .innerJoin(t.visit, eq(t.visit.id, t.leg.visitId))
    .where(
      and(
        eq(t.leg.siteId, siteId),
        sql`${t.leg.day} >= ${fromDay}`,
        eq(t.leg.current, true),
        inArray(t.visit.state, [...states]),
      ),
    )
    .orderBy(asc(t.leg.startsAt))
}

/** The next booked visit of each of these addresses, by address in small letters. */
export async function nextVisitsOf(
  db: Reader,
  emails: readonly string[],
  now: Date,
): Promise<Map<string, { id: string; startsAt: Date }>> {
  if (emails.length === 0) return new Map()
  const rows = await db.execute<{ email: string; id: string; startsAt: string }>(
    sql`select distinct on (lower(email)) lower(email) as email, id, starts_at as "startsAt" from visit
      where lower(email) in (${sql.join(
        [...new Set(emails.map((email) => email.toLowerCase()))].map((email) => sql`${email}`),
        sql`, `,
      )}) and state in ('booked', 'provisional', 'arrived', 'serving') and ends_at > ${now.toISOString()}::timestamptz
      order by lower(email), starts_at`,
  )
  return new Map(rows.rows.map((row) => [row.email, { id: row.id, startsAt: new Date(row.startsAt) }]))
}
