import { addDays, addMinutes } from "date-fns"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { EarlierWish } from "#domain/booking/earlier.ts"
import { eventsOf, movesByVisitor, visitById } from "#db/booking/reads.ts"
import { offersOf, openOffer, wishOf } from "#db/offers/reads.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { hold } from "#operations/booking/hold.ts"
import { move } from "#operations/booking/move.ts"
import { declineOffer, lapseOffer, takeOffer } from "#operations/offers/answer.ts"
import { offerRound, offerTimes } from "#operations/offers/earlier.ts"
import { askEarlier, stopAsking } from "#operations/offers/wish.ts"
import { type TestOffice, at, bookAll, bookAt, count, overlaps, testOffice, visitor } from "../../support/office.ts"

let office: TestOffice
beforeEach(async () => {
  office = await testOffice()
})
afterEach(() => office.end())

const DAY = "2026-12-03"
const by = { kind: "visitor" } as const
const days = { firstDay: "2026-11-24", lastDay: "2026-12-20", weekdays: [], part: "any" } as const
const done = { ok: true, value: null }
const siteId = async () => (await office.at()).site.id
const round = async (day = DAY) => offerTimes(office.ctx, { siteId: await siteId(), day })
const careerAt = (day: string, clock: string, email?: string) =>
  bookAt(office.ctx, at(day, clock), { services: ["career"], ...(email ? { email } : {}) })
const fill = (day: string) => bookAll(office, day, "career")
const mailsTo = (id: string, kind: string) =>
  count(office, "graphile_worker._private_jobs where payload->>'visitId' = $1 and payload->>'kind' = $2", [id, kind])
const ask = (visitId: string, over: Partial<EarlierWish> = {}) =>
  askEarlier(office.ctx, { visitId, wish: { ...days, ...over }, by })
const startOf = async (id: string) => (await visitById(office.db, id))!.visit.startsAt

describe("a time that is given up", () => {
  test("goes to whoever has waited longest, held for them, before anybody else can take it", async () => {
    const taken = await fill(DAY)
    const first = await careerAt("2026-12-14", "10:00")
    const second = await careerAt("2026-12-14", "11:00")
    expect(await ask(first, { firstDay: DAY, lastDay: DAY })).toEqual(done)
    office.setClock(addMinutes(office.ctx.now(), 1))
    expect(await ask(second, { firstDay: DAY, lastDay: DAY })).toEqual(done)
    expect(await round()).toBe(0)

    const freed = await startOf(taken[1]!)
    expect(await cancel(office.ctx, { visitId: taken[1]!, by })).toEqual(done)
    expect(
      await count(office, "graphile_worker._private_jobs where key = $1", [`offer-times ${await siteId()} ${DAY}`]),
    ).toBe(1)
    expect(await round()).toBe(1)
    const offer = (await openOffer(office.db, first))!
    expect(offer).toMatchObject({ kind: "earlier", startsAt: freed, fromAt: at("2026-12-14", "10:00") })
    expect(await openOffer(office.db, second)).toBeNull()
    expect(await mailsTo(first, "offered-earlier")).toBe(1)
    expect(await startOf(first)).toEqual(at("2026-12-14", "10:00"))
    const told = (await eventsOf(office.db, first)).find((e) => e.kind === "offered-earlier")!
    expect(told.detail).toMatchObject({ why: "earlier", passedOver: "0" })

    // The cooling of the given up place is over, and it is still nobody else's.
    office.setClock(addMinutes(office.ctx.now(), 3))
    const other = await visitor(office.ctx, { services: ["career"] })
    expect(await hold(office.ctx, { draftKey: other.draftKey, startsAt: freed })).toEqual({ ok: false, error: "taken" })

    const answer = { visitId: first, offerId: offer.id, by }
    expect(await takeOffer(office.ctx, { ...answer, visitId: second })).toEqual({ ok: false, error: "unknown" })
    expect(await Promise.all([takeOffer(office.ctx, answer), takeOffer(office.ctx, answer)])).toEqual([done, done])
    expect(await startOf(first)).toEqual(freed)
    expect(await wishOf(office.db, first)).toBeNull()
    expect(await movesByVisitor(office.db, first)).toBe(0)
    expect(await overlaps(office)).toBe(0)
  })

  test("goes on to the next when the first says no or does not answer, and is never offered twice to the same", async () => {
    const taken = await fill(DAY)
    const ids = [await careerAt("2026-12-14", "10:00"), await careerAt("2026-12-14", "11:00")]
    for (const [i, id] of ids.entries()) {
      office.setClock(addMinutes(office.ctx.now(), i))
      await ask(id, { firstDay: DAY, lastDay: DAY })
    }
    await cancel(office.ctx, { visitId: taken[1]!, by })
    await round()
    const first = (await openOffer(office.db, ids[0]!))!
    expect(await declineOffer(office.ctx, { visitId: ids[0]!, offerId: first.id, by, stop: false })).toEqual(done)
    expect(await declineOffer(office.ctx, { visitId: ids[0]!, offerId: first.id, by, stop: false })).toEqual(done)
    expect(await takeOffer(office.ctx, { visitId: ids[0]!, offerId: first.id, by })).toEqual({
      ok: false,
      error: "offer-over",
    })
    expect(await round()).toBe(1)
    const second = (await openOffer(office.db, ids[1]!))!
    expect(second.startsAt).toEqual(first.startsAt)

    office.setClock(second.until!)
    await lapseOffer(office.ctx, { offerId: second.id })
    expect((await wishOf(office.db, ids[1]!))!.unanswered).toBe(1)
    expect(await round()).toBe(0)
    expect(await offersOf(office.db, ids[0]!)).toHaveLength(1)
  })

  test("is not offered to whom it does not fit: day, weekday, part of the day, people, or a visit that is gone", async () => {
    const taken = await fill(DAY)
    const id = await careerAt("2026-12-14", "10:00")
    const gone = await careerAt("2026-12-14", "11:00")
    await ask(gone, { firstDay: DAY, lastDay: DAY })
    await cancel(office.ctx, { visitId: gone, by })
    await cancel(office.ctx, { visitId: taken[0]!, by })
    for (const over of [{ lastDay: "2026-12-02" }, { weekdays: [1] }, { part: "afternoon" as const }]) {
      expect(await ask(id, over)).toEqual(done)
      expect(await round()).toBe(0)
    }
    expect(await ask(id, { weekdays: [4], part: "morning" })).toEqual(done)
    expect(await round()).toBe(1)
  })

  test("that nobody wants cools as it would have", async () => {
    const taken = await fill(DAY)
    const id = await careerAt("2026-12-14", "10:00")
    await ask(id, { firstDay: DAY, lastDay: DAY, part: "afternoon" })
    const freed = await startOf(taken[0]!)
    await cancel(office.ctx, { visitId: taken[0]!, by })
    const cooling = "leg where visit_id = $1 and active and until is not null"
    expect(await count(office, cooling, [taken[0]])).toBe(1)
    expect(await round()).toBe(0)
    expect(await count(office, cooling, [taken[0]])).toBe(1)
    const other = await visitor(office.ctx, { services: ["career"] })
    expect(await hold(office.ctx, { draftKey: other.draftKey, startsAt: freed })).toEqual({ ok: false, error: "taken" })
  })
})

