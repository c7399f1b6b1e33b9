import type { TaskList } from "graphile-worker"
import {
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
import { endRun } from "#operations/courses/attend.ts"
import type { CourseMail } from "#operations/courses/mail.ts"
import { remindMeeting } from "#operations/courses/remind.ts"
import { lapseOffers } from "#operations/courses/seats.ts"
import { codeToSend } from "#operations/email-code.ts"
import { courseFits, courseMessage } from "./messages/course.ts"
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
        codeMessage({ to: own.email, code, language: language(own.language), site }),
        `${signUpId}.${round}.code`,
      )
    },
    async "mail-course"(payload) {
      const { kind, signUpId, eventId, meetingId, was, reason } = payload as {
        kind: CourseMail
        signUpId: string
        eventId: string
        meetingId?: string
        was?: string
        reason?: string
      }
      const own = await signUpById(ctx.db, signUpId)
      const whole = own && (await wholeRun(ctx.db, own.runId))
      if (!own || !whole || !courseFits(kind, own)) return
      const [{ site }, rooms, runs, meeting] = await Promise.all([
        readSiteOffice(ctx.db),
        roomsOf(ctx.db),
        runsOf(ctx.db, { courseId: whole.course.id, since: ctx.now() }),
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
          link: key && `${portalUrl}/${language(own.language)}/my-courses/${key}`,
          others: runs.filter((r) => r.id !== own.runId && r.state === "planned" && r.closesAt > now),
          ...(words ? { text: words } : {}),
          ...(was ? { was: new Date(was) } : {}),
          meeting: meeting ?? undefined,
          certificates: kind === "ended" ? await certificatesOf(ctx.db, own.id) : [],
        }),
        `${eventId}.${kind}`,
      )
    },
  }
}
