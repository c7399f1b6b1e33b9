import type { RouterContextProvider } from "react-router"
import { officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { readFigures, readStops } from "#db/statistics/reads.ts"
import { LEAST_SHOWN, shownOutside } from "#domain/statistics/counts.ts"
import {
  type Dimension,
  type Figures,
  booked,
  gather,
  overall,
  percentOf,
  wholePercent,
} from "#domain/statistics/figures.ts"
import { type Histogram, spreadOf, sumOf } from "#domain/statistics/histogram.ts"
import { type Line, linesOf } from "#domain/statistics/lines.ts"
import type { Measure } from "#domain/statistics/measures.ts"
import { type Period, drawnBy } from "#domain/statistics/period.ts"
import { stopsShown } from "#domain/statistics/stops.ts"
import { isHoliday } from "#domain/office/holidays.ts"
import { workingTimes } from "#domain/office/opening.ts"
import { addDays, isoWeekName } from "#domain/time/office-time.ts"
import type { Language } from "#locales/languages.ts"
import { type AskedFigures, askedFigures, servicesSeen } from "./asked.server.ts"
import { namesOf } from "./names.server.ts"

/** How long a process shows the same numbers again: a year of visits is not counted for each look. */
const KEPT_MS = 60_000

/** A line with its name, and a shorter one for below a bar. */
export interface NamedLine extends Line {
  name: string
  short: string
}

export interface Table {
  lines: NamedLine[]
  total: Pick<Line, "booked" | "states">
}

export interface Report {
  asked: AskedFigures
  drawnBy: "day" | "week"
  tables: Record<Dimension, Table>
  sums: {
    waiting: ReturnType<typeof spreadOf>
    walking: ReturnType<typeof spreadOf>
    serving: ReturnType<typeof spreadOf>
    lead: number | null
    whole: number | null
    missedPercent: number | null
    /** At the counters; null where it cannot be compared with what is asked for. */
    hours: { planned: number | null; booked: number; served: number } | null
  }
  /** Where bookings on the web stopped; null where it cannot be told of what is asked for, or of too few. */
  stops: ReturnType<typeof stopsShown> | null
}

/** Every number that an address asks for, as far as it may be told. */
export async function readReport(
  context: Readonly<RouterContextProvider>,
  url: URL,
): Promise<{ report: Report; at: SiteOffice; language: Language }> {
  const { db, ctx, live } = portalOf(context)
  const at = await officeOf(context)
  const language = localeOf(context)
  const now = ctx.now()
  const asked = askedFigures(url, at, now)
  const { period, municipality } = asked
  const services = servicesSeen(at, asked, staffOf(context))
  const wanted = { siteId: at.site.id, period, services, municipality, language: asked.language }
  const seldom = () => false
  const figures = gather(
    await live.share(`figures ${JSON.stringify(wanted)}`, () => readFigures(db, wanted, now), KEPT_MS, seldom),
  )
  const everything = services === null && municipality === null && asked.language === null
  const stopped = everything ? await readStops(db, at.site.id, period, now) : null
  return { report: reportOf(at, asked, figures, stopped, services, language, now), at, language }
}

function reportOf(
  at: SiteOffice,
  asked: AskedFigures,
  figures: Record<Dimension, Figures>,
  stopped: Awaited<ReturnType<typeof readStops>> | null,
  services: readonly string[] | null,
  language: Language,
  now: Date,
): Report {
  const names = namesOf(at, asked.period, language, now)
  const table = (dimension: Dimension, keys: readonly string[]): Table => {
    const { lines, total } = linesOf(figures[dimension], keys)
    return { lines: lines.map((line) => ({ ...line, ...names[dimension](line.key) })), total }
  }
  const keysOf = (dimension: Dimension) => [
    ...new Set([...figures[dimension].counts.keys(), ...figures[dimension].spreads.keys()]),
  ]
  const most = (dimension: Dimension) => {
    const amount = (key: string) => {
      const counts = figures[dimension].counts.get(key)
      return counts ? booked(counts) : 0
    }
    return keysOf(dimension).toSorted((a, b) => amount(b) - amount(a) || a.localeCompare(b))
  }
  const inOrder = (dimension: Dimension) => keysOf(dimension).toSorted((a, b) => Number(a) - Number(b))
  const stops = stopped && stopsShown(stopped)
  const known = at.services.map((s) => s.key)
  return {
    asked,
    drawnBy: drawnBy(asked.period),
    tables: {
      part: table("part", partsOf(asked.period, keysOf("part"))),
      service: table("service", [
        ...known.filter((key) => keysOf("service").includes(key)),
        ...keysOf("service").filter((key) => !known.includes(key)),
      ]),
      hour: table("hour", inOrder("hour")),
      weekday: table("weekday", inOrder("weekday")),
      municipality: table("municipality", most("municipality")),
      language: table("language", most("language")),
    },
    sums: sumsOf(at, asked, figures.service, services),
    stops: stops?.began ? stops : null,
  }
}

/** Every day or week of the period, also those of which nothing is known; and the weeks that are kept of it. */
function partsOf(period: Period, found: readonly string[]): string[] {
  const parts = new Set(found)
  const name = drawnBy(period) === "day" ? (day: string) => day : isoWeekName
  for (let day = period.first; day <= period.last; day = addDays(day, 1)) parts.add(name(day))
  return [...parts].toSorted()
}

function sumsOf(
  at: SiteOffice,
  asked: AskedFigures,
  figures: Figures,
  services: readonly string[] | null,
): Report["sums"] {
  const of = (measure: Measure) => overall(figures, measure).spread
  const { counts } = overall(figures, "waiting")
  const spread = (histogram: Histogram) => spreadOf(histogram, LEAST_SHOWN)
  const over = counts.done + counts.missed
  const told = shownOutside(counts.missed) !== null && shownOutside(counts.done) !== null
  const hours = (minutes: number) => Math.round(minutes / 60)
  const narrowed = asked.municipality !== null || asked.language !== null
  return {
    waiting: spread(of("waiting")),
    walking: spread(of("walking")),
    serving: spread(of("serving")),
    lead: spread(of("lead")).median,
    whole: wholePercent(of("whole"), LEAST_SHOWN),
    missedPercent: told ? percentOf(counts.missed, over) : null,
    hours:
      booked(counts) >= LEAST_SHOWN
        ? {
            planned: narrowed ? null : hours(plannedMinutes(at, asked.period, services)),
            booked: hours(sumOf(of("agreed"))),
            served: hours(sumOf(of("serving"))),
          }
        : null,
  }
}

/** The minutes in which somebody stands at a counter for these services, from the first to the last day of the period. */
function plannedMinutes(at: SiteOffice, { first, last }: Period, services: readonly string[] | null): number {
  const skills = new Set(at.services.filter((s) => services === null || services.includes(s.key)).map((s) => s.skill))
  const counters = at.office.counters.filter((c) => services === null || c.skills.some((skill) => skills.has(skill)))
  let minutes = 0
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const working = workingTimes(at.office, day, isHoliday(day))
    for (const { id } of counters) for (const one of working.get(id) ?? []) minutes += one.end - one.start
  }
  return minutes
}
