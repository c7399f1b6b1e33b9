import type { RouterContextProvider } from "react-router"
import { inOrder } from "#domain/courses/seats.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import { comingVisitsOf } from "#db/booking/reads.ts"
import {
  type SignUp,
  attendanceOf,
  certificatesOf,
  coursesOf,
  listOf,
  ownSignUps,
  runsOf,
  signUpByKey,
  wholeRun,
} from "#db/courses/reads.ts"
import type { Language } from "#locales/languages.ts"
import { hashSecret, knownLinkKey, knownVisitKey } from "#operations/context.ts"
import { clashesOf } from "#operations/courses/sign-up.ts"
import { portalOf } from "./context.server.ts"
import { showRun, textOf } from "./courses.server.ts"
import { emailShown } from "./email-shown.server.ts"

type Context = Readonly<RouterContextProvider>

export async function signUpOf(context: Context, key: string): Promise<SignUp> {
  const own = await signUpByKey(portalOf(context).db, hashSecret(key))
  if (!own) throw new Response("Not found", { status: 404 })
  return own
}

/**
 * The own page: this sign-up, the others of the same address and its visits. What belongs to an address is shown only once it is
 * confirmed, since the link is made before.
 */
export async function showOwn(context: Context, own: SignUp, language: Language) {
  const { db, ctx, config } = portalOf(context)
  const now = ctx.now()
  const whole = (await wholeRun(db, own.runId))!
  const { run, course } = whole
  const over = run.meetings.length > 0 && run.meetings.at(-1)!.endsAt <= now
  const begun = run.meetings.length > 0 && run.meetings[0]!.startsAt <= now
  const shownRun = run.meetings.length > 0 ? await showRun(context, run, language) : null
  const base = {
    state: own.state,
    confirmed: own.emailConfirmedAt !== null,
    email: emailShown(own.email),
    reference: own.reference,
    title: textOf(course, language).title,
    slug: course.slug,
    run: shownRun,
    runState: run.state,
    names: own.names,
    until: own.offerUntil && spokenMoment(own.offerUntil, language, now),
    begun,
    over,
    rating: own.rating,
    feedback: own.feedback,
  }
  if (!base.confirmed) return { ...base, mine: null }
  // An old link to a place that is given up no longer shows all else of the address.
  const ended = own.state === "cancelled" || own.state === "lapsed"
  const [visits, others, list, marks, certificates, clashes, runs, courses] = await Promise.all([
    comingVisitsOf(db, own.email, now),
    ownSignUps(db, own.email),
    own.state === "listed" ? listOf(db, own.runId) : [],
    attendanceOf(
      db,
      run.meetings.map((m) => m.id),
    ),
    certificatesOf(db, own.id),
    own.state === "unconfirmed" ? clashesOf(ctx, own) : [],
    runsOf(db, { courseId: course.id, since: now }),
    coursesOf(db),
  ])
  const visitKey = (visit: (typeof visits)[number]) => knownVisitKey(ctx.secrets, visit)
  const otherRuns = await runsOf(db, { ids: others.map((o) => o.runId) })
  return {
    ...base,
    mine: {
      place: inOrder(list).findIndex((w) => w.id === own.id) + 1,
      visits: (ended ? [] : visits).map((v) => ({
        id: v.id,
        when: spokenMoment(v.startsAt, language, now),
        reference: v.reference,
        key: visitKey(v),
      })),
      others: others.flatMap((o) => {
        const other = otherRuns.find((r) => r.id === o.runId)
        const first = other?.meetings[0]
        if (ended || o.id === own.id || !other || !first) return []
        const title = textOf(
          courses.find((c) => c.id === other.courseId)!,
          language,
        ).title
        const key = knownLinkKey(ctx.secrets, "sign-up", o)
        return [{ id: o.id, state: o.state, title, when: spokenMoment(first.startsAt, language, now), key }]
      }),
      marks: run.meetings.flatMap((m) => {
        const mark = marks.find((a) => a.meetingId === m.id && a.signUpId === own.id && a.person === 1)
        return mark
          ? [{ id: m.id, day: spokenDay(officeDay(m.startsAt), language, officeDay(now)), mark: mark.mark }]
          : []
      }),
      certificates: certificates.map((c) => ({ code: c.code, name: c.name })),
      clashes: clashes.map((c) => ({
        kind: c.kind,
        when: spokenMoment(c.startsAt, language, now),
        key: visits.flatMap((v) => (v.id === c.visitId ? (visitKey(v) ?? []) : []))[0] ?? null,
      })),
      moves:
        ["seated", "listed", "offered"].includes(own.state) && !begun
          ? runs
              .filter(
                (r) =>
                  r.id !== own.runId &&
                  r.state === "planned" &&
                  r.opensAt <= now &&
                  r.closesAt > now &&
                  r.meetings.length > 0,
              )
              .map((r) => ({
                id: r.id,
                day: spokenDay(officeDay(r.meetings[0]!.startsAt), language, officeDay(now)),
                full: r.taken + own.size > r.seats,
              }))
          : [],
      checkIn: `${config.portalUrl}/staff/courses/arrive/${own.reference}`,
    },
  }
}
export type OwnShown = Awaited<ReturnType<typeof showOwn>>
