import { dayTopic } from "#domain/topics.ts"
import { randomUUID } from "node:crypto"
import { type TakeRefusal, minutesOfPlaces } from "#domain/booking/budget.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { isForOther } from "#domain/booking/channels.ts"
import { invitationState } from "#domain/booking/invitation.ts"
import { type StaffMember, actorOf, signed } from "#domain/staff/actor.ts"
import { type Draft, placesOf } from "#db/booking/reads.ts"
import { lockDraftAndVisit, lockVisit, writeBooking } from "#db/booking/writes.ts"
import { lockInvitation, updateInvitation } from "#db/invitations/writes.ts"
import { appendAudit } from "#db/staff/writes.ts"
import { lockDays } from "#db/locks.ts"
import { transactUnlessTaken } from "#db/client.ts"
import { deleteSameListed } from "#db/offers/writes.ts"
import { visitOf } from "#db/prereg/reads.ts"
import { lockPrereg, updatePrereg } from "#db/prereg/writes.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { liesWithin } from "#domain/booking/slot-days.ts"
import { type Context, hashSecret } from "../context.ts"
import { laterJobs, messageJobs } from "./tell.ts"
import { confirmedAs, takeWithin, whoseIs } from "./budget.ts"

export type BookRefusal =
  "no-draft" | "not-held" | "details-missing" | "email-unconfirmed" | "taken" | "invitation-gone" | TakeRefusal

/**
 * Makes the held time a booked visit. `visitId` is the hold the visitor looked at: sending twice, going back or a lost answer
 * finds the visit already booked and answers the same. A hold whose time ran out is never booked, even when nobody took it:
 * the visitor chooses again and keeps the answers. For a household whose pre-registration is still being read, the time is
 * provisional. With `by`, one of the staff books for somebody: the address is taken as it was told, and there may be none.
 */
export async function book(
  ctx: Context,
  given: { draftKey: string; visitId: string; by?: StaffMember },
): Promise<Result<{ visitId: string }, BookRefusal>> {
  return transactUnlessTaken(ctx.db, async (tx) => {
    const found = await lockDraftAndVisit(tx, hashSecret(given.draftKey))
    if (!found) return refuse("no-draft")
    const { draft } = found
    const forOther = isForOther(draft)
    if (forOther !== (given.by !== undefined)) return refuse("no-draft")
    if (!found.visit || found.visit.id !== given.visitId) return refuse("not-held")
    if (found.visit.state === "booked" || found.visit.state === "provisional") return ok({ visitId: found.visit.id })
    if (!draft.detailsGiven) return refuse("details-missing")
    if (!forOther && draft.confirmedEmail !== draft.email) return refuse("email-unconfirmed")

    const prereg = draft.preregId === null ? null : await lockPrereg(tx, draft.preregId)
    if (draft.preregId !== null && !["submitted", "returned", "accepted"].includes(prereg?.state ?? ""))
      return refuse("no-draft")
    if (prereg && (await visitOf(tx, prereg, ctx.now()))) return refuse("no-draft")
    const state: "booked" | "provisional" = prereg && prereg.state !== "accepted" ? "provisional" : "booked"

    const day = officeDay(found.visit.startsAt)
    const whose = forOther ? whoseIs(draft.email) : await confirmedAs(tx, draft)
    await lockDays(tx, found.visit.siteId, [day], whose.mailbox || null)
    const now = ctx.now()
    const invitation = draft.invitationId === null ? null : await lockInvitation(tx, draft.invitationId)
    if (draft.invitationId !== null && (!invitation || invitationState(invitation, now) !== "open"))
      return refuse("invitation-gone")
    const visit = await lockVisit(tx, found.visit.id)
    if (visit?.state !== "held" || visit.holdUntil! <= now) return refuse("not-held")
    // The office may have closed while the time was held.
    const at = await readSiteOffice(tx)
    const places = await placesOf(tx, visit.id)
    if (!liesWithin(at, places)) return refuse("taken")
    if (!forOther && !draft.exceptions.includes("many-visits")) {
      const wish = { siteId: visit.siteId, own: visit.id, day, minutes: minutesOfPlaces(places), now }
      const within = await takeWithin(ctx, tx, at, { ...wish, ...whose })
      if (!within.ok) return within
    }

    const event = bookedEvent(state, draft, given.by ?? null, invitation)
    const told = { ...visit, state, email: draft.email, phone: draft.phone }
    await writeBooking(
      tx,
      visit.id,
      state,
      draft,
      event,
      [...messageJobs(state, told, event.id), ...laterJobs(told, at.settings, now)],
      { siteId: visit.siteId, topics: [dayTopic(day)] },
      now,
      whose,
    )
    // Who has a time waits for none: neither with this booking nor with another one for the same services.
    if (!forOther) await deleteSameListed(tx, draft)
    if (prereg) await updatePrereg(tx, prereg.id, { visitId: visit.id, touchedAt: now })
    if (invitation) await updateInvitation(tx, invitation.id, { usedAt: now, visitId: visit.id })
    if (given.by) await appendAudit(tx, bookedForEntry(draft, visit.id, given.by, now))
    return ok({ visitId: visit.id })
  })
}

/** What the history says: how it came about, what was out of the ordinary and why. */
function bookedEvent(
  kind: "booked" | "provisional",
  draft: Draft,
  by: StaffMember | null,
  invitation: { staffName: string } | null,
) {
  const { channel, exceptions, exceptionReason: reason } = draft
  return {
    id: randomUUID(),
    kind,
    ...signed(actorOf(by)),
    detail: {
      ...(by ? { channel } : {}),
      ...(invitation ? { invitedBy: invitation.staffName } : {}),
      ...(exceptions.length > 0 ? { exceptions: exceptions.join(" "), reason } : {}),
    },
  }
}

/** The trail is kept for good: it says that there was a reason, which goes with the visit. */
function bookedForEntry(draft: Draft, visitId: string, by: StaffMember, now: Date) {
  const exceptions = draft.exceptions.join(" ")
  const detail = { visitId, channel: draft.channel, exceptions }
  return { at: now, staffId: by.staffId, kind: "booked-for" as const, detail }
}
