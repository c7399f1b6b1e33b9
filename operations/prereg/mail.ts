import type { PreregMail } from "#domain/mail/kinds.ts"
import type { Job } from "#db/queue.ts"

/** The message of an event, queued once: its key is the event. The payload names nobody. */
export function mailJob(kind: PreregMail, preregId: string, eventId: string): Job {
  return { task: "mail-prereg", payload: { kind, preregId, eventId }, key: `prereg ${eventId}` }
}
