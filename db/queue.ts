import type { BenefitMail, CourseMail, PreregCodeFor, PreregMail, TaxMail, VisitMail } from "#domain/mail/kinds.ts"
import type { SmsKind } from "#domain/mail/by-sms.ts"
import type { TrainingSubject } from "#domain/identity/training.ts"
import { sql } from "drizzle-orm"
import { MAIL_BUDGET } from "#domain/mail/delivery.ts"
import type { Transaction } from "./client.ts"

/**
 * Every job and what its payload says: ids, and never personal data, except what staff write themselves: a line about a meeting, a text
 * of the office, their own number to try it with.
 */
export interface Tasks {
  "mail-visit": { kind: VisitMail; visitId: string; eventId: string; revision: number }
  /** The code to an address that a visit shall be written to from now on. */
  "mail-visit-code": { visitId: string; round: number }
  /** To the address that a visit had before the event. */
  "mail-visit-former": { visitId: string; eventId: string }
  "mail-reminder": { visitId: string; revision: number }
  /** A reminder hangs on no event. */
  "sms-visit": { kind: SmsKind; visitId: string; eventId: string | null; revision: number }
  "mail-code": { draftId: string; round: number }
  "mail-own-code": { pageId: string; round: number }
  "mail-booking-link": { invitationId: string }
  /** That somebody is on the waiting list, or that the time of `visitId` is held for them. */
  "mail-waitlist": { draftId: string; visitId: string | null }
  "mail-prereg": { kind: PreregMail; preregId: string; eventId: string }
  "mail-prereg-code": { preregId: string; round: number; for: PreregCodeFor }
  "mail-prereg-late": { visitId: string; revision: number }
  "mail-course": { kind: CourseMail; signUpId: string; eventId: string } & CourseMailDetail
  "mail-course-code": { signUpId: string; round: number }
  "mail-benefit": { kind: BenefitMail; caseId: string; eventId: string }
  "mail-benefit-code": { caseId: string; round: number }
  "mail-staff": { invitationId: string }
  "mail-tax-card": { kind: TaxMail; applicationId: string; eventId: string }
  /** A message that somebody writes on, to themselves: its texts as they were typed, when it was asked for. */
  "mail-test": {
    message: string
    language: string
    staffId: string
    texts: { key: string; language: string; text: string }[]
    at: string
  }
  /** The same by SMS, to a number that they typed. */
  "sms-test": {
    message: string
    language: string
    to: string
    staffId: string
    texts: { key: string; language: string; text: string }[]
    at: string
  }
  /** The office reminds at other times than before. */
  "move-reminders": Record<string, never>
  "course-lapse": { runId: string }
  "course-remind": { meetingId: string }
  "course-ended": { runId: string }
  "offer-lapse": { offerId: string }
  /** The time that was held for somebody on the waiting list is over. */
  "waitlist-lapse": { draftId: string; visitId: string }
  /** What is free on a day is offered to those who wait for a time, or ask for an earlier one. */
  "offer-times": { siteId: string; day: string }
  "offer-round": Record<string, never>
  /** Offers that a change of the office has planned are made. */
  "offer-instead": { siteId: string }
  /** Looks whether the day's list is due. */
  "day-list": Record<string, never>
  "save-day-list": { siteId: string; day: string }
  /** The file that was saved goes to a printer. */
  "print-day-list": { siteId: string; day: string }
  "mail-day-list": { siteId: string; day: string; to: string }
  /** That somebody's training for identity control ends, to them or to one who supervises. */
  "mail-training": { to: string; staffId: string; subject: TrainingSubject; until: string }
  /** `_cron`: the time it is for, which is earlier where no worker ran then. */
  "training-reminders": { _cron?: { ts: string } }
  /** A paper that was sent is looked at by the virus scanner. */
  "scan-upload": { uploadId: string }
  "scan-waiting": Record<string, never>
  "draw-sample": { _cron?: { ts: string } }
  erase: Record<string, never>
  "audit-anchor": Record<string, never>
}

