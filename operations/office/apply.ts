import {
  type ClosureChange,
  type CopyWeek,
  type OfficeChange,
  type RosterChange,
  sameClosure,
} from "#domain/office/changes.ts"
import { fitsWeekday, rosterAfter, standsElsewhere, weekCopied } from "#domain/office/roster.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import type { Transaction } from "#db/client.ts"
import * as write from "#db/office/writes.ts"
import { type SaysRefusal, applyWords } from "./apply-words.ts"
import type { Recorded, Whole } from "./whole.ts"

/** What a change cannot do to the office as it is. */
export type ApplyRefusal =
  | "in-the-past"
  | "unknown"
  | "counter-unknown"
  | "counter-number-taken"
  | "exception-there"
  | "person-elsewhere"
  | "weekday-wrong"
  | SaysRefusal

type Applied = Promise<Result<Recorded | "same", ApplyRefusal>>

/** Writes a change, inside the transaction that decides about it. Answers what the history keeps, or "same" when nothing changed. */
export async function apply(tx: Transaction, old: Whole, change: OfficeChange, now: Date): Applied {
  const { site, office } = old
  const today = officeDay(now)
  switch (change.what) {
    case "series":
    case "remove-series":
      return applySeries(tx, old, change, today)
    case "closure":
      return applyClosure(tx, old, change, today)
    case "remove-closure": {
      const gone = await write.deleteClosure(tx, site.id, change.id)
      return gone ? ok({ before: { ...gone, counters: numbers(old, gone.counters) }, after: null }) : refuse("unknown")
    }
    case "exception": {
      if (change.day < today) return refuse("in-the-past")
      const { what: _what, ...values } = change
      const there = office.exceptions.find((e) => e.day === change.day)
      if (there && there.opens === values.opens && there.closes === values.closes) return ok("same")
      if (there) return refuse("exception-there")
      await write.putException(tx, { siteId: site.id, ...values, reason: change.reason.trim() })
      return ok({ before: null, after: values })
    }
    case "remove-exception": {
      const gone = await write.deleteException(tx, site.id, change.id)
      return gone ? ok({ before: gone, after: null }) : refuse("unknown")
    }
    case "new-counter": {
      if (old.counters.some((c) => c.number === change.number)) return refuse("counter-number-taken")
      const { what: _what, ...values } = change
      await write.insertCounter(tx, { siteId: site.id, ...values, group: change.group.trim() })
      await nameGroup(tx, site.id, change)
      return ok({ before: null, after: values })
    }
    case "counter": {
      const was = old.counters.find((c) => c.id === change.id)
      if (!was) return refuse("unknown")
      const { group, skills, active } = change
      await write.updateCounter(tx, site.id, change.id, { group: group.trim(), skills, active })
      await nameGroup(tx, site.id, change)
      const { id: _id, ...before } = was
      const { groupNames } = change
      return ok({ before, after: { number: was.number, group, ...(groupNames ? { groupNames } : {}), skills, active } })
    }
    case "roster":
      return applyRoster(tx, old, change, today)
    case "copy-week":
      return copyWeek(tx, old, change, today)
    default:
      return applyWords(tx, old, change, now)
  }
}

/** One week's roster for other weeks. */
async function copyWeek(tx: Transaction, { office }: Whole, change: CopyWeek, today: string): Applied {
  const { what: _what, ...values } = change
  if (addDays(change.first, change.weeks * 7) <= today) return refuse("in-the-past")
  const after = weekCopied(office, values, today)
  if (after.remove.length + after.end.length + after.add.length === 0) return ok("same")
  await write.deleteShifts(tx, after.remove)
  for (const { id, validTo } of after.end) await write.endShift(tx, id, validTo)
  if (after.add.length > 0) await write.insertShifts(tx, after.add)
  return ok({ before: null, after: values })
}

