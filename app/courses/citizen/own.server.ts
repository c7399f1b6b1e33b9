import { paths } from "#paths"
import type { RouterContextProvider } from "react-router"
import { lackingLatin } from "#domain/courses/names.ts"
import { placeSays } from "#domain/courses/place.ts"
import { maySignUp } from "#domain/courses/seats.ts"
import { inOrder } from "#domain/offer.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import { comingVisitsOf } from "#db/booking/reads.ts"
import type { Reader } from "#db/client.ts"
import {
  type RunWithMeetings,
  type SignUp,
  type WholeRun,
  attendanceOf,
  certificatesOf,
  coursesOf,
  lastCancelled,
  listOf,
  ownSignUps,
  runsOf,
  signUpByKey,
  wholeRun,
} from "#db/courses/reads.ts"
import type { Language } from "#locales/languages.ts"
import { hashSecret } from "#operations/context.ts"
import { MOST_MOVES } from "#operations/courses/move.ts"
import { clashesOf } from "#operations/courses/sign-up.ts"
import { portalOf } from "#app/web/context.server.ts"
import { showRun, textOf } from "./shown.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"

type Context = Readonly<RouterContextProvider>

export const signUpOf = (context: Context, key: string): Promise<SignUp | null> =>
  signUpByKey(portalOf(context).db, hashSecret(key))

/**
 * The own page: this sign-up, and when the other courses and the visits of the same address are. What belongs to an
 * address is shown only once it is confirmed, since the link is made before; and never with the links that change it:
 * those stand on one's own page. An old link to a place that has ended shows nothing else.
 */
export async function showOwn(context: Context, own: SignUp, language: Language) {
  const { db, ctx } = portalOf(context)
  const now = ctx.now()
  const whole = (await wholeRun(db, own.runId))!
  const { run, course } = whole
  const over = run.meetings.length > 0 && run.meetings.at(-1)!.endsAt <= now
  const begun = run.meetings.length > 0 && run.meetings[0]!.startsAt <= now
  const end = own.state === "cancelled" ? await lastCancelled(db, own.id) : null
  const may = own.state === "unconfirmed" ? maySignUp(run, own.size, now) : null
  const base = {
    state: own.state,
    /** Why a sign-up that was never finished can no longer be: no code is asked for then. */
    shut: may && !may.ok ? may.error : null,
    says: placeSays({ ...own, run: { state: run.state, begun, over }, end }, now),
    confirmed: own.emailConfirmedAt !== null,
    email: emailShown(own.email),
    reference: own.reference,
    size: own.size,
    title: textOf(course, language).title,
    slug: course.slug,
    run: run.meetings.length > 0 ? await showRun(context, run, language) : null,
    until: own.offerUntil && spokenMoment(own.offerUntil, language, now),
    begun,
    over,
    rating: own.rating,
    feedback: own.feedback,
  }
  return {
    ...base,
    mine: base.confirmed ? await showMine(context, own, whole, { says: base.says, begun, over, language, now }) : null,
  }
}
export type OwnShown = Awaited<ReturnType<typeof showOwn>>

/** What belongs to a confirmed address: names, other dates, what was attended and earned. */
async function showMine(
  context: Context,
  own: SignUp,
  { run, course }: WholeRun,
  at: { says: ReturnType<typeof placeSays>; begun: boolean; over: boolean; language: Language; now: Date },
) {
  const { db, ctx, config } = portalOf(context)
  const { begun, over, language, now } = at
  const stands = ["seated", "offered", "listed"].includes(own.state) && at.says !== "lapsed"
  const ended = own.state === "cancelled" || own.state === "lapsed"
  const [visits, others, list, marks, certificates, clashes, runs] = await Promise.all([
    ended ? [] : comingVisitsOf(db, own.email, now),
    ended ? [] : ownSignUps(db, own.email),
    own.state === "listed" ? listOf(db, own.runId) : [],
    attendanceOf(
      db,
      run.meetings.map((m) => m.id),
    ),
    certificatesOf(db, own.id),
    (own.state === "unconfirmed" || stands) && !over ? clashesOf(ctx, own) : [],
    stands && !begun ? runsOf(db, { courseId: course.id, since: now }) : [],
  ])
  const open = runs.filter((r) => mayMoveTo(r, own, others, now))
  const today = officeDay(now)
  return {
    ended,
    names: own.names.map((name, i) => (own.latinNames[i] ? `${name} (${own.latinNames[i]})` : name)),
    lacksLatin: lackingLatin(own.names, own.latinNames).length > 0,
    mayCorrect: stands && certificates.length === 0,
    video: own.state === "seated" && !over ? run.videoUrl : "",
    place: inOrder(list).findIndex((w) => w.id === own.id) + 1,
    visits: visits.map((v) => ({
      id: v.id,
      when: spokenMoment(v.startsAt, language, now),
      reference: v.reference,
    })),
    others: await othersShown(
      db,
      others.filter((o) => o.id !== own.id),
      language,
      now,
    ),
    marks: run.meetings.flatMap((m) =>
      own.names.flatMap((name, i) => {
        const mark = marks.find((a) => a.meetingId === m.id && a.signUpId === own.id && a.person === i + 1)
        const day = spokenDay(officeDay(m.startsAt), language, today)
        return mark ? [{ id: `${m.id} ${i}`, day, name: own.size > 1 ? name : "", mark: mark.mark }] : []
      }),
    ),
    certificates: certificates.map((c) => ({ code: c.code, name: c.name })),
    clashes: clashes.map((c) => ({ kind: c.kind, when: spokenMoment(c.startsAt, language, now) })),
    movedOften: own.moves >= MOST_MOVES && open.length > 0,
    moves:
      own.moves >= MOST_MOVES
        ? []
        : open.map((r) => ({
            id: r.id,
            day: spokenDay(officeDay(r.meetings[0]!.startsAt), language, today),
            full: r.taken + own.size > r.seats,
          })),
    checkIn: `${config.portalUrl}${paths.staff.arriveAtCourse(own.reference)}`,
  }
}

/** Whether a run is one to move to: open for so many, and none the same address has signed up for. */
function mayMoveTo(run: RunWithMeetings, own: SignUp, others: readonly { runId: string }[], now: Date): boolean {
  return (
    run.id !== own.runId &&
    run.meetings.length > 0 &&
    maySignUp(run, own.size, now).ok &&
    !others.some((other) => other.runId === run.id)
  )
}

/** The other courses of the same address, each with when it begins. */
async function othersShown(
  db: Reader,
  others: readonly { id: string; runId: string }[],
  language: Language,
  now: Date,
) {
  if (others.length === 0) return []
  const [runs, courses] = await Promise.all([runsOf(db, { ids: others.map((o) => o.runId) }), coursesOf(db)])
  return others.flatMap(({ id, runId }) => {
    const run = runs.find((r) => r.id === runId)
    const course = courses.find((c) => c.id === run?.courseId)
    const first = run?.meetings[0]
    if (!course || !first) return []
    return [{ id, title: textOf(course, language).title, when: spokenMoment(first.startsAt, language, now) }]
  })
}
