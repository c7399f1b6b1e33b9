import type { Job } from "../queue.ts"
import { and, eq, inArray, lt, sql } from "drizzle-orm"
import type { Channel } from "#domain/booking/channels.ts"
import type { Transaction } from "../client.ts"
import { sqlStatement, statement } from "../statement.ts"
import type { Course, Run, SignUp } from "./reads.ts"
import * as t from "./tables.ts"

/** Everything that gives or takes seats locks the run first: sign-ups of one run follow each other. */
export async function lockRun(tx: Transaction, id: string): Promise<Run | null> {
  return (await selectRun(tx, { id }))[0] ?? null
}
const selectRun = statement((db) =>
  db
    .select()
    .from(t.courseRun)
    .where(eq(t.courseRun.id, sql.placeholder("id")))
    // Not against those who only refer to it: a sign-up that begins need not wait.
    .for("no key update")
    .prepare("course_lock_run"),
)

/** Brings a topic, unless one of its key is there. */
export async function insertCourseTopic(tx: Transaction, values: typeof t.courseTopic.$inferInsert): Promise<void> {
  await tx.insert(t.courseTopic).values(values).onConflictDoNothing()
}

export async function updateCourseTopic(
  tx: Transaction,
  key: string,
  set: Partial<Pick<typeof t.courseTopic.$inferInsert, "names" | "position" | "archivedAt">>,
): Promise<void> {
  await tx.update(t.courseTopic).set(set).where(eq(t.courseTopic.key, key))
}

export async function insertCourse(tx: Transaction, values: typeof t.course.$inferInsert): Promise<string> {
  return (await tx.insert(t.course).values(values).returning({ id: t.course.id }))[0]!.id
}

export async function lockCourse(tx: Transaction, slug: string): Promise<Course | null> {
  return (await tx.select().from(t.course).where(eq(t.course.slug, slug)).for("update"))[0] ?? null
}

export async function updateCourse(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.course.$inferInsert>,
): Promise<void> {
  await tx.update(t.course).set(set).where(eq(t.course.id, id))
}

export async function insertRoom(tx: Transaction, values: typeof t.room.$inferInsert): Promise<string> {
  return (await tx.insert(t.room).values(values).returning({ id: t.room.id }))[0]!.id
}

export async function insertRun(tx: Transaction, values: typeof t.courseRun.$inferInsert): Promise<string> {
  return (await tx.insert(t.courseRun).values(values).returning({ id: t.courseRun.id }))[0]!.id
}

export async function updateRun(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.courseRun.$inferInsert>,
): Promise<void> {
  await tx.update(t.courseRun).set(set).where(eq(t.courseRun.id, id))
}

/** Two meetings in one room, or of one teacher, at one time break a constraint. */
export async function insertMeetings(
  tx: Transaction,
  values: (typeof t.courseMeeting.$inferInsert)[],
): Promise<{ id: string; startsAt: Date }[]> {
  return tx
    .insert(t.courseMeeting)
    .values(values)
    .returning({ id: t.courseMeeting.id, startsAt: t.courseMeeting.startsAt })
}

export async function updateMeeting(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.courseMeeting.$inferInsert>,
): Promise<void> {
  await tx
    .update(t.courseMeeting)
    .set({ ...set, revision: sql`${t.courseMeeting.revision} + 1` })
    .where(eq(t.courseMeeting.id, id))
}

export async function cancelMeetings(tx: Transaction, runId: string): Promise<void> {
  await tx
    .update(t.courseMeeting)
    .set({ active: false, revision: sql`${t.courseMeeting.revision} + 1` })
    .where(and(eq(t.courseMeeting.runId, runId), eq(t.courseMeeting.active, true)))
}

export async function insertSignUp(tx: Transaction, values: typeof t.signUp.$inferInsert): Promise<void> {
  await tx.insert(t.signUp).values(values)
}

export async function lockSignUp(tx: Transaction, id: string): Promise<SignUp | null> {
  return (await tx.select().from(t.signUp).where(eq(t.signUp.id, id)).for("update"))[0] ?? null
}

export async function updateSignUp(
  tx: Transaction,
  id: string,
  set: Partial<typeof t.signUp.$inferInsert>,
): Promise<void> {
  await tx.update(t.signUp).set(set).where(eq(t.signUp.id, id))
}

export async function recordSignUp(tx: Transaction, values: typeof t.signUpEvent.$inferInsert): Promise<string> {
  return (await tx.insert(t.signUpEvent).values(values).returning({ id: t.signUpEvent.id }))[0]!.id
}

export interface Placed {
  id: string
  state: "seated" | "listed"
  number: number
  eventId: string
  job: Job
}

/** Gives confirmed sign-ups their places and numbers, writes the events and queues the messages: all in one statement. */
export async function placeSignUps(
  tx: Transaction,
  runId: string,
  placed: readonly Placed[],
  now: Date,
): Promise<void> {
  await place(tx, {
    runId,
    now: now.toISOString(),
    last: placed.at(-1)!.number,
    rows: JSON.stringify(
      placed.map(({ id, state, number, eventId, job }) => ({
        id,
        state,
        number,
        event: eventId,
        payload: job.payload,
        key: job.key,
      })),
    ),
  })
}
const place = sqlStatement(
  "course_place_sign_ups",
  sql`with rows as (
      select * from jsonb_to_recordset(${sql.placeholder("rows")}::jsonb) as r(id uuid, state text, number integer, event uuid, payload jsonb, key text)),
    run as (
      update course_run set last_number = ${sql.placeholder("last")}::integer where id = ${sql.placeholder("runId")}),
    placed as (
      update sign_up s set state = r.state, number = r.number, confirmed_at = ${sql.placeholder("now")}::timestamptz,
        code_hash = null, code_expires_at = null, code_tries_left = 0
      from rows r where s.id = r.id returning s.id),
    told as (
      insert into sign_up_event (id, sign_up_id, at, kind, by)
      select event, id, ${sql.placeholder("now")}::timestamptz, state, 'visitor' from rows)
    select count(graphile_worker.add_job('mail-course', payload::json, job_key := key)) from rows`,
)

