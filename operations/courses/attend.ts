import { dayTopic } from "#domain/topics.ts"
import { makeCertificateCode } from "#domain/courses/certificate-code.ts"
import { type Mark, absences, ABSENCES_TOO_MANY, earnsCertificate } from "#domain/courses/attendance.ts"
import { nameOnCertificate } from "#domain/courses/names.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { enqueue } from "#db/queue.ts"
import { transact } from "#db/client.ts"
import { attendanceOf, meetingById, signUpsOf, wholeRun } from "#db/courses/reads.ts"
import {
  deleteAttendance,
  deleteCertificate,
  lockRun,
  lockSignUp,
  putAttendance,
  putCertificate,
  recordSignUp,
  updateRun,
  updateSignUp,
} from "#db/courses/writes.ts"
import { announce } from "#db/live.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { courseMail, endedJob } from "./mail.ts"
import { onOwn } from "./seats.ts"
import { LONGEST } from "#domain/longest.ts"

export type AttendRefusal = "unknown" | "not-seated" | "not-begun"

/**
 * Marks one person of a sign-up at a meeting, from its day on; null takes the mark back. Marking the same twice is once. With
 * `onlyUnmarked` a mark that somebody has made already stays. The second absence is told to the person.
 */
export async function markAttendance(
  ctx: Context,
  given: {
    meetingId: string
    signUpId: string
    person: number
    mark: Mark | null
    onlyUnmarked?: boolean
    by: StaffMember
  },
): Promise<Result<null, AttendRefusal>> {
  const { meetingId, signUpId, person, mark, by } = given
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const meeting = await meetingById(tx, meetingId)
    const own = await lockSignUp(tx, signUpId)
    if (!meeting?.active || !own || own.runId !== meeting.runId || person < 1 || person > own.size)
      return refuse("unknown")
    if (own.state !== "seated") return refuse("not-seated")
    if (officeDay(now) < officeDay(meeting.startsAt)) return refuse("not-begun")
    const before = (await attendanceOf(tx, [meetingId])).find((a) => a.signUpId === signUpId && a.person === person)
    if (before && (before.mark === mark || given.onlyUnmarked)) return ok(null)
    if (mark === null) await deleteAttendance(tx, { meetingId, signUpId, person })
    else await putAttendance(tx, { meetingId, signUpId, person, mark, at: now, staffName: by.staffName })
    const whole = await wholeRun(tx, own.runId)
    const last = whole!.run.meetings.at(-1)!.endsAt
    // Marked, or corrected, after the end: certificates are looked at again.
    if (last <= now) await enqueue(tx, endedJob(own.runId, last, now))
    if (mark === "absent") {
      const marks = (
        await attendanceOf(
          tx,
          whole!.run.meetings.map((m) => m.id),
        )
      ).filter((a) => a.signUpId === own.id && a.person === person)
      if (absences(marks.map((a) => a.mark)) === ABSENCES_TOO_MANY && last > now) {
        const eventId = await recordSignUp(tx, { signUpId: own.id, at: now, kind: "absent-twice", by: "system" })
        await enqueue(tx, { ...courseMail("absent-twice", own.id, eventId), key: `absent ${own.id}` })
      }
    }
    await announce(tx, { siteId: meeting.siteId, topics: [dayTopic(officeDay(meeting.startsAt)), "courses"] })
    return ok(null)
  })
}

/** What each person of a run has earned; for those who did, the certificate's code, made once. Only after the last meeting. */
export async function endRun(
  ctx: Context,
  given: { runId: string },
): Promise<Result<{ certificates: number }, "unknown" | "not-over">> {
  const now = ctx.now()
  return transact(ctx.db, async (tx) => {
    const locked = await lockRun(tx, given.runId)
    const whole = locked && (await wholeRun(tx, given.runId))
    if (!locked || !whole || locked.state === "cancelled") return refuse("unknown")
    const { run, course } = whole
    const last = run.meetings.at(-1)
    if (!last || last.endsAt > now) return refuse("not-over")
    const marks = await attendanceOf(
      tx,
      run.meetings.map((m) => m.id),
    )
    let certificates = 0
    for (const own of await signUpsOf(tx, run.id, ["seated"])) {
      for (const index of own.names.keys()) {
        const mine = marks.filter((a) => a.signUpId === own.id && a.person === index + 1).map((a) => a.mark)
        // A name that no certificate can show is asked for in Latin letters first; this runs again once it is given.
        const name = nameOnCertificate(own, index)
        if (name === null || !earnsCertificate({ held: run.meetings.length, marks: mine }, true)) {
          // One that was corrected to absent afterwards is no longer earned.
          await deleteCertificate(tx, own.id, index + 1)
          continue
        }
        certificates++
        await putCertificate(tx, {
          code: makeCertificateCode(ctx.random),
          signUpId: own.id,
          person: index + 1,
          name,
          titles: Object.fromEntries(Object.entries(course.texts).map(([language, text]) => [language, text.title])),
          firstDay: officeDay(run.meetings[0]!.startsAt),
          lastDay: officeDay(last.startsAt),
          meetings: run.meetings.length,
          attended: run.meetings.length - absences(mine),
          issuedAt: now,
        })
      }
      if (locked.endedNoticeAt === null) {
        const eventId = await recordSignUp(tx, { signUpId: own.id, at: now, kind: "ended", by: "system" })
        await enqueue(tx, courseMail("ended", own.id, eventId))
      }
    }
    await updateRun(tx, run.id, { endedNoticeAt: now })
    return ok({ certificates })
  })
}

export type FeedbackRefusal = "unknown" | "not-seated" | "not-over" | "rating-missing" | "line-long"

/** How it was, from 1 to 5, and a line; after the last meeting, and may be changed. */
export async function giveCourseFeedback(
  ctx: Context,
  given: { key: string; rating: number; line: string },
): Promise<Result<null, FeedbackRefusal>> {
  if (!Number.isInteger(given.rating) || given.rating < 1 || given.rating > 5) return refuse("rating-missing")
  if (given.line.length > LONGEST.courseFeedback) return refuse("line-long")
  return onOwn<FeedbackRefusal>(ctx, given.key, async (tx, own) => {
    if (own.state !== "seated") return refuse("not-seated")
    const whole = await wholeRun(tx, own.runId)
    const last = whole?.run.meetings.at(-1)
    if (!last || last.endsAt > ctx.now()) return refuse("not-over")
    await updateSignUp(tx, own.id, { rating: given.rating, feedback: given.line.trim(), feedbackAt: ctx.now() })
    return ok(null)
  })
}
