import type { BenefitMail } from "#domain/mail/kinds.ts"
import type { Job } from "#db/queue.ts"

/** The message of an event, queued once: its key is the event. */
export function benefitMail(kind: BenefitMail, caseId: string, eventId: string): Job {
  return { task: "mail-benefit", payload: { kind, caseId, eventId }, key: `benefit ${eventId}` }
}
