import { afterAll, beforeAll, expect, test } from "vitest"
import { ERASE_BATCH, erase } from "#operations/retention/erase.ts"
import { type TestOffice, count, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

async function pastVisits(most: number) {
  const { site } = await office.at()
  await office.pool.query(
    `insert into visit (site_id, reference, key_hash, state, party, names, contact_name, email, language, starts_at, ends_at, cutoff_hours, created_at)
     select $1, 'P' || n, decode(md5(n::text), 'hex'), 'done', 1, '{}', 'Somebody', 'x@example.org', 'en', timestamptz '2026-01-05 09:00Z', timestamptz '2026-01-05 09:10Z', 24, timestamptz '2026-01-01' from generate_series(1, $2::int) n`,
    [site.id, most],
  )
}

test("a backlog goes in batches, each kept by itself, and the audit trail says how many went in each", async () => {
  await pastVisits(2 * ERASE_BATCH + 200)
  expect(await erase(office.ctx)).toMatchObject({ visits: 2 * ERASE_BATCH + 200 })
  const { rows } = await office.pool.query<{ n: string }>(
    "select detail->>'visits' as n from audit_entry where kind = 'erased' and detail ? 'visits' order by id",
  )
  expect(rows.map((row) => Number(row.n)).toSorted((a, b) => a - b)).toEqual([200, ERASE_BATCH, ERASE_BATCH])
  expect(await erase(office.ctx)).toMatchObject({ visits: 0 })
})

test("what cannot be erased keeps nothing else, and is said", async () => {
  await pastVisits(5)
  await office.pool.query("alter table booking_draft rename column touched_at to touched")
  try {
    await expect(erase(office.ctx)).rejects.toThrow(/booking_draft/)
  } finally {
    await office.pool.query("alter table booking_draft rename column touched to touched_at")
  }
  expect(await count(office, "visit where reference like 'P%'")).toBe(0)
})
