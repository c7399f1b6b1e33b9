import { addDays, officeInstant, weekday } from "#domain/time/office-time.ts"
import type { CopyWeek, RosterChange } from "./changes.ts"
import { nextOf } from "./effect.ts"
import { type Office, type RosterShift, plainName, shiftsOn } from "./opening.ts"

/** When somebody stands where on a day, by their name in the roster as they write it: also two counters in turn. */
export function standsAt(office: Office, name: string, day: string): { counterId: string; from: Date; to: Date }[] {
  if (plainName(name) === "") return []
  return office.counters.flatMap((counter) =>
    shiftsOn(office, counter.id, day)
      .filter((row) => plainName(row.staffName) === plainName(name))
      .map((row) => ({
        counterId: counter.id,
        from: officeInstant(day, row.starts),
        to: officeInstant(day, row.ends),
      })),
  )
}

/** The row of a roster in which a person would stand at two counters at once; null when nobody does. Whoever is not named may be anybody. */
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
          (s) =>
            plainName(s.staffName) !== "" &&
            plainName(s.staffName) === plainName(row.staffName) &&
            s.starts < row.ends &&
            row.starts < s.ends,
        ),
    ) ?? null
  )
}

/** Who stands there when on a day, as one text; with null, of rows that are those of a day already. */
const pattern = (rows: readonly RosterShift[], day: string | null) =>
  rows
    .filter((r) => day === null || (r.validFrom <= day && (r.validTo === null || r.validTo >= day)))
    .map((r) => `${r.starts} ${r.ends} ${plainName(r.staffName)}`)
    .toSorted()
    .join("; ")

/**
 * Days after `from` that have a roster of their own among a counter's rows of a weekday: rows of one day, or one day without anybody
 * between rows that go on.
 */
function ownDays(rows: readonly RosterShift[], { from, weekday: wanted }: Pick<RosterChange, "from" | "weekday">) {
  const single = rows.filter((r) => r.validFrom === r.validTo).map((r) => r.validFrom)
  const empty = rows
    .filter((r) => r.validTo !== null)
    .map((r) => addDays(r.validTo!, 1))
    .filter((day) => weekday(day) === wanted && pattern(rows, day) === "")
    .filter((day) => rows.some((r) => r.validFrom === addDays(day, 1)))
  return [...new Set([...single, ...empty])].filter((day) => day > from).toSorted()
}

/** The days from which a counter's roster of a weekday would have been another one, which a change that goes on takes the place of. */
export function laterChanges(rows: readonly RosterShift[], change: Omit<RosterChange, "what">): string[] {
  if (change.onlyThatDay) return []
  const own = new Set(ownDays(rows, change))
  const lasting = rows.filter((r) => !own.has(r.validFrom) || r.validFrom !== r.validTo)
  /** The first such weekday from a day on that has no roster of its own. */
  const first = (day: string): string => {
    const at = nextOf(day, change.weekday)
    return own.has(at) ? first(addDays(at, 1)) : at
  }
  const turns = lasting.flatMap((r) => [r.validFrom, ...(r.validTo === null ? [] : [addDays(r.validTo, 1)])])
  const days = [...new Set(turns.filter((day) => day > change.from).map(first))].toSorted()
  let before = pattern(lasting, first(change.from))
  return days.filter((day) => {
    const then = pattern(lasting, day)
    const differs = then !== before
    before = then
    return differs
  })
}

/**
 * A counter's rows of a weekday after a change: those that end, those that stay, those that are new. Pure, rows in any order. What was
 * agreed for single days after the change begins stays as it was agreed.
 */
export function rosterAfter(
  rows: readonly RosterShift[],
  change: Omit<RosterChange, "what">,
): { remove: string[]; end: { id: string; validTo: string }[]; add: Omit<RosterShift, "id">[] } {
  const own = change.onlyThatDay ? [] : ownDays(rows, change)
  const touched = rows.filter((r) => r.validTo === null || r.validTo >= change.from)
  const hit = touched.filter((r) =>
    change.onlyThatDay ? r.validFrom <= change.from : r.validFrom !== r.validTo || !own.includes(r.validFrom),
  )
  const before = addDays(change.from, -1)
  const after = addDays(change.from, 1)
  const spans = change.onlyThatDay ? [{ validFrom: change.from, validTo: change.from }] : between(own, change)
  const added = change.shifts.flatMap((s) =>
    spans.map((span) => ({
      counterId: change.counterId,
      weekday: change.weekday,
      starts: s.starts,
      ends: s.ends,
      staffName: s.staffName.trim(),
      ...span,
    })),
  )
  const goesOn = change.onlyThatDay
    ? hit
        .filter((r) => r.validTo === null || r.validTo > change.from)
        .map(({ id: _id, ...row }) => ({ ...row, validFrom: after }))
    : []
  return {
    remove: hit.filter((r) => r.validFrom >= change.from).map((r) => r.id),
    end: hit.filter((r) => r.validFrom < change.from).map((r) => ({ id: r.id, validTo: before })),
    add: [...added, ...goesOn],
  }
}

/**
 * The roster after one week has become the template of others (`CopyWeek`): the rows that go, those that end earlier, those that are
 * new. Each day of those weeks gets a roster of its own where it differs; days before `today` stay as they were.
 */
export function weekCopied(
  office: Office,
  { like, first, weeks }: Omit<CopyWeek, "what">,
  today: string,
): { remove: string[]; end: { id: string; validTo: string }[]; add: Omit<RosterShift, "id">[] } {
  let rows = [...office.roster]
  const was = new Map(rows.map((row) => [row.id, row]))
  for (let n = 0; n < weeks * 7; n++) {
    const day = addDays(first, n)
    if (day < today) continue
    for (const counter of office.counters) {
      const shifts = shiftsOn(office, counter.id, addDays(like, n % 7))
      const own = rows.filter((row) => row.counterId === counter.id && row.weekday === weekday(day))
      if (pattern(shifts, null) === pattern(own, day)) continue
      const change = { counterId: counter.id, weekday: weekday(day), from: day, onlyThatDay: true, shifts }
      const after = rosterAfter(own, change)
      const ended = new Map(after.end.map(({ id, validTo }) => [id, validTo]))
      rows = [
        ...rows
          .filter((row) => !after.remove.includes(row.id))
          .map((row) => ({ ...row, validTo: ended.get(row.id) ?? row.validTo })),
        ...after.add.map((row, i) => ({ ...row, id: `${counter.id} ${day} ${i}` })),
      ]
    }
  }
  const left = new Map(rows.map((row) => [row.id, row]))
  return {
    remove: [...was.keys()].filter((id) => !left.has(id)),
    end: rows.flatMap(({ id, validTo }) =>
      was.has(id) && validTo !== null && was.get(id)!.validTo !== validTo ? [{ id, validTo }] : [],
    ),
    add: rows.filter((row) => !was.has(row.id)).map(({ id: _id, ...row }) => row),
  }
}

/** The stretches from a day on that leave out single days; a stretch without such a weekday is none. */
function between(own: readonly string[], { from, weekday: wanted }: Pick<RosterChange, "from" | "weekday">) {
  const starts = [from, ...own.map((day) => addDays(day, 1))]
  return starts
    .map((validFrom, i) => ({ validFrom, validTo: own[i] === undefined ? null : addDays(own[i], -1) }))
    .filter((span) => span.validTo === null || nextOf(span.validFrom, wanted) <= span.validTo)
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
