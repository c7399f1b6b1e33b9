import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm"
import type { SignUpState, WaitingGroup } from "#domain/courses/seats.ts"
import type { Reader } from "../client.ts"
import { sqlStatement, statement } from "../statement.ts"
import * as t from "./tables.ts"

export type Course = typeof t.course.$inferSelect
export type Run = typeof t.courseRun.$inferSelect
export type Meeting = typeof t.courseMeeting.$inferSelect
export type Room = typeof t.room.$inferSelect
export type SignUp = typeof t.signUp.$inferSelect
export type SignUpEvent = typeof t.signUpEvent.$inferSelect
export type Attendance = typeof t.attendance.$inferSelect
export type Certificate = typeof t.certificate.$inferSelect

export interface RunWithMeetings extends Run {
  /** Those that are held, in order. */
  meetings: Meeting[]
}
export interface WholeRun {
  course: Course
  run: RunWithMeetings
}

export const roomsOf = (db: Reader): Promise<Room[]> => db.select().from(t.room).orderBy(asc(t.room.position))

export const coursesOf = (db: Reader): Promise<Course[]> => db.select().from(t.course).orderBy(asc(t.course.position))

export const courseTopicsOf = (db: Reader) => db.select().from(t.courseTopic).orderBy(asc(t.courseTopic.position))

export async function courseBySlug(db: Reader, slug: string): Promise<Course | null> {
  return (await db.select().from(t.course).where(eq(t.course.slug, slug)))[0] ?? null
}

/** Runs with their meetings, by the first; with `since`, those whose last meeting ends after it. */
export async function runsOf(
  db: Reader,
  only: { courseId?: string; ids?: readonly string[]; since?: Date } = {},
): Promise<RunWithMeetings[]> {
  const runs = await db
    .select()
    .from(t.courseRun)
    .where(
      and(
        only.courseId ? eq(t.courseRun.courseId, only.courseId) : undefined,
        only.ids ? inArray(t.courseRun.id, [...only.ids]) : undefined,
        only.since
          ? sql`exists (select 1 from course_meeting m
              where m.run_id = ${t.courseRun.id} and m.active and m.ends_at > ${only.since.toISOString()}::timestamptz)`
          : undefined,
      ),
    )
  if (runs.length === 0) return []
  const meetings = await db
    .select()
    .from(t.courseMeeting)
    .where(
      and(
        eq(t.courseMeeting.active, true),
        inArray(
          t.courseMeeting.runId,
          runs.map((run) => run.id),
        ),
      ),
    )
    .orderBy(asc(t.courseMeeting.startsAt))
  const start = (run: RunWithMeetings) => run.meetings[0]?.startsAt.getTime() ?? Infinity
  return runs
    .map((run) => ({ ...run, meetings: meetings.filter((m) => m.runId === run.id) }))
    .toSorted((a, b) => start(a) - start(b))
}

export async function wholeRun(db: Reader, runId: string): Promise<WholeRun | null> {
  const [run] = await runsOf(db, { ids: [runId] })
  if (!run) return null
  const [course] = await db.select().from(t.course).where(eq(t.course.id, run.courseId))
  return { course: course!, run }
}

export async function meetingById(db: Reader, id: string): Promise<Meeting | null> {
  return (await db.select().from(t.courseMeeting).where(eq(t.courseMeeting.id, id)))[0] ?? null
}

/** How many wait for a seat in each run. */
export async function waitingByRun(db: Reader): Promise<Map<string, number>> {
  const rows = await db
    .select({ runId: t.signUp.runId, waiting: sql<number>`sum(${t.signUp.size})::int` })
    .from(t.signUp)
    .where(eq(t.signUp.state, "listed"))
    .groupBy(t.signUp.runId)
  return new Map(rows.map((row) => [row.runId, row.waiting]))
}

export async function signUpById(db: Reader, id: string): Promise<SignUp | null> {
  return (await db.select().from(t.signUp).where(eq(t.signUp.id, id)))[0] ?? null
}

export async function signUpByKey(db: Reader, keyHash: Buffer): Promise<SignUp | null> {
  return (await selectByKey(db, { keyHash }))[0] ?? null
}
const selectByKey = statement((db) =>
  db
    .select()
    .from(t.signUp)
    .where(eq(t.signUp.keyHash, sql.placeholder("keyHash")))
    .prepare("course_sign_up_by_key"),
)

export async function signUpByReference(db: Reader, reference: string): Promise<SignUp | null> {
  return (await db.select().from(t.signUp).where(eq(t.signUp.reference, reference)))[0] ?? null
}

