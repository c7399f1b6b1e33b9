import { type KeptPool, releasedAt, sharesOf } from "#domain/booking/pools.ts"
import { type LegNeed, attentionOf } from "#domain/desk/attention.ts"
import { capital } from "#domain/capital.ts"
import { gapsOf } from "#domain/desk/gaps.ts"
import { lanesOf } from "#domain/desk/lanes.ts"
import type { CalendarLeg, CalendarMeeting } from "#db/desk/reads.ts"
import type { Room } from "#db/courses/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { VisitState } from "#domain/booking/states.ts"
import { writtenIn } from "#domain/written-in.ts"
import { holidayOn, isHoliday } from "#domain/office/holidays.ts"
import { whyClosed } from "#domain/office/effect.ts"
import { groupName, openingOn, shiftsOn, stretch, workingTimes } from "#domain/office/opening.ts"
import type { Interval } from "#domain/time/interval.ts"
import { fromMinutes, isoWeek, officeClock, officeDay, officeInstant, toMinutes } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { type Block, blocksOf } from "./day-blocks.server.ts"
import { type Off, ROW_MINUTES, offTimes } from "./day-off.server.ts"

/** What needs a person, as a line of the list. */
export interface Attention extends Pick<Block, "visitId" | "from" | "name" | "service" | "counter"> {
  kind: LegNeed
  minutes: number
}

export interface Column {
  id: string
  number: number
  group: string
  staff: string
  firstOfGroup: boolean
  warned: boolean
  offs: Off[]
  blocks: Block[]
  /** Empty places that are still to come. */
  gaps: GapShown[]
}

export interface GapShown {
  row: number
  rows: number
  /** Where it begins, as an address has it. */
  clock: string
  from: string
  to: string
  minutes: number
}

/** A column of course meetings beside the counters: those of several rooms share one, unless they meet at the same time. */
export interface RoomColumn {
  id: string
  /** The rooms that meet in it. */
  name: string
  meetings: {
    id: string
    title: string
    from: string
    to: string
    row: number
    rows: number
    seats: number
    taken: number
    teacher: string
    room: string
  }[]
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

/** A column for each counter, with when nobody is at it and its legs. */
function columnsOf(
  at: SiteOffice,
  { day, frame, opens, from }: { day: string; frame: Interval; opens: number | null; from: number },
  blocks: readonly Block[],
  language: Language,
): Column[] {
  const { office } = at
  const working = workingTimes(office, day, isHoliday(day))
  return office.counters.map((counter, index): Column => {
    const own = blocks.filter((b) => b.counter === counter.number)
    const names = [...new Set(shiftsOn(office, counter.id, day).map((s) => s.staffName))].filter(Boolean)
    return {
      id: counter.id,
      number: counter.number,
      group: groupName(office.counters, counter.group, language),
      staff: names.join(", "),
      firstOfGroup: index === 0 || office.counters[index - 1]!.group !== counter.group,
      warned: own.some((b) => b.withoutCounter),
      offs: opens === null ? [] : offTimes(at, counter.id, day, frame, working.get(counter.id) ?? []),
      blocks: own,
      gaps:
        opens === null
          ? []
          : gapsOf(
              working.get(counter.id) ?? [],
              own.map((b) => placeOf(b, frame)),
              {
                opens,
                step: at.site.stepMinutes,
                from,
              },
            ).map((gap) => gapShown(gap, frame, language)),
    }
  })
}

const placeOf = (block: Block, frame: Interval): Interval => ({
  start: frame.start + block.row * ROW_MINUTES,
  end: frame.start + (block.row + block.rows) * ROW_MINUTES,
})

const gapShown = ({ start, end }: Interval, frame: Interval, language: Language): GapShown => ({
  row: Math.round((start - frame.start) / ROW_MINUTES),
  rows: Math.round((end - start) / ROW_MINUTES),
  clock: officeClock(fromMinutes(start)),
  from: spokenClock(fromMinutes(start), language),
  to: spokenClock(fromMinutes(end), language),
  minutes: end - start,
})

/** Neighbouring counters of one group share a head. */
function groupsOf(columns: readonly Column[]): DayShown["groups"] {
  const groups: DayShown["groups"] = []
  for (const [index, column] of columns.entries()) {
    const last = groups.at(-1)
    if (last && !column.firstOfGroup) last.width++
    else groups.push({ name: column.group, column: index + 1, width: 1 })
  }
  return groups
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

function meetingColumns(
  { rooms, meetings }: { rooms: readonly Room[]; meetings: readonly CalendarMeeting[] },
  frame: Interval,
  language: Language,
): RoomColumn[] {
  const shown = meetings.map((m) => ({
    id: m.id,
    title: writtenIn(m.texts, language).title,
    from: spokenClock(m.startsAt, language),
    to: spokenClock(m.endsAt, language),
    row: Math.round((toMinutes(m.startsAt) - frame.start) / ROW_MINUTES),
    rows: Math.max(1, Math.round((toMinutes(m.endsAt) - toMinutes(m.startsAt)) / ROW_MINUTES)),
    seats: m.seats,
    taken: m.taken,
    teacher: m.teacher,
    room: rooms.find((room) => room.id === m.roomId)?.name ?? "",
  }))
  return lanesOf(shown).map((own) => ({
    id: own[0]!.id,
    name: [...new Set(own.map((m) => m.room))].join(", "),
    meetings: own,
  }))
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
