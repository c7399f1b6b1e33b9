import { differenceInMinutes } from "date-fns"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { BookingSettings } from "#domain/booking/settings.ts"
import type { SlotDay } from "#domain/booking/slots.ts"

/**
 * How much of the calendar one visitor may keep from others, in minutes of counters: all that is held, booked and still to come, or
 * cooling after it was given up. Minutes and not visits, since a household of nine takes an hour where one person takes a quarter.
 * The office sets the numbers; what staff book for somebody is not bounded.
 */
export type Bounds = Pick<
  BookingSettings,
  "browserMinutes" | "mailboxMinutes" | "domainMinutes" | "networkMinutes" | "unprovenPercent" | "movesPerHour"
> & {
  /** One visit may be so long where there is no other; `ONE_VISIT` where nothing is said. */
  oneVisit?: number
}

/** A household of nine with every service: however little a mailbox may keep, a family comes together. */
export const ONE_VISIT = 420

/** A day with few counters open has room for one person with all services all the same. */
export const LEAST_ROOM = 45
/** What strangers took longer ago has been seen by staff, or has lapsed; a domain's own counts until it is known. */
export const UNPROVEN_MINUTES = 60
/** A domain is known once so many mailboxes of it belonged to people who came. */
export const KNOWN_AFTER = 3

/** Minutes taken already by others than the visit in question. */
export interface Used {
  browser: number
  network: number
  mailbox: number
  domain: number
  /** Whether people with addresses of the domain have come to their visits. */
  domainKnown: boolean
  /**
   * On the wanted day: held without a confirmed address, or taken within the hour with an address of a domain that nobody knows; and all
   * that an unknown domain has itself, whenever it was taken. Whoever owns a domain has as many mailboxes as they like, so that
   * confirming one proves nothing.
   */
  unproven: number
}

export interface Wanted {
  minutes: number
  /** All minutes of the counters on the wanted day. */
  dayMinutes: number
}

/** Whose the time is to be: "" where the address is not confirmed yet, or is at a provider for everybody. */
export interface Whose {
  mailbox: string
  domain: string
}

export type TakeRefusal = "too-many-visits" | "domain-full" | "day-full"
export type BudgetRefusal = TakeRefusal | "browser-full" | "network-full" | "confirm-first"

/** The minutes of a day that may be taken by nobody in particular. */
export const unprovenRoom = (dayMinutes: number, percent: number): number =>
  Math.max(LEAST_ROOM, Math.floor((dayMinutes * percent) / 100))

/** Up to the bound, but for a first visit, which may be a whole household's. */
const fits = (used: number, minutes: number, most: number, { oneVisit = ONE_VISIT }: Bounds): boolean =>
  used + minutes <= (used === 0 ? Math.max(most, oneVisit) : most)

const roomLeft = (wanted: Wanted, used: Used, at: Bounds): boolean =>
  used.unproven + wanted.minutes <= unprovenRoom(wanted.dayMinutes, at.unprovenPercent)

/** Whether minutes may become those of a confirmed mailbox: booked, moved to, or added by a correction. */
export function mayTake(wanted: Wanted, used: Used, who: Whose, at: Bounds): Result<null, TakeRefusal> {
  if (!fits(used.mailbox, wanted.minutes, at.mailboxMinutes, at)) return refuse("too-many-visits")
  if (who.domain === "") return ok(null)
  if (used.domain + wanted.minutes > at.domainMinutes) return refuse("domain-full")
  return used.domainKnown || roomLeft(wanted, used, at) ? ok(null) : refuse("day-full")
}

/**
 * Whether a time may be held. Without a confirmed address, while the day has room for that; else the address is confirmed first, and
 * nobody is turned away for what strangers hold. In a guarded calendar it is confirmed first always.
 */
export function mayHold(
  wanted: Wanted,
  used: Used,
  who: Whose,
  at: Bounds,
  guarded = false,
): Result<null, BudgetRefusal> {
  if (!fits(used.browser, wanted.minutes, at.browserMinutes, at)) return refuse("browser-full")
  if (used.network + wanted.minutes > at.networkMinutes) return refuse("network-full")
  if (who.mailbox !== "") return mayTake(wanted, used, who, at)
  return !guarded && roomLeft(wanted, used, at) ? ok(null) : refuse("confirm-first")
}

/** Each move keeps the old time from others for a while, so that many of them are bounded too. */
export const mayMoveNow = (movesWithinHour: number, at: Bounds): Result<null, "moved-fast"> =>
  movesWithinHour < at.movesPerHour ? ok(null) : refuse("moved-fast")

/** The minutes that all counters work on a day. */
export const minutesOfDay = (day: Pick<SlotDay, "counters"> | null): number =>
  (day?.counters ?? []).flatMap((c) => c.working).reduce((sum, work) => sum + work.end - work.start, 0)

export const minutesOfPlaces = (places: readonly { startsAt: Date; endsAt: Date }[]): number =>
  places.reduce((sum, place) => sum + differenceInMinutes(place.endsAt, place.startsAt), 0)

export const minutesOfLegs = (legs: readonly { start: number; end: number }[]): number =>
  legs.reduce((sum, leg) => sum + leg.end - leg.start, 0)
