import { subHours } from "date-fns"
import { maySendAgain } from "#domain/booking/send-again.ts"
import { isSmsKind } from "#domain/mail/by-sms.ts"
import { smsNumber } from "#domain/mail/sms.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type StaffMember, actorOf, signed } from "#domain/staff/actor.ts"
import { lockVisit, recordEvent } from "#db/booking/writes.ts"
import { transact } from "#db/client.ts"
import { happenedSince } from "#db/correction/reads.ts"
import { mailFailureById } from "#db/mail/reads.ts"
import { deleteMailFailuresOf } from "#db/mail/writes.ts"
import { enqueue } from "#db/queue.ts"
import { type SendAgainRefusal, sendAgain } from "../booking/send-again.ts"
import { smsAgainJob } from "../booking/tell.ts"
import type { Context } from "../context.ts"
import { announceUndelivered } from "./failures.ts"

export type ResendRefusal = SendAgainRefusal | "no-phone"

/**
 * Sends what did not reach a visitor once more, the way it went: the mail as the visit stands now, or the same SMS. It leaves the list;
 * should it fail again, it is back on it. Bounded like every sending again.
 */
export async function resend(
  ctx: Context,
  given: { failureId: string; by: StaffMember },
): Promise<Result<null, ResendRefusal>> {
  const failure = await mailFailureById(ctx.db, given.failureId)
  if (failure?.about !== "visit") return refuse("unknown")
  const visitId = failure.ofId
  if (failure.way === "mail") {
    const sent = await sendAgain(ctx, { visitId, by: actorOf(given.by) })
    if (!sent.ok) return sent
  }
  return transact<Result<null, ResendRefusal>>(ctx.db, async (tx) => {
    if (failure.way === "sms") {
      const visit = await lockVisit(tx, visitId)
      const now = ctx.now()
      if (!visit || !isSmsKind(failure.message)) return refuse("unknown")
      if (!["booked", "provisional"].includes(visit.state) || visit.startsAt <= now) return refuse("not-booked")
      if (smsNumber(visit.phone) === null) return refuse("no-phone")
      const often = maySendAgain(await happenedSince(tx, visitId, { kind: "sent-again" }, subHours(now, 24)), now)
      if (!often.ok) return often
      const event = { visitId, at: now, kind: "sent-again", ...signed(actorOf(given.by)), detail: { way: "sms" } }
      await enqueue(tx, smsAgainJob(failure.message, visit, await recordEvent(tx, event)))
    }
    await deleteMailFailuresOf(tx, "visit", visitId, failure.way)
    await announceUndelivered(tx)
    return ok(null)
  })
}
