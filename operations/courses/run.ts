import { randomUUID } from "node:crypto"
import type { Priority } from "#domain/courses/seats.ts"
import { type Series, type SeriesRefusal, meetingsOf } from "#domain/courses/series.ts"
import { holidayOn } from "#domain/office/holidays.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { addDays, officeClock, officeDay, officeInstant, weekday } from "#domain/time/office-time.ts"
import { dequeue, enqueue } from "#db/booking/writes.ts"
import { type Transaction, transact } from "#db/client.ts"
import { type SignUp, coursesOf, meetingById, roomsOf, runsOf, signUpsOf, wholeRun } from "#db/courses/reads.ts"
import {
  cancelMeetings,
  insertMeetings,
  insertRun,
  lockRun,
  recordSignUp,
  updateMeeting,
  updateRun,
  updateSignUp,
} from "#db/courses/writes.ts"
import { announce } from "#db/live.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "../desk/serve.ts"
import { type CourseMail, courseMail, endedJob } from "./mail.ts"
import { announceRun, offerFreed } from "./seats.ts"
import { LONGEST } from "#domain/longest.ts"

export interface RunPlan {
  courseId: string
  series: Series
  /** Null meets by video only. */
  roomId: string | null
  teacher: string
  videoUrl: string
  seats: number
  opensAt: Date
  closesAt: Date
  priorities: Priority[]
  largestGroup: number
  fewest: number
  offerHours: number
}

export type PlanRefusal =
  | SeriesRefusal
  | "unknown"
  | "seats-wrong"
  | "room-small"
  | "opens-after-closes"
  | "closes-late"
  | "place-missing"
  | "teacher-missing"
  | "taken"

/** The day before a meeting at this hour of the office's clock, people are reminded. */
const REMINDER_CLOCK = "10:00"

/** Plans a run with all its meetings, or none: a room or a teacher who is taken at one of the times refuses the whole of it. */
export async function planRun(
  ctx: Context,
  given: { plan: RunPlan; by: StaffMember },
): Promise<Result<{ runId: string }, PlanRefusal>> {
  const { plan, by } = given
  const meetings = meetingsOf(plan.series, (day) => holidayOn(day, "en") !== null)
  if (!meetings.ok) return meetings
  const first = meetings.value[0]!
  if (!Number.isInteger(plan.seats) || plan.seats < 1 || plan.seats > 500) return refuse("seats-wrong")
  if (plan.opensAt >= plan.closesAt) return refuse("opens-after-closes")
  if (plan.closesAt > first.startsAt) return refuse("closes-late")
  if (!plan.teacher.trim()) return refuse("teacher-missing")
  if ((plan.roomId === null || plan.videoUrl !== "") && !/^https:\/\/\S+$/.test(plan.videoUrl))
    return refuse("place-missing")
  return transact<{ runId: string }, PlanRefusal>(ctx.db, async (tx) => {
    const rooms = await roomsOf(tx)
    const room = rooms.find((r) => r.id === plan.roomId)
    if (plan.roomId !== null && !room) return refuse("place-missing")
    if (room && room.places < plan.seats) return refuse("room-small")
    const { site } = await readSiteOffice(tx)
    const siteId = site.id
    if (!(await coursesOf(tx)).some((course) => course.id === plan.courseId)) return refuse("unknown")
    const runId = await insertRun(tx, {
      courseId: plan.courseId,
      seats: plan.seats,
      opensAt: plan.opensAt,
      closesAt: plan.closesAt,
      priorities: plan.priorities,
      largestGroup: plan.largestGroup,
      fewest: plan.fewest,
      offerHours: plan.offerHours,
      videoUrl: plan.videoUrl,
      createdAt: ctx.now(),
    })
    const written = await insertMeetings(
      tx,
      meetings.value.map(({ startsAt, endsAt }) => ({
        runId,
        siteId,
        startsAt,
        endsAt,
        roomId: plan.roomId,
        teacher: plan.teacher.trim(),
      })),
    )
    for (const meeting of written) await enqueue(tx, reminderJob(meeting))
    await enqueue(tx, endedJob(runId, meetings.value.at(-1)!.endsAt, ctx.now()))
    await announceRun(tx, runId)
    await appendAudit(tx, { at: ctx.now(), staffId: by.staffId, kind: "run-planned", detail: { runId } })
    return ok({ runId })
  })
}

const reminderJob = (meeting: { id: string; startsAt: Date }) => ({
  task: "course-remind",
  payload: { meetingId: meeting.id },
  key: `meeting ${meeting.id}`,
  runAt: dayBefore(meeting.startsAt),
})

function dayBefore(startsAt: Date): Date {
  const day = addDays(officeDay(startsAt), -1)
  return officeInstant(day, REMINDER_CLOCK)
}

export type MeetingRefusal =
  "unknown" | "clock-wrong" | "past" | "taken" | "room-small" | "last-meeting" | "run-cancelled" | "place-missing"

