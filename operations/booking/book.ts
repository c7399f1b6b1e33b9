import { randomUUID } from "node:crypto"
import { MAX_COMING_VISITS, reminderAt } from "#domain/booking/rules.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { comingVisitsOf, placesOf } from "#db/booking/reads.ts"
import { type Job, lockDays, lockDraftAndVisit, lockVisit, writeBooking } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
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
    const found = await lockDraftAndVisit(tx, hashSecret(given.draftKey))
    if (!found) return refuse("no-draft")
    const { draft } = found
    if (!found.visit || found.visit.id !== given.visitId) return refuse("not-held")
    if (found.visit.state === "booked") return ok({ visitId: found.visit.id })
    if (!draft.detailsGiven) return refuse("details-missing")
    if (draft.confirmedEmail !== draft.email) return refuse("email-unconfirmed")

    const day = officeDay(found.visit.startsAt)
    await lockDays(tx, found.visit.siteId, [day], draft.email)
    const now = ctx.now()
    const visit = await lockVisit(tx, found.visit.id)
    if (visit?.state !== "held" || visit.holdUntil! <= now) return refuse("not-held")
    // The office may have closed while the time was held.
    if (!liesWithin(await readSiteOffice(tx), await placesOf(tx, visit.id))) return refuse("taken")
    if ((await comingVisitsOf(tx, draft.email, now)).length >= MAX_COMING_VISITS) return refuse("too-many-visits")

    const event = { id: randomUUID(), kind: "booked", by: "visitor" } as const
    const reminder = reminderJob(visit, now)
    await writeBooking(
      tx,
      visit.id,
      draft,
      event,
      [messageJob("booked", visit, event.id), ...(reminder ? [reminder] : [])],
      { siteId: visit.siteId, days: [day] },
      now,
    )
    return ok({ visitId: visit.id })
  })
}

export type MessageKind = "booked" | "moved" | "cancelled"

/** The message of an event, queued once: its key is the event. */
export function messageJob(kind: MessageKind, visit: { id: string; revision: number }, eventId: string): Job {
  return {
    task: "mail-visit",
    payload: { kind, visitId: visit.id, revision: visit.revision, eventId },
    key: `visit ${eventId}`,
  }
}

/** The reminder of the day before; queued again it moves. A visit booked after that hour gets none. */
export function reminderJob(visit: { id: string; startsAt: Date; revision: number }, now: Date): Job | null {
  const runAt = reminderAt(visit.startsAt, now)
  return (
    runAt && {
      task: "mail-reminder",
      payload: { visitId: visit.id, revision: visit.revision },
      key: reminderKey(visit.id),
      runAt,
    }
  )
}

export const reminderKey = (visitId: string) => `reminder ${visitId}`
