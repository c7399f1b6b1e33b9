import { paths } from "#paths"
import type { TaskList } from "graphile-worker"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import type { Reader } from "#db/client.ts"
import {
  type SignUp,
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
import { type Language, isLanguage } from "#locales/languages.ts"
import { knownLinkKey } from "#operations/context.ts"
import { translator } from "#locales/translator.ts"
import { endRun } from "#operations/courses/attend.ts"
import type { CourseMail } from "#operations/courses/mail.ts"
import { remindMeeting } from "#operations/courses/remind.ts"
import { lapseOffers } from "#operations/courses/seats.ts"
import { codeToSend } from "#operations/email-code.ts"
import { courseFits, courseLinksMessage, courseMessage } from "./messages/course.ts"
import { type Message, codeMessage } from "./messages/templates.ts"
import type { Doing } from "./doing.ts"

/** The jobs of the courses: offers that lapse, reminders of the day before, and the end of a run. */
export function courseTasks({ ctx }: Doing): TaskList {
  return {
    async "course-lapse"(payload) {
      await lapseOffers(ctx, payload as { runId: string })
    },
    async "course-remind"(payload) {
      await remindMeeting(ctx, payload as { meetingId: string })
    },
    async "course-ended"(payload) {
      await endRun(ctx, payload as { runId: string })
    },
  }
}

/** The messages of the courses. */
export function courseMailTasks(
  { ctx, portalUrl }: Doing,
  send: (message: Message, id: string) => Promise<void>,
): TaskList {
  const language = (text: string): Language => (isLanguage(text) ? text : "en")
  return {
    async "mail-course-code"(payload) {
      const { signUpId, round } = payload as { signUpId: string; round: number }
      const own = await signUpById(ctx.db, signUpId)
      const code = own && codeToSend(ctx, own, own.email, round)
      if (!own || !code) return
      const { site } = await readSiteOffice(ctx.db)
      await send(
        codeMessage({
          to: own.email,
          code,
          language: language(own.language),
          site,
          purpose: await purposeOf(ctx.db, own, language(own.language)),
        }),
        `${signUpId}.${round}.code`,
      )
    },
    async "mail-course"(payload) {
      const { kind, signUpId, eventId, meetingId, was, reason, had, movedFrom } = payload as {
        kind: CourseMail
        signUpId: string
        eventId: string
        meetingId?: string
        was?: string
        reason?: string
        had?: string
        movedFrom?: string
      }
      const own = await signUpById(ctx.db, signUpId)
      const whole = own && (await wholeRun(ctx.db, own.runId))
      if (!own || !whole || !courseFits(kind, own)) return
      const [{ site }, rooms, runs, meetings, before, meeting] = await Promise.all([
        readSiteOffice(ctx.db),
        roomsOf(ctx.db),
        runsOf(ctx.db, { courseId: whole.course.id, since: ctx.now() }),
        allMeetingsOf(ctx.db, own.runId),
        movedFrom ? signUpById(ctx.db, movedFrom) : null,
        meetingId ? meetingById(ctx.db, meetingId) : null,
      ])
      const now = ctx.now()
      const key = knownLinkKey(ctx.secrets, "sign-up", own)
      const words = kind === "message" ? (await signUpEventById(ctx.db, eventId))?.detail.text : reason
      if (kind === "message" && !words) return
      await send(
        courseMessage(kind, own, whole, {
          site,
          rooms,
          now,
          portalUrl,
          link: key && `${portalUrl}${paths.myCourses(language(own.language), key)}`,
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
        }),
        `${eventId}.${kind}`,
      )
    },
    async "mail-course-links"(payload) {
      const { signUpIds, language: wanted, at } = payload as { signUpIds: string[]; language: string; at: string }
      const { site } = await readSiteOffice(ctx.db)
      const now = ctx.now()
      const courses = []
      let to = ""
      for (const id of signUpIds) {
        const own = await signUpById(ctx.db, id)
        const whole = own && (await wholeRun(ctx.db, own.runId))
        const key = own && knownLinkKey(ctx.secrets, "sign-up", own)
        const first = whole?.run.meetings[0]
        if (!own || !whole || !key || !first) continue
        to = own.email
        courses.push({
          title: (whole.course.texts[language(wanted)] ?? whole.course.texts.en!).title,
          starts: spokenDay(officeDay(first.startsAt), language(wanted), officeDay(now)),
          reference: own.reference,
          link: `${portalUrl}${paths.myCourses(language(wanted), key)}`,
        })
      }
      if (courses.length === 0) return
      await send(
        courseLinksMessage({ to, language: language(wanted), courses, site }),
        `${signUpIds[0]}.${Date.parse(at)}.course-links`,
      )
    },
  }
}

/** What a code is for, so that nobody gives it to somebody else for something they did not ask for. */
async function purposeOf(db: Reader, own: SignUp, language: Language): Promise<string> {
  const whole = await wholeRun(db, own.runId)
  const text = whole && (whole.course.texts[language] ?? whole.course.texts.en)
  return translator(language).t("courses:mail.codeFor", { course: text?.title ?? "" })
}
