import type { CalendarMeeting } from "#db/desk/reads.ts"
import type { Room } from "#db/courses/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { ROW_MINUTES } from "#domain/desk/drag.ts"
import { gapsOf } from "#domain/desk/gaps.ts"
import { lanesOf } from "#domain/desk/lanes.ts"
import { isHoliday } from "#domain/office/holidays.ts"
import { groupName, shiftsOn, workingTimes } from "#domain/office/opening.ts"
import type { Interval } from "#domain/time/interval.ts"
import { fromMinutes, officeClock, toMinutes } from "#domain/time/office-time.ts"
import { spokenClock } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"
import type { Block } from "./day-blocks.server.ts"
import { type Off, offTimes } from "./day-off.server.ts"

export interface Column {
  id: string
  number: number
  group: string
  staff: string
  firstOfGroup: boolean
  warned: boolean
  skills: string[]
  /** Rows in which somebody works there. */
  works: Interval[]
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

/** A column for each counter, with when nobody is at it and its legs. */
export function columnsOf(
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
      skills: counter.skills,
      works: (working.get(counter.id) ?? []).map(({ start, end }) => ({
        start: (start - frame.start) / ROW_MINUTES,
        end: (end - frame.start) / ROW_MINUTES,
      })),
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
export function groupsOf(columns: readonly Column[]) {
  const groups: { name: string; column: number; width: number }[] = []
  for (const [index, column] of columns.entries()) {
    const last = groups.at(-1)
    if (last && !column.firstOfGroup) last.width++
    else groups.push({ name: column.group, column: index + 1, width: 1 })
  }
  return groups
}

/** What meets in rooms: a column for each lane of meetings. */
export function meetingColumns(
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
