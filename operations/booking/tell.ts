import { addMinutes } from "date-fns"
import { type ReminderTimes, reminderAt, smsReminderAt } from "#domain/booking/reminders.ts"
import { MISSED_MAIL_MINUTES } from "#domain/booking/rules.ts"
import { type SmsKind, goesBySms } from "#domain/mail/by-sms.ts"
import type { VisitMail } from "#domain/mail/kinds.ts"
import { provisionalLateAt } from "#domain/prereg/visit.ts"
import type { Visit } from "#db/booking/reads.ts"
import type { Transaction } from "#db/client.ts"
import { type Job, dequeue, enqueue } from "#db/queue.ts"

/** What is needed of a visit to tell the visitor something: where to, and which version of it. */
export type Told = Pick<Visit, "id" | "revision" | "email" | "phone">

/** The messages of an event, each queued once: its key is the event. By SMS as well where that kind goes so, and a number was given. */
export const messageJobs = (kind: VisitMail, visit: Told, eventId: string): Job[] => [
  {
    task: "mail-visit",
    payload: { kind, visitId: visit.id, revision: visit.revision, eventId },
    key: `visit ${eventId}`,
  },
  ...(goesBySms(kind, visit) ? [smsJob(kind, visit, eventId, `sms ${eventId}`)] : []),
]

const smsJob = (kind: SmsKind, visit: Told, eventId: string | null, key: string, runAt?: Date): Job => ({
  task: "sms-visit",
  payload: { kind, visitId: visit.id, revision: visit.revision, eventId },
  key,
  ...(runAt ? { runAt } : {}),
})

/** An SMS once more, as what it says stands now. */
export const smsAgainJob = (kind: SmsKind, visit: Told, eventId: string): Job =>
  smsJob(kind, visit, eventId, `sms ${eventId}`)

/** Queues the messages of an event in its own transaction. */
export async function tell(tx: Transaction, kind: VisitMail, visit: Told, eventId: string): Promise<void> {
  for (const job of messageJobs(kind, visit, eventId)) await enqueue(tx, job)
}

/** The reminders of a visit; queued again they move. A visit booked after their hour gets none. */
export function reminderJobs(visit: Told & { startsAt: Date }, times: ReminderTimes, now: Date): Job[] {
  const [mailAt, smsAt] = [reminderAt(visit.startsAt, now, times), smsReminderAt(visit.startsAt, now, times)]
  const payload = { visitId: visit.id, revision: visit.revision }
  return [
    ...(mailAt ? [{ task: "mail-reminder" as const, payload, key: reminderKey(visit.id), runAt: mailAt }] : []),
    ...(smsAt && goesBySms("reminder", visit)
      ? [smsJob("reminder", visit, null, smsReminderKey(visit.id), smsAt)]
      : []),
  ]
}

/**
 * When a provisional visit comes near and its household has not been accepted: they are told, and offered another time. Stands in
 * the reminder's place, so that a moved or cancelled visit's goes with it.
 */
function lateJob(visit: { id: string; startsAt: Date; revision: number }, now: Date): Job {
  const runAt = provisionalLateAt(visit.startsAt)
  return {
    task: "mail-prereg-late",
    payload: { visitId: visit.id, revision: visit.revision },
    key: reminderKey(visit.id),
    runAt: runAt > now ? runAt : now,
  }
}

/** What goes out when the visit comes near, for the time and the version that it has now. */
export const laterJobs = (
  visit: Told & { state: Visit["state"]; startsAt: Date },
  times: ReminderTimes,
  now: Date,
): Job[] => (visit.state === "provisional" ? [lateJob(visit, now)] : reminderJobs(visit, times, now))

/**
 * The way to a new time for whoever did not come: sent when they may still come late no more. Marked missed again it is one message.
 */
export function missedJobs(visit: Told, eventId: string, now: Date): Job[] {
  const runAt = addMinutes(now, MISSED_MAIL_MINUTES)
  return messageJobs("missed", visit, eventId).map((job) => ({
    ...job,
    key: `${job.task === "mail-visit" ? "missed" : "sms-missed"} ${visit.id}`,
    runAt,
  }))
}

/** The visit needs no reminder any more, or gets a new one. */
export async function forgetReminders(tx: Transaction, visitId: string): Promise<void> {
  await dequeue(tx, reminderKey(visitId))
  await dequeue(tx, smsReminderKey(visitId))
}

const reminderKey = (visitId: string) => `reminder ${visitId}`
const smsReminderKey = (visitId: string) => `sms-reminder ${visitId}`