export function signUpsOf(db: Reader, runId: string, states?: readonly SignUpState[]): Promise<SignUp[]> {
  return db
    .select()
    .from(t.signUp)
    .where(and(eq(t.signUp.runId, runId), states ? inArray(t.signUp.state, [...states]) : undefined))
    .orderBy(asc(t.signUp.rank), asc(t.signUp.number), asc(t.signUp.createdAt))
}

/** Everybody on a run's list, for the rules. */
export async function listOf(db: Reader, runId: string): Promise<WaitingGroup[]> {
  return db
    .select({ id: t.signUp.id, size: t.signUp.size, rank: t.signUp.rank, number: t.signUp.number })
    .from(t.signUp)
    .where(and(eq(t.signUp.runId, runId), eq(t.signUp.state, "listed")))
    .orderBy(asc(t.signUp.rank), asc(t.signUp.number))
}

/** Whether an address has a place in a run already, by another sign-up. */
export async function holdsPlace(db: Reader, own: { id: string; runId: string; email: string }): Promise<boolean> {
  return (await otherPlace(db, own)).length > 0
}
const otherPlace = sqlStatement(
  "course_other_place",
  sql`select 1 from sign_up where lower(email) = lower(${sql.placeholder("email")}) and run_id = ${sql.placeholder("runId")}
    and id <> ${sql.placeholder("id")} and state in ('seated', 'listed', 'offered') limit 1`,
)

/** Those of these addresses, in small letters, that have a place in a run. */
export async function otherAddresses(db: Reader, runId: string, emails: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ email: sql<string>`lower(${t.signUp.email})` })
    .from(t.signUp)
    .where(
      and(
        eq(t.signUp.runId, runId),
        inArray(t.signUp.state, ["seated", "listed", "offered"]),
        inArray(sql`lower(${t.signUp.email})`, [...emails]),
      ),
    )
  return rows.map((row) => row.email)
}

/** Whether a run's meetings clash with a visit or another course of an address: quick, since most have nothing else. */
export async function hasClash(db: Reader, own: { email: string; runId: string }, now: Date): Promise<boolean> {
  return (await anyClash(db, { email: own.email, runId: own.runId, now: now.toISOString() })).length > 0
}
const anyClash = sqlStatement(
  "course_any_clash",
  sql`select 1 from course_meeting m
    where m.run_id = ${sql.placeholder("runId")} and m.active and m.ends_at > ${sql.placeholder("now")}::timestamptz and (
      exists (select 1 from visit v
        where lower(v.email) = lower(${sql.placeholder("email")}) and v.state in ('booked', 'provisional', 'arrived', 'serving')
        and v.starts_at < m.ends_at and m.starts_at < v.ends_at)
      or exists (select 1 from sign_up s join course_meeting o on o.run_id = s.run_id and o.active
        join course_run r on r.id = s.run_id and r.state = 'planned'
        where lower(s.email) = lower(${sql.placeholder("email")}) and s.state in ('seated', 'offered') and s.run_id <> m.run_id
        and o.starts_at < m.ends_at and m.starts_at < o.ends_at))
    limit 1`,
)

/** Sign-ups of an address that are not over, each in its run. */
export function ownSignUps(db: Reader, email: string): Promise<SignUp[]> {
  return db
    .select()
    .from(t.signUp)
    .where(
      and(
        sql`lower(${t.signUp.email}) = lower(${email})`,
        sql`${t.signUp.emailConfirmedAt} is not null`,
        inArray(t.signUp.state, ["seated", "offered", "listed"]),
      ),
    )
    .orderBy(asc(t.signUp.createdAt))
}

/** The coming course meetings in which an address has a seat or an offer; without those of one run. */
export async function ownMeetings(
  db: Reader,
  email: string,
  after: Date,
  exceptRun: string | null = null,
): Promise<{ startsAt: Date; endsAt: Date; runId: string; courseId: string }[]> {
  const rows = await meetingsOfAddress(db, { email, after: after.toISOString(), except: exceptRun })
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }))
}
const meetingsOfAddress = sqlStatement<{ startsAt: string; endsAt: string; runId: string; courseId: string }>(
  "course_meetings_of_address",
  sql`select m.starts_at as "startsAt", m.ends_at as "endsAt", m.run_id as "runId", r.course_id as "courseId"
    from sign_up s join course_run r on r.id = s.run_id join course_meeting m on m.run_id = r.id
    where lower(s.email) = lower(${sql.placeholder("email")}) and s.state in ('seated', 'offered') and r.state = 'planned'
      and m.active and m.ends_at > ${sql.placeholder("after")}::timestamptz
      and (${sql.placeholder("except")}::uuid is null or r.id <> ${sql.placeholder("except")}::uuid)
    order by m.starts_at`,
)