/** Moves a meeting to another time, room or teacher, and tells everybody who has a place. */
export async function moveMeeting(
  ctx: Context,
  given: {
    runId: string
    meetingId: string
    startsAt: Date
    endsAt: Date
    roomId: string | null
    teacher: string
    by: StaffMember
  },
): Promise<Result<null, MeetingRefusal>> {
  const now = ctx.now()
  if (given.startsAt >= given.endsAt || officeDay(given.startsAt) !== officeDay(given.endsAt))
    return refuse("clock-wrong")
  if (given.startsAt <= now) return refuse("past")
  return transact<null, MeetingRefusal>(ctx.db, async (tx) => {
    const before = await meetingById(tx, given.meetingId)
    const run = before?.runId === given.runId ? await lockRun(tx, before.runId) : null
    // Read again: somebody may have moved or cancelled it while this waited for the lock.
    const meeting = run && (await meetingById(tx, given.meetingId))
    if (!meeting?.active || !run) return refuse("unknown")
    if (run.state === "cancelled") return refuse("run-cancelled")
    if (meeting.startsAt <= now) return refuse("past")
    if (given.roomId === null && run.videoUrl === "") return refuse("place-missing")
    const room = (await roomsOf(tx)).find((r) => r.id === given.roomId)
    if (given.roomId !== null && !room) return refuse("unknown")
    if (room && room.places < run.seats) return refuse("room-small")
    await updateMeeting(tx, meeting.id, {
      startsAt: given.startsAt,
      endsAt: given.endsAt,
      roomId: given.roomId,
      teacher: given.teacher.trim() || meeting.teacher,
    })
    await enqueue(tx, reminderJob({ id: meeting.id, startsAt: given.startsAt }))
    await afterMeetings(tx, run.id, ctx.now())
    await tellAll(ctx, tx, run.id, "meeting-moved", given.by, {
      meetingId: meeting.id,
      was: meeting.startsAt.toISOString(),
    })
    // Open calendars show the old day too.
    await announce(tx, { siteId: meeting.siteId, days: [officeDay(meeting.startsAt)] })
    await announceRun(tx, run.id)
    return ok(null)
  })
}

/** Cancels one meeting of several. The last one left is not cancelled: that is cancelling the run. */
export async function cancelMeeting(
  ctx: Context,
  given: { runId: string; meetingId: string; by: StaffMember },
): Promise<Result<null, MeetingRefusal>> {
  return transact<null, MeetingRefusal>(ctx.db, async (tx) => {
    const before = await meetingById(tx, given.meetingId)
    const run = before?.runId === given.runId ? await lockRun(tx, before.runId) : null
    // Read again: somebody may have moved or cancelled it while this waited for the lock.
    const meeting = run && (await meetingById(tx, given.meetingId))
    if (!meeting?.active || !run) return refuse("unknown")
    if (run.state === "cancelled") return refuse("run-cancelled")
    if (meeting.startsAt <= ctx.now()) return refuse("past")
    const [whole] = await runsOf(tx, { ids: [run.id] })
    if (whole!.meetings.length < 2) return refuse("last-meeting")
    await announceRun(tx, run.id)
    await updateMeeting(tx, meeting.id, { active: false })
    await dequeue(tx, `meeting ${meeting.id}`)
    await afterMeetings(tx, run.id, ctx.now())
    await tellAll(ctx, tx, run.id, "meeting-cancelled", given.by, { was: meeting.startsAt.toISOString() })
    return ok(null)
  })
}

async function afterMeetings(tx: Transaction, runId: string, now: Date): Promise<void> {
  const [run] = await runsOf(tx, { ids: [runId] })
  const last = run?.meetings.at(-1)
  const first = run?.meetings[0]
  if (last) await enqueue(tx, endedJob(runId, last.endsAt, now))
  // Nobody signs up after it has begun.
  if (run && first && run.closesAt > first.startsAt && run.opensAt < first.startsAt)
    await updateRun(tx, runId, { closesAt: first.startsAt })
}

/** Tells everybody who has or waits for a seat, each in an event of their own. */
async function tellAll(
  ctx: Context,
  tx: Transaction,
  runId: string,
  kind: CourseMail,
  by: StaffMember,
  more: Record<string, string>,
): Promise<SignUp[]> {
  const people = await signUpsOf(tx, runId, ["seated", "offered", "listed"])
  for (const person of people) {
    const eventId = await recordSignUp(tx, {
      signUpId: person.id,
      at: ctx.now(),
      kind,
      by: "staff",
      staffName: by.staffName,
    })
    await enqueue(tx, courseMail(kind, person.id, eventId, more))
  }
  return people
}