async function applySeries(
  tx: Transaction,
  { site, office }: Whole,
  change: Extract<OfficeChange, { what: "series" | "remove-series" }>,
  today: string,
): Applied {
  if (change.what === "remove-series") {
    const was = office.series.find((s) => s.id === change.id)
    if (!was) return refuse("unknown")
    // What has held stays to be seen; only weeks still to come can be taken back.
    if (was.validFrom <= today) return refuse("in-the-past")
    await write.deleteSeries(tx, site.id, was.id)
    return ok({ before: { validFrom: was.validFrom, hours: was.hours }, after: null })
  }
  if (change.validFrom < today) return refuse("in-the-past")
  const before = office.series.findLast((s) => s.validFrom <= change.validFrom)
  await write.deleteSeriesFrom(tx, site.id, change.validFrom)
  await write.insertSeries(tx, site.id, { validFrom: change.validFrom, validTo: null, hours: change.hours })
  return ok({
    before: before ? { validFrom: before.validFrom, hours: before.hours } : null,
    after: { validFrom: change.validFrom, hours: change.hours },
  })
}

async function applyClosure(tx: Transaction, old: Whole, change: ClosureChange, today: string): Applied {
  if (change.lastDay < today) return refuse("in-the-past")
  const { what: _what, ...values } = change
  if (change.counters && !change.counters.every((id) => old.office.counters.some((c) => c.id === id)))
    return refuse("counter-unknown")
  // Sent twice, or pressed again after a lost answer: one closure.
  if (old.office.closures.some((there) => sameClosure(there, values))) return ok("same")
  await write.insertClosure(tx, { siteId: old.site.id, ...values, reason: change.reason.trim() })
  return ok({ before: null, after: { ...values, counters: numbers(old, change.counters) } })
}

async function applyRoster(tx: Transaction, old: Whole, change: RosterChange, today: string): Applied {
  const counter = old.office.counters.find((c) => c.id === change.counterId)
  if (!counter) return refuse("counter-unknown")
  if (change.from < today) return refuse("in-the-past")
  if (!fitsWeekday(change)) return refuse("weekday-wrong")
  if (standsElsewhere(old.office, change)) return refuse("person-elsewhere")
  const was = rosterOf(old, change)
  const after = rosterAfter(was, change)
  await write.deleteShifts(tx, after.remove)
  for (const { id, validTo } of after.end) await write.endShift(tx, id, validTo)
  await write.insertShifts(tx, after.add)
  const held = was.filter((r) => r.validFrom <= change.from && (r.validTo === null || r.validTo >= change.from))
  const shown = (rows: readonly { starts: string; ends: string; staffName: string }[]) =>
    rows.map(({ starts, ends, staffName }) => ({ starts, ends, staffName }))
  const what = {
    counter: counter.number,
    weekday: change.weekday,
    from: change.from,
    onlyThatDay: change.onlyThatDay,
  }
  return ok({ before: { ...what, shifts: shown(held) }, after: { ...what, shifts: shown(change.shifts) } })
}

/** A counter's rows of the weekday that a change is about. */
export const rosterOf = (at: Whole, change: Pick<RosterChange, "counterId" | "weekday">) =>
  at.office.roster.filter((r) => r.counterId === change.counterId && r.weekday === change.weekday)

/** Counter numbers instead of ids, for the history that people read. */
function numbers(at: Whole, ids: string[] | null): number[] | null {
  return ids?.map((id) => at.counters.find((c) => c.id === id)?.number ?? 0) ?? null
}

/** A group has one name in each language, whichever of its counters it was given at. */
async function nameGroup(
  tx: Transaction,
  siteId: string,
  given: { group: string; groupNames?: Record<string, string> },
): Promise<void> {
  if (!given.groupNames) return
  const names = Object.entries(given.groupNames).map(([language, name]) => [language, name.trim()] as const)
  await write.nameCounterGroup(tx, siteId, given.group.trim(), Object.fromEntries(names.filter(([, name]) => name)))
}
