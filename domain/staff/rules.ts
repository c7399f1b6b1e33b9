import { addHours, addMinutes, isBefore } from "date-fns"

/** What an account may do grows down this list only where `may` says so. */
export const roles = ["reception", "caseworker", "coordinator", "admin"] as const
export type Role = (typeof roles)[number]

/** The addresses of a demonstration's accounts. No mail can ever go there (RFC 2606). */
export const DEMO_DOMAIN = "ankomst.example"

/** What staff do in the portal, and who may. */
const permissions = {
  "see-calendar": ["reception", "caseworker", "coordinator", "admin"],
  "serve-visits": ["reception", "caseworker", "coordinator", "admin"],
  "change-visits": ["reception", "caseworker", "coordinator", "admin"],
  "review-prereg": ["caseworker", "coordinator", "admin"],
  "edit-guidance": ["caseworker", "coordinator", "admin"],
  "serve-benefit": ["reception", "caseworker", "coordinator", "admin"],
  "serve-tax-cards": ["reception", "caseworker", "coordinator", "admin"],
  "attend-courses": ["reception", "caseworker", "coordinator", "admin"],
  "run-courses": ["coordinator", "admin"],
  overbook: ["coordinator", "admin"],
  /** Opening hours, closures and where a person goes: whoever stands at reception is asked. */
  "see-office": ["reception", "caseworker", "coordinator", "admin"],
  /** That somebody is ill, or a counter stands empty for some hours: see `isAbsence`. */
  "record-absence": ["reception", "caseworker", "coordinator", "admin"],
  "change-office": ["coordinator", "admin"],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

export function may(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role)
}

/** An absence is recorded for today, or the evening before for tomorrow; whatever is planned further ahead is the coordinator's. */
export const ABSENCE_DAYS_AHEAD = 1

/** Whether a closure is an absence: named counters without staff, on one day that is at hand. */
export function isAbsence(
  closure: { kind: "closed" | "unstaffed"; firstDay: string; lastDay: string; counters: readonly string[] | null },
  today: string,
  lastDay: string,
): boolean {
  return (
    closure.kind === "unstaffed" &&
    closure.counters !== null &&
    closure.counters.length > 0 &&
    closure.firstDay === closure.lastDay &&
    closure.firstDay >= today &&
    closure.firstDay <= lastDay
  )
}

export const IDLE_MINUTES = 30
export const SESSION_HOURS = 8
/** After so many wrong passwords in a row the account rests. */
export const SIGN_IN_TRIES = 5
export const LOCK_MINUTES = 15
export const PASSWORD_LEAST = 12

/** A session ends 30 minutes after it was last used, 8 hours after it began, or when it is revoked. */
export function sessionLives(session: { createdAt: Date; seenAt: Date; revokedAt: Date | null }, now: Date): boolean {
  return (
    session.revokedAt === null &&
    isBefore(now, addMinutes(session.seenAt, IDLE_MINUTES)) &&
    isBefore(now, addHours(session.createdAt, SESSION_HOURS))
  )
}

/** Until when an account rests after this many wrong passwords in a row; null when it does not. */
export function lockAfter(failures: number, now: Date): Date | null {
  return failures >= SIGN_IN_TRIES ? addMinutes(now, LOCK_MINUTES) : null
}