describe("an offer", () => {
  test("is over when the visit is moved or cancelled meanwhile, and its place is free", async () => {
    for (const act of ["move", "cancel"] as const) {
      const id = await careerAt("2026-12-14", "10:00")
      await ask(id, { firstDay: DAY, lastDay: DAY })
      expect(await round()).toBe(1)
      const offer = (await openOffer(office.db, id))!
      if (act === "cancel") expect(await cancel(office.ctx, { visitId: id, by })).toEqual(done)
      else
        expect(
          await move(office.ctx, { visitId: id, from: at("2026-12-14", "10:00"), to: at("2026-12-17", "10:00"), by }),
        ).toEqual(done)
      expect(await takeOffer(office.ctx, { visitId: id, offerId: offer.id, by })).toEqual({
        ok: false,
        error: "offer-over",
      })
      if (act === "move") await cancel(office.ctx, { visitId: id, by })
      office.setClock(addMinutes(office.ctx.now(), 3))
      expect(
        await cancel(office.ctx, {
          visitId: await bookAt(office.ctx, offer.startsAt!, { services: ["career"] }),
          by: { kind: "system" },
        }),
      ).toEqual(done)
      office.setClock(addMinutes(office.ctx.now(), 3))
    }
  })

  test("is made by the hourly round, too, and no more after three that were not answered", async () => {
    const id = await careerAt("2026-12-14", "10:00")
    await ask(id)
    for (let n = 1; n <= 3; n++) {
      expect(await offerRound(office.ctx)).toBe(1)
      const offer = (await openOffer(office.db, id))!
      office.setClock(offer.until!)
      await lapseOffer(office.ctx, { offerId: offer.id })
    }
    expect(await wishOf(office.db, id)).toBeNull()
    expect(await offerRound(office.ctx)).toBe(0)
  })

  test("is taken back with the wish, and a wish of past days is erased", async () => {
    const id = await careerAt("2026-12-14", "10:00")
    expect(await ask(id, { firstDay: "2026-11-20", lastDay: "2026-11-22" })).toEqual({ ok: false, error: "day-past" })
    await ask(id)
    await stopAsking(office.ctx, { visitId: id, by })
    await stopAsking(office.ctx, { visitId: id, by })
    expect(await wishOf(office.db, id)).toBeNull()
    expect((await eventsOf(office.db, id)).filter((e) => e.kind === "stopped-earlier")).toHaveLength(1)
    await ask(id, { lastDay: "2026-11-25", weekdays: [7] })
    office.setClock(addDays(office.ctx.now(), 4))
    await offerRound(office.ctx)
    expect(await wishOf(office.db, id)).toBeNull()
  })
})
