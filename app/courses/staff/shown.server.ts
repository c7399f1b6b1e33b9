import type { RouterContextProvider } from "react-router"
import { absences, ABSENCES_TOO_MANY } from "#domain/courses/attendance.ts"
import { meetingClosedBy } from "#domain/courses/closed.ts"
import { lackingLatin } from "#domain/courses/names.ts"
import { officeClock, officeDay } from "#domain/time/office-time.ts"
import { briefMoment, spokenClock } from "#domain/time/spoken.ts"
import { instantValue } from "./forms.ts"
import {
  type SignUp,
  type WholeRun,
  attendanceOf,
  eventsOfRun,
  meetingById,
  roomsOf,
  signUpsOf,
  wholeRun,
} from "#db/courses/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { portalOf } from "#app/web/context.server.ts"
import { textOf } from "#app/courses/citizen/shown.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { mailFailedForAll } from "#app/web/undelivered.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"

type Context = Readonly<RouterContextProvider>

/** One run for its coordinator: meetings, people in order, what has happened. */
export async function showRunForStaff(context: Context, id: string) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const whole = await wholeRun(db, id)
  if (!whole) return null
  const { run, course } = whole
  const [people, events, rooms, { office }] = await Promise.all([
    signUpsOf(db, id, ["seated", "offered", "listed"]),
    eventsOfRun(db, id),
    roomsOf(db),
    readSiteOffice(db),
  ])
  const now = ctx.now()
  const failed = await mailFailedForAll(
    db,
    "sign-up",
    people.map((own) => own.id),
    language,
  )
  const show = (own: SignUp) => participantShown(own, failed.get(own.id) ?? null, language)
  const shut = (meeting: { startsAt: Date; endsAt: Date }) => {
    const by = meetingClosedBy(office, meeting)
    return by && { why: by.why, reason: by.why === "closure" ? by.reason : "" }
  }
  const rated = people.filter((p) => p.rating !== null)
  return {
    id: run.id,
    slug: course.slug,
    title: textOf(course, language).title,
    cancelled: run.state === "cancelled",
    over: run.meetings.length === 0 || run.meetings.at(-1)!.endsAt <= now,
    revision: run.revision,
    seats: run.seats,
    taken: run.taken,
    starts: run.meetings[0] ? briefMoment(run.meetings[0].startsAt, language) : "–",
    rooms: rooms.map((r) => ({ id: r.id, name: r.name })),
    meetings: run.meetings.map((m) => ({
      id: m.id,
      when: briefMoment(m.startsAt, language),
      until: spokenClock(m.endsAt, language),
      to: officeClock(m.endsAt),
      day: officeDay(m.startsAt),
      from: officeClock(m.startsAt),
      roomId: m.roomId,
      room: rooms.find((r) => r.id === m.roomId)?.name ?? null,
      teacher: m.teacher,
      past: m.startsAt <= now,
      revision: m.revision,
      // Planned before the closure came, or moved there on purpose: somebody has to look.
      closed: m.roomId !== null && m.endsAt > now ? shut(m) : null,
    })),
    rules: rulesOf(run),
    priorities: run.priorities,
    seated: people.filter((p) => p.state === "seated").map(show),
    offered: people.filter((p) => p.state === "offered").map(show),
    listed: people.filter((p) => p.state === "listed").map(show),
    events: events.map(({ event, names }) => ({
      when: briefMoment(event.at, language),
      who: names[0]!,
      by: event.staffName,
      kind: event.kind,
      why: event.detail.why ?? "",
      passedOver: event.detail.passedOver ?? "",
      was: event.kind === "names" ? (event.detail.was ?? "") : "",
    })),
    rating:
      rated.length > 0
        ? { average: (rated.reduce((sum, p) => sum + p.rating!, 0) / rated.length).toFixed(1), count: rated.length }
        : null,
    lines: rated.flatMap((p) => (p.feedback ? [p.feedback] : [])),
  }
}
export type RunForStaff = NonNullable<Awaited<ReturnType<typeof showRunForStaff>>>

