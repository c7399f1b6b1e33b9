import type { Job } from "#db/queue.ts"
import type { TaxMail } from "#domain/mail/kinds.ts"

/** The message of an event, queued once. Its payload names nobody. */
export const taxCardMail = (kind: TaxMail, applicationId: string, eventId: string): Job => ({
  task: "mail-tax-card",
  payload: { kind, applicationId, eventId },
  key: `tax-card ${eventId}`,
})