/** Locks several sign-ups, always in the same order. */
export function lockSignUps(tx: Transaction, ids: readonly string[]): Promise<SignUp[]> {
  return tx
    .select()
    .from(t.signUp)
    .where(inArray(t.signUp.id, [...ids]))
    .orderBy(t.signUp.id)
    .for("update")
}

export async function putAttendance(tx: Transaction, values: typeof t.attendance.$inferInsert): Promise<void> {
  const { mark, at, staffName } = values
  await tx
    .insert(t.attendance)
    .values(values)
    .onConflictDoUpdate({
      target: [t.attendance.meetingId, t.attendance.signUpId, t.attendance.person],
      set: { mark, at, staffName },
    })
}

export async function deleteAttendance(
  tx: Transaction,
  of: { meetingId: string; signUpId: string; person: number },
): Promise<void> {
  await tx
    .delete(t.attendance)
    .where(
      and(
        eq(t.attendance.meetingId, of.meetingId),
        eq(t.attendance.signUpId, of.signUpId),
        eq(t.attendance.person, of.person),
      ),
    )
}

/** A certificate is made once for a person; asking again answers the same. */
export async function putCertificate(tx: Transaction, values: typeof t.certificate.$inferInsert): Promise<string> {
  const [made] = await tx
    .insert(t.certificate)
    .values(values)
    .onConflictDoNothing()
    .returning({ code: t.certificate.code })
  if (made) return made.code
  const [known] = await tx
    .select({ code: t.certificate.code })
    .from(t.certificate)
    .where(and(eq(t.certificate.signUpId, values.signUpId!), eq(t.certificate.person, values.person)))
  return known!.code
}

/** The same certificate with another name. */
export async function renameCertificate(
  tx: Transaction,
  signUpId: string,
  person: number,
  name: string,
): Promise<void> {
  await tx
    .update(t.certificate)
    .set({ name })
    .where(and(eq(t.certificate.signUpId, signUpId), eq(t.certificate.person, person)))
}

/** Takes back a certificate that is no longer earned. */
export async function deleteCertificate(tx: Transaction, signUpId: string, person: number): Promise<void> {
  await tx.delete(t.certificate).where(and(eq(t.certificate.signUpId, signUpId), eq(t.certificate.person, person)))
}

/** A sign-up that is due, as far as it counts. */
export interface DueSignUp {
  id: string
  siteId: string
  slug: string
  state: string
  size: number
  municipality: string | null
  language: string
  channel: Channel
  confirmedAt: Date | null
  /** Its run's first meeting. */
  startsAt: Date | null
  /** Somebody of it was marked as there at one meeting at least. */
  attended: boolean
}

/** Locks at most `most` sign-ups that are due: that came to nothing before `draft`, or whose last meeting was before `done`. */
export async function lockDueSignUps(
  tx: Transaction,
  before: { draft: Date; done: Date },
  most: number,
): Promise<DueSignUp[]> {
  const { signUp: s, courseRun, course, courseMeeting, attendance } = t
  const rows = await tx
    .select({
      id: s.id,
      siteId: course.siteId,
      slug: course.slug,
      state: s.state,
      size: s.size,
      municipality: s.municipality,
      language: s.language,
      channel: s.channel,
      confirmedAt: s.confirmedAt,
      starts: sql<
        number | null
      >`(select (extract(epoch from min(m.starts_at)) * 1000)::float8 from ${courseMeeting} m where m.run_id = ${s.runId})`,
      attended: sql<boolean>`exists (select 1 from ${attendance} a where a.sign_up_id = ${s.id} and a.mark <> 'absent')`,
    })
    .from(s)
    .innerJoin(courseRun, eq(courseRun.id, s.runId))
    .innerJoin(course, eq(course.id, courseRun.courseId))
    .where(
      sql`(${s.state} in ('unconfirmed', 'cancelled', 'lapsed')
          and greatest(${s.createdAt}, ${s.cancelledAt}) < ${before.draft.toISOString()}::timestamptz)
        or (select max(ends_at) from ${courseMeeting} m where m.run_id = ${s.runId}) < ${before.done.toISOString()}::timestamptz`,
    )
    .limit(most)
    .for("update", { of: s, skipLocked: true })
  return rows.map(({ starts, ...row }) => ({ ...row, startsAt: starts === null ? null : new Date(starts) }))
}

export async function eraseSignUps(tx: Transaction, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  return (await tx.delete(t.signUp).where(inArray(t.signUp.id, [...ids]))).rowCount ?? 0
}

export async function eraseCertificates(tx: Transaction, before: Date): Promise<number> {
  return (await tx.delete(t.certificate).where(lt(t.certificate.issuedAt, before))).rowCount ?? 0
}
