import type { SiteOffice } from "#db/office/reads.ts"
import { ROW_MINUTES } from "#domain/desk/drag.ts"
import { isHoliday } from "#domain/office/holidays.ts"
import { closuresOn, openingOn, shiftsOn, stretch, teachingOf } from "#domain/office/opening.ts"
import { type Interval, intersect, merge, subtract } from "#domain/time/interval.ts"

export interface Off {
  row: number
  rows: number
  kind: "break" | "closed" | "unstaffed" | "teaching"
  reason: string
}

/** The stretches in which a counter does not work, with the reason: a closure's own, a break between shifts, or nobody rostered. */
export function offTimes(
  at: SiteOffice,
  counterId: string,
  day: string,
  frame: Interval,
  working: readonly Interval[],
): Off[] {
  const { office } = at
  const off = subtract([frame], working)
  const closures = closuresOn(office, day).filter((c) => c.counters === null || c.counters.includes(counterId))
  const shifts = shiftsOn(office, counterId, day).map((s) => stretch(day, s.starts, s.ends))
  const opening = openingOn(office, day, isHoliday(day))
  const found: (Interval & { kind: Off["kind"]; reason: string })[] = []
  let rest: Interval[] = off
  for (const c of closures) {
    const span = [stretch(day, c.from ?? "00:00", c.to ?? "24:00")]
    for (const part of intersect(rest, span))
      found.push({ ...part, kind: c.kind === "unstaffed" ? "unstaffed" : "closed", reason: c.reason })
    rest = subtract(rest, span)
  }
  const open = opening ? [stretch(day, opening.opens, opening.closes)] : []
  for (const part of subtract(rest, open)) found.push({ ...part, kind: "closed", reason: "" })
  const teaches = merge(
    shiftsOn(office, counterId, day).flatMap((row) =>
      intersect([stretch(day, row.starts, row.ends)], teachingOf(office, row.staffName, day)),
    ),
  )
  for (const part of intersect(rest, teaches)) found.push({ ...part, kind: "teaching", reason: "" })
  rest = subtract(rest, teaches)
  const first = shifts[0]?.start ?? Infinity
  const last = merge(shifts).at(-1)?.end ?? -Infinity
  for (const part of intersect(rest, open))
    found.push({ ...part, kind: part.start >= first && part.end <= last ? "break" : "unstaffed", reason: "" })
  return found
    .toSorted((a, b) => a.start - b.start)
    .map((part) => ({
      kind: part.kind,
      reason: part.reason,
      row: Math.round((part.start - frame.start) / ROW_MINUTES),
      rows: Math.max(1, Math.round((part.end - part.start) / ROW_MINUTES)),
    }))
}
