import { type MailSubject, mailSubjectsOf, messageOf } from "#domain/mail/subjects.ts"
import { transact } from "#db/client.ts"
import { deleteMailFailuresOf, putMailFailure } from "#db/mail/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

interface MailJob {
  task: string
  payload: Readonly<Record<string, unknown>>
}

/** Keeps that a mail was given up, for staff to see: they can phone, or ask for another address. */
export async function noteUndelivered(ctx: Context, job: MailJob, code: string): Promise<void> {
  await transact(ctx.db, async (tx) => {
    for (const { about, id } of mailSubjectsOf(job.task, job.payload))
      await putMailFailure(tx, { about, ofId: id, at: ctx.now(), message: messageOf(job.task, job.payload), code })
  })
}

/** A mail that arrived shows that the address works: what failed before needs nobody any more. */
export async function noteDelivered(ctx: Context, job: MailJob): Promise<void> {
  const subjects = mailSubjectsOf(job.task, job.payload)
  if (subjects.length === 0) return
  await transact(ctx.db, async (tx) => {
    for (const { about, id } of subjects) await deleteMailFailuresOf(tx, about, id)
  })
}

/** Somebody has told the person otherwise: it leaves the list. */
export async function settleUndelivered(
  ctx: Context,
  given: { about: MailSubject; id: string; staffId: string },
): Promise<void> {
  await transact(ctx.db, async (tx) => {
    if ((await deleteMailFailuresOf(tx, given.about, given.id)) > 0)
      await appendAudit(tx, {
        at: ctx.now(),
        staffId: given.staffId,
        kind: "settled-undelivered",
        detail: { about: given.about, id: given.id },
      })
  })
}
