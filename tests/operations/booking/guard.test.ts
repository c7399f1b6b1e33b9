import { addHours, addMinutes } from "date-fns"
import { type Challenge, solveChallenge } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/pbkdf2"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { countHolds } from "#db/budget/writes.ts"
import { keepers, readGuard } from "#db/budget/reads.ts"
import { draftByKey, visitById } from "#db/booking/reads.ts"
import { ok, refuse } from "#domain/result.ts"
import { isGuardedNow } from "#operations/booking/budget.ts"
import { cancelKeeper, setGuard, signOfKeeper } from "#operations/booking/guard.ts"
import { hold } from "#operations/booking/hold.ts"
import { makeWork, proveWork } from "#operations/booking/work.ts"
import { hashSecret } from "#operations/context.ts"
import { MONDAY, type TestOffice, at, bookAt, count, fillIn, testOffice, visitor } from "../../support/office.ts"

let office: TestOffice
beforeEach(async () => {
  office = await testOffice()
  office.ctx.unbounded = false
  // Work is good for half an hour of the real clock, which altcha-lib reads.
  office.setClock(MONDAY)
})
afterEach(() => office.end())

const karen = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Karen" }
const coordinator = { permissions: ["protect-calendar"], by: karen } as const
const guarded = async () => isGuardedNow(office.db, await office.at(), office.ctx.now())
const draftOf = async (draftKey: string) => (await draftByKey(office.db, hashSecret(draftKey)))!
async function solve(text: string): Promise<string> {
  const challenge = JSON.parse(text) as Challenge
  const solution = await solveChallenge({ challenge, deriveKey })
  return JSON.stringify({ challenge, solution })
}

describe("the switch of staff", () => {
  test("holds until its hour, or until it is turned off, and is recorded", async () => {
    expect(await setGuard(office.ctx, { permissions: [], by: karen, hours: 1 })).toEqual(refuse("not-allowed"))
    expect(await guarded()).toBe(false)
    await setGuard(office.ctx, { ...coordinator, hours: 1 })
    expect(await guarded()).toBe(true)
    office.setClock(addHours(MONDAY, 1))
    expect(await guarded()).toBe(false)
    await setGuard(office.ctx, { ...coordinator, hours: null })
    office.setClock(addHours(MONDAY, 9999))
    expect(await guarded()).toBe(true)
    await setGuard(office.ctx, { ...coordinator, hours: 0 })
    expect(await guarded()).toBe(false)
    expect(await count(office, "audit_entry where kind in ('guard-on', 'guard-off')")).toBe(3)
  })

  test("wants the address before a time, and gives less without work", async () => {
    await setGuard(office.ctx, { ...coordinator, hours: null })
    const who = await visitor(office.ctx, { party: 9, services: ["eu-residence", "cpr"], email: "elena@gmail.com" })
    const wish = { draftKey: who.draftKey, startsAt: at("2026-12-02", "11:00") }
    expect(await hold(office.ctx, wish)).toEqual(refuse("confirm-first"))
    await fillIn(office.ctx, who, 9)
    expect(await hold(office.ctx, wish)).toEqual(refuse("too-many-visits"))
    await office.pool.query("update booking_draft set proved_at = now() where key_hash = $1", [
      hashSecret(who.draftKey),
    ])
    expect((await hold(office.ctx, wish)).ok).toBe(true)
  })
})

describe("the alarm", () => {
  test("rings above three times what this hour usually has, told from counts without persons", async () => {
    await office.pool.query('update site set settings = \'{"alarmLeast": 5, "alarmTimes": 2, "unprovenPercent": 100}\'')
    for (let week = 1; week <= 4; week++)
      await office.pool.query(
        "insert into hold_count select id, date_trunc('hour', $1::timestamptz) - $2 * interval '7 days', 60 from site",
        [MONDAY, week],
      )
    const { site } = await office.at()
    expect(await readGuard(office.db, site.id, MONDAY)).toEqual({ until: null, recent: 0, usualPerHour: 60 })
    await office.pool.query("update hold_count set holds = 12")
    // Twelve an hour are two in ten minutes, twice that are four; the least is five.
    for (const clock of ["11:00", "11:10", "11:20", "11:30", "11:40"])
      await hold(office.ctx, { draftKey: (await visitor(office.ctx)).draftKey, startsAt: at("2026-12-02", clock) })
    expect(await guarded()).toBe(false)
    await hold(office.ctx, { draftKey: (await visitor(office.ctx)).draftKey, startsAt: at("2026-12-07", "11:00") })
    expect(await guarded()).toBe(true)
    office.setClock(addMinutes(MONDAY, 10))
    expect(await guarded()).toBe(false)
    await office.db.transaction((tx) => countHolds(tx, MONDAY, addHours(MONDAY, 1), addHours(MONDAY, -9999)))
    expect(await count(office, `hold_count where hour = '${MONDAY.toISOString()}' and holds = 6`)).toBe(1)
  })
})

