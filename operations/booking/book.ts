import { MAX_COMING_VISITS, reminderAt } from "#domain/booking/rules.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { comingVisitsOf, visitById } from "#db/booking/reads.ts"
import {
  enqueue,
  keepLegs,
  lockDays,
  lockDraft,
  lockEmail,
  lockVisit,
  recordEvent,
  updateDraft,
  updateVisit,
} from "#db/booking/writes.ts"
import { type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { liesWithin } from "#domain/booking/slot-days.ts"
import { type Context, hashSecret } from "../context.ts"

export type BookRefusal =
  "no-draft" | "not-held" | "details-missing" | "email-unconfirmed" | "too-many-visits" | "taken"

/**
 * Makes the held time a booked visit. `visitId` is the hold the visitor looked at: sending twice, going back or a lost answer
 * finds the visit already booked and answers the same. A hold whose time ran out is never booked, even when nobody took it:
 * the visitor chooses again and keeps the answers.
 */
export async function book(
  ctx: Context,
  given: { draftKey: string; visitId: string },
): Promise<Result<{ visitId: string }, BookRefusal>> {
  return transact(ctx.db, async (tx) => {
    const draft = await lockDraft(tx, hashSecret(given.draftKey))
    if (!draft) return refuse("no-draft")
    const found = draft.visitId && draft.visitId === given.visitId ? await visitById(tx, draft.visitId) : null
    if (!found) return refuse("not-held")
    if (found.visit.state === "booked") return ok({ visitId: found.visit.id })
    if (!draft.detailsGiven) return refuse("details-missing")
    if (draft.confirmedEmail !== draft.email) return refuse("email-unconfirmed")

    const day = officeDay(found.visit.startsAt)
    await lockEmail(tx, draft.email)
    await lockDays(tx, found.visit.siteId, [day])
    const now = ctx.now()
    const visit = await lockVisit(tx, found.visit.id)
    // The office may have closed while the time was held.
    if (!liesWithin(await readSiteOffice(tx), found.legs)) return refuse("taken")
    if (visit?.state !== "held" || visit.holdUntil! <= now) return refuse("not-held")
    if ((await comingVisitsOf(tx, draft.email, now)).length >= MAX_COMING_VISITS) return refuse("too-many-visits")

    await updateVisit(tx, visit.id, {
      state: "booked",
      holdUntil: null,
      bookedAt: now,
      names: draft.names,
      contactName: draft.contactName,
      email: draft.email,
      phone: draft.phone,
      language: draft.language,
      supportNeeds: draft.supportNeeds,
    })
    await keepLegs(tx, visit.id)
    await updateDraft(tx, draft.id, { touchedAt: now })
    const eventId = await recordEvent(tx, { visitId: visit.id, at: now, kind: "booked", by: "visitor" })
    await queueMessage(tx, "booked", visit, eventId)
    await queueReminder(tx, visit, now)
    await announce(tx, { siteId: visit.siteId, days: [day] })
    return ok({ visitId: visit.id })
  })
}

export type MessageKind = "booked" | "moved" | "cancelled"

/** Queues the message of an event, once: its key is the event. */
export async function queueMessage(
  tx: Transaction,
  kind: MessageKind,
  visit: { id: string; revision: number },
  eventId: string,
): Promise<void> {
  await enqueue(
    tx,
    "mail-visit",
    { kind, visitId: visit.id, revision: visit.revision, eventId },
    { key: `visit ${eventId}` },
  )
}

/** Queues the reminder of the day before, or moves the one that is queued. A visit booked after that hour gets none. */
export async function queueReminder(
  tx: Transaction,
  visit: { id: string; startsAt: Date; revision: number },
  now: Date,
): Promise<void> {
  const runAt = reminderAt(visit.startsAt, now)
  if (runAt) {
    await enqueue(
      tx,
      "mail-reminder",
      { visitId: visit.id, revision: visit.revision },
      { key: reminderKey(visit.id), runAt },
    )
  }
}

export const reminderKey = (visitId: string) => `reminder ${visitId}`
