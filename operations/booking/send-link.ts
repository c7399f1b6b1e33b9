import { transact } from "#db/client.ts"
import { comingVisitsOf } from "#db/booking/reads.ts"
import { enqueue } from "#db/queue.ts"
import type { Context } from "../context.ts"

/**
 * Sends the links of an address's coming visits to that address. The answer is the same whether there are any, so that nobody
 * learns who has a visit here.
 */
export async function sendLink(ctx: Context, given: { email: string; language: string }): Promise<void> {
  const now = ctx.now()
  await transact(ctx.db, async (tx) => {
    const visits = await comingVisitsOf(tx, given.email, now)
    if (visits.length > 0) {
      const minute = now.toISOString().slice(0, 16)
      await enqueue(tx, {
        task: "mail-links",
        payload: { visitIds: visits.map((v) => v.id), language: given.language, at: now.toISOString() },
        key: `links ${visits[0]!.id} ${minute}`,
      })
    }
  })
}