describe("a proof of work", () => {
  const real = () => office.setClock(new Date())

  test("is taken once, for the booking it was made for", async () => {
    real()
    const [one, other] = [await visitor(office.ctx), await visitor(office.ctx)]
    const work = await solve(await makeWork(office.ctx, (await draftOf(one.draftKey)).id))
    expect(await proveWork(office.ctx, { draftKey: other.draftKey, work })).toEqual(refuse("wrong"))
    expect(await proveWork(office.ctx, { draftKey: one.draftKey, work })).toEqual(ok(null))
    expect(await proveWork(office.ctx, { draftKey: one.draftKey, work })).toEqual(refuse("used"))
    expect((await draftOf(one.draftKey)).provedAt).not.toBeNull()
    expect((await draftOf(other.draftKey)).provedAt).toBeNull()
  })

  test("sent ten times at once is taken once", async () => {
    real()
    const { draftKey } = await visitor(office.ctx)
    const work = await solve(await makeWork(office.ctx, (await draftOf(draftKey)).id))
    const answers = await Promise.all(Array.from({ length: 10 }, () => proveWork(office.ctx, { draftKey, work })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  test("of another secret, run out, changed, or no proof at all is refused", async () => {
    real()
    const { draftKey } = await visitor(office.ctx)
    const { id } = await draftOf(draftKey)
    const strange = { ...office.ctx, secrets: ["another secret of more than thirty-two characters"] as [string] }
    const works = [
      await solve(await makeWork(strange, id)),
      await solve(await makeWork({ ...office.ctx, now: () => addMinutes(new Date(), -31) }, id)),
      (await solve(await makeWork(office.ctx, id))).replace(/"cost":5000/, '"cost":1'),
      (await solve(await makeWork(office.ctx, id))).replace(/"counter":\d+/, '"counter":1e9'),
      "",
      "{",
      "null",
      "[]",
    ]
    for (const work of works) expect(await proveWork(office.ctx, { draftKey, work })).toEqual(refuse("wrong"))
  })
})

describe("cancelling in bulk", () => {
  test("does exactly what was read, tells whoever booked, and is recorded once", async () => {
    office.ctx.unbounded = true
    const ids = []
    for (const [i, clock] of ["11:00", "11:20", "11:40"].entries())
      ids.push(await bookAt(office.ctx, at("2026-12-02", clock), { email: `m${i}@attacker.example` }))
    const honest = await bookAt(office.ctx, at("2026-12-02", "12:00"), { email: "elena@gmail.com" })
    const keeper = { kind: "domain", key: "attacker.example" } as const
    const { site } = await office.at()
    const seen = await signOfKeeper(office.db, site.id, keeper, office.ctx.now())
    const wish = { ...coordinator, keeper, seen, reason: "One person" }
    expect(await cancelKeeper(office.ctx, { ...wish, permissions: [] })).toEqual(refuse("not-allowed"))
    expect(await cancelKeeper(office.ctx, { ...wish, reason: " " })).toEqual(refuse("reason-missing"))
    await bookAt(office.ctx, at("2026-12-02", "12:20"), { email: "m9@attacker.example" })
    expect(await cancelKeeper(office.ctx, wish)).toEqual(refuse("changed-meanwhile"))
    const again = await signOfKeeper(office.db, site.id, keeper, office.ctx.now())
    expect(await cancelKeeper(office.ctx, { ...wish, seen: again })).toEqual(ok({ gone: 4 }))
    for (const id of ids) expect((await visitById(office.db, id))!.visit.state).toBe("cancelled")
    expect((await visitById(office.db, honest))!.visit.state).toBe("booked")
    expect(
      await count(office, "visit_event where kind = 'cancelled' and by = 'staff' and detail->>'reason' = 'One person'"),
    ).toBe(4)
    expect(await count(office, "audit_entry where kind = 'cancelled-many' and detail->>'visits' = '4'")).toBe(1)
    // Their places are free at once.
    expect(
      (await hold(office.ctx, { draftKey: (await visitor(office.ctx)).draftKey, startsAt: at("2026-12-02", "11:00") }))
        .ok,
    ).toBe(true)
  })
})

test("who keeps most minutes stands first, however many visits they are", async () => {
  for (const clock of ["11:00", "11:20"])
    await bookAt(office.ctx, at("2026-12-02", clock), { email: "twice@gmail.com" })
  await bookAt(office.ctx, at("2026-12-07", "11:00"), { email: "large@gmail.com", party: 9 })
  const { site } = await office.at()
  const found = await keepers(office.db, site.id, "mailbox", office.ctx.now(), 10)
  expect(found.map(({ mailbox, visits }) => [mailbox, visits])).toEqual([
    ["large@gmail.com", 1],
    ["twice@gmail.com", 2],
  ])
})