/** A sign-up as its coordinator sees it. */
function participantShown<Failed>(own: SignUp, mailFailed: Failed | null, language: string) {
  return {
    mailFailed,
    id: own.id,
    names: own.names.map((name, i) => (own.latinNames[i] ? `${name} (${own.latinNames[i]})` : name)).join(", "),
    reference: own.reference,
    lacksLatin: lackingLatin(own.names, own.latinNames).length > 0,
    size: own.size,
    email: emailShown(own.email),
    language: own.language,
    priority: own.rank === 0,
    hopes: own.hopes,
    support: own.supportNeeds,
    until: own.offerUntil ? briefMoment(own.offerUntil, language) : null,
    state: own.state,
  }
}

/** The rules of a run as the form has them. */
function rulesOf(run: WholeRun["run"]): Record<string, string> {
  return {
    seats: String(run.seats),
    largest: String(run.largestGroup),
    fewest: String(run.fewest),
    offerHours: String(run.offerHours),
    opens: instantValue(run.opensAt),
    closes: instantValue(run.closesAt),
    video: run.videoUrl,
  }
}

/** The attendance list of a meeting: each person of each sign-up, with marks of the whole run. */
export async function showMeeting(context: Context, id: string) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const meeting = await meetingById(db, id)
  const whole = meeting && (await wholeRun(db, meeting.runId))
  if (!meeting || !whole) return null
  const [people, marks] = await Promise.all([
    signUpsOf(db, whole.run.id, ["seated"]),
    attendanceOf(
      db,
      whole.run.meetings.map((m) => m.id),
    ),
  ])
  return {
    id,
    key: id,
    read: ctx.now().getTime(),
    day: officeDay(meeting.startsAt),
    runId: whole.run.id,
    title: textOf(whole.course, language).title,
    when: briefMoment(meeting.startsAt, language),
    open: officeDay(ctx.now()) >= officeDay(meeting.startsAt),
    rows: people.flatMap((own) =>
      own.names.map((name, i) => {
        const mine = marks.filter((a) => a.signUpId === own.id && a.person === i + 1)
        const missed = absences(mine.map((a) => a.mark))
        return {
          signUpId: own.id,
          person: i + 1,
          name: own.latinNames[i] ? `${name} (${own.latinNames[i]})` : name,
          reference: own.reference,
          support: own.supportNeeds,
          mark: mine.find((a) => a.meetingId === id)?.mark ?? null,
          missed,
          twice: missed >= ABSENCES_TOO_MANY,
        }
      }),
    ),
  }
}

/** Everybody with a seat and their marks, for the list on paper. */
export async function showAttendanceList(context: Context, runId: string) {
  const { db } = portalOf(context)
  const language = localeOf(context)
  const whole = await wholeRun(db, runId)
  if (!whole) return null
  const { run, course } = whole
  const [people, marks] = await Promise.all([
    signUpsOf(db, runId, ["seated"]),
    attendanceOf(
      db,
      run.meetings.map((m) => m.id),
    ),
  ])
  const markOf = (meetingId: string, signUpId: string, person: number) =>
    marks.find((a) => a.meetingId === meetingId && a.signUpId === signUpId && a.person === person)?.mark ?? null
  return {
    runId,
    title: textOf(course, language).title,
    starts: run.meetings[0] ? briefMoment(run.meetings[0].startsAt, language) : "–",
    meetings: run.meetings.map((m) => ({ id: m.id, when: briefMoment(m.startsAt, language) })),
    rows: people
      .flatMap((own) =>
        own.names.map((name, i) => ({
          key: `${own.id} ${i + 1}`,
          name: own.latinNames[i] ? `${name} (${own.latinNames[i]})` : name,
          reference: own.reference,
          marks: run.meetings.map((m) => markOf(m.id, own.id, i + 1)),
        })),
      )
      .toSorted((a, b) => a.name.localeCompare(b.name, language)),
  }
}