/** Every meeting of a planned run, with a room or by video, that overlaps a stretch of time. */
export async function meetingsBetween(
  db: Reader,
  siteId: string,
  from: Date,
  to: Date | null,
): Promise<(Meeting & { texts: Course["texts"] })[]> {
  const rows = await db
    .select({ meeting: t.courseMeeting, texts: t.course.texts })
    .from(t.courseMeeting)
    .innerJoin(t.courseRun, eq(t.courseRun.id, t.courseMeeting.runId))
    .innerJoin(t.course, eq(t.course.id, t.courseRun.courseId))
    .where(
      and(
        eq(t.courseMeeting.siteId, siteId),
        eq(t.courseMeeting.active, true),
        eq(t.courseRun.state, "planned"),
        gt(t.courseMeeting.endsAt, from),
        to ? lt(t.courseMeeting.startsAt, to) : undefined,
      ),
    )
    .orderBy(asc(t.courseMeeting.startsAt))
  return rows.map(({ meeting, texts }) => ({ ...meeting, texts }))
}

/** All meetings of a run, those that are cancelled too: their entries in calendars must go. */
export const allMeetingsOf = (db: Reader, runId: string): Promise<Meeting[]> =>
  db.select().from(t.courseMeeting).where(eq(t.courseMeeting.runId, runId)).orderBy(asc(t.courseMeeting.startsAt))

export function attendanceOf(db: Reader, meetingIds: readonly string[]): Promise<Attendance[]> {
  if (meetingIds.length === 0) return Promise.resolve([])
  return db
    .select()
    .from(t.attendance)
    .where(inArray(t.attendance.meetingId, [...meetingIds]))
}

export function certificatesOf(db: Reader, signUpId: string): Promise<Certificate[]> {
  return db.select().from(t.certificate).where(eq(t.certificate.signUpId, signUpId)).orderBy(asc(t.certificate.person))
}

export async function certificateByCode(db: Reader, code: string): Promise<Certificate | null> {
  return (await db.select().from(t.certificate).where(eq(t.certificate.code, code)))[0] ?? null
}

export async function signUpEventById(db: Reader, id: string): Promise<SignUpEvent | null> {
  return (await db.select().from(t.signUpEvent).where(eq(t.signUpEvent.id, id)))[0] ?? null
}

/** How a place was given up: by staff, or for other dates; null when it went with its run. */
export async function lastCancelled(db: Reader, signUpId: string): Promise<{ staff: boolean; moved: boolean } | null> {
  const [event] = await db
    .select()
    .from(t.signUpEvent)
    .where(and(eq(t.signUpEvent.signUpId, signUpId), eq(t.signUpEvent.kind, "cancelled")))
    .orderBy(desc(t.signUpEvent.at))
    .limit(1)
  return event ? { staff: event.by === "staff", moved: event.detail.movedTo !== undefined } : null
}

export function eventsOfRun(db: Reader, runId: string, limit = 60) {
  return db
    .select({ event: t.signUpEvent, names: t.signUp.names })
    .from(t.signUpEvent)
    .innerJoin(t.signUp, eq(t.signUp.id, t.signUpEvent.signUpId))
    .where(eq(t.signUp.runId, runId))
    .orderBy(desc(t.signUpEvent.at), desc(t.signUpEvent.id))
    .limit(limit)
}

/** What the office counts about its runs since an instant: seats and how many were filled, people waiting, marks, languages. */
export async function courseFigures(db: Reader, since: Date, now: Date) {
  const [seats, waiting, marks, languages] = await Promise.all([
    db.execute<{ seats: number; taken: number; runs: number }>(
      sql`select coalesce(sum(seats), 0)::int as seats, coalesce(sum(taken), 0)::int as taken, count(*)::int as runs
        from course_run r
        where state = 'planned' and exists (select 1 from course_meeting m where m.run_id = r.id and m.active
          and m.starts_at between ${since.toISOString()}::timestamptz and ${now.toISOString()}::timestamptz)`,
    ),
    db.execute<{ waiting: number }>(
      sql`select coalesce(sum(size), 0)::int as waiting from sign_up where state = 'listed'`,
    ),
    db.execute<{ mark: string; n: number }>(
      sql`select mark, count(*)::int as n from attendance where at >= ${since.toISOString()}::timestamptz group by mark`,
    ),
    db.execute<{ language: string; n: number }>(
      sql`select language, count(*)::int as n from sign_up where state in ('seated', 'listed', 'offered')
        group by language order by n desc`,
    ),
  ])
  return { ...seats.rows[0]!, waiting: waiting.rows[0]!.waiting, marks: marks.rows, languages: languages.rows }
}
