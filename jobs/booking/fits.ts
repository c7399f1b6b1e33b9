import type { VisitMail } from "#domain/mail/kinds.ts"
import type { MessageWay } from "#domain/mail/subjects.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Visit } from "#db/booking/reads.ts"

/**
 * Whether a message still tells the truth when it is sent late: a confirmation is not sent once the visit is cancelled, nor when
 * a newer time has a message of its own on the way, nor that a time is provisional once it is booked.
 */
export function messageFits(kind: VisitMail, visit: Visit, revision: number): boolean {
  if (kind === "cancelled") return true
  // Whoever came late after all is not told that nobody came.
  if (kind === "missed") return visit.state === "missed"
  if (kind === "provisional" && visit.state !== "provisional") return false
  // Whoever has chosen meanwhile is not asked again.
  if (kind === "asked" && visit.askedAt === null) return false
  return visit.state !== "cancelled" && visit.revision === revision
}

/**
 * Whether a reminder still fits the visit: it stands, has not moved since, and lies ahead. An SMS may be read on the day itself; a mail
 * that comes so late is not.
 */
export function reminderFits(visit: Visit, revision: number, now: Date, way: MessageWay): boolean {
  if (visit.state !== "booked" || visit.revision !== revision) return false
  return way === "sms" ? visit.startsAt > now : officeDay(visit.startsAt) > officeDay(now)
}
