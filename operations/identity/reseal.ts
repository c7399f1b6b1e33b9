import { transact } from "#db/client.ts"
import { lockSealed, updateSealed } from "#db/identity/writes.ts"
import type { Context } from "../context.ts"
import { resealDocument } from "./beside.ts"

const BATCH = 200
const FIRST = "00000000-0000-0000-0000-000000000000"

/** Seals the documents of every check by the newest of the portal's keys, while the portal works. Answers how many were sealed anew. */
export async function resealChecks(ctx: Context): Promise<number> {
  let [after, count] = [FIRST, 0]
  for (;;) {
    const checks = await transact(ctx.db, async (tx) => {
      const batch = await lockSealed(tx, after, BATCH)
      for (const { id, sealed } of batch) {
        const anew = sealed && resealDocument(ctx, id, sealed)
        if (anew) await updateSealed(tx, id, anew)
        if (anew) count++
      }
      return batch
    })
    after = checks.at(-1)?.id ?? after
    if (checks.length < BATCH) return count
  }
}
