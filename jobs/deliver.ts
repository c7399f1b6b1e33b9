import { staffTasks } from "./staff/tasks.ts"
import type { TaskList, WorkerEvents } from "graphile-worker"
import type pg from "pg"
import { asciiAddress } from "./channels/address.ts"
import { type NotTaken, givesUp, nextTry, notTaken, usedAfter } from "#domain/mail/delivery.ts"
import { noteDelivered, noteUndelivered } from "#operations/mail/failures.ts"
import type { Doing, MailTasks } from "./doing.ts"
import type { Message } from "./message.ts"
import { runnerEvents } from "./runner.ts"
import { benefitTasks } from "./benefit/tasks.ts"
import { bookingTasks } from "./booking/tasks.ts"
import { courseMailTasks } from "./courses/tasks.ts"
import { dayListMailTasks } from "./desk/tasks.ts"
import { trainingTasks } from "./identity/tasks.ts"
import { messageTasks } from "./mail/tasks.ts"
import { mineTasks } from "./mine/tasks.ts"
import { preregTasks } from "./prereg/tasks.ts"
import { taxCardTasks } from "./taxcard/tasks.ts"

/** A mail was not taken. The server's own words quote the address: of them only the code is kept with the job. */
class MailNotTaken extends Error {
  constructor(readonly why: NotTaken) {
    super(`mail not taken: ${why.code}`)
  }
}

/** Every job that sends a mail, of all rooms. */
const mailTasks: MailTasks = (mailing) => ({
  ...bookingTasks(mailing),
  ...preregTasks(mailing),
  ...courseMailTasks(mailing),
  ...benefitTasks(mailing),
  ...taxCardTasks(mailing),
  ...staffTasks(mailing),
  ...messageTasks(mailing),
  ...dayListMailTasks(mailing),
  ...mineTasks(mailing),
  ...trainingTasks(mailing),
})

/** The jobs that send mail: each ends with the mail taken, with the sending given up and noted for staff, or is tried again. */
export function delivering(doing: Doing): TaskList {
  const { ctx, mailer, log } = doing
  const names = Object.keys(mailTasks({ ...doing, send: async () => {} }))
  return Object.fromEntries(
    names.map((task) => [
      task,
      async (given: unknown, helpers: Parameters<NonNullable<TaskList[string]>>[1]) => {
        const payload = given as Record<string, unknown>
        let sent = false
        const send = async (message: Message, id: string) => {
          const to = asciiAddress(message.to)
          if (to === null) throw new MailNotTaken({ code: "address", permanent: true, mailbox: true })
          await mailer.send({ ...message, to }, id).catch((error: Parameters<typeof notTaken>[0]) => {
            throw new MailNotTaken(notTaken(error))
          })
          sent = true
        }
        try {
          await mailTasks({ ...doing, send })[task]!(payload as never, helpers)
        } catch (error) {
          if (!(error instanceof MailNotTaken) || !givesUp(error.why, helpers.job.attempts)) throw error
          await noteUndelivered(ctx, { task, payload }, "mail", error.why.code)
          log("mail given up", { task, code: error.why.code })
          return
        }
        if (sent) await noteDelivered(ctx, { task, payload })
      },
    ]),
  )
}

/** Sets when a mail that was not taken is tried again; the queue's own pauses would grow to six hours. */
export function mailRetries(pool: pg.Pool, now: () => Date, onError: (error: unknown) => void): WorkerEvents {
  const events = runnerEvents()
  events.on("job:complete", ({ job, error }) => {
    if (!(error instanceof MailNotTaken)) return
    const at = nextTry(error.why, job.attempts, now())
    pool
      .query("select graphile_worker.reschedule_jobs(array[$1::bigint], run_at := $2, attempts := $3)", [
        job.id,
        at.toISOString(),
        usedAfter(error.why, job.attempts),
      ])
      .catch(onError)
  })
  return events
}

/** Pulls forward mails whose next try was set far away, e.g. by a worker that ended before it could set it nearer. */
export async function pullForward(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.reschedule_jobs(array(select j.id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier like 'mail-%' and j.attempts > 0 and j.attempts < j.max_attempts and j.locked_at is null and j.run_at > now() + interval '10 minutes'),
      run_at := now())`,
  )
}
