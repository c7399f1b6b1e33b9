import { type CodeRefusal, oneTryLess } from "#domain/email-code.ts"
import { visitSays, historyOf } from "#domain/booking/correct.ts"
import { type TakeRefusal, minutesOfPlaces } from "#domain/booking/budget.ts"
import { mailboxOf } from "#domain/mailbox.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import { type Visit, visitById } from "#db/booking/reads.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { type Transaction, transact } from "#db/client.ts"
import { newEmailOf } from "#db/correction/reads.ts"
import {
  deleteFormerEmail,
  deleteNewEmail,
  insertFormerEmail,
  lockNewEmail,
  putNewEmail,
  updateNewEmail,
} from "#db/correction/writes.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { announce } from "#db/live.ts"
import { lockDays } from "#db/locks.ts"
import { enqueue } from "#db/queue.ts"
import type { Context } from "../context.ts"
import { mailOf, takeWithin, whoseIs } from "./budget.ts"
import { checkCode, codePending, newCode } from "../email-code.ts"
import { tellAnew } from "./place.ts"

/** Under the visit's lock: keeps the address that the visitor wants, and sends its code unless one is on its way. */
export async function askNewEmail(ctx: Context, tx: Transaction, visitId: string, email: string): Promise<void> {
  const waiting = await lockNewEmail(tx, visitId)
  if (waiting?.email === email && codePending(ctx, { ...waiting, id: visitId }, email)) return
  await sendCode(ctx, tx, { visitId, email, codeRound: waiting?.codeRound ?? 0 })
}

async function sendCode(
  ctx: Context,
  tx: Transaction,
  { visitId, email, codeRound }: { visitId: string; email: string; codeRound: number },
): Promise<void> {
  const code = newCode(ctx, { id: visitId, codeRound }, email)
  await putNewEmail(tx, { visitId, email, askedAt: ctx.now(), ...code })
  const payload = { visitId, round: code.codeRound }
  await enqueue(tx, { task: "mail-visit-code", payload, key: `visit-code ${visitId}` })
}

/** Sends a new code to the address that waits; the one before no longer works. */
export async function sendNewEmailCode(ctx: Context, given: { visitId: string }): Promise<Result<null, "no-email">> {
  return transact(ctx.db, async (tx) => {
    const waiting = await lockNewEmail(tx, given.visitId)
    if (!waiting) return refuse("no-email")
    await sendCode(ctx, tx, waiting)
    return ok(null)
  })
}

/** The visitor keeps the address the visit has. */
export async function keepEmail(ctx: Context, given: { visitId: string }): Promise<void> {
  await transact(ctx.db, (tx) => deleteNewEmail(tx, given.visitId))
}

export type NewEmailRefusal = "no-email" | "not-booked" | TakeRefusal | CodeRefusal

/**
 * The right code makes the waiting address the visit's: mail goes there from now on, with all that the visit says, and the old address
 * is told. Its bound on coming visits holds for the new one as if it had booked. Possible after the cut-off: nothing of the visit moves.
 */
export async function confirmNewEmail(
  ctx: Context,
  given: { visitId: string; code: string },
): Promise<Result<null, NewEmailRefusal>> {
  return transact<Result<null, NewEmailRefusal>>(ctx.db, async (tx) => {
    const found = await visitById(tx, given.visitId)
    const asked = await newEmailOf(tx, given.visitId)
    if (!found || !asked) return refuse("no-email")
    const day = officeDay(found.visit.startsAt)
    await lockDays(tx, found.visit.siteId, [day], mailboxOf(asked.email))
    const visit = await lockVisit(tx, given.visitId)
    const waiting = await lockNewEmail(tx, given.visitId)
    // Another tab was quicker with the code, or asked for another address.
    if (!visit || waiting?.email !== asked.email) return visit?.email === asked.email ? ok(null) : refuse("no-email")
    const right = checkCode(ctx, { ...waiting, id: visit.id }, waiting.email, given.code)
    if (!right.ok) {
      await updateNewEmail(tx, visit.id, oneTryLess(waiting))
      return right
    }
    const now = ctx.now()
    if ((visit.state !== "booked" && visit.state !== "provisional") || visit.endsAt <= now) return refuse("not-booked")
    const wish = { siteId: visit.siteId, own: visit.id, day, minutes: minutesOfPlaces(found.legs), now }
    const within = await takeWithin(ctx, tx, await readSiteOffice(tx), { ...wish, ...whoseIs(waiting.email) })
    if (!within.ok) return within
    const before = visitSays(visit, found.legs)
    const set = { email: waiting.email, ...mailOf(waiting.email), revision: visit.revision + 1 }
    await updateVisit(tx, visit.id, set)
    await deleteNewEmail(tx, visit.id)
    const detail = historyOf(before, { ...before, email: waiting.email })
    const eventId = await recordEvent(tx, { visitId: visit.id, at: now, kind: "corrected", by: "visitor", detail })
    await noteFormerEmail(tx, visit, eventId)
    await tellAnew(tx, { ...visit, ...set }, "corrected", eventId, now, true)
    await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt))] })
    return ok(null)
  })
}

/** The address that the visit had, until it has been told; an address that waited for its code waits no longer. */
export async function noteFormerEmail(tx: Transaction, visit: Visit, eventId: string): Promise<void> {
  await deleteNewEmail(tx, visit.id)
  if (visit.email === "") return
  await insertFormerEmail(tx, { eventId, email: visit.email, language: visit.language })
  const payload = { visitId: visit.id, eventId }
  await enqueue(tx, { task: "mail-visit-former", payload, key: `visit-former ${eventId}` })
}

/** The old address has been told: it is not kept any longer. */
export async function forgetFormerEmail(ctx: Context, given: { eventId: string }): Promise<void> {
  await transact(ctx.db, (tx) => deleteFormerEmail(tx, given.eventId))
}
