import { addMinutes } from "date-fns"
import { afterAll, beforeAll, expect, test } from "vitest"
import { auditEntries, openingsOf } from "#db/audit/reads.ts"
import { transact } from "#db/client.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { StaffAccount } from "#db/staff/reads.ts"
import { anchorLine, verifyAudit } from "#operations/staff/audit.ts"
import { cameFrom, noteOpenedCase } from "#operations/staff/opened.ts"
import { MONDAY, type TestOffice, testOffice } from "../../support/office.ts"
import { account } from "../../support/staff.ts"

let office: TestOffice
let mette: StaffAccount
beforeAll(async () => {
  office = await testOffice()
  mette = await account(office.ctx, "caseworker", "Mette")
  for (const day of ["2026-11-23", "2026-11-24", "2026-11-25"])
    await appendAudit(office.db, {
      at: MONDAY,
      staffId: mette.id,
      kind: "took-day-list",
      detail: { day, name: "Æ \n €" },
    })
})
afterAll(() => office.end())

/** Does something to the tables as an owner does who has switched the triggers off, looks, and takes it back. */
async function tampered(statements: string[], kept = "") {
  const client = await office.pool.connect()
  try {
    await client.query("begin")
    await client.query("set local session_replication_role = replica")
    for (const statement of statements) await client.query(statement)
    await client.query("commit")
    const { faults, forged } = await verifyAudit(office.ctx, kept)
    return { faults: faults.map((fault) => fault.is), forged: forged.length }
  } finally {
    client.release()
  }
}
const whole = { faults: [], forged: 0 }

/** The trail as it was, so that each test begins with a whole one. */
async function restored<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  await office.pool.query("create table kept_entry as select * from audit_entry")
  await office.pool.query("create table kept_link as select * from audit_link")
  await office.pool.query("create table kept_head as select * from audit_head")
  try {
    return await work()
  } finally {
    await tampered([
      "delete from audit_entry",
      "delete from audit_link",
      "delete from audit_head",
      "insert into audit_entry overriding system value select * from kept_entry",
      "insert into audit_link select * from kept_link",
      "insert into audit_head select * from kept_head",
      "drop table kept_entry, kept_link, kept_head",
    ])
  }
}

test("a trail that nobody touched is whole, also after entries that were committed at once or rolled back", async () => {
  const entry = { at: MONDAY, staffId: mette.id, kind: "signed-out" as const }
  await Promise.all(Array.from({ length: 20 }, () => appendAudit(office.db, entry)))
  await transact(office.db, async (tx) => {
    await appendAudit(tx, entry)
    throw new Error("undone")
  }).catch(() => {})
  await transact(office.db, async (tx) => {
    await appendAudit(tx, entry)
    await appendAudit(tx, entry)
  })
  const { entries, faults } = await verifyAudit(office.ctx, "")
  expect(faults).toEqual([])
  expect(entries).toBeGreaterThan(25)
})

test("no statement changes, deletes or empties it", async () => {
  for (const table of ["audit_entry", "audit_link"]) {
    await expect(office.pool.query(`delete from ${table}`)).rejects.toThrow(/only grows/)
    await expect(office.pool.query(`truncate ${table}`)).rejects.toThrow(/only grows/)
  }
  await expect(office.pool.query("update audit_entry set kind = 'nothing'")).rejects.toThrow(/only grows/)
  await expect(office.pool.query("update audit_link set digest = ''")).rejects.toThrow(/only grows/)
})

test.each([
  ["edited", ['update audit_entry set detail = \'{"day": "1999-01-01"}\' where id = 2'], ["entry-changed"]],
  ["given to another", ["update audit_entry set staff_id = null where id = 2"], ["entry-changed"]],
  ["deleted", ["delete from audit_entry where id = 3"], ["entry-deleted"]],
  [
    "deleted with its link",
    ["delete from audit_entry where id = 3", "delete from audit_link where entry_id = 3"],
    ["link-missing"],
  ],
  [
    "cut off at the end",
    ["delete from audit_link where position > 3", "delete from audit_entry where id > 3"],
    ["cut-off"],
  ],
  ["added from outside", ["insert into audit_entry (at, kind) values (now(), 'forged')"], ["not-chained"]],
])("an entry that was %s is found", async (_what, statements, expected) => {
  await restored(async () => expect(await tampered(statements)).toEqual({ faults: expected, forged: 0 }))
})

test("reordered entries are found", async () => {
  await restored(async () => {
    const swap = [
      "create temp table two on commit drop as select position, entry_id from audit_link where position in (2, 3)",
      "update audit_link set entry_id = -position where position in (2, 3)",
      "update audit_link l set entry_id = two.entry_id from two where two.position = 5 - l.position and l.position in (2, 3)",
    ]
    expect((await tampered(swap)).faults).toEqual(["entry-changed"])
  })
})

test("a chain that was made anew from a place on is found by what was written down outside", async () => {
  const kept = `${await anchorLine(office.ctx)}\n`
  expect(await tampered([], kept)).toEqual(whole)
  await restored(async () => {
    const anew = [
      "delete from audit_entry where id > 3",
      "delete from audit_link where position > 3",
      "update audit_head set position = 3, digest = (select digest from audit_link where position = 3)",
    ]
    expect(await tampered(anew)).toEqual(whole)
    expect(await tampered([], kept)).toEqual({ faults: ["anchor-differs"], forged: 0 })
  })
  const made = kept.replace(/.{4}\n$/, "0000\n")
  expect((await tampered([], made)).forged).toBe(1)
})

test("opening a case is recorded with why, once for one look; the household is told who and when", async () => {
  const look = { staffId: mette.id, of: "household", case: "11111111-1111-4111-8111-111111111111" }
  const from = "https://ankomst.test/staff/prereg?show=waiting"
  await noteOpenedCase(office.ctx, { ...look, cameFrom: from })
  await noteOpenedCase(office.ctx, { ...look, cameFrom: null })
  office.setClock(addMinutes(MONDAY, 16))
  await noteOpenedCase(office.ctx, { ...look, cameFrom: null })
  const openings = await openingsOf(office.db, [look.case], 10)
  expect(openings.map(({ at, name }) => [at.toISOString(), name])).toEqual([
    [addMinutes(MONDAY, 16).toISOString(), "Mette"],
    [MONDAY.toISOString(), "Mette"],
  ])
  const entries = await auditEntries(office.db, { case: look.case, staffId: mette.id, kinds: ["opened-case"] }, 10)
  expect(entries.map((entry) => entry.detail.from)).toEqual(["typed", "prereg"])
  expect(await auditEntries(office.db, { kinds: ["erased"] }, 10)).toEqual([])
})

test.each([
  ["https://a.test/staff/calendar?day=2026-11-23", "calendar"],
  ["https://a.test/staff/search?q=x", "search"],
  ["https://elsewhere.test/", "typed"],
  ["not an address", "typed"],
])("whoever comes from %s came from %s", (referer, room) => {
  expect(cameFrom(referer)).toBe(room)
})
