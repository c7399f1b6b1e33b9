import { dayTopic } from "#domain/topics.ts"
import { meetingClosedBy } from "#domain/courses/closed.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { visitsOf } from "#domain/office/absence.ts"
import { officeClock, officeDay } from "#domain/time/office-time.ts"
import { dequeue, enqueue } from "#db/queue.ts"
import { type Transaction, transactUnlessTaken } from "#db/client.ts"
import { type SignUp, meetingById, roomsOf, runsOf, signUpsOf } from "#db/courses/reads.ts"
import { lockRun, recordSignUp, updateMeeting, updateRun } from "#db/courses/writes.ts"
import { announce } from "#db/live.ts"
import { standingLegs } from "#db/booking/reads.ts"
import { type SiteOffice, readFresh, readSiteOffice } from "#db/office/reads.ts"
import { lockOffice } from "#db/locks.ts"
import { raiseVersion } from "#db/office/writes.ts"
import type { Context } from "../context.ts"
import { type StaffMember, actorOf, signed } from "#domain/staff/actor.ts"
import { type CourseMail } from "#domain/mail/kinds.ts"
import { courseMail, endedJob, reminderJob } from "./mail.ts"
import { announceRun, hadDates } from "./seats.ts"

export type MeetingRefusal =
  | "unknown"
  | "clock-wrong"
  | "past"
  | "taken"
  | "room-small"
  | "last-meeting"
  | "run-cancelled"
  | "place-missing"
  | Seen
  | "changed-meanwhile"

/** What a move may do all the same, once it has been seen: meet in a closed house, take the teacher off the counter where visits stand. */
export const seenBefore = ["day-closed", "visits-stand"] as const
export type Seen = (typeof seenBefore)[number]

/**
 * Moves a meeting to another time, room or teacher, and tells everybody who has a place. `revision` is the version that was looked
 * at: a newer one is not overwritten. A day on which the house is closed is refused, and a time at which visits stand with the teacher,
 * unless `despite` says that this has been seen. The visits stay where they are, and are on the list of what needs somebody.
 */
export async function moveMeeting(
  ctx: Context,
  given: {
    runId: string
    meetingId: string
    startsAt: Date
    endsAt: Date
    roomId: string | null
    teacher: string
    revision?: number
    despite?: readonly Seen[]
    by: StaffMember
  },
): Promise<Result<null, MeetingRefusal>> {
  const now = ctx.now()
  if (given.startsAt >= given.endsAt || officeDay(given.startsAt) !== officeDay(given.endsAt))
    return refuse("clock-wrong")
  if (given.startsAt <= now) return refuse("past")
  return transactUnlessTaken(ctx.db, async (tx) => {
    const { site } = await readSiteOffice(tx)
    await lockOffice(tx, site.id)
    const before = await meetingById(tx, given.meetingId)
    const run = before?.runId === given.runId ? await lockRun(tx, before.runId) : null
    // Read again: somebody may have moved or cancelled it while this waited for the lock.
    const meeting = run && (await meetingById(tx, given.meetingId))
    if (!meeting?.active || !run) return refuse("unknown")
    if (run.state === "cancelled") return refuse("run-cancelled")
    if (given.revision !== undefined && given.revision !== meeting.revision) return refuse("changed-meanwhile")
    if (meeting.startsAt <= now) return refuse("past")
    const unseen = (
      await hindrances(tx, await readFresh(tx, site), { ...given, teacher: given.teacher.trim() || meeting.teacher })
    ).find((one) => !given.despite?.includes(one))
    if (unseen) return refuse(unseen)
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
    await raiseVersion(tx, site.id)
    // Open calendars show the old day too.
    await announce(tx, { siteId: meeting.siteId, topics: [dayTopic(officeDay(meeting.startsAt))] })
    await announceRun(tx, run.id)
    return ok(null)
  })
}

async function hindrances(
  tx: Transaction,
  at: SiteOffice,
  moved: { startsAt: Date; endsAt: Date; roomId: string | null; teacher: string },
): Promise<Seen[]> {
  const day = officeDay(moved.startsAt)
  const legs = await standingLegs(tx, at.site.id, day, ["booked", "provisional", "arrived"])
  const span = { day, from: officeClock(moved.startsAt), to: officeClock(moved.endsAt) }
  return [
    // A video meeting needs no house.
    ...(moved.roomId !== null && meetingClosedBy(at.office, moved) ? (["day-closed"] as const) : []),
    ...(visitsOf(at.office, moved.teacher, span, legs) > 0 ? (["visits-stand"] as const) : []),
  ]
}

/** Cancels one meeting of several. The last one left is not cancelled: that is cancelling the run. */
export async function cancelMeeting(
  ctx: Context,
  given: { runId: string; meetingId: string; revision?: number; by: StaffMember },
): Promise<Result<null, MeetingRefusal>> {
  return transactUnlessTaken(ctx.db, async (tx) => {
    const { site } = await readSiteOffice(tx)
    await lockOffice(tx, site.id)
    const before = await meetingById(tx, given.meetingId)
    const run = before?.runId === given.runId ? await lockRun(tx, before.runId) : null
    // Read again: somebody may have moved or cancelled it while this waited for the lock.
    const meeting = run && (await meetingById(tx, given.meetingId))
    if (!meeting?.active || !run) return refuse("unknown")
    if (run.state === "cancelled") return refuse("run-cancelled")
    if (given.revision !== undefined && given.revision !== meeting.revision) return refuse("changed-meanwhile")
    if (meeting.startsAt <= ctx.now()) return refuse("past")
    const [whole] = await runsOf(tx, { ids: [run.id] })
    if (whole!.meetings.length < 2) return refuse("last-meeting")
    await announceRun(tx, run.id)
    await updateMeeting(tx, meeting.id, { active: false })
    await raiseVersion(tx, site.id)
    await dequeue(tx, `meeting ${meeting.id}`)
    await afterMeetings(tx, run.id, ctx.now())
    await tellAll(ctx, tx, run.id, "meeting-cancelled", given.by, {
      meetingId: meeting.id,
      was: meeting.startsAt.toISOString(),
    })
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
export async function tellAll(
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
      ...signed(actorOf(by)),
    })
    await enqueue(tx, courseMail(kind, person.id, eventId, { ...more, ...hadDates(person) }))
  }
  return people
}
