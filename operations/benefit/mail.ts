import type { Job } from "#db/queue.ts"

export const benefitMails = ["sent", "registered", "too-late", "forwarded", "undone", "link"] as const
export type BenefitMail = (typeof benefitMails)[number]

/** The message of an event, queued once: its key is the event. */
export function benefitMail(kind: BenefitMail, caseId: string, eventId: string): Job {
  return { task: "mail-benefit", payload: { kind, caseId, eventId }, key: `benefit ${eventId}` }
}
