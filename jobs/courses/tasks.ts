import type { TaskList } from "graphile-worker"
import { writtenIn } from "#domain/written-in.ts"
import {
  type SignUp,
  type WholeRun,
  allMeetingsOf,
  certificatesOf,
  meetingById,
  roomsOf,
  runsOf,
  signUpById,
  signUpEventById,
  wholeRun,
} from "#db/courses/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { endRun } from "#operations/courses/attend.ts"
import { remindMeeting } from "#operations/courses/remind.ts"
import { lapseOffers } from "#operations/courses/seats.ts"
import { codeToSend } from "#operations/email-code.ts"
import { type Doing, type MailTasks, type Mailing, linkTo } from "../doing.ts"
import { codeMessage, languageOf } from "../message.ts"
import { courseFits, courseMessage } from "./messages.ts"

/** The jobs of the courses: offers that lapse, reminders of the day before, and the end of a run. */
export const courseTasks = ({ ctx }: Doing): TaskList => ({
  "course-lapse": (payload) => lapseOffers(ctx, payload),
  "course-remind": (payload) => remindMeeting(ctx, payload),
  async "course-ended"(payload) {
    await endRun(ctx, payload)
  },
})

/** The mails about sign-ups. */
export const courseMailTasks: MailTasks = (mailing) => ({
  async "mail-course-code"({ signUpId, round }) {
    const { ctx, send } = mailing
    const own = await signUpById(ctx.db, signUpId)
    const code = own && codeToSend(ctx, own, own.email, round)
    if (!own || !code) return
    const at = await readSiteOffice(ctx.db)
    const whole = await wholeRun(ctx.db, own.runId)
    const course = whole ? titleOf(whole, own.language) : ""
    const message = codeMessage({ to: own.email, code, language: own.language, at, purpose: "course", course })
    await send(message, `${signUpId}.${round}.code`)
  },
  async "mail-course"(payload) {
    const { ctx } = mailing
    const { kind, signUpId, eventId, reason } = payload
    const own = await signUpById(ctx.db, signUpId)
    const whole = own && (await wholeRun(ctx.db, own.runId))
    if (!own || !whole || !courseFits(kind, own)) return
    const words = kind === "message" ? (await signUpEventById(ctx.db, eventId))?.detail.text : reason
    if (kind === "message" && !words) return
    await sendCourse(mailing, payload, own, whole, words)
  },
})

const titleOf = ({ course }: WholeRun, language: string): string => writtenIn(course.texts, languageOf(language)).title

async function sendCourse(
  mailing: Mailing,
  { kind, eventId, meetingId, was, had, movedFrom }: GraphileWorker.Tasks["mail-course"],
  own: SignUp,
  whole: WholeRun,
  words: string | undefined,
): Promise<void> {
  const { ctx, portalUrl, send } = mailing
  const now = ctx.now()
  const [at, rooms, runs, meetings, before, meeting] = await Promise.all([
    readSiteOffice(ctx.db),
    roomsOf(ctx.db),
    runsOf(ctx.db, { courseId: whole.course.id, since: now }),
    allMeetingsOf(ctx.db, own.runId),
    movedFrom ? signUpById(ctx.db, movedFrom) : null,
    meetingId ? meetingById(ctx.db, meetingId) : null,
  ])
  const message = courseMessage(kind, own, whole, {
    at,
    rooms,
    now,
    portalUrl,
    link: linkTo(mailing, "sign-up", own),
    others: runs.filter((r) => r.id !== own.runId && r.state === "planned" && r.closesAt > now),
    ...(words ? { text: words } : {}),
    ...(was ? { was: new Date(was) } : {}),
    meeting: meeting ?? undefined,
    meetings,
    had: had === "yes" || kind === "lapsed",
    movedFrom: before
      ? { own: before, meetings: had === "yes" ? await allMeetingsOf(ctx.db, before.runId) : [] }
      : undefined,
    certificates: kind === "ended" ? await certificatesOf(ctx.db, own.id) : [],
  })
  await send(message, `${eventId}.${kind}`)
}
