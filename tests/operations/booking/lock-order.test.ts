import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { lockDays } from "#db/locks.ts"
import { freeKept, keepAgain } from "#db/offers/writes.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { move } from "#operations/booking/move.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const by = { kind: "visitor" } as const

/** A promise, and what settles it. */
function signal() {
  let give = () => {}
  const given = new Promise<void>((resolve) => (give = resolve))
  return { give, given }
}

test("whoever cancels waits for the day on which an earlier move still keeps a place", async () => {
  const from = at("2026-12-02", "12:00")
  const visitId = await bookAt(office.ctx, from)
  expect(await move(office.ctx, { visitId, from, to: at("2026-12-03", "12:00"), by })).toMatchObject({ ok: true })
  const { site } = await office.at()
  const [freed, waits] = [signal(), signal()]
  let runs = 0
  const offering = office.db.transaction(async (tx) => {
    runs++
    await lockDays(tx, site.id, ["2026-12-02"])
    const kept = await freeKept(tx, site.id, "2026-12-02")
    expect(kept).toHaveLength(1)
    freed.give()
    await waits.given
    await keepAgain(
      tx,
      kept.map(({ id }) => id),
    )
  })
  await freed.given
  const cancelling = cancel(office.ctx, { visitId, by })
  const waiting = async () =>
    (
      await office.db.execute<{ n: number }>(
        sql`select count(*)::int as n from pg_locks where not granted and locktype = 'advisory'
          and database = (select oid from pg_database where datname = current_database())`,
      )
    ).rows[0]!.n
  await expect.poll(waiting, { timeout: 10_000 }).toBe(1)
  waits.give()
  await offering
  expect(await cancelling).toMatchObject({ ok: true })
  expect(runs).toBe(1)
})

test("a transaction that PostgreSQL stops in a deadlock is done again, whole", async () => {
  const [one, other] = [
    await bookAt(office.ctx, at("2026-12-04", "10:00")),
    await bookAt(office.ctx, at("2026-12-04", "11:00")),
  ]
  const first = { one: signal(), other: signal() }
  const both = (mine: string, theirs: string, here: () => void, there: Promise<void>) =>
    office.db.transaction(async (tx) => {
      const add = (id: string) => tx.execute(sql`update visit set revision = revision + 1 where id = ${id}`)
      await add(mine)
      here()
      await there
      await add(theirs)
    })
  await Promise.all([
    both(one, other, first.one.give, first.other.given),
    both(other, one, first.other.give, first.one.given),
  ])
  const rows = await office.db.execute<{ revision: number }>(
    sql`select revision from visit where id in (${one}, ${other})`,
  )
  expect(new Set(rows.rows.map(({ revision }) => revision)).size).toBe(1)
  expect(rows.rows[0]!.revision).toBe(2)
})