/** Which meeting was moved, from when; why a run was cancelled; whether the dates may stand in a calendar; which sign-up it was before. */
export interface CourseMailDetail {
  meetingId?: string
  was?: string
  reason?: string
  had?: string
  movedFrom?: string
}

declare global {
  // The queue types its tasks by this interface: a payload that is read otherwise than it was written does not compile.
  namespace GraphileWorker {
    interface Tasks extends QueueTasks {}
  }
}
type QueueTasks = Tasks

export type Job = {
  [Task in keyof Tasks]: {
    task: Task
    payload: Tasks[Task]
    /** The same key replaces a job that has not begun, which is how a moved visit's reminder moves. */
    key: string
    runAt?: Date
  }
}[keyof Tasks]

/** Tried so often, with growing pauses: about three days. A mail has a budget of its own (`domain/mail/delivery.ts`). */
const JOB_ATTEMPTS = 25
/** For a statement that queues jobs itself: how often a task is tried. */
export const attemptsOf = (task: ReturnType<typeof sql>) =>
  sql`case when ${task} like 'mail-%' then ${sql.raw(String(MAIL_BUDGET))} else ${sql.raw(String(JOB_ATTEMPTS))} end`

const addJob = (job: Job) => sql`graphile_worker.add_job(${job.task}, payload := ${JSON.stringify(job.payload)}::json,
  run_at := ${job.runAt?.toISOString() ?? null}::timestamptz, job_key := ${job.key}, max_attempts := ${attemptsOf(sql`${job.task}`)})`

/** Queues a job in this transaction: nothing is queued when it rolls back. */
export async function enqueue(tx: Transaction, job: Job): Promise<void> {
  await tx.execute(sql`select ${addJob(job)}`)
}

/** Erases jobs that failed for good before `before`: their error texts may name people. */
export async function eraseDeadJobs(tx: Transaction, before: Date): Promise<number> {
  const gone = await tx.execute(
    sql`delete from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null and run_at < ${before.toISOString()}::timestamptz`,
  )
  return gone.rowCount ?? 0
}

/** Removes a job that has not begun. */
export async function dequeue(tx: Transaction, key: string): Promise<void> {
  await tx.execute(sql`select graphile_worker.remove_job(${key})`)
}

/** Removes a job that no worker has taken up yet, and tells whether there was one: otherwise it is done, or is being done. */
export async function withdraw(tx: Transaction, key: string): Promise<boolean> {
  const gone = await tx.execute(
    sql`delete from graphile_worker._private_jobs where key = ${key} and locked_at is null and attempts = 0`,
  )
  return (gone.rowCount ?? 0) > 0
}

/** The reminders that wait, each with when its visit begins. */
export async function waitingReminders(tx: Transaction): Promise<{ id: string; task: string; startsAt: Date }[]> {
  const found = await tx.execute<{ id: string; task: string; starts_at: string }>(sql`
    select j.id::text as id, t.identifier as task, v.starts_at
    from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      join visit v on v.id = (j.payload->>'visitId')::uuid
    where (t.identifier = 'mail-reminder' or (t.identifier = 'sms-visit' and j.payload->>'kind' = 'reminder'))
      and j.locked_at is null and j.attempts = 0`)
  return found.rows.map(({ id, task, starts_at }) => ({ id, task, startsAt: new Date(starts_at) }))
}

/** Gives jobs that have not begun another time. */
export async function rescheduleJobs(tx: Transaction, jobs: readonly { id: string; runAt: Date }[]): Promise<void> {
  const given = JSON.stringify(jobs.map(({ id, runAt }) => ({ id, at: runAt.toISOString() })))
  await tx.execute(sql`
    update graphile_worker._private_jobs j set run_at = (n->>'at')::timestamptz
    from json_array_elements(${given}::json) n
    where j.id = (n->>'id')::bigint and j.locked_at is null and j.attempts = 0`)
}
