import type { SiteOffice } from "#db/office/reads.ts"
import type { SignedIn } from "#db/staff/reads.ts"
import {
  type Period,
  type PeriodKind,
  ownPeriod,
  periodAround,
  periodKinds,
  periodsBeside,
} from "#domain/statistics/period.ts"
import { isDay, officeDay } from "#domain/time/office-time.ts"
import { languages } from "#locales/languages.ts"

/** How the address says "nobody was asked", which is "" in the counts. */
export const NOT_ASKED = "none"

export interface AskedFigures {
  period: Period
  service: string | null
  municipality: string | null
  language: string | null
  /** What was typed as dates of one's own, and what is wrong with them. */
  typed: { first: string; last: string }
  error: "dates-wrong" | "dates-order" | "dates-long" | null
}

/**
 * What an address asks for: a period and what it is narrowed to. What the office does not have is not asked for; dates that are wrong
 * are said to be, and the month around today is shown.
 */
export function askedFigures(url: URL, at: SiteOffice, now: Date): AskedFigures {
  const value = (name: string) => url.searchParams.get(name) ?? ""
  const today = officeDay(now)
  const kind: PeriodKind = periodKinds.find((one) => one === value("period")) ?? "month"
  const day = isDay(value("day")) ? value("day") : today
  const typed = { first: value("first").slice(0, 10), last: value("last").slice(0, 10) }
  const own = kind === "own" ? ownPeriod(typed.first, typed.last) : null
  const municipality = value("municipality")
  return {
    period: own?.ok ? own.value : periodAround(kind === "own" ? "month" : kind, kind === "own" ? today : day),
    service: at.services.some((s) => s.key === value("service")) ? value("service") : null,
    municipality:
      municipality === NOT_ASKED
        ? ""
        : municipality === "abroad" || at.municipalities.some((m) => m.code === municipality)
          ? municipality
          : null,
    language: languages.some((l) => l.code === value("language")) ? value("language") : null,
    typed,
    error: own && !own.ok ? own.error : null,
  }
}

/** The same as an address says it, with another period where one is given. */
export function queryOf(asked: AskedFigures, period: Period = asked.period): Record<string, string> {
  const { service, municipality, language } = asked
  return {
    period: period.kind,
    ...(period.kind === "own" ? { first: period.first, last: period.last } : { day: period.first }),
    ...(service === null ? {} : { service }),
    ...(municipality === null ? {} : { municipality: municipality || NOT_ASKED }),
    ...(language === null ? {} : { language }),
  }
}

export const stepsOf = (asked: AskedFigures) => {
  const { before, after } = periodsBeside(asked.period)
  return { before: queryOf(asked, before), after: queryOf(asked, after) }
}

/** The services whose numbers are shown: the one asked for, and only those of the counters that a role sees. Null is all. */
export function servicesSeen(at: SiteOffice, asked: AskedFigures, account: SignedIn): string[] | null {
  const { skills } = account
  if (!skills) return asked.service === null ? null : [asked.service]
  return at.services
    .filter((s) => skills.includes(s.skill) && (asked.service === null || s.key === asked.service))
    .map((s) => s.key)
}
