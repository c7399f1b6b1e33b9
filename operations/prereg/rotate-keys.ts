import { transact } from "#db/client.ts"
import { lockPeopleToRewrap, updatePersonKey } from "#db/prereg/writes.ts"
import type { Context } from "../context.ts"
import { rewrap } from "./seal.ts"

const BATCH = 200

/**
 * Wraps every person's key anew by the newest of the portal's keys; the answers under it need not be touched. Can be broken off
 * and begun again, and runs while the portal works. Answers how many were rewrapped.
 */
export async function rotateKeys(ctx: Context): Promise<number> {
  const newest = ctx.keys[0]!
  for (let total = 0; ;) {
    let count = 0
    await transact(ctx.db, async (tx) => {
      const people = await lockPeopleToRewrap(tx, newest.version, BATCH)
      for (const person of people) {
        const key = rewrap(ctx.keys, person)
        if (key) await updatePersonKey(tx, person.id, key)
      }
      count = people.length
    })
    total += count
    if (count < BATCH) return total
  }
}
