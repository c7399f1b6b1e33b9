import type { FeedLeg } from "#domain/desk/feed.ts"
import { isId } from "#domain/id.ts"
import { and, arrayOverlaps, asc, between, eq, gt, inArray, lt, sql } from "drizzle-orm"
import type { Visit } from "../booking/reads.ts"
import { leg, visit } from "../booking/tables.ts"
import type { Reader } from "../client.ts"
import type { Course } from "../courses/reads.ts"
import { course, courseMeeting, courseRun } from "../courses/tables.ts"
import { counter, service } from "../office/tables.ts"
import { prereg } from "../prereg/tables.ts"

export interface CalendarLeg {
  id: string
  visitId: string
  reference: string
  state: Visit["state"]
  /** The whole name; what of it stands on open screens is the desk's rule (`calledNames`). */
  contactName: string
  party: number
  serviceKey: string
  counterId: string
  position: number
  startsAt: Date
  endsAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  arrivedAt: Date | null
  overbooked: boolean
  /** By how many minutes the visitor said that they come later. */
  lateMinutes: number | null
}

/** Whether a visit has a leg at a counter that can do one of these; the counters are what somebody of one desk may see. */
export async function visitSeen(db: Reader, visitId: string, skills: readonly string[]): Promise<boolean> {
  return isId(visitId) && (await visitsSeen(db, [visitId], skills)).size > 0
}

/** Those of some visits that are seen by who works with these skills only. */
export async function visitsSeen(
  db: Reader,
  visitIds: readonly string[],
  skills: readonly string[],
): Promise<ReadonlySet<string>> {
  if (visitIds.length === 0) return new Set()
  const rows = await db
    .selectDistinct({ id: leg.visitId })
    .from(leg)
    .innerJoin(counter, eq(counter.id, leg.counterId))
    .where(and(inArray(leg.visitId, [...visitIds]), eq(leg.current, true), arrayOverlaps(counter.skills, [...skills])))
  return new Set(rows.map((row) => row.id))
}

/** Every leg the calendar shows on a day: what stands, is over, or was missed; held times while their hold lasts. */
export async function calendarLegs(db: Reader, siteId: string, day: string, now: Date): Promise<CalendarLeg[]> {
  const rows = await db
    .select({
      id: leg.id,
      visitId: leg.visitId,
      reference: visit.reference,
      state: visit.state,
      contactName: visit.contactName,
      party: visit.party,
      serviceKey: service.key,
      counterId: leg.counterId,
      position: leg.position,
      startsAt: leg.startsAt,
      endsAt: leg.endsAt,
      startedAt: leg.startedAt,
      finishedAt: leg.finishedAt,
      arrivedAt: visit.arrivedAt,
      overbookReason: visit.overbookReason,
      lateMinutes: visit.lateMinutes,
    })
    .from(leg)
    .innerJoin(visit, eq(visit.id, leg.visitId))
    .innerJoin(service, eq(service.id, leg.serviceId))
    .where(
      and(
        eq(leg.siteId, siteId),
        eq(leg.day, day),
        eq(leg.current, true),
        sql`(${visit.state} in ('provisional', 'booked', 'arrived', 'serving', 'done', 'missed')
          or (${visit.state} = 'held' and ${leg.active} and ${leg.until} > ${now.toISOString()}::timestamptz))`,
      ),
    )
    .orderBy(asc(leg.startsAt), asc(leg.counterId))
  return rows.map(({ overbookReason, ...row }) => ({
    ...row,
    overbooked: overbookReason !== null,
  }))
}

/** The legs at some counters from a day to another that stand, are over or were missed, without a word of who comes. */
export async function feedLegs(
  db: Reader,
  counterIds: readonly string[],
  { first, last }: { first: string; last: string },
): Promise<FeedLeg[]> {
  if (counterIds.length === 0) return []
  const rows = await db
    .select({
      visitId: leg.visitId,
      position: leg.position,
      reference: visit.reference,
      revision: visit.revision,
      state: visit.state,
      party: visit.party,
      serviceKey: service.key,
      counterId: leg.counterId,
      day: leg.day,
      startsAt: leg.startsAt,
      endsAt: leg.endsAt,
    })
    .from(leg)
    .innerJoin(visit, eq(visit.id, leg.visitId))
    .innerJoin(service, eq(service.id, leg.serviceId))
    .where(
      and(
        inArray(leg.counterId, [...counterIds]),
        between(leg.day, first, last),
        eq(leg.current, true),
        inArray(visit.state, ["provisional", "booked", "arrived", "serving", "done", "missed"]),
      ),
    )
    .orderBy(asc(leg.startsAt), asc(leg.counterId))
  return rows as FeedLeg[]
}

