import { type Interval, subtract } from "#domain/time/interval.ts"
import type { BookingSettings } from "./settings.ts"

/**
 * Whose minutes they are: anybody's; those that staff give to whom they see need for; those of people whose statutory clock runs, who lose
 * a right when no time is free for them.
 */
export const pools = ["public", "staff", "statutory"] as const
export type Pool = (typeof pools)[number]
export const isPool = (text: string | undefined): text is Pool => pools.some((pool) => pool === text)
export type KeptPool = Exclude<Pool, "public">

/** Services for which a clock runs: with a PD U2 one registers within seven days (Regulation (EC) No 883/2004, art. 64). */
const CLOCKED_SERVICES: ReadonlySet<string> = new Set(["pd-u2"])

/** A share of each service's minutes a day that is kept for a pool until so many minutes before the office opens that day. */
export interface Share {
  pool: KeptPool
  percent: number
  releaseMinutes: number
}

/** Who asks for a time, and what is kept from whom. */
export interface Claim {
  /** Whose kept minutes may be taken; the first is the pool that the visit is counted for. */
  pools: readonly Pool[]
  shares: readonly Share[]
  /** Minutes since 1970. */
  now: number
}

/** A taken stretch; without a pool it is the public's. */
export interface Taken extends Interval {
  pool?: Pool
}

interface Counter {
  skills: readonly string[]
  working: readonly Interval[]
  busy: readonly Taken[]
}

/** The shares that the office keeps; none while they are at nothing. */
export function sharesOf(settings: BookingSettings): Share[] {
  const staff = { percent: settings.staffShare, releaseMinutes: settings.staffReleaseHours * 60 }
  const statutory = { percent: settings.statutoryShare, releaseMinutes: settings.statutoryReleaseDays * 24 * 60 }
  return [
    { pool: "staff" as const, ...staff },
    { pool: "statutory" as const, ...statutory },
  ].filter((s) => s.percent > 0)
}

/** Whose minutes somebody may take. Staff who book for somebody with a clock may take from either. */
export function poolsFor(by: { staff: boolean; services: readonly { key: string }[] }): Pool[] {
  const clocked = by.services.some((service) => CLOCKED_SERVICES.has(service.key))
  return [...(clocked ? ["statutory" as const] : []), ...(by.staff ? ["staff" as const] : []), "public"]
}

/** When a day's share is open to everybody: minutes since 1970. */
export const releasedAt = (share: Share, opens: number): number => opens - share.releaseMinutes

/**
 * The counters of a day that somebody may be given. What is kept counts by skill: of the minutes worked at the counters with a skill the
 * pool's share, less what the pool has taken there already. A counter is out of reach when the visit could leave fewer free minutes for
 * one of its skills than are kept from the asker. The visit counts with all of its services that such counters give, so nothing kept is
 * ever taken, and a time may be refused a little early.
 */
export function withinPools<C extends Counter>(
  day: { opens: number; counters: readonly C[] },
  legs: readonly { skill: string; minutes: number }[],
  claim: Claim,
): readonly C[] {
  const kept = claim.shares.filter((s) => !claim.pools.includes(s.pool) && claim.now < releasedAt(s, day.opens))
  if (kept.length === 0) return day.counters
  const closed = new Set(
    [...new Set(day.counters.flatMap((c) => c.skills))].filter((skill) => {
      const counters = day.counters.filter((c) => c.skills.includes(skill))
      const need = legs
        .filter((leg) => counters.some((c) => c.skills.includes(leg.skill)))
        .reduce((sum, leg) => sum + leg.minutes, 0)
      return freeMinutes(counters) - need < kept.reduce((sum, share) => sum + keptMinutes(counters, share), 0)
    }),
  )
  return closed.size === 0 ? day.counters : day.counters.filter((c) => !c.skills.some((skill) => closed.has(skill)))
}

/** What is left of a pool's share at these counters. */
export function keptMinutes(counters: readonly Counter[], share: Share): number {
  const worked = counters.reduce((sum, c) => sum + lengthOf(c.working), 0)
  const used = counters.reduce((sum, c) => sum + lengthOf(c.busy.filter((one) => one.pool === share.pool)), 0)
  return Math.max(0, Math.floor((worked * share.percent) / 100) - used)
}

const freeMinutes = (counters: readonly Counter[]): number =>
  counters.reduce((sum, c) => sum + lengthOf(subtract(c.working, c.busy)), 0)

const lengthOf = (intervals: readonly Interval[]): number => intervals.reduce((sum, i) => sum + i.end - i.start, 0)
