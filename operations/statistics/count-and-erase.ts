import type { Transaction } from "#db/client.ts"
import { eraseSignUps, lockDueSignUps } from "#db/courses/writes.ts"
import { eraseVisits, lockDueVisits } from "#db/retention/writes.ts"
import { addCounts } from "#db/statistics/writes.ts"
import { grouped } from "#domain/grouped.ts"
import { type Ended, outcomeOfSignUp, outcomeOfVisit, tally } from "#domain/statistics/counts.ts"
import { officeDay } from "#domain/time/office-time.ts"

type Counting = Ended & { siteId: string }

/** Adds what ended to the counts of its site. */
async function countIn(tx: Transaction, ended: readonly Counting[]): Promise<void> {
  const bySite = grouped(ended, (one) => one.siteId)
  for (const [siteId, own] of [...bySite].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    await addCounts(tx, siteId, tally(own))
}

/**
 * Inside a transaction: erases visits and keeps how many there were, without persons. Both or neither happen, and a visit that is gone
 * cannot be met again, so that each counts once however often and by however many this is run.
 */
export async function eraseAndCountVisits(
  tx: Transaction,
  due: Parameters<typeof lockDueVisits>[1],
  most: number,
): Promise<number> {
  const found = await lockDueVisits(tx, due, most)
  const ended = found.flatMap((visit): Counting[] => {
    const outcome = outcomeOfVisit(visit.state)
    if (!outcome) return []
    const { siteId, municipality, language, channel, services, party } = visit
    const day = officeDay(visit.startsAt)
    return [
      { siteId, counted: "visit", subjects: services, municipality, day, language, channel, outcome, people: party },
    ]
  })
  await countIn(tx, ended)
  return eraseVisits(
    tx,
    found.map((visit) => visit.id),
  )
}

/** The same for the sign-ups of courses. A run without meetings has no week, and nobody came to it. */
export async function eraseAndCountSignUps(
  tx: Transaction,
  before: Parameters<typeof lockDueSignUps>[1],
  most: number,
): Promise<number> {
  const found = await lockDueSignUps(tx, before, most)
  const ended = found.flatMap((own): Counting[] => {
    const outcome = outcomeOfSignUp(own.state, own.attended, own.confirmedAt !== null)
    if (!outcome || !own.startsAt) return []
    const { siteId, municipality, language, channel, slug, size } = own
    const day = officeDay(own.startsAt)
    return [
      { siteId, counted: "course", subjects: [slug], municipality, day, language, channel, outcome, people: size },
    ]
  })
  await countIn(tx, ended)
  return eraseSignUps(
    tx,
    found.map((own) => own.id),
  )
}
