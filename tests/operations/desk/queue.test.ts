import { addDays, addMinutes, addSeconds } from "date-fns"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { visitById } from "#db/booking/reads.ts"
import { type Turn, readHall, ticketById } from "#db/turns/reads.ts"
import { ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { TurnId } from "#operations/desk/hall.ts"
import { callAgain, callNext, callOne } from "#operations/desk/next.ts"
import { arrive, finish } from "#operations/desk/serve.ts"
import { sendOn, takeTicket } from "#operations/desk/ticket.ts"
import { begin, end, gone, notHere, park, putBack, undoTurn, undoableOf } from "#operations/desk/turn.ts"
import { erase } from "#operations/retention/erase.ts"
import { MONDAY, type TestOffice, at, bookAt, count, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())
const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette" }
/** Each test has a day of its own, on which nobody waits yet. */
let day = MONDAY
beforeEach(() => {
  do day = addDays(day, 1)
  while ([0, 2, 3, 6].includes(day.getUTCDay()))
  office.setClock(at(officeDay(day), "10:00"))
})
let seconds = 0
const ctx = () => ({ ...office.ctx, now: () => addSeconds(office.ctx.now(), ++seconds) })
const counterId = async (number: number) => (await office.at()).office.counters.find((c) => c.number === number)!.id
const take = async (service = "cpr", party = 1) => {
  const taken = await takeTicket(ctx(), { service, party, language: "en", by })
  if (!taken.ok) throw new Error(taken.error)
  return { kind: "walk-in" as const, id: taken.value }
}
const next = async (number: number, skills: string[] | null = null) =>
  callNext(ctx(), { counterId: await counterId(number), by, skills })
const hall = async () => (await readHall(office.db, (await office.at()).site.id, officeDay(office.ctx.now()))).turns
const turn = async (id: TurnId): Promise<Turn | undefined> => (await hall()).find((one) => one.id === id.id)
const legOf = async (visitId: string): Promise<TurnId> => ({
  kind: "appointment",
  id: (await visitById(office.db, visitId))!.legs[0]!.id,
})
/** Somebody who has booked at a clock time of the day and is here. */
async function here(clock: string): Promise<{ visitId: string; leg: TurnId }> {
  const day = officeDay(office.ctx.now())
  const visitId = await bookAt({ ...office.ctx, now: () => MONDAY }, at(day, clock))
  await arrive(ctx(), { visitId, by })
  return { visitId, leg: await legOf(visitId) }
}

describe("next", () => {
  test("calls the appointment whose time has come, then walk-ins as they came", async () => {
    const first = await take()
    const second = await take()
    const early = await here("12:00")
    const { leg } = await here("10:00")
    office.setClock(addMinutes(office.ctx.now(), 1))
    expect(await next(4)).toEqual(ok(leg))
    expect(await next(5)).toEqual(ok(first))
    expect(await next(6)).toEqual(ok(second))
    expect(await next(7)).toEqual(ok(early.leg))
    expect(await next(8)).toEqual(refuse("nobody"))
    expect((await turn(leg))?.counterId).toBe(await counterId(4))
  })

  test("calls nobody more to a counter that has somebody, and only whom it can serve", async () => {
    const tax = await take("tax-card")
    const cpr = await take("cpr")
    expect(await next(4)).toEqual(ok(cpr))
    expect(await next(4)).toEqual(refuse("busy"))
    expect(await next(12, ["benefit"])).toEqual(refuse("nobody"))
    expect(await next(12)).toEqual(ok(tax))
  })

  test("gives nobody to two of twenty clerks who press at once, and takes everybody", async () => {
    const { site, office: house } = await office.at()
    await office.pool.query(
      `insert into ticket (site_id, day, letter, number, key_hash, service_id, party, language, taken_at, queued_at)
       select $1, $2, 'B', n, sha256(n::text::bytea), s.id, 1, 'en', $3::timestamptz + n * interval '1 second', $3::timestamptz + n * interval '1 second'
       from generate_series(1, 240) n, service s where s.key = 'cpr'`,
      [site.id, officeDay(office.ctx.now()), addMinutes(office.ctx.now(), -60)],
    )
    const counters = house.counters.filter((one) => one.skills.includes("cpr"))
    const calls: string[] = []
    const clerk = async (n: number) => {
      const where = { counterId: counters[n % counters.length]!.id, by, skills: null }
      for (let tries = 0; tries < 400; tries++) {
        const called = await callNext(ctx(), where)
        if (called.ok) {
          calls.push(called.value.id)
          await office.pool.query("update ticket set state = 'done' where id = $1", [called.value.id])
        } else if (called.error === "nobody") return
      }
    }
    await Promise.all(Array.from({ length: 20 }, (_, n) => clerk(n)))
    expect([calls.length, new Set(calls).size]).toEqual([240, 240])
    expect(await count(office, "ticket where day = $1 and state = 'done'", [officeDay(office.ctx.now())])).toBe(240)
  }, 60_000)
})

describe("a walk-in", () => {
  test("has a number of the day by the group of counters, and none for what nobody does", async () => {
    await take("eu-residence")
    await take("cpr")
    await take("mitid", 3)
    expect((await hall()).map((one) => one.label).toSorted()).toEqual(["A 01", "B 01", "B 02"])
    const wish = { party: 1, language: "en", by }
    expect(await takeTicket(ctx(), { ...wish, service: "nothing" })).toEqual(refuse("service-missing"))
    expect(await takeTicket(ctx(), { ...wish, service: "cpr", party: 10 })).toEqual(refuse("party-wrong"))
  })

  test("is called, served, parked, sent on and done, and keeps number and place", async () => {
    const one = await take()
    await next(4)
    expect((await begin(ctx(), { turn: one, by })).ok).toBe(true)
    expect((await park(ctx(), { turn: one, by })).ok).toBe(true)
    expect(await next(4)).toEqual(refuse("nobody"))
    const other = await take("tax-card")
    expect((await sendOn(ctx(), { turn: one, service: "tax-card", by })).ok).toBe(true)
    expect(await sendOn(ctx(), { turn: one, service: "tax-card", by })).toEqual(refuse("not-possible"))
    expect(await next(12)).toEqual(ok(one))
    expect((await turn(one))?.label).toBe("B 01")
    await begin(ctx(), { turn: one, by })
    await end(ctx(), { turn: one, by })
    expect(await next(12)).toEqual(ok(other))
    expect(await begin(ctx(), { turn: one, by })).toEqual(refuse("unknown"))
  })

  test("that does not come is called again, goes behind the others, and is missed; who comes after all is put back", async () => {
    const one = await take()
    const other = await take()
    await next(4)
    expect(await notHere(ctx(), { turn: one, by })).toEqual(ok("again"))
    expect(await notHere(ctx(), { turn: one, by })).toEqual(ok("back"))
    expect(await next(4)).toEqual(ok(other))
    expect(await next(5)).toEqual(ok(one))
    expect((await callAgain(ctx(), { turn: one, by })).ok).toBe(true)
    expect(await notHere(ctx(), { turn: one, by })).toEqual(ok("missed"))
    expect((await turn(one))?.state).toBe("missed")
    expect((await putBack(ctx(), { turn: one, by })).ok).toBe(true)
    expect(await next(5)).toEqual(ok(one))
  })

  test("each act can be taken back while nothing newer stands", async () => {
    const one = await take()
    expect(await undoableOf(ctx(), one)).toBeNull()
    await next(4)
    const called = (await undoableOf(ctx(), one))!
    await begin(ctx(), { turn: one, by })
    expect(await undoTurn(ctx(), { turn: one, by, event: called })).toEqual(refuse("changed-meanwhile"))
    await end(ctx(), { turn: one, by })
    expect((await undoTurn(ctx(), { turn: one, by, event: (await undoableOf(ctx(), one))! })).ok).toBe(true)
    expect((await turn(one))?.state).toBe("serving")
    await end(ctx(), { turn: one, by })
    await take()
    await next(4)
    expect(await undoTurn(ctx(), { turn: one, by, event: (await undoableOf(ctx(), one))! })).toEqual(refuse("taken"))
  })

  test("is gone some days after, with all that happened to the number", async () => {
    const one = await take()
    await gone(ctx(), { turn: one, by })
    const days = (n: number) => ({ ...office.ctx, now: () => addDays(office.ctx.now(), n) })
    await erase(days(3))
    expect(await ticketById(office.db, one.id)).not.toBeNull()
    await erase(days(4))
    expect(await ticketById(office.db, one.id)).toBeNull()
    expect(await count(office, "ticket_event where ticket_id = $1", [one.id])).toBe(0)
  })
})

describe("an appointment in the queue", () => {
  test("is called at a counter that helps, served there, and says so", async () => {
    const { visitId, leg } = await here("10:00")
    office.setClock(addMinutes(office.ctx.now(), 1))
    const booked = (await visitById(office.db, visitId))!.legs[0]!.counterNumber
    const other = booked === 11 ? 10 : 11
    await next(other)
    expect(await callOne(ctx(), { turn: leg, counterId: await counterId(booked), by, skills: null })).toEqual(
      refuse("not-possible"),
    )
    await begin(ctx(), { turn: leg, by })
    expect((await turn(leg))?.counterId).toBe(await counterId(other))
    const told = await office.pool.query("select detail from visit_event where visit_id = $1 and kind = 'serving'", [
      visitId,
    ])
    expect(told.rows[0]).toEqual({ detail: { counter: other } })
    await end(ctx(), { turn: leg, by })
    expect((await visitById(office.db, visitId))!.visit.state).toBe("done")
  })

  test("is missed by the rule after its time, and put back before it", async () => {
    const { visitId, leg } = await here("10:30")
    const call = async () => callOne(ctx(), { turn: leg, counterId: await counterId(4), by, skills: null })
    await call()
    await notHere(ctx(), { turn: leg, by })
    await notHere(ctx(), { turn: leg, by })
    await call()
    await callAgain(ctx(), { turn: leg, by })
    expect(await notHere(ctx(), { turn: leg, by })).toEqual(ok("back"))
    office.setClock(addMinutes(office.ctx.now(), 31))
    await call()
    await callAgain(ctx(), { turn: leg, by })
    expect(await notHere(ctx(), { turn: leg, by })).toEqual(ok("missed"))
    expect((await visitById(office.db, visitId))!.visit.state).toBe("missed")
    expect((await arrive(ctx(), { visitId, by })).ok).toBe(true)
    expect((await turn(leg))?.calls).toBe(0)
  })

  test("its call is taken back, and so is what the desk did before", async () => {
    const { visitId, leg } = await here("10:00")
    const arrived = await undoableOf(ctx(), leg)
    await callOne(ctx(), { turn: leg, counterId: await counterId(4), by, skills: null })
    expect(await undoTurn(ctx(), { turn: leg, by, event: arrived! })).toEqual(refuse("changed-meanwhile"))
    expect((await undoTurn(ctx(), { turn: leg, by, event: (await undoableOf(ctx(), leg))! })).ok).toBe(true)
    expect((await turn(leg))?.state).toBe("waiting")
    expect((await undoTurn(ctx(), { turn: leg, by, event: (await undoableOf(ctx(), leg))! })).ok).toBe(true)
    expect((await visitById(office.db, visitId))!.visit.state).toBe("booked")
  })

  test("is passed over while somebody is at its visit, and sent on with a number", async () => {
    const { visitId, leg } = await here("10:00")
    const walkIn = await take()
    office.setClock(addMinutes(office.ctx.now(), 5))
    await office.db.transaction(async (tx) => {
      await tx.execute(`select 1 from visit where id = '${visitId}' for update`)
      expect(await next(4)).toEqual(ok(walkIn))
    })
    expect(await next(5)).toEqual(ok(leg))
    expect((await sendOn(ctx(), { turn: leg, service: "tax-card", by })).ok).toBe(true)
    expect((await hall()).find((one) => one.serviceKey === "tax-card")?.label).toBe("C 01")
    expect((await finish(ctx(), { visitId, by })).ok).toBe(false)
  })
})

test("a number for a first registration is not done where identity is checked: that takes a visit", async () => {
  await office.pool.query("update service set checks_identity = true where key = 'cpr'")
  await office.pool.query("update site set office_version = office_version + 1")
  const one = await take("cpr")
  const other = await take("mitid")
  for (const turn of [one, other]) {
    const counter = (await office.at()).office.counters.find(
      (c) => c.skills.includes("cpr") && c.skills.includes("mitid"),
    )
    await callOne(ctx(), { counterId: counter!.id, by, skills: null, turn })
    await begin(ctx(), { turn, by })
    expect(await end(ctx(), { turn, by })).toEqual(turn === one ? refuse("identity-walk-in") : ok(null))
    if (turn === one) await park(ctx(), { turn, by })
  }
  await office.pool.query("update service set checks_identity = false where key = 'cpr'")
  await office.pool.query("update site set office_version = office_version + 1")
})
