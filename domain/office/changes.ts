import { type DayListSettings, dayListProblems } from "../desk/day-list-settings.ts"
import { isId } from "#domain/id.ts"
import { addDays, isClock, isDay, mondayOf } from "#domain/time/office-time.ts"
import { type BookingSettings, settingsWrong } from "../booking/settings.ts"
import { type Contact, type ContactFault, contactProblems } from "./contact.ts"
import { type NoticeFault, type NoticeValues, noticeProblems } from "./notices.ts"
import { type ServiceFault, type ServiceValues, isServiceKey, serviceProblems } from "./service-change.ts"

export interface ClosureChange {
  what: "closure"
  kind: "closed" | "unstaffed"
  firstDay: string
  lastDay: string
  from: string | null
  to: string | null
  /** Counter ids; null is the whole office. */
  counters: string[] | null
  reason: string
}

export interface RosterChange {
  what: "roster"
  counterId: string
  weekday: number
  from: string
  /** For this one day; otherwise for every such weekday from then on. */
  onlyThatDay: boolean
  shifts: { starts: string; ends: string; staffName: string }[]
}

/** One week's roster as the template of others: `like` and `first` are Mondays, `weeks` how many from `first` on get it. */
export interface CopyWeek {
  what: "copy-week"
  like: string
  first: string
  weeks: number
}

/** So many weeks get a template's roster at once. */
export const MOST_WEEKS = 26

export interface ServiceChange extends ServiceValues {
  what: "service"
  id: string
  /** That texts which were not touched still fit those that were. */
  fits: boolean
}

export interface NewService extends ServiceValues {
  what: "new-service"
  key: string
}

/** Everything staff can change about the office. Days "YYYY-MM-DD", clock times "HH:MM". */
export type OfficeChange =
  | { what: "series"; validFrom: string; hours: { weekday: number; opens: string; closes: string }[] }
  | { what: "remove-series"; id: string }
  | ClosureChange
  | { what: "remove-closure"; id: string }
  | { what: "exception"; day: string; opens: string; closes: string; reason: string }
  | { what: "remove-exception"; id: string }
  | { what: "new-counter"; number: number; group: string; groupNames?: Record<string, string>; skills: string[] }
  | {
      what: "counter"
      id: string
      group: string
      groupNames?: Record<string, string>
      skills: string[]
      active: boolean
    }
  | RosterChange
  | CopyWeek
  | ServiceChange
  | NewService
  /** All services, in the order of a visit's legs. */
  | { what: "order-services"; ids: string[] }
  | ({ what: "contact" } & Contact)
  | { what: "settings"; settings: BookingSettings }
  | ({ what: "day-list" } & DayListSettings)
  | ({ what: "new-notice" } & NoticeValues)
  | ({ what: "notice"; id: string } & NoticeValues)
  /** Ends a notice now, or lets one that was ended go on until its last day. */
  | { what: "end-notice" | "resume-notice"; id: string }

/** What is wrong with a change by itself, whatever the office is like. */
export type ChangeFault =
  | "day-wrong"
  | "clock-wrong"
  | "order-wrong"
  | "overlap"
  | "reason-missing"
  | "counter-unknown"
  | "counter-number-wrong"
  | "skills-missing"
  | "name-missing"
  | "unknown"
  | "week-blank"
  | "setting-wrong"
  | ContactFault
  | NoticeFault
  | ServiceFault

const inRange = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most

/** The first fault of a change that can be seen without knowing the office; null when there is none. */
export function faultOf(change: OfficeChange): ChangeFault | null {
  if ("id" in change && !isId(change.id)) return "unknown"
  if (!daysOf(change).every(isDay)) return "day-wrong"
  if (
    !spansOf(change)
      .flat()
      .every((clock) => isClock(clock) && /[05]$/.test(clock))
  )
    return "clock-wrong"
  if (!spansOf(change).every(([from, to]) => from < to)) return "order-wrong"
  switch (change.what) {
    case "series":
      return change.hours.length === 0 ? "week-blank" : null
    case "closure":
      if (change.counters !== null && (change.counters.length === 0 || !change.counters.every(isId)))
        return "counter-unknown"
      if (change.firstDay > change.lastDay) return "order-wrong"
      return change.reason.trim() ? null : "reason-missing"
    case "exception":
      return change.reason.trim() ? null : "reason-missing"
    case "new-counter":
    case "counter":
      if (change.what === "new-counter" && !inRange(change.number, 1, 99)) return "counter-number-wrong"
      if (change.skills.length === 0) return "skills-missing"
      return change.group.trim() ? null : "name-missing"
    case "roster":
      return rosterFault(change)
    case "copy-week":
      return weekFault(change)
    case "service":
      return serviceProblems(change)[0]?.code ?? null
    case "new-service":
      return isServiceKey(change.key) ? (serviceProblems(change)[0]?.code ?? null) : "key-wrong"
    case "order-services":
      return change.ids.every(isId) ? null : "unknown"
    case "contact":
      return contactProblems(change)[0]?.code ?? null
    case "settings":
      return settingsWrong(change.settings).length > 0 ? "setting-wrong" : null
    case "day-list":
      return dayListProblems(change)[0]?.code ?? null
    case "new-notice":
    case "notice":
      return noticeProblems(change)[0]?.code ?? null
    default:
      return null
  }
}

function daysOf(change: OfficeChange): string[] {
  if (change.what === "series") return [change.validFrom]
  if (change.what === "closure") return [change.firstDay, change.lastDay]
  if (change.what === "exception") return [change.day]
  if (change.what === "copy-week") return [change.like, change.first]
  return change.what === "roster" ? [change.from] : []
}

function spansOf(change: OfficeChange): [string, string][] {
  if (change.what === "series") return change.hours.map((h): [string, string] => [h.opens, h.closes])
  if (change.what === "exception") return [[change.opens, change.closes]]
  if (change.what === "closure" && (change.from !== null || change.to !== null))
    return [[change.from ?? "", change.to ?? ""]]
  return change.what === "roster" ? change.shifts.map((s): [string, string] => [s.starts, s.ends]) : []
}

function rosterFault(change: RosterChange): ChangeFault | null {
  if (!isId(change.counterId) || !inRange(change.weekday, 1, 7)) return "counter-unknown"
  const sorted = change.shifts.toSorted((a, b) => a.starts.localeCompare(b.starts))
  return sorted.some((s, i) => i > 0 && s.starts < sorted[i - 1]!.ends) ? "overlap" : null
}

function weekFault({ like, first, weeks }: CopyWeek): ChangeFault | null {
  if (mondayOf(like) !== like || mondayOf(first) !== first || !inRange(weeks, 1, MOST_WEEKS)) return "day-wrong"
  // A week is no template of itself.
  return like >= first && like < addDays(first, weeks * 7) ? "order-wrong" : null
}

/** Two closures that say the same: sending one twice makes one. The order of the counters does not matter. */
export function sameClosure(a: Omit<ClosureChange, "what">, b: Omit<ClosureChange, "what">): boolean {
  const key = (c: Omit<ClosureChange, "what">) =>
    JSON.stringify([
      c.kind,
      c.firstDay,
      c.lastDay,
      c.from,
      c.to,
      c.counters && [...new Set(c.counters)].toSorted(),
      c.reason.trim(),
    ])
  return key(a) === key(b)
}
