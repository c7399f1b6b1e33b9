import { afterAll, beforeAll, expect, test } from "vitest"
import { feedLegs } from "#db/desk/reads.ts"
import type { StaffAccount } from "#db/staff/reads.ts"
import { feedSpan } from "#domain/desk/feed.ts"
import { may } from "#domain/staff/permissions.ts"
import { changePerson, removeStaff } from "#operations/staff/accounts.ts"
import { endFeed, makeFeed, openFeed, ownFeeds } from "#operations/staff/feed.ts"
import { MONDAY, SECRET, type TestOffice, at, bookAt, count, testOffice } from "../../support/office.ts"
import { account } from "../../support/staff.ts"

let office: TestOffice
let boss: StaffAccount
let anna: StaffAccount
beforeAll(async () => {
  office = await testOffice()
  boss = await account(office.ctx, "admin", "Boss")
  anna = await account(office.ctx, "caseworker", "Anna")
})
afterAll(() => office.end())

async function made(of: { staffId: string } | { counterId: string }, by = boss.id): Promise<string> {
  expect((await makeFeed(office.ctx, { of, by })).ok).toBe(true)
  const feeds = await ownFeeds(office.ctx, "staffId" in of ? of : "counters")
  const feed = "staffId" in of ? feeds[0] : feeds.find((one) => one.counterId === of.counterId)
  return feed!.key!
}
const opens = async (key: string) => (await openFeed(office.ctx, key)) !== null
const firstCounter = async () => (await office.at()).office.counters[0]!

test("a feed opens by its key, which the database does not hold, until another one takes its place", async () => {
  const key = await made({ staffId: anna.id }, anna.id)
  const owner = await openFeed(office.ctx, key)
  expect([owner?.account?.id, owner?.counterId]).toEqual([anna.id, null])
  const stored = await office.pool.query<{ row: string }>("select row_to_json(f)::text as row from staff_feed f")
  expect(stored.rows[0]!.row).not.toContain(key)
  const other = await made({ staffId: anna.id }, anna.id)
  expect(other).not.toBe(key)
  expect([await opens(key), await opens(other), await opens(`${other}x`)]).toEqual([false, true, false])
})

test("many who make the same feed at once leave one", async () => {
  const given = { of: { staffId: anna.id }, by: anna.id }
  await Promise.all(Array.from({ length: 8 }, () => makeFeed(office.ctx, given)))
  expect(await count(office, "staff_feed where staff_id = $1", [anna.id])).toBe(1)
})

test("a feed that is taken back opens no more, and both are in the audit trail", async () => {
  const { id: counterId, number } = await firstCounter()
  const key = await made({ counterId })
  expect((await openFeed(office.ctx, key))?.counterId).toBe(counterId)
  const end = () => endFeed(office.ctx, { of: { counterId }, by: boss.id })
  expect([await end(), await end()].map(({ ok }) => ok)).toEqual([true, true])
  expect(await opens(key)).toBe(false)
  const { rows } = await office.pool.query(
    "select kind, staff_id, detail from audit_entry where detail ? 'counter' order by id",
  )
  const said = { staff_id: boss.id, detail: { counter: String(number) } }
  expect(rows).toEqual([
    { kind: "feed-made", ...said },
    { kind: "feed-ended", ...said },
  ])
})

test("there is no feed of a counter that there is not", async () => {
  for (const counterId of ["", "5", boss.id])
    expect(await makeFeed(office.ctx, { of: { counterId }, by: boss.id })).toEqual({ ok: false, error: "unknown" })
})

test("a feed still opens, and shows its key, when the portal's secret has changed since", async () => {
  const key = await made({ staffId: boss.id })
  const renewed = { ...office.ctx, secrets: ["another secret of more than 32 characters", SECRET] as [string, string] }
  expect((await openFeed(renewed, key))?.account?.id).toBe(boss.id)
  expect((await ownFeeds(renewed, { staffId: boss.id }))[0]!.key).toBe(key)
  const lost = { ...office.ctx, secrets: ["another secret of more than 32 characters"] as [string] }
  expect((await ownFeeds(lost, { staffId: boss.id }))[0]!.key).toBeNull()
})

test("who may no longer see the calendar has no feed at once, and whose account is closed has none for good", async () => {
  const bo = await account(office.ctx, "caseworker", "Bo")
  const key = await made({ staffId: bo.id }, bo.id)
  const seesCalendar = async () => {
    const owner = await openFeed(office.ctx, key)
    return owner?.account ? may(owner.account, "see-calendar") : null
  }
  expect(await seesCalendar()).toBe(true)
  await changePerson(office.ctx, { id: bo.id, by: boss.id, to: { name: "Bo", role: "teacher" } })
  expect(await seesCalendar()).toBe(false)
  await removeStaff(office.ctx, { email: bo.email })
  expect(await seesCalendar()).toBeNull()
  await account(office.ctx, "caseworker", "Bo")
  expect(await seesCalendar()).toBeNull()
})

test("a counter that goes out of use has no feed while it is", async () => {
  const { id: counterId } = await firstCounter()
  const key = await made({ counterId })
  await office.pool.query("update counter set active = false where id = $1", [counterId])
  expect(await opens(key)).toBe(false)
  await office.pool.query("update counter set active = true where id = $1", [counterId])
  expect(await opens(key)).toBe(true)
})

test("a feed reads the legs of its counters, and not a word of who comes", async () => {
  const visitId = await bookAt(office.ctx, at("2026-12-03", "10:00"), { contactName: "Elena Rossi", party: 2 })
  const span = feedSpan("2026-11-23")
  const all = (await office.at()).office.counters.map(({ id }) => id)
  const legs = await feedLegs(office.db, all, span)
  const own = legs.filter((leg) => leg.visitId === visitId)
  expect(own.map(({ state, party, serviceKey, startsAt }) => [state, party, serviceKey, startsAt])).toEqual([
    ["booked", 2, "cpr", at("2026-12-03", "10:00")],
  ])
  expect(JSON.stringify(own)).not.toMatch(/Elena|Rossi|example\.org/)
  const others = all.filter((id) => id !== own[0]!.counterId)
  expect(await feedLegs(office.db, others, span)).toEqual([])
  expect(await feedLegs(office.db, all, { first: "2026-12-04", last: "2026-12-20" })).toEqual([])
  expect(await feedLegs(office.db, [], span)).toEqual([])
  await office.pool.query("update visit set state = 'cancelled' where id = $1", [visitId])
  expect(await feedLegs(office.db, all, span)).toEqual([])
  expect(office.ctx.now()).toEqual(MONDAY)
})