/** The phone numbers of these visits, by id; an empty one where none was given. */
export async function phonesOf(db: Reader, visitIds: readonly string[]): Promise<Map<string, string>> {
  if (visitIds.length === 0) return new Map()
  const rows = await db
    .select({ id: visit.id, phone: visit.phone })
    .from(visit)
    .where(inArray(visit.id, [...visitIds]))
  return new Map(rows.map((row) => [row.id, row.phone]))
}

/** What a list on paper says of visits besides: how to reach them, in which language, and what they need. */
export async function onPaperOf(
  db: Reader,
  visitIds: readonly string[],
): Promise<Map<string, { phone: string; language: string; supportNeeds: string }>> {
  if (visitIds.length === 0) return new Map()
  const rows = await db
    .select({ id: visit.id, phone: visit.phone, language: visit.language, supportNeeds: visit.supportNeeds })
    .from(visit)
    .where(inArray(visit.id, [...visitIds]))
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** Booked minutes and legs per day, service and office hour, for the week view. */
export async function weekLoad(db: Reader, siteId: string, first: string, last: string) {
  const rows = await db.execute<{ day: string; service: string; legs: number; minutes: number; start: number }>(sql`
    select l.day::text as day, s.key as service, 1 as legs,
      (extract(epoch from l.ends_at - l.starts_at) / 60)::int as minutes,
      (extract(epoch from l.starts_at)::bigint / 60)::int as start
    from leg l join service s on s.id = l.service_id join visit v on v.id = l.visit_id
    where l.site_id = ${siteId} and l.day between ${first} and ${last} and l.current
      and v.state in ('provisional','booked','arrived','serving','done')`)
  return rows.rows
}

export interface CalendarMeeting {
  id: string
  runId: string
  roomId: string
  startsAt: Date
  endsAt: Date
  teacher: string
  seats: number
  taken: number
  texts: Course["texts"]
}

/** The meetings that stand in rooms between two instants, for the calendar. */
export async function calendarMeetings(db: Reader, siteId: string, from: Date, to: Date): Promise<CalendarMeeting[]> {
  const rows = await db
    .select({
      id: courseMeeting.id,
      runId: courseMeeting.runId,
      roomId: courseMeeting.roomId,
      startsAt: courseMeeting.startsAt,
      endsAt: courseMeeting.endsAt,
      teacher: courseMeeting.teacher,
      seats: courseRun.seats,
      taken: courseRun.taken,
      texts: course.texts,
    })
    .from(courseMeeting)
    .innerJoin(courseRun, eq(courseRun.id, courseMeeting.runId))
    .innerJoin(course, eq(course.id, courseRun.courseId))
    .where(
      and(
        eq(courseMeeting.siteId, siteId),
        eq(courseMeeting.active, true),
        eq(courseRun.state, "planned"),
        lt(courseMeeting.startsAt, to),
        gt(courseMeeting.endsAt, from),
        sql`${courseMeeting.roomId} is not null`,
      ),
    )
    .orderBy(asc(courseMeeting.startsAt))
  return rows.map((row) => ({ ...row, roomId: row.roomId! }))
}

/** A provisional visit that begins before an instant, with its household where it has one. */
export async function provisionalBefore(db: Reader, siteId: string, before: Date) {
  const found = await db
    .select({
      id: visit.id,
      reference: visit.reference,
      name: visit.contactName,
      startsAt: visit.startsAt,
      preregId: prereg.id,
    })
    .from(visit)
    .leftJoin(prereg, eq(prereg.visitId, visit.id))
    .where(and(eq(visit.siteId, siteId), eq(visit.state, "provisional"), lt(visit.startsAt, before)))
    .orderBy(asc(visit.startsAt))
    .limit(200)
  return found
}

/** Households whose visit begins between two instants and has not begun. */
export async function householdVisits(db: Reader, siteId: string, from: Date, to: Date) {
  return db
    .select({ id: visit.id, reference: visit.reference, name: visit.contactName, startsAt: visit.startsAt, prereg })
    .from(visit)
    .innerJoin(prereg, eq(prereg.visitId, visit.id))
    .where(
      and(
        eq(visit.siteId, siteId),
        inArray(visit.state, ["booked", "provisional"]),
        gt(visit.startsAt, from),
        lt(visit.startsAt, to),
      ),
    )
    .orderBy(asc(visit.startsAt))
    .limit(200)
}
