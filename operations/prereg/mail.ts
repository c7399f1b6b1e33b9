import type { Job } from "#db/queue.ts"

export const preregMails = ["link", "submitted", "returned", "accepted", "refused", "withdrawn", "late"] as const
export type PreregMail = (typeof preregMails)[number]

/** The message of an event, queued once: its key is the event. The payload names nobody. */
export function mailJob(kind: PreregMail, preregId: string, eventId: string): Job {
  return { task: "mail-prereg", payload: { kind, preregId, eventId }, key: `prereg ${eventId}` }
}
