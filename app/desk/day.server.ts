import { legState } from "#domain/desk/leg-state.ts"
import { type Need, attentionOf, isLate } from "#domain/desk/attention.ts"
import { capital } from "#domain/capital.ts"
import { lacksCounter } from "#domain/booking/without-counter.ts"
import { seenOf } from "#domain/desk/acts.ts"
import { lanesOf } from "#domain/desk/lanes.ts"
import { calledNames } from "#domain/desk/names.ts"
import { waitsSince } from "#domain/desk/waiting.ts"
import { grouped } from "#domain/grouped.ts"
import type { CalendarLeg } from "#db/booking/reads.ts"
import type { CalendarMeeting, Room } from "#db/courses/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { VisitState } from "#domain/booking/states.ts"
import { holidayOn } from "#domain/office/holidays.ts"
import { whyClosed } from "#domain/office/effect.ts"
import { groupName, openingOn, shiftsOn, stretch, workingTimes } from "#domain/office/opening.ts"
import type { Interval } from "#domain/time/interval.ts"
import { fromMinutes, isoWeek, officeDay, officeInstant, toMinutes } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { type Off, ROW_MINUTES, offTimes } from "./day-off.server.ts"

/** What needs a person, as a line of the list. */
export interface Attention extends Pick<Block, "visitId" | "from" | "name" | "service" | "counter"> {
  kind: Need
  minutes: number
}

export interface Block {
  id: string
  visitId: string
  reference: string
  name: string
  /** As it was given, for the table and the list. */
  fullName: string
  party: number
  service: string
  serviceName: string
  state: VisitState
  from: string
  to: string
  row: number
  rows: number
  counter: number
  /** The other counter of a chained visit: where it goes on, or where it came from. */
  chain: { to: boolean; counter: number } | null
  /** Minutes served, waited or late, whichever the state tells. */
  minutes: number | null
  late: boolean
  withoutCounter: boolean
  overbooked: boolean
  /** What the page shows of the visit, for an act to be refused over somebody's newer one. */
  seen: string
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
  columns: Column[]
  /** Only those in which something meets that day. */
  rooms: RoomColumn[]
  now: { row: number; minute: number; clock: string } | null
  pastRows: number
  tally: Record<"arrived" | "serving" | "booked" | "provisional" | "done" | "missed", number>
  visits: number
  waiting: { count: number; longest: number }
  attention: Attention[]
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
  const byVisit = grouped(legs, (leg) => leg.visitId)
  for (const siblings of byVisit.values()) siblings.sort((a, b) => a.position - b.position)
  const called = calledNames(legs.map((leg) => ({ id: leg.visitId, name: leg.contactName })))
  const numberOf = new Map(office.counters.map((c) => [c.id, c.number]))

  const blockOf = (leg: CalendarLeg): Block => {
    const siblings = byVisit.get(leg.visitId)!
    const state = legState(leg.state, leg, siblings)
    const start = toMinutes(leg.startsAt)
    const end = toMinutes(leg.endsAt)
    const index = siblings.indexOf(leg)
    const after = siblings[index + 1]
    const before = siblings[index - 1]
    const other =
      after && after.counterId !== leg.counterId
        ? { to: true, counter: numberOf.get(after.counterId) ?? 0 }
        : before && before.counterId !== leg.counterId
          ? { to: false, counter: numberOf.get(before.counterId) ?? 0 }
          : null
    const late = isLate(leg, now)
    const since =
      state === "serving" ? leg.startedAt : state === "arrived" ? waitsSince(leg, before) : late ? leg.startsAt : null
    const service = at.services.find((s) => s.key === leg.serviceKey)
    const text = service?.texts[language] ?? service?.texts.en
    return {
      id: leg.id,
      visitId: leg.visitId,
      reference: leg.reference,
      name: called.get(leg.visitId) ?? "",
      fullName: leg.contactName,
      party: leg.party,
      service: text?.shortName ?? leg.serviceKey,
      serviceName: text?.name ?? leg.serviceKey,
      state,
      from: spokenClock(leg.startsAt, language),
      to: spokenClock(leg.endsAt, language),
      row: Math.round((start - frame.start) / ROW_MINUTES),
      rows: Math.max(1, Math.round((end - start) / ROW_MINUTES)),
      counter: numberOf.get(leg.counterId) ?? 0,
      chain: other,
      minutes: since ? Math.max(0, minute - toMinutes(since)) : null,
      late,
      withoutCounter: lacksCounter(office, { ...leg, state, day, skill: service?.skill ?? null }),
      overbooked: leg.overbooked,
      seen: seenOf({ state: leg.state, startsAt: siblings[0]!.startsAt }),
    }
  }

  const blocks = legs.map(blockOf)
  const working = workingTimes(office, day, holiday !== null)
  const columns = office.counters.map((counter, index): Column => {
    const own = blocks.filter((b) => b.counter === counter.number)
    const names = [...new Set(shiftsOn(office, counter.id, day).map((s) => s.staffName))]
    return {
      id: counter.id,
      number: counter.number,
      group: groupName(office.counters, counter.group, language),
      staff: names.join(", "),
      firstOfGroup: index === 0 || office.counters[index - 1]!.group !== counter.group,
      warned: own.some((b) => b.withoutCounter),
      offs: opening ? offTimes(at, counter.id, day, frame, working.get(counter.id) ?? []) : [],
      blocks: own,
    }
  })
  const groups: DayShown["groups"] = []
  for (const [index, column] of columns.entries()) {
    const last = groups.at(-1)
    if (last && !column.firstOfGroup) last.width++
    else groups.push({ name: column.group, column: index + 1, width: 1 })
  }

  const states = [...byVisit.values()].map((siblings) => siblings[0]!.state)
  const count = (state: VisitState) => states.filter((s) => s === state).length
  const waiting = blocks.filter((b) => b.state === "arrived")
  const today = officeDay(now)
  const rows = (frame.end - frame.start) / ROW_MINUTES
  const nowRow = Math.floor((minute - frame.start) / ROW_MINUTES)
  const showsNow = today === day && minute >= frame.start && minute < frame.end
  const labels: DayShown["labels"] = []
  for (let m = frame.start; m <= frame.end; m += 30)
    labels.push({
      row: (m - frame.start) / ROW_MINUTES,
      text: spokenClock(fromMinutes(m), language),
      half: (m - frame.start) % 60 !== 0,
    })

  return {
    day,
    title: capital(spokenDay(day, language, today)),
    week: isoWeek(day),
    hours:
      opening && !closed ? `${spokenClock(opening.opens, language)}–${spokenClock(opening.closes, language)}` : null,
    closed,
    empty: closed !== null && legs.length + teaching.meetings.length === 0,
    rows,
    labels,
    groups,
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
    attention: attentionOf(blocks).map(({ kind, visitId, from, name, service, counter, minutes }) => ({
      kind,
      visitId,
      from,
      name,
      service,
      counter,
      minutes: minutes ?? 0,
    })),
    clock: spokenClock(now, language),
  }
}

function meetingColumns(
  { rooms, meetings }: { rooms: readonly Room[]; meetings: readonly CalendarMeeting[] },
  frame: Interval,
  language: Language,
): RoomColumn[] {
  const shown = meetings.map((m) => ({
    id: m.id,
    title: (m.texts[language] ?? m.texts.en)?.title ?? "",
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
