import type { CourseTopic } from "#domain/courses/topics.ts"
import { mayBelong, nameInList } from "#domain/office/municipality.ts"
import type { RouterContextProvider } from "react-router"
import { officeClock, officeDay } from "#domain/time/office-time.ts"
import { shortDay, spokenClock, spokenDay, spokenMoment, weekdayName } from "#domain/time/spoken.ts"
import {
  type Course,
  type Room,
  type RunWithMeetings,
  courseTopicsOf,
  coursesOf,
  roomsOf,
  runsOf,
  waitingByRun,
} from "#db/courses/reads.ts"
import type { Language } from "#locales/languages.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { capital } from "#domain/capital.ts"
import { municipalitiesByName } from "#app/web/place-names.server.ts"
import { writtenIn } from "#domain/written-in.ts"

type Context = Readonly<RouterContextProvider>

/** Seats change by the minute in a rush; a page may be this much behind, and the seat is given by the database. */
const KEPT_MS = 500
/** A meeting that begins at this hour or later is in the evening. */
const EVENING_FROM = "16:00"

export interface Catalogue {
  courses: Course[]
  runs: RunWithMeetings[]
  rooms: Room[]
  waiting: Map<string, number>
  topics: CourseTopic[]
}

/** Courses with the runs that are not over, once for everybody who asks in a moment. */
export function catalogueOf(context: Context): Promise<Catalogue> {
  const { live, db, ctx } = portalOf(context)
  return live.share(
    "courses",
    async () => {
      const [courses, runs, rooms, waiting, topics] = await Promise.all([
        coursesOf(db),
        runsOf(db, { since: ctx.now() }),
        roomsOf(db),
        waitingByRun(db),
        courseTopicsOf(db),
      ])
      return {
        courses: courses.filter((c) => c.active),
        runs: runs.filter((r) => r.state === "planned"),
        rooms,
        topics,
        waiting,
      }
    },
    KEPT_MS,
  )
}

export const textOf = (course: Course, language: string) => writtenIn(course.texts, language)

/** How a run stands: a freed seat belongs to those who wait, so none is free while anybody does. */
export interface SeatsShown {
  seats: number
  free: number
  waiting: number
  state: "open" | "full" | "not-open" | "closed"
}

export function showSeats(run: RunWithMeetings, waiting: number, now: Date): SeatsShown {
  const free = waiting > 0 ? 0 : Math.max(0, run.seats - run.taken)
  const state = now < run.opensAt ? "not-open" : now >= run.closesAt ? "closed" : free === 0 ? "full" : "open"
  return { seats: run.seats, free, waiting, state }
}

/** Where somebody of a municipality belongs, for a course that is only for people of those served here. Null names one not chosen. */
export async function belongsTo(context: Context, code: string | null, language: Language) {
  const { municipalities } = await officeOf(context)
  const chosen = municipalities.find((m) => m.code === code)
  return {
    code: chosen?.code ?? null,
    name: chosen ? nameInList(chosen.name, language) : null,
    here: chosen !== undefined && mayBelong(chosen, officeDay(portalOf(context).ctx.now())),
    municipalities: municipalitiesByName(municipalities, language).map((m) => ({ value: m.code, text: m.name })),
  }
}

export interface RunShown extends SeatsShown {
  id: string
  starts: string
  meetings: { id: string; day: string; hours: string; about: string }[]
  /** The room's name is Danish, as it stands on its door. */
  room: string | null
  address: string
  video: boolean
  opens: string
  closes: string
  priority: "pd-u2" | "partner" | "both" | null
  offerHours: number
  startsAt: string
  endsAt: string
}

export async function showRun(context: Context, run: RunWithMeetings, language: Language): Promise<RunShown> {
  const { rooms, waiting } = await catalogueOf(context)
  const { site } = await officeOf(context)
  const now = portalOf(context).ctx.now()
  const today = officeDay(now)
  const first = run.meetings[0]!
  const room = rooms.find((r) => r.id === first.roomId)
  return {
    ...showSeats(run, waiting.get(run.id) ?? 0, now),
    id: run.id,
    starts: spokenDay(officeDay(first.startsAt), language, today),
    meetings: run.meetings.map((m) => ({
      id: m.id,
      day: capital(
        `${weekdayName(officeDay(m.startsAt), language, "short")} ${shortDay(officeDay(m.startsAt), language, today)}`,
      ),
      hours: `${spokenClock(m.startsAt, language)}–${spokenClock(m.endsAt, language)}`,
      about: writtenIn(m.about, language, ""),
    })),
    room: room?.name ?? null,
    address: `${site.address}, ${site.postalLine}`,
    video: run.videoUrl !== "",
    opens: spokenMoment(run.opensAt, language, now),
    closes: spokenMoment(run.closesAt, language, now),
    priority: run.priorities.length === 2 ? "both" : (run.priorities[0] ?? null),
    offerHours: run.offerHours,
    startsAt: first.startsAt.toISOString(),
    endsAt: run.meetings.at(-1)!.endsAt.toISOString(),
  }
}

export const inEvening = (run: RunWithMeetings): boolean => officeClock(run.meetings[0]!.startsAt) >= EVENING_FROM
