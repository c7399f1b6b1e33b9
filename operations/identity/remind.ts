import { toRemind } from "#domain/identity/training.ts"
import { transact } from "#db/client.ts"
import { readTrainings } from "#db/identity/reads.ts"
import { enqueue } from "#db/queue.ts"
import { accountsWith } from "#db/staff/reads.ts"
import type { Context } from "../context.ts"

/**
 * Reminds those whose training ends in 60, 30 or 7 days, and those who answer for the supervision. `day` is the day it is for, also where
 * it is made up for later; asked twice of one day it writes once. Answers how many trainings it was about.
 */
export async function remindOfTraining(ctx: Context, day: string): Promise<number> {
  return transact(ctx.db, async (tx) => {
    const ending = toRemind(await readTrainings(tx), day)
    const supervisors = ending.length > 0 ? await accountsWith(tx, "supervise-identity") : []
    for (const { staffId, subject, until } of ending)
      for (const to of new Set([staffId, ...supervisors.map(({ id }) => id)]))
        await enqueue(tx, {
          task: "mail-training",
          payload: { to, staffId, subject, until },
          key: `training ${to} ${staffId} ${subject} ${until} ${day}`,
        })
    return ending.length
  })
}
