import { addHours, addMinutes, addSeconds, isBefore, max, subHours, subMinutes } from "date-fns"
import { type Result, ok, refuse } from "#domain/result.ts"
import { addDays, officeDay, officeInstant, toMinutes } from "#domain/time/office-time.ts"
import type { Actor } from "#domain/staff/actor.ts"
import { poolsFor, sharesOf } from "#domain/booking/pools.ts"
import { settingsOf } from "#domain/booking/settings.ts"
import type { SlotQuery } from "#domain/booking/slots.ts"
import type { VisitState } from "#domain/booking/states.ts"

/** A chosen time is the visitor's for so many minutes while details are filled in. */
export const HOLD_MINUTES = 10
export const MAX_PARTY = 9
/**
 * A time given up reopens after a random delay in this range: long enough that times are not traded by agreement on the minute, short
 * enough that giving up keeps hardly any minute from others.
 */
export const REOPEN_SECONDS = { least: 1, most: 120 } as const
/** Come to reception so many minutes before the first service. */
const ARRIVE_EARLY_MINUTES = 10
/** Whoever did not come is written to so many minutes after the desk marked it: until then they may just be late. */
export const MISSED_MAIL_MINUTES = 60
/** Staff may take back a slip for so many seconds with one press. */
export const UNDO_SECONDS = 10

export interface VisitTimes {
  state: VisitState
  startsAt: Date
  /**
   * Hours before the start until which the visitor may move or cancel: the longest of the visit's services; none where the office
   * itself moved the visit or asks for another time, until the visitor has chosen.
   */
  cutoffHours: number
}

/** The last instant at which a visitor may move or cancel. Counted in real hours, also over a clock change. */
export function changeableUntil(visit: VisitTimes): Date {
  return subHours(visit.startsAt, visit.cutoffHours)
}

/** Visitors may move or cancel a booked visit until the cut-off; staff until the visitor has arrived. */
export function mayChange(visit: VisitTimes, by: Actor, now: Date): Result<null, "too-late" | "not-booked"> {
  if (visit.state !== "booked" && visit.state !== "provisional") {
    return by.kind === "staff" && visit.state === "arrived" ? ok(null) : refuse("not-booked")
  }
  if (by.kind !== "visitor") return ok(null)
  return isBefore(changeableUntil(visit), now) ? refuse("too-late") : ok(null)
}

/**
 * Whether somebody may give a visit yet another time: visitors `most` times, unless the office asked for it; staff as often as it
 * takes. `moves` counts those of the visitor so far.
 */
export function mayMoveAgain(
  visit: { askedAt: Date | null },
  by: Pick<Actor, "kind">,
  moves: number,
  most: number,
): Result<null, "moved-often"> {
  return by.kind === "visitor" && visit.askedAt === null && moves >= most ? refuse("moved-often") : ok(null)
}

/** Minutes one service takes for a party: so many for the first person, so many for each further one. */
export function serviceMinutes(service: { minutesFirst: number; minutesFurther: number }, party: number): number {
  return service.minutesFirst + (party - 1) * service.minutesFurther
}

export interface BookableService {
  key: string
  largestParty: number
  whoMayBook: "anyone" | "invited" | "staff"
  noticeMinutes: number
  horizonDays: number
  position: number
  /** Only for people of the municipalities the office serves. */
  byMunicipality: boolean
}

/** Only the CPR registration asks that one already lives at the address (CPR Act § 16). */
export const needsAddress = (services: readonly Pick<BookableService, "key">[]): boolean =>
  services.some((service) => service.key === "cpr")

/** The party must fit every chosen service; the first that is too small is named. */
export function partyFits(services: readonly BookableService[], party: number): Result<null, "party-too-large"> {
  return services.every((s) => party <= s.largestParty) ? ok(null) : refuse("party-too-large")
}

/**
 * What may be offered: after the longest notice, not before the day the party moves in where that is known (nobody is registered
 * before, CPR Act § 16), and no further ahead than the shortest horizon. Instants; `from` may lie past `to`.
 */