/** Cancels a whole run: its rooms and teachers are free again, everybody is told, with the coming runs of the same course. */
export async function cancelRun(
  ctx: Context,
  given: { runId: string; reason: string; by: StaffMember },
): Promise<Result<{ told: number }, "unknown" | "reason-missing" | "past">> {
  if (!given.reason.trim()) return refuse("reason-missing")
  const now = ctx.now()
  const answer = await transact<{ told: number }, "unknown" | "reason-missing" | "past">(ctx.db, async (tx) => {
    const run = await lockRun(tx, given.runId)
    if (!run) return refuse("unknown")
    if (run.state === "cancelled") return ok({ told: 0 })
    await announceRun(tx, run.id)
    const [whole] = await runsOf(tx, { ids: [run.id] })
    // What has been held cannot be undone.
    if ((whole!.meetings.at(-1)?.endsAt ?? now) <= now) return refuse("past")
    const told = await tellAll(ctx, tx, run.id, "run-cancelled", given.by, {
      reason: given.reason.trim().slice(0, 300),
    })
    for (const person of told)
      await updateSignUp(tx, person.id, { state: "cancelled", offerUntil: null, cancelledAt: now })
    await cancelMeetings(tx, run.id)
    await updateRun(tx, run.id, { state: "cancelled" })
    for (const meeting of whole!.meetings) await dequeue(tx, `meeting ${meeting.id}`)
    await dequeue(tx, `run-ended ${run.id}`)
    await appendAudit(tx, { at: now, staffId: given.by.staffId, kind: "run-cancelled", detail: { runId: run.id } })
    return ok({ told: told.length })
  })
  return answer as Result<{ told: number }, "unknown" | "reason-missing" | "past">
}

export type ChangeRefusal =
  "unknown" | "seats-wrong" | "seats-taken" | "room-small" | "opens-after-closes" | "closes-late" | "place-missing"

/** Changes seats, rules and sign-up times. More seats are offered to the list at once; fewer than are taken are refused. */
export async function changeRun(
  ctx: Context,
  given: {
    runId: string
    seats: number
    opensAt: Date
    closesAt: Date
    priorities: Priority[]
    largestGroup: number
    fewest: number
    offerHours: number
    videoUrl: string
  },
): Promise<Result<null, ChangeRefusal>> {
  const { runId, ...set } = given
  if (!Number.isInteger(set.seats) || set.seats < 1 || set.seats > 500) return refuse("seats-wrong")
  if (set.opensAt >= set.closesAt) return refuse("opens-after-closes")
  const answer = await transact<null, ChangeRefusal>(ctx.db, async (tx) => {
    const run = await lockRun(tx, runId)
    if (!run || run.state === "cancelled") return refuse("unknown")
    if (set.seats < run.taken) return refuse("seats-taken")
    const [whole] = await runsOf(tx, { ids: [runId] })
    const first = whole!.meetings[0]
    if (first && set.closesAt > first.startsAt) return refuse("closes-late")
    const video = /^https:\/\/\S+$/.test(set.videoUrl)
    if ((set.videoUrl !== "" && !video) || (!video && whole!.meetings.some((m) => m.roomId === null)))
      return refuse("place-missing")
    const rooms = await roomsOf(tx)
    const places = whole!.meetings.flatMap((m) => rooms.find((r) => r.id === m.roomId)?.places ?? [])
    if (places.some((p) => p < set.seats)) return refuse("room-small")
    await updateRun(tx, runId, set)
    await offerFreed(ctx, tx, runId, "more-seats")
    await announceRun(tx, runId)
    return ok(null)
  })
  return answer as Result<null, ChangeRefusal>
}

/** A coordinator's own words, in both languages; each person gets those of their own. */
export async function messageRun(
  ctx: Context,
  given: {
    runId: string
    texts: Record<string, string>
    to: readonly ("seated" | "offered" | "listed")[]
    by: StaffMember
  },
): Promise<Result<{ told: number }, "unknown" | "text-missing">> {
  const texts = Object.fromEntries(
    Object.entries(given.texts).map(([code, text]) => [code, text.trim().slice(0, LONGEST.runMessage)]),
  )
  if (Object.values(texts).some((text) => text === "")) return refuse("text-missing")
  const answer = await transact<{ told: number }, "unknown" | "text-missing">(ctx.db, async (tx) => {
    if (!(await wholeRun(tx, given.runId))) return refuse("unknown")
    const people = await signUpsOf(tx, given.runId, [...given.to])
    for (const person of people) {
      const eventId = randomUUID()
      await recordSignUp(tx, {
        id: eventId,
        signUpId: person.id,
        at: ctx.now(),
        kind: "message",
        by: "staff",
        staffName: given.by.staffName,
        detail: { text: texts[person.language] ?? texts.en ?? "" },
      })
      await enqueue(tx, courseMail("message", person.id, eventId))
    }
    return ok({ told: people.length })
  })
  return answer as Result<{ told: number }, "unknown" | "text-missing">
}

/** The series of a run as it was planned, from another first day on: what "copy" begins with. Clock times are the office's. */
export function seriesOf(meetings: readonly { startsAt: Date; endsAt: Date }[], first: string): Series {
  const [one] = meetings
  const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
  const days = [...new Set(meetings.map((m) => weekdays[weekday(officeDay(m.startsAt)) - 1]!))]
  return {
    first,
    rule: `FREQ=WEEKLY;BYDAY=${days.join(",") || "MO"};COUNT=${Math.max(1, meetings.length)}`,
    from: one ? officeClock(one.startsAt) : "17:15",
    to: one ? officeClock(one.endsAt) : "19:15",
  }
}
