import { type KeptPool, releasedAt, sharesOf } from "#domain/booking/pools.ts"
import { type LegNeed, attentionOf } from "#domain/desk/attention.ts"
import { capital } from "#domain/capital.ts"
import type { CalendarLeg, CalendarMeeting } from "#db/desk/reads.ts"
import type { Room } from "#db/courses/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { VisitState } from "#domain/booking/states.ts"
import { holidayOn } from "#domain/office/holidays.ts"
import { whyClosed } from "#domain/office/effect.ts"
import { openingOn, stretch } from "#domain/office/opening.ts"
import type { Interval } from "#domain/time/interval.ts"
import { fromMinutes, isoWeek, officeClock, officeDay, officeInstant, toMinutes } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import { ROW_MINUTES } from "#domain/desk/drag.ts"
import type { Language } from "#locales/languages.ts"
import { type Block, blocksOf } from "./day-blocks.server.ts"
import { type Column, type RoomColumn, columnsOf, groupsOf, meetingColumns } from "./day-columns.server.ts"

/** What needs a person, as a line of the list. */
export interface Attention extends Pick<Block, "visitId" | "from" | "name" | "service" | "counter"> {
  kind: LegNeed
  minutes: number
}

export interface DayShown {
  day: string
  title: string
  week: number
  hours: string | null
  /** Why the office is closed: a public holiday by its name, a closure by its reason, or a weekday without hours; null on an open day. */
  closed: { why: "holiday" | "closure" | "weekday"; name: string } | null
  /** Closed, and nobody comes. */
  empty: boolean
  rows: number
  /** The clock of the first row. */
  opensAt: string
  labels: { row: number; text: string; half: boolean }[]
  groups: { name: string; column: number; width: number }[]
  /** Minutes between two starts that are offered. */
  step: number
  columns: Column[]
  /** Only those in which something meets that day. */
  rooms: RoomColumn[]
  now: { row: number; minute: number; clock: string } | null
  pastRows: number
  tally: Record<"arrived" | "serving" | "booked" | "provisional" | "done" | "missed", number>
  visits: number
  waiting: { count: number; longest: number }
  attention: Attention[]
  /** Shares of the day that the office keeps, and until when; null once they are given free. */
  kept: { pool: KeptPool; percent: number; until: string | null }[]
  clock: string
}

/** A day of the calendar: columns of counters, blocks of legs, what is closed, and what needs a person. */
export function showDay(
  at: SiteOffice,
  day: string,
  legs: readonly CalendarLeg[],
  language: Language,
  now: Date,
  teaching: { rooms: readonly Room[]; meetings: readonly CalendarMeeting[] } = { rooms: [], meetings: [] },
): DayShown {
  const { office } = at
  const holiday = holidayOn(day, language)
  const opening = openingOn(office, day, holiday !== null)
  const closed = closedOn(at, day, language)
  const frame = frameOf(day, opening, [...legs, ...teaching.meetings])
  const minute = toMinutes(now)
  const blocks = blocksOf(at, { day, legs, frame }, language, now)
  const columns = columnsOf(
    at,
    { day, frame, opens: opening && stretch(day, opening.opens, opening.closes).start, from: minute },
    blocks,
    language,
  )
  const states = [...new Map(legs.map((leg) => [leg.visitId, leg.state])).values()]
  const count = (state: VisitState) => states.filter((s) => s === state).length
  const waiting = blocks.filter((b) => b.state === "arrived")
  const today = officeDay(now)
  const rows = (frame.end - frame.start) / ROW_MINUTES
  const nowRow = Math.floor((minute - frame.start) / ROW_MINUTES)
  const showsNow = today === day && minute >= frame.start && minute < frame.end
  return {
    day,
    title: capital(spokenDay(day, language, today)),
    week: isoWeek(day),
    hours:
      opening && !closed ? `${spokenClock(opening.opens, language)}–${spokenClock(opening.closes, language)}` : null,
    closed,
    empty: closed !== null && legs.length + teaching.meetings.length === 0,
    rows,
    opensAt: officeClock(fromMinutes(frame.start)),
    labels: labelsOf(frame, language),
    groups: groupsOf(columns),
    step: at.site.stepMinutes,
    columns,
    rooms: meetingColumns(teaching, frame, language),
    now: showsNow
      ? { row: nowRow, minute: minute - frame.start - nowRow * ROW_MINUTES, clock: spokenClock(now, language) }
      : null,
    pastRows: day < today ? rows : showsNow ? nowRow : today === day && minute >= frame.end ? rows : 0,
    tally: {
      arrived: count("arrived"),
      serving: count("serving"),
      booked: count("booked"),
      provisional: count("provisional"),
      done: count("done"),
      missed: count("missed"),
    },
    visits: states.filter((s) => s !== "held").length,
    waiting: {
      count: new Set(waiting.map((b) => b.visitId)).size,
      longest: Math.max(0, ...waiting.map((b) => b.minutes ?? 0)),
    },
    attention: attentionOf(blocks, at.settings.longWaitMinutes).map(
      ({ kind, visitId, from, name, service, counter, minutes, saidLate }) => ({
        kind,
        visitId,
        from,
        name,
        service,
        counter,
        minutes: (kind === "said" ? saidLate : minutes) ?? 0,
      }),
    ),
    kept: opening && !closed ? keptOn(at, stretch(day, opening.opens, opening.closes).start, language, now) : [],
    clock: spokenClock(now, language),
  }
}

function keptOn(at: SiteOffice, opens: number, language: Language, now: Date): DayShown["kept"] {
  return sharesOf(at.settings).map((share) => {
    const until = fromMinutes(releasedAt(share, opens))
    return { pool: share.pool, percent: share.percent, until: until > now ? spokenMoment(until, language, now) : null }
  })
}

/** A label each half hour. */
function labelsOf(frame: Interval, language: Language): DayShown["labels"] {
  const labels: DayShown["labels"] = []
  for (let m = frame.start; m <= frame.end; m += 30)
    labels.push({
      row: (m - frame.start) / ROW_MINUTES,
      text: spokenClock(fromMinutes(m), language),
      half: (m - frame.start) % 60 !== 0,
    })
  return labels
}

/** Why the office does not open on a day, with the name of what it is closed for. */
export function closedOn({ office }: SiteOffice, day: string, language: Language): DayShown["closed"] {
  const found = whyClosed(office, day)
  if (!found) return null
  const name = found.why === "closure" ? found.closure.reason : (holidayOn(day, language) ?? "")
  return { why: found.why, name }
}

/** Whole hours that hold the opening hours and every leg, so that an overbooked visit is seen too. */
function frameOf(
  day: string,
  opening: { opens: string; closes: string } | null,
  legs: readonly { startsAt: Date; endsAt: Date }[],
): Interval {
  const midnight = toMinutes(officeInstant(day, "00:00"))
  const open = stretch(day, opening?.opens ?? "09:00", opening?.closes ?? "15:00")
  const start = Math.min(open.start, ...legs.map((l) => toMinutes(l.startsAt)))
  const end = Math.max(open.end, ...legs.map((l) => toMinutes(l.endsAt)))
  return {
    start: midnight + Math.floor((start - midnight) / 60) * 60,
    end: midnight + Math.ceil((end - midnight) / 60) * 60,
  }
}