export function bookingWindow(
  services: readonly BookableService[],
  now: Date,
  notBefore: string | null = null,
): { from: Date; to: Date } {
  const notice = Math.max(0, ...services.map((s) => s.noticeMinutes))
  const horizon = Math.min(...services.map((s) => s.horizonDays))
  return {
    from: max([addMinutes(now, notice), ...(notBefore ? [officeInstant(notBefore, "00:00")] : [])]),
    to: officeInstant(addDays(officeDay(now), horizon), "24:00"),
  }
}

/**
 * What free times to look for: the services as legs in their order, each for the whole party, within notice and horizon. Staff may also
 * take what the office keeps for them.
 */
export function slotQuery(
  site: { stepMinutes: number; settings: Readonly<Record<string, unknown>> },
  services: readonly (BookableService & { id: string; skill: string; minutesFirst: number; minutesFurther: number })[],
  party: number,
  now: Date,
  notBefore: string | null = null,
  { byStaff = false, counterId = null }: WhoAsks = {},
): SlotQuery {
  const window = bookingWindow(services, now, notBefore)
  const settings = settingsOf(site.settings)
  return {
    legs: services
      .toSorted((a, b) => a.position - b.position)
      .map((s) => ({ serviceId: s.id, skill: s.skill, minutes: serviceMinutes(s, party) })),
    walkMinutes: settings.walkMinutes,
    longestWaitMinutes: settings.longestWaitMinutes,
    stepMinutes: site.stepMinutes,
    notBefore: toMinutes(window.from),
    notAfter: toMinutes(window.to),
    claim: { pools: poolsFor({ staff: byStaff, services }), shares: sharesOf(settings), now: toMinutes(now) },
    ...(counterId === null ? {} : { counterId }),
  }
}

/** Who asks for a time, and for which counter only. */
export interface WhoAsks {
  byStaff?: boolean
  counterId?: string | null
}

export function holdEnds(now: Date): Date {
  return addMinutes(now, HOLD_MINUTES)
}

/** Whether a time is still held: until its last moment, and not in it. */
export const isHeld = (visit: { state: VisitState; holdUntil: Date | null }, now: Date): boolean =>
  visit.state === "held" && visit.holdUntil !== null && visit.holdUntil > now

/**
 * A hold that runs out while somebody types is kept another ten minutes by one press (WCAG 2.2.1), once: more would let
 * one person keep a time from all others.
 */
export function mayExtend(
  hold: { state: VisitState; holdUntil: Date | null; holdExtended: boolean },
  now: Date,
): Result<null, "not-held" | "extended-already"> {
  if (!isHeld(hold, now)) return refuse("not-held")
  return hold.holdExtended ? refuse("extended-already") : ok(null)
}

/** When a time that was given up may be offered again. `chance` is in [0, 1). */
export function reopensAt(now: Date, chance: number): Date {
  return addSeconds(now, REOPEN_SECONDS.least + Math.floor(chance * (REOPEN_SECONDS.most - REOPEN_SECONDS.least + 1)))
}

export function arriveAt(startsAt: Date): Date {
  return subMinutes(startsAt, ARRIVE_EARLY_MINUTES)
}

/** A visitor says that they come to a booked visit that lies ahead, and that the office keeps. */
export const mayPromise = (
  visit: Pick<VisitTimes, "state" | "startsAt"> & { askedAt: Date | null },
  now: Date,
): boolean => visit.state === "booked" && visit.askedAt === null && isBefore(now, visit.startsAt)

/** A visit nobody came to can be marked missed once it has begun. */
export function mayMiss(visit: Pick<VisitTimes, "state" | "startsAt">, now: Date): Result<null, "not-begun"> {
  return isBefore(now, visit.startsAt) ? refuse("not-begun") : ok(null)
}

/** Whoever missed a visit can book it again from its link for so many days. */
export const MISSED_LINK_DAYS = 7

/** The link in the mail opens the visit until a day after it, a missed one for a week; afterwards the page says so. */
export function linkWorksUntil(visit: { state: VisitState; endsAt: Date }): Date {
  return addHours(visit.endsAt, visit.state === "missed" ? 24 * MISSED_LINK_DAYS : 24)
}
