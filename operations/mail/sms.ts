import { type Result, ok, refuse } from "#domain/result.ts"
import { type SmsState, becomes, outcomeOf } from "#domain/mail/sms-delivery.ts"
import { visitById } from "#db/booking/reads.ts"
import { transact } from "#db/client.ts"
import { deleteMailFailuresOf, lockSmsMessage, putSmsMessage, updateSmsState } from "#db/mail/writes.ts"
import { noteSent } from "../booking/note-sent.ts"
import type { Context } from "../context.ts"
import { announceUndelivered, putFailure } from "./failures.ts"

/** Keeps that the gateway took an SMS about a visit, so that what it reports later finds the visit. */
export async function noteSmsSent(
  ctx: Context,
  given: { id: string; visitId: string; kind: string; language: string; gatewayId: number | null },
): Promise<void> {
  const { id, visitId, kind: message, language, gatewayId } = given
  await transact(ctx.db, async (tx) => {
    if (!(await visitById(tx, visitId))) return
    await putSmsMessage(tx, {
      id,
      visitId,
      message,
      gatewayId: gatewayId === null ? null : String(gatewayId),
      at: ctx.now(),
    })
  })
  await noteSent(ctx, { visitId, kind: message, language, way: "sms" })
}

/**
 * What the gateway reports of an SMS, in any order and any number of times: the first final state stays. One that did not arrive goes
 * to the list of staff; one that arrived takes off it what failed before. "unknown" when we have not kept it yet, or not any more.
 */
export async function noteSmsReport(
  ctx: Context,
  given: { id: string; state: SmsState; code: string },
): Promise<Result<null, "unknown">> {
  return transact<Result<null, "unknown">>(ctx.db, async (tx) => {
    const sms = await lockSmsMessage(tx, given.id)
    if (!sms) return refuse("unknown")
    const state = becomes(sms.state, given.state)
    if (state === sms.state) return ok(null)
    await updateSmsState(tx, sms.id, state)
    const outcome = outcomeOf(state)
    if (outcome === "under-way") return ok(null)
    const { visitId: ofId, message } = sms
    if (outcome === "failed") {
      const code = [state.toLowerCase(), given.code].filter(Boolean).join(" ")
      await putFailure(ctx, tx, { about: "visit", ofId, message, way: "sms", code })
    } else if ((await deleteMailFailuresOf(tx, "visit", ofId, "sms")) === 0) return ok(null)
    await announceUndelivered(tx)
    return ok(null)
  })
}
