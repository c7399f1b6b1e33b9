import { mayBeRun } from "#domain/courses/run.ts"
import type { Priority } from "#domain/courses/seats.ts"
import { visitsOf } from "#domain/office/absence.ts"
import { type ClosedBy, closedBy } from "#domain/courses/closed.ts"
import { type Dates, type Series, type SeriesRefusal, datesOf, overlap } from "#domain/courses/series.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { enqueue } from "#db/queue.ts"
import { type Reader, transactUnlessTaken } from "#db/client.ts"
import { standingLegs } from "#db/booking/reads.ts"
import { coursesOf, meetingsBetween, roomsOf } from "#db/courses/reads.ts"
import { insertMeetings, insertRun } from "#db/courses/writes.ts"
import { type SiteOffice, readFresh, readSiteOffice } from "#db/office/reads.ts"
import { lockOffice } from "#db/locks.ts"
import { raiseVersion } from "#db/office/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { endedJob, reminderJob } from "./mail.ts"
import { announceRun } from "./seats.ts"

export interface RunPlan {
  courseId: string
  series: Series
  /** Goes on after the rule's last day until as many meetings are held as it counts, when days are left out. */
  makeUp?: boolean
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
  | "past"
  | "seats-wrong"
  | "room-small"
  | "opens-after-closes"
  | "closes-late"
  | "place-missing"
  | "teacher-missing"
  | "dates-changed"
  | "taken"

/** What a plan would give: its meetings, each with whether its room or teacher is taken then, and the days left out with why. */
export interface PlannedDates extends Dates<ClosedBy> {
  taken: string[]
  /** How many visits stand, on which days, where the teacher would be by the roster. */
  visits: Record<string, number>
  /** What was seen, word for word: planning is refused when it would no longer give this. */
  seen: string
}

const seenOf = (dates: Dates<unknown>) =>
  [...dates.meetings.map((m) => m.day), "|", ...dates.leftOut.map((d) => d.day)].join(" ")

const datesIn = (plan: RunPlan, { office }: Pick<SiteOffice, "office">) =>
  datesOf(plan.series, (day) => closedBy(office, day, plan.series.from, plan.series.to), plan.makeUp)

async function checked(
  db: Reader,
  plan: RunPlan,
  dates: Result<Dates<ClosedBy>, SeriesRefusal>,
  now: Date,
): Promise<Result<Dates<ClosedBy>, PlanRefusal>> {
  if (!dates.ok) return dates
  const first = dates.value.meetings[0]!
  if (first.startsAt <= now) return refuse("past")
  if (!plan.teacher.trim()) return refuse("teacher-missing")
  const room = (await roomsOf(db)).find((r) => r.id === plan.roomId)
  if (plan.roomId !== null && !room) return refuse("place-missing")
  const places = room?.places ?? null
  const may = mayBeRun(
    plan,
    dates.value.meetings.map((m) => ({ startsAt: m.startsAt, places })),
  )
  if (!may.ok) return may
  if (!(await coursesOf(db)).some((course) => course.id === plan.courseId)) return refuse("unknown")
  return dates
}

/** What a plan would give, for a look before it is saved. Writes nothing. */
export async function previewRun(ctx: Context, plan: RunPlan): Promise<Result<PlannedDates, PlanRefusal>> {
  const at = await readSiteOffice(ctx.db)
  const dates = await checked(ctx.db, plan, datesIn(plan, at), ctx.now())
  if (!dates.ok) return dates
  const { meetings, leftOut } = dates.value
  const others = await meetingsBetween(ctx.db, at.site.id, meetings[0]!.startsAt, meetings.at(-1)!.endsAt)
  const taken = meetings.filter((m) =>
    others.some(
      (other) =>
        overlap(m, other) &&
        ((plan.roomId !== null && other.roomId === plan.roomId) || other.teacher === plan.teacher.trim()),
    ),
  )
  const legs = await standingLegs(ctx.db, at.site.id, meetings[0]!.day, ["booked", "provisional", "arrived"])
  const visits = Object.fromEntries(
    meetings.map(({ day }) => [day, visitsOf(at.office, plan.teacher, { ...plan.series, day }, legs)]),
  )
  return ok({ meetings, leftOut, taken: taken.map((m) => m.day), visits, seen: seenOf(dates.value) })
}

/**
 * Plans a run with all its meetings, or none: a room or a teacher who is taken at one of the times refuses the whole of it. `seen`
 * is what the preview answered; when a closure has come meanwhile the dates are others, and nothing is planned unseen. Under the
 * office's lock, which closures take too: neither can miss the other. Whoever teaches stands at no counter then.
 */
export async function planRun(
  ctx: Context,
  given: { plan: RunPlan; by: StaffMember; seen?: string },
): Promise<Result<{ runId: string }, PlanRefusal>> {
  const { plan, by } = given
  return transactUnlessTaken(ctx.db, async (tx) => {
    const { site } = await readSiteOffice(tx)
    await lockOffice(tx, site.id)
    const dates = await checked(tx, plan, datesIn(plan, await readFresh(tx, site)), ctx.now())
    if (!dates.ok) return dates
    if (given.seen !== undefined && given.seen !== seenOf(dates.value)) return refuse("dates-changed")
    const { meetings } = dates.value
    const { rule, from, to } = plan.series
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
      series: { rule, from, to },
      createdAt: ctx.now(),
    })
    const written = await insertMeetings(
      tx,
      meetings.map(({ startsAt, endsAt }) => ({
        runId,
        siteId: site.id,
        startsAt,
        endsAt,
        roomId: plan.roomId,
        teacher: plan.teacher.trim(),
      })),
    )
    for (const meeting of written) await enqueue(tx, reminderJob(meeting))
    await enqueue(tx, endedJob(runId, meetings.at(-1)!.endsAt, ctx.now()))
    await raiseVersion(tx, site.id)
    await announceRun(tx, runId)
    await appendAudit(tx, { at: ctx.now(), staffId: by.staffId, kind: "run-planned", detail: { runId } })
    return ok({ runId })
  })
}
