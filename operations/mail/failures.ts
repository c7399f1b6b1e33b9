import { type MailSubject, type MessageWay, mailSubjectsOf, messageOf } from "#domain/mail/subjects.ts"
import { type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { deleteMailFailuresOf, putMailFailure } from "#db/mail/writes.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

interface MailJob {
  task: string
  payload: Readonly<Record<string, unknown>>
}

/** Keeps that a message was given up, for staff to see: they can phone, or ask for another address. */
export async function noteUndelivered(ctx: Context, job: MailJob, way: MessageWay, code: string): Promise<void> {
  const subjects = mailSubjectsOf(job.task, job.payload)
  if (subjects.length === 0) return
  await transact(ctx.db, async (tx) => {
    for (const { about, id } of subjects)
      await putFailure(ctx, tx, { about, ofId: id, message: messageOf(job.task, job.payload), way, code })
    await announceUndelivered(tx)
  })
}

/** In a transaction that announces it: the newest failure of a message stands for those before. */
export const putFailure = (
  ctx: Context,
  tx: Transaction,
  failure: { about: MailSubject; ofId: string; message: string; way: MessageWay; code: string },
): Promise<void> => putMailFailure(tx, { ...failure, at: ctx.now() })

/** The list of staff has another line, or one less. */
export async function announceUndelivered(tx: Transaction): Promise<void> {
  const { site } = await readSiteOffice(tx)
  await announce(tx, { siteId: site.id, topics: ["undelivered"] })
}

/** A mail that arrived shows that the address works: what failed before needs nobody any more. */
export async function noteDelivered(ctx: Context, job: MailJob): Promise<void> {
  const subjects = mailSubjectsOf(job.task, job.payload)
  if (subjects.length === 0) return
  await transact(ctx.db, async (tx) => {
    let gone = 0
    for (const { about, id } of subjects) gone += await deleteMailFailuresOf(tx, about, id, "mail")
    if (gone > 0) await announceUndelivered(tx)
  })
}

/** Somebody has told the person otherwise: it leaves the list. */
export async function settleUndelivered(
  ctx: Context,
  given: { about: MailSubject; id: string; staffId: string },
): Promise<void> {
  await transact(ctx.db, async (tx) => {
    if ((await deleteMailFailuresOf(tx, given.about, given.id)) === 0) return
    await appendAudit(tx, {
      at: ctx.now(),
      staffId: given.staffId,
      kind: "settled-undelivered",
      detail: { about: given.about, id: given.id },
    })
    await announceUndelivered(tx)
  })
}
