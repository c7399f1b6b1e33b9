import { sql } from "drizzle-orm"
import type { Transaction } from "./client.ts"
import { sqlStatement } from "./statement.ts"

/** Makes a change of the office wait for bookings on their way and for other changes, until the transaction ends. */
export async function lockOffice(tx: Transaction, siteId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${siteId}, 2))`)
}

/**
 * Lets those who call, park or send on somebody in the hall come one after another, until the transaction ends. Whoever holds it may
 * lock a visit afterwards, and nobody who holds a visit waits for it.
 */
export const lockHall = (tx: Transaction, siteId: string): Promise<unknown> => hallLock(tx, { siteId })
const hallLock = sqlStatement(
  "lock_hall",
  sql`select pg_advisory_xact_lock(hashtextextended(${sql.placeholder("siteId")}, 3))`,
)

/**
 * Takes the days' locks, in one order for everybody, until the transaction ends. Whoever books, moves or cancels on a day
 * holds it, so that the exclusion constraint is never run into by a rush of transactions that then deadlock. Shares the
 * office's lock first: opening hours and roster do not change while somebody books by them (see `lockOffice`). With an e-mail
 * address its bookings come one after another, before all else, so that its bound on coming visits holds under a rush.
 */
export async function lockDays(
  tx: Transaction,
  siteId: string,
  days: readonly string[],
  email: string | null = null,
): Promise<void> {
  const named = [...new Set(days)].toSorted()
  if (named.length === 1) {
    const values = { siteId, day: `${siteId} ${named[0]}`, email: `email ${email?.toLowerCase()}` }
    return void (await (email === null ? lockOneDay : lockOneDayAndEmail)(tx, values))
  }
  const locks = [
    ...(email === null ? [] : [emailLock(`email ${email.toLowerCase()}`)]),
    officeLock(siteId),
    ...named.map((day) => dayLock(`${siteId} ${day}`)),
  ]
  await tx.execute(sql`select ${sql.join(locks, sql`, `)}`)
}

/**
 * The same for a change that may free whatever a visit keeps: its present place, one that an earlier move gave up, one that is offered
 * to it. Their days are locked with the others, in the one order.
 */
export async function lockDaysOfVisit(
  tx: Transaction,
  visit: { id: string; siteId: string },
  days: readonly string[],
): Promise<void> {
  await tx.execute(sql`select ${officeLock(visit.siteId)}`)
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(day, 0)) from (
      select ${visit.siteId} || ' ' || day as day from unnest(array[${sql.join(
        days.map((day) => sql`${day}`),
        sql`, `,
      )}]::text[]) as day
      union select ${visit.siteId} || ' ' || day from leg where visit_id = ${visit.id} and active
      order by 1) as days`)
}

type Value = string | ReturnType<typeof sql.placeholder>
const emailLock = (email: Value) => sql`pg_advisory_xact_lock(hashtextextended(${email}, 1))`
const officeLock = (siteId: Value) => sql`pg_advisory_xact_lock_shared(hashtextextended(${siteId}, 2))`
const dayLock = (day: Value) => sql`pg_advisory_xact_lock(hashtextextended(${day}, 0))`
const lockOneDay = sqlStatement(
  "lock_day",
  sql`select ${officeLock(sql.placeholder("siteId"))}, ${dayLock(sql.placeholder("day"))}`,
)
const lockOneDayAndEmail = sqlStatement(
  "lock_email_and_day",
  sql`select ${emailLock(sql.placeholder("email"))}, ${officeLock(sql.placeholder("siteId"))},
    ${dayLock(sql.placeholder("day"))}`,
)
