import { addHours, addMinutes, isBefore } from "date-fns"

/** The addresses of a demonstration's accounts. No mail can ever go there (RFC 2606). */
export const DEMO_DOMAIN = "ankomst.example"

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

/** So long it is believed who sits at a signed-in browser, before something dangerous is done in it. */
export const CONFIRMED_MINUTES = 10

/** Whether somebody has shown that it is them within the last minutes: by signing in, or when they were asked again. */
export function isConfirmed(session: { completeAt: Date | null; confirmedAt: Date | null }, now: Date): boolean {
  const lately = (at: Date | null) => at !== null && isBefore(now, addMinutes(at, CONFIRMED_MINUTES))
  return lately(session.completeAt) || lately(session.confirmedAt)
}

export const IDLE_MINUTES = 30
export const SESSION_HOURS = 8
/** A session ends 30 minutes after it was last used, 8 hours after it began, or when it is revoked. */
export function sessionLives(session: { createdAt: Date; seenAt: Date; revokedAt: Date | null }, now: Date): boolean {
  return (
    session.revokedAt === null &&
    isBefore(now, addMinutes(session.seenAt, IDLE_MINUTES)) &&
    isBefore(now, addHours(session.createdAt, SESSION_HOURS))
  )
}
