import { dayTopic } from "#domain/topics.ts"
import type { VisitMail } from "#domain/mail/kinds.ts"
import { randomUUID } from "node:crypto"
import { MAX_COMING_VISITS, reminderAt } from "#domain/booking/rules.ts"
import { provisionalLateAt } from "#domain/prereg/visit.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { comingVisitsOf, placesOf } from "#db/booking/reads.ts"
import { lockDraftAndVisit, lockVisit, writeBooking } from "#db/booking/writes.ts"
import { lockDays } from "#db/locks.ts"
import { type Job } from "#db/queue.ts"
import { transactUnlessTaken } from "#db/client.ts"
import { visitOf } from "#db/prereg/reads.ts"
import { lockPrereg, updatePrereg } from "#db/prereg/writes.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { liesWithin } from "#domain/booking/slot-days.ts"
import { type Context, hashSecret } from "../context.ts"

export type BookRefusal =
  "no-draft" | "not-held" | "details-missing" | "email-unconfirmed" | "too-many-visits" | "taken"

/**
 * Makes the held time a booked visit. `visitId` is the hold the visitor looked at: sending twice, going back or a lost answer
 * finds the visit already booked and answers the same. A hold whose time ran out is never booked, even when nobody took it:
 * the visitor chooses again and keeps the answers. For a household whose pre-registration is still being read, the time is
 * provisional.
 */
export async function book(
  ctx: Context,
  given: { draftKey: string; visitId: string },
): Promise<Result<{ visitId: string }, BookRefusal>> {
  return transactUnlessTaken(ctx.db, async (tx) => {
    const found = await lockDraftAndVisit(tx, hashSecret(given.draftKey))
    if (!found) return refuse("no-draft")
    const { draft } = found
    if (!found.visit || found.visit.id !== given.visitId) return refuse("not-held")
    if (found.visit.state === "booked" || found.visit.state === "provisional") return ok({ visitId: found.visit.id })
    if (!draft.detailsGiven) return refuse("details-missing")
    if (draft.confirmedEmail !== draft.email) return refuse("email-unconfirmed")

    const prereg = draft.preregId === null ? null : await lockPrereg(tx, draft.preregId)
    if (draft.preregId !== null && !["submitted", "returned", "accepted"].includes(prereg?.state ?? ""))
      return refuse("no-draft")
    if (prereg && (await visitOf(tx, prereg, ctx.now()))) return refuse("no-draft")
    const state = prereg && prereg.state !== "accepted" ? "provisional" : "booked"

    const day = officeDay(found.visit.startsAt)
    await lockDays(tx, found.visit.siteId, [day], draft.email)
    const now = ctx.now()
    const visit = await lockVisit(tx, found.visit.id)
    if (visit?.state !== "held" || visit.holdUntil! <= now) return refuse("not-held")
    // The office may have closed while the time was held.
    if (!liesWithin(await readSiteOffice(tx), await placesOf(tx, visit.id))) return refuse("taken")
    if ((await comingVisitsOf(tx, draft.email, now)).length >= MAX_COMING_VISITS) return refuse("too-many-visits")

    const event = { id: randomUUID(), kind: state, by: "visitor" } as const
    const later = state === "booked" ? reminderJob(visit, now) : lateJob(visit, now)
    await writeBooking(
      tx,
      visit.id,
      state,
      draft,
      event,
      [messageJob(state, visit, event.id), ...(later ? [later] : [])],
      { siteId: visit.siteId, topics: [dayTopic(day)] },
      now,
    )
    if (prereg) await updatePrereg(tx, prereg.id, { visitId: visit.id, touchedAt: now })
    return ok({ visitId: visit.id })
  })
}

/** The message of an event, queued once: its key is the event. */
export function messageJob(kind: VisitMail, visit: { id: string; revision: number }, eventId: string): Job {
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

/**
 * When a provisional visit comes near and its household has not been accepted: they are told, and offered another time. Stands in
 * the reminder's place, so that a moved or cancelled visit's goes with it.
 */
export function lateJob(visit: { id: string; startsAt: Date; revision: number }, now: Date): Job {
  const runAt = provisionalLateAt(visit.startsAt)
  return {
    task: "mail-prereg-late",
    payload: { visitId: visit.id, revision: visit.revision },
    key: reminderKey(visit.id),
    runAt: runAt > now ? runAt : now,
  }
}

export const reminderKey = (visitId: string) => `reminder ${visitId}`
