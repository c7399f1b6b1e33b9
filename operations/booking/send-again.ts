import { subHours } from "date-fns"
import { maySendAgain } from "#domain/booking/send-again.ts"
import type { VisitMail } from "#domain/mail/kinds.ts"
import { smsNumber } from "#domain/mail/sms.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Actor, signed } from "#domain/staff/actor.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { dayTopic } from "#domain/topics.ts"
import { type Visit, eventsOf } from "#db/booking/reads.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"
import { type Transaction, transact } from "#db/client.ts"
import { happenedSince } from "#db/correction/reads.ts"
import { announce } from "#db/live.ts"
import { knownLinkKey, linkKey } from "../link.ts"
import { type Context, hashSecret } from "../context.ts"
import { tellAnew } from "./place.ts"

export type SendAgainRefusal = "unknown" | "not-booked" | "no-email" | "sent-often"

/**
 * Sends the mail of a visit once more, with its link and its calendar file, as the visit stands now. It is a version of its own, so
 * that a calendar takes it over an older one. Whoever asks, it goes out a few times an hour and a day.
 */
export async function sendAgain(
  ctx: Context,
  given: { visitId: string; by: Actor },
): Promise<Result<null, SendAgainRefusal>> {
  return transact<Result<null, SendAgainRefusal>>(ctx.db, async (tx) => {
    const visit = await lockVisit(tx, given.visitId)
    if (!visit) return refuse("unknown")
    const now = ctx.now()
    if ((visit.state !== "booked" && visit.state !== "provisional") || visit.endsAt <= now) return refuse("not-booked")
    // Who has no mailbox is told by SMS.
    if (visit.email === "" && smsNumber(visit.phone) === null) return refuse("no-email")
    const earlier = await happenedSince(tx, visit.id, { kind: "sent-again" }, subHours(now, 24))
    const often = maySendAgain(earlier, now)
    if (!often.ok) return often
    await renewKey(ctx, tx, visit)
    const next = { ...visit, revision: visit.revision + 1 }
    await updateVisit(tx, visit.id, { revision: next.revision })
    const { message, detail } = await whatStands(tx, visit)
    const event = { visitId: visit.id, at: now, kind: "sent-again", ...signed(given.by), detail }
    await tellAnew(tx, next, message, await recordEvent(tx, event), now, true)
    await announce(tx, { siteId: visit.siteId, topics: [dayTopic(officeDay(visit.startsAt))] })
    return ok(null)
  })
}

/** The message that says how the visit stands, and what it needs to know of the event before. */
async function whatStands(tx: Transaction, visit: Visit): Promise<{ message: VisitMail; detail: EventDetail }> {
  if (visit.askedAt !== null) {
    const asked = (await eventsOf(tx, visit.id)).find((event) => event.kind === "asked")
    return { message: "asked", detail: asked?.detail ?? {} }
  }
  return { message: visit.state === "provisional" ? "provisional" : "booked", detail: {} }
}
type EventDetail = Record<string, string | number | null>

/** A link whose key no secret of the portal makes any more gets one that does: the one before is lost, or nobody would ask. */
export async function renewKey(ctx: Context, tx: Transaction, visit: Visit): Promise<void> {
  if (knownLinkKey(ctx.secrets, "visit", visit) !== null) return
  await updateVisit(tx, visit.id, { keyHash: hashSecret(linkKey(ctx.secrets[0], "visit", visit.id)) })
}
