import { addDays, weekday } from "#domain/time/office-time.ts"
import type { RosterChange } from "./changes.ts"
import { type Office, type RosterShift, shiftsOn } from "./opening.ts"

const plain = (name: string) => name.trim().replace(/\s+/g, " ").toLocaleLowerCase("da")

/** The row of a roster in which a person would stand at two counters at once; null when nobody does. */
export function standsElsewhere(office: Office, change: RosterChange): RosterShift | null {
  const last = change.onlyThatDay ? change.from : null
  const inUse = new Set(office.counters.map((c) => c.id))
  return (
    office.roster.find(
      (row) =>
        row.counterId !== change.counterId &&
        inUse.has(row.counterId) &&
        row.weekday === change.weekday &&
        (row.validTo === null || row.validTo >= change.from) &&
        (last === null || row.validFrom <= last) &&
        change.shifts.some(
          (s) => plain(s.staffName) === plain(row.staffName) && s.starts < row.ends && row.starts < s.ends,
        ),
    ) ?? null
  )
}

/** A counter's rows of a weekday after a change: those that end, those that stay, those that are new. Pure, rows in any order. */
export function rosterAfter(
  rows: readonly RosterShift[],
  change: Omit<RosterChange, "what">,
): { remove: string[]; end: { id: string; validTo: string }[]; add: Omit<RosterShift, "id">[] } {
  const touched = rows.filter((r) => r.validTo === null || r.validTo >= change.from)
  const hit = change.onlyThatDay ? touched.filter((r) => r.validFrom <= change.from) : touched
  const before = addDays(change.from, -1)
  const after = addDays(change.from, 1)
  const own = (s: RosterChange["shifts"][number]) => ({
    counterId: change.counterId,
    weekday: change.weekday,
    starts: s.starts,
    ends: s.ends,
    staffName: s.staffName.trim(),
    validFrom: change.from,
    validTo: change.onlyThatDay ? change.from : null,
  })
  const goesOn = change.onlyThatDay
    ? hit
        .filter((r) => r.validTo === null || r.validTo > change.from)
        .map(({ id: _id, ...row }) => ({ ...row, validFrom: after }))
    : []
  return {
    remove: hit.filter((r) => r.validFrom >= change.from).map((r) => r.id),
    end: hit.filter((r) => r.validFrom < change.from).map((r) => ({ id: r.id, validTo: before })),
    add: [...change.shifts.map(own), ...goesOn],
  }
}

/** A day named for one weekday only must be that weekday. */
export const fitsWeekday = (change: Pick<RosterChange, "onlyThatDay" | "from" | "weekday">): boolean =>
  !change.onlyThatDay || weekday(change.from) === change.weekday

/** Rows of a counter on a day that lie, in part or as a whole, outside the office's hours. `hours` null is a closed day. */
export function outsideHours(
  office: Office,
  counterId: string,
  day: string,
  hours: { opens: string; closes: string } | null,
): RosterShift[] {
  return shiftsOn(office, counterId, day).filter(
    (row) => hours === null || row.starts < hours.opens || row.ends > hours.closes,
  )
}
