import { sql } from "drizzle-orm"
import { MAIL_BUDGET } from "#domain/mail/delivery.ts"
import type { Transaction } from "./client.ts"

export interface Job {
  task: string
  payload: Record<string, unknown>
  /** The same key replaces a job that has not begun, which is how a moved visit's reminder moves. */
  key: string
  runAt?: Date
}

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
