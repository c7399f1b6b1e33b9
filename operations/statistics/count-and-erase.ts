import type { Transaction } from "#db/client.ts"
import { eraseSignUps, lockDueSignUps } from "#db/courses/writes.ts"
import { eraseDrafts, eraseVisits, lockDueDrafts, lockDueVisits } from "#db/retention/writes.ts"
import { type StoppedRow, addCounts, addMeasures, addStops } from "#db/statistics/writes.ts"
import { grouped } from "#domain/grouped.ts"
import { type Ended, outcomeOfSignUp, outcomeOfVisit, tally } from "#domain/statistics/counts.ts"
import { stopOf } from "#domain/statistics/stops.ts"
import { isoWeekName, officeDay } from "#domain/time/office-time.ts"

type Counting = Ended & { siteId: string }

/** Adds what ended to the counts of its site. */
async function countIn(tx: Transaction, ended: readonly Counting[]): Promise<void> {
  const bySite = grouped(ended, (one) => one.siteId)
  for (const [siteId, own] of [...bySite].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    await addCounts(tx, siteId, tally(own))
}

/**
 * Inside a transaction: erases visits and keeps how many there were and how long it took, without persons. Both or neither happen, and a visit that is gone
 * cannot be met again, so that each counts once however often and by however many this is run.
 */
export async function eraseAndCountVisits(
  tx: Transaction,
  due: Parameters<typeof lockDueVisits>[1],
  most: number,
  now: Date,
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
  const ids = found.map((visit) => visit.id)
  await addMeasures(tx, ids, now)
  return eraseVisits(tx, ids)
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

/** The same for the answers of bookings: what is kept is where those on the web stopped. */
export async function eraseAndCountDrafts(tx: Transaction, before: Date, most: number): Promise<number> {
  const found = await lockDueDrafts(tx, before, most)
  const rows = new Map<string, StoppedRow>()
  for (const draft of found) {
    if (draft.channel !== "web") continue
    const { siteId } = draft
    const stop = stopOf(draft)
    const week = isoWeekName(officeDay(draft.touchedAt))
    const key = [siteId, week, stop].join(" ")
    rows.set(key, { siteId, week, stop, amount: (rows.get(key)?.amount ?? 0) + 1 })
  }
  await addStops(
    tx,
    [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  )
  return eraseDrafts(
    tx,
    found.map((draft) => draft.id),
  )
}
