import type { CalendarLeg } from "#db/desk/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { VisitState } from "#domain/booking/states.ts"
import { lacksCounter } from "#domain/booking/without-counter.ts"
import { seenOf } from "#domain/desk/acts.ts"
import { isLate } from "#domain/desk/attention.ts"
import { legState } from "#domain/desk/leg-state.ts"
import { calledNames } from "#domain/desk/names.ts"
import { waitsSince } from "#domain/desk/waiting.ts"
import { grouped } from "#domain/grouped.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Interval } from "#domain/time/interval.ts"
import { toMinutes } from "#domain/time/office-time.ts"
import { spokenClock } from "#domain/time/spoken.ts"
import { ROW_MINUTES } from "#domain/desk/drag.ts"
import type { Language } from "#locales/languages.ts"

/** A leg of a visit as it stands in the calendar's grid, its table and its list. */
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
  /** What its counter must be able to do. */
  skill: string
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
  /** By how many minutes they said that they come later, while they are awaited. */
  saidLate: number | null
  withoutCounter: boolean
  overbooked: boolean
  /** What the page shows of the visit, for an act to be refused over somebody's newer one. */
  seen: string
}

/** The legs of a day, each with its place in the grid and what the clock says of it. */
export function blocksOf(
  at: SiteOffice,
  { day, legs, frame }: { day: string; legs: readonly CalendarLeg[]; frame: Interval },
  language: Language,
  now: Date,
): Block[] {
  const { office } = at
  const minute = toMinutes(now)
  const byVisit = grouped(legs, (leg) => leg.visitId)
  for (const siblings of byVisit.values()) siblings.sort((a, b) => a.position - b.position)
  const called = calledNames(legs.map((leg) => ({ id: leg.visitId, name: leg.contactName })))
  const numberOf = new Map(office.counters.map((c) => [c.id, c.number]))

  return legs.map((leg) => {
    const siblings = byVisit.get(leg.visitId)!
    const state = legState(leg.state, leg, siblings)
    const start = toMinutes(leg.startsAt)
    const end = toMinutes(leg.endsAt)
    const index = siblings.indexOf(leg)
    const before = siblings[index - 1]
    const late = isLate(leg, now)
    const since =
      state === "serving" ? leg.startedAt : state === "arrived" ? waitsSince(leg, before) : late ? leg.startsAt : null
    const service = at.services.find((s) => s.key === leg.serviceKey)
    const text = service && writtenIn(service.texts, language)
    return {
      id: leg.id,
      visitId: leg.visitId,
      reference: leg.reference,
      name: called.get(leg.visitId) ?? "",
      fullName: leg.contactName,
      party: leg.party,
      service: text?.shortName ?? leg.serviceKey,
      serviceName: text?.name ?? leg.serviceKey,
      skill: service?.skill ?? "",
      state,
      from: spokenClock(leg.startsAt, language),
      to: spokenClock(leg.endsAt, language),
      row: Math.round((start - frame.start) / ROW_MINUTES),
      rows: Math.max(1, Math.round((end - start) / ROW_MINUTES)),
      counter: numberOf.get(leg.counterId) ?? 0,
      chain: chainOf(leg, before, siblings[index + 1], numberOf),
      minutes: since ? Math.max(0, minute - toMinutes(since)) : null,
      late,
      saidLate: state === "booked" ? leg.lateMinutes : null,
      withoutCounter: lacksCounter(office, { ...leg, state, day, skill: service?.skill ?? null }),
      overbooked: leg.overbooked,
      seen: seenOf({ state: leg.state, startsAt: siblings[0]!.startsAt }),
    }
  })
}

/** Where a visit goes on at another counter, or came from one. */
function chainOf(
  leg: CalendarLeg,
  before: CalendarLeg | undefined,
  after: CalendarLeg | undefined,
  numberOf: ReadonlyMap<string, number>,
): Block["chain"] {
  if (after && after.counterId !== leg.counterId) return { to: true, counter: numberOf.get(after.counterId) ?? 0 }
  if (before && before.counterId !== leg.counterId) return { to: false, counter: numberOf.get(before.counterId) ?? 0 }
  return null
}
