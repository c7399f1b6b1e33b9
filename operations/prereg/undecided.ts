import { isUndecided } from "#domain/prereg/states.ts"
import type { Transaction } from "#db/client.ts"
import { preregByVisit } from "#db/prereg/reads.ts"

/** Whether the household of a visit waits for the office's answer. */
export async function waitsForAnswer(tx: Transaction, visitId: string): Promise<boolean> {
  const prereg = await preregByVisit(tx, visitId)
  return prereg !== null && isUndecided(prereg.state)
}

/** How a visit stands whose people are to come again: it was taken back from the hall, moved, or given its place back. */
export const stateToCome = async (tx: Transaction, visitId: string): Promise<"booked" | "provisional"> =>
  (await waitsForAnswer(tx, visitId)) ? "provisional" : "booked"
