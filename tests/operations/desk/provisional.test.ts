import { sql } from "drizzle-orm"
import { addMinutes } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { eventsOf, nextFreeTimes, visitById } from "#db/booking/reads.ts"
import { preregById, visitOf } from "#db/prereg/reads.ts"
import { addDays, fromMinutes, officeDay } from "#domain/time/office-time.ts"
import { lastAct } from "#domain/desk/acts.ts"
import { move } from "#operations/booking/move.ts"
import { checkIn } from "#operations/desk/check-in.ts"
import { arrive, finish, miss, serve, takeBack } from "#operations/desk/serve.ts"
import { withdrawPrereg } from "#operations/prereg/end.ts"
import { acceptPrereg, refusePrereg } from "#operations/prereg/review.ts"
import { beginVisit } from "#operations/prereg/visit.ts"
import { sentHousehold } from "../../support/household.ts"
import { type TestOffice, at, bookAt, count, testOffice } from "../../support/office.ts"
import { mette as by } from "../../support/second-person.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

/** A household whose provisional time begins now, and that nobody has answered. */
async function standsHere() {
  office.setClock(at("2026-11-23", "08:00"))
  const here = await office.at()
  const want = { services: here.services.filter(({ key }) => key === "cpr"), party: 3 }
  const [free] = await nextFreeTimes(office.db, here, want, "2026-11-25", 1, office.ctx.now())
  const start = fromMinutes(free!.slot.start)
  const { preregId } = await sentHousehold(office.ctx)
  const visitId = await bookAt(office.ctx, start, { party: 3 })
  await office.db.execute(sql`update visit set state = 'provisional' where id = ${visitId}`)
  await office.db.execute(sql`update prereg set visit_id = ${visitId} where id = ${preregId}`)
  office.setClock(addMinutes(start, 5))
  return { preregId, visitId }
}
const stateOf = async (visitId: string) => (await visitById(office.db, visitId))!.visit.state
const preregState = async (preregId: string) => (await preregById(office.db, preregId))!.state
const finishAll = async (visitId: string) => {
  const { legs } = (await visitById(office.db, visitId))!
  let last = await finish(office.ctx, { visitId, by })
  for (const _ of legs.slice(1)) {
    await serve(office.ctx, { visitId, by })
    last = await finish(office.ctx, { visitId, by })
  }
  return last
}

describe("a provisional visit whose day has come", () => {
  test("is received at the door and served, and is finished once the household is accepted", async () => {
    const { preregId, visitId } = await standsHere()
    const { visit } = (await visitById(office.db, visitId))!
    expect(await checkIn(office.ctx, visit.reference)).toMatchObject({ ok: true })
    expect(await stateOf(visitId)).toBe("arrived")
    expect(await serve(office.ctx, { visitId, by })).toMatchObject({ ok: true })
    expect(await finishAll(visitId)).toMatchObject({ error: "prereg-open" })
    const told = await count(office, "graphile_worker._private_jobs where payload->>'visitId' = $1", [visitId])
    expect(await acceptPrereg(office.ctx, { preregId, line: "", by })).toMatchObject({ ok: true })
    // Nobody who stands there is told when to come.
    expect(await count(office, "graphile_worker._private_jobs where payload->>'visitId' = $1", [visitId])).toBe(told)
    expect(await finishAll(visitId)).toMatchObject({ ok: true })
    expect(await stateOf(visitId)).toBe("done")
    expect(await preregState(preregId)).toBe("completed")
  })

  test("can be accepted after its hour on its day, and keeps its time", async () => {
    const { preregId, visitId } = await standsHere()
    const prereg = (await preregById(office.db, preregId))!
    expect((await visitOf(office.db, prereg, office.ctx.now()))?.id).toBe(visitId)
    expect(await acceptPrereg(office.ctx, { preregId, line: "", by })).toMatchObject({ ok: true })
    expect(await stateOf(visitId)).toBe("booked")
    // The day after nothing stands any more.
    const other = await standsHere()
    const { startsAt } = (await visitById(office.db, other.visitId))!.visit
    office.setClock(at(addDays(officeDay(startsAt), 1), "00:00"))
    expect(await visitOf(office.db, (await preregById(office.db, other.preregId))!, office.ctx.now())).toBeNull()
  })

  test("is finished once the household is refused, too", async () => {
    const { preregId, visitId } = await standsHere()
    await arrive(office.ctx, { visitId, by })
    await serve(office.ctx, { visitId, by })
    expect(await refusePrereg(office.ctx, { preregId, reason: "No right to live here", by })).toMatchObject({
      ok: true,
    })
    expect(await finishAll(visitId)).toMatchObject({ ok: true })
    expect(await preregState(preregId)).toBe("refused")
  })

  test("is decided about at the counter, too, where the household was asked for more", async () => {
    const { preregId, visitId } = await standsHere()
    await arrive(office.ctx, { visitId, by })
    await serve(office.ctx, { visitId, by })
    await office.db.execute(sql`update prereg set state = 'returned' where id = ${preregId}`)
    expect(await finishAll(visitId)).toMatchObject({ error: "prereg-open" })
    const mails = "graphile_worker._private_jobs where payload->>'preregId' = $1 and payload->>'kind' = 'accepted'"
    expect(await acceptPrereg(office.ctx, { preregId, line: "", by })).toMatchObject({ ok: true })
    expect(await count(office, mails, [preregId])).toBe(0)
    expect(await finishAll(visitId)).toMatchObject({ ok: true })
  })

  test("is missed where nobody comes, and provisional again when an act is taken back", async () => {
    const { visitId } = await standsHere()
    // Events of one moment have no order: each act has its own.
    const later = () => office.setClock(addMinutes(office.ctx.now(), 1))
    const undo = async () => {
      later()
      const event = lastAct((await eventsOf(office.db, visitId)).toReversed())!.eventId
      expect(await takeBack(office.ctx, { visitId, event, by })).toMatchObject({ ok: true })
    }
    for (const act of [arrive, miss]) {
      later()
      expect(await act(office.ctx, { visitId, by })).toMatchObject({ ok: true })
      await undo()
      expect(await stateOf(visitId)).toBe("provisional")
    }
  })
})

test("who was received and is moved to another day waits for the answer again", async () => {
  const { visitId } = await standsHere()
  const { visit } = (await visitById(office.db, visitId))!
  await arrive(office.ctx, { visitId, by })
  const here = await office.at()
  const want = { services: here.services.filter(({ key }) => key === "cpr"), party: 3 }
  const [free] = await nextFreeTimes(office.db, here, want, "2026-12-02", 1, office.ctx.now())
  const to = fromMinutes(free!.slot.start)
  expect(await move(office.ctx, { visitId, from: visit.startsAt, to, by: { kind: "staff", ...by } })).toMatchObject({
    ok: true,
  })
  expect(await stateOf(visitId)).toBe("provisional")
})

test("a household of which somebody must come back books again with the same pre-registration, and cannot withdraw it", async () => {
  const { preregId, visitId } = await standsHere()
  await acceptPrereg(office.ctx, { preregId, line: "", by })
  await office.db.execute(sql`update visit set state = 'done' where id = ${visitId}`)
  expect(await withdrawPrereg(office.ctx, { preregId })).toMatchObject({ error: "not-editable" })
  expect(await beginVisit(office.ctx, { preregId })).toMatchObject({ ok: true })
})
