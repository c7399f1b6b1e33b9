import { subDays, subHours } from "date-fns"
import { MISSED_LINK_DAYS } from "#domain/booking/rules.ts"
import { maySendAgain } from "#domain/booking/send-again.ts"
import { transact } from "#db/client.ts"
import { lockVisit, recordEvent } from "#db/booking/writes.ts"
import { happenedSince, linkedVisitsOf } from "#db/correction/reads.ts"
import { enqueue } from "#db/queue.ts"
import type { Context } from "../context.ts"
import { renewKey } from "./send-again.ts"

/** The visits of an address whose link can be mailed: coming ones, provisional ones too, and missed ones that can be booked again. */
export const visitsToLink = (ctx: Context, email: string) =>
  linkedVisitsOf(ctx.db, email, ctx.now(), subDays(ctx.now(), MISSED_LINK_DAYS))

/**
 * Sends the links of an address's visits to that address, each a few times an hour and a day at most. The answer is the same whether
 * there are any, so that nobody learns who has a visit here.
 */
export async function sendLink(ctx: Context, given: { email: string; language: string }): Promise<void> {
  const now = ctx.now()
  await transact(ctx.db, async (tx) => {
    const due: string[] = []
    for (const { id } of await visitsToLink({ ...ctx, db: tx }, given.email)) {
      const visit = await lockVisit(tx, id)
      const earlier = await happenedSince(tx, id, { kind: "link-sent" }, subHours(now, 24))
      if (!visit || !maySendAgain(earlier, now).ok) continue
      await renewKey(ctx, tx, visit)
      await recordEvent(tx, { visitId: id, at: now, kind: "link-sent", by: "visitor", detail: {} })
      due.push(id)
    }
    if (due.length === 0) return
    const minute = now.toISOString().slice(0, 16)
    await enqueue(tx, {
      task: "mail-links",
      payload: { visitIds: due, language: given.language, at: now.toISOString() },
      key: `links ${due[0]} ${minute}`,
    })
  })
}
