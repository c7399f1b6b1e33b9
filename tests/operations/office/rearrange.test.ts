import { addHours } from "date-fns"
import { afterAll, describe, expect, test } from "vitest"
import { eventsOf, visitById } from "#db/booking/reads.ts"
import { recentChanges } from "#db/office/reads.ts"
import { visitMessage } from "#jobs/booking/messages.ts"
import { openOffer } from "#db/offers/reads.ts"
import { move } from "#operations/booking/move.ts"
import type { Decision } from "#operations/office/change.ts"
import { lapseOffer, takeOffer } from "#operations/offers/answer.ts"
import { offerTimes } from "#operations/offers/earlier.ts"
import { askEarlier } from "#operations/offers/wish.ts"
import { makePlanned } from "#operations/offers/instead.ts"
import { absence, coordinatorChanges } from "../../support/office-change.ts"
import { type TestOffice, at, bookAt, count, overlaps, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
const make = coordinatorChanges(office)
afterAll(() => office.end())

const planned = async () => makePlanned(office.ctx, { siteId: (await office.at()).site.id })
const counterOf = async (id: string) => (await visitById(office.db, id))!.legs[0]!.counterId
const mailsTo = (id: string, kind: string) =>
  count(office, "graphile_worker._private_jobs where payload->>'visitId' = $1 and payload->>'kind' = $2", [id, kind])

describe("a choice for each visit", () => {
  test("the same time at another counter writes to nobody and keeps the time", async () => {
    const id = await bookAt(office.ctx, at("2026-12-03", "10:00"), { services: ["cpr"] })
    const counter = await counterOf(id)
    const change = absence("2026-12-03", [counter])
    const asked = await make(change)
    expect(asked.hits[0]!.proposal).toEqual(at("2026-12-03", "10:00"))
    const decision: Decision = { plan: asked.plan, choices: ["offer"], why: { reason: "illness", own: {} } }
    expect((await make(change, { decision })).answer.ok).toBe(true)
    await planned()
    expect(await counterOf(id)).not.toBe(counter)
    expect((await visitById(office.db, id))!.visit).toMatchObject({
      startsAt: at("2026-12-03", "10:00"),
      revision: 0,
      askedAt: null,
      cutoffHours: 24,
    })
    expect(await mailsTo(id, "offered-instead")).toBe(0)
    expect(await overlaps(office)).toBe(0)
  })

  test("offer, keep and ask stand side by side; nobody is moved before they have answered", async () => {
    const day = "2026-12-10"
    const ids = [
      await bookAt(office.ctx, at(day, "09:00"), { services: ["career"] }),
      await bookAt(office.ctx, at(day, "10:00"), { services: ["career"] }),
      await bookAt(office.ctx, at(day, "11:00"), { services: ["career"] }),
    ]
    const change = absence(day, null, { kind: "closed" })
    const asked = await make(change)
    expect(asked.hits.map((h) => h.visitId)).toEqual(ids)
    for (const hit of asked.hits) expect(hit.proposal! > hit.startsAt).toBe(true)
    const own = { reason: "own" as const, own: { en: "Water damage.", da: "" } }
    const decision: Decision = { plan: asked.plan, choices: ["offer", "keep", "ask"], why: own }
    expect((await make(change, { decision })).answer).toEqual({ ok: false, error: "visitor-reason-missing" })
    const why = { ...own, own: { en: "Water damage.", da: "Vandskade." } }
    expect((await make(change, { decision: { ...decision, why } })).answer.ok).toBe(true)
    expect(await planned()).toBe(2)
    expect(await planned()).toBe(0)

    const [offered, kept, choosing] = await Promise.all(ids.map(async (id) => (await visitById(office.db, id))!.visit))
    const asks = { cutoffHours: 0, askedAt: office.ctx.now() }
    expect(offered).toMatchObject({ startsAt: at(day, "09:00"), ...asks })
    expect(kept).toMatchObject({ startsAt: at(day, "10:00"), cutoffHours: 24, askedAt: null })
    expect(choosing).toMatchObject({ startsAt: at(day, "11:00"), ...asks })
    expect(await mailsTo(ids[0]!, "offered-instead")).toBe(1)
    expect(await mailsTo(ids[1]!, "asked")).toBe(0)
    expect(await mailsTo(ids[2]!, "asked")).toBe(1)
    const [latest] = await recentChanges(office.db, (await office.at()).site.id, 1)
    expect((latest!.after as { visits: object[] }).visits).toHaveLength(3)
    expect(await overlaps(office)).toBe(0)

    // Nobody else can have the time that is held, and whoever takes it has moved.
    const offer = (await openOffer(office.db, ids[0]!))!
    expect(offer).toMatchObject({ kind: "instead", startsAt: asked.hits[0]!.proposal, fromAt: at(day, "09:00") })
    const answer = { visitId: ids[0]!, offerId: offer.id, by: { kind: "visitor" } } as const
    expect(await takeOffer(office.ctx, answer)).toEqual({ ok: true, value: null })
    expect(await takeOffer(office.ctx, answer)).toEqual({ ok: true, value: null })
    expect((await visitById(office.db, ids[0]!))!.visit).toMatchObject({ startsAt: offer.startsAt, askedAt: null })
    expect(await mailsTo(ids[0]!, "moved")).toBe(1)

    // Three hours before the old time, well within the usual cut-off of a day.
    const before = office.ctx.now()
    office.setClock(addHours(choosing!.startsAt, -3))
    const chosen = {
      visitId: ids[2]!,
      from: choosing!.startsAt,
      to: at("2026-12-14", "11:00"),
      by: { kind: "visitor" },
    } as const
    expect((await move(office.ctx, chosen)).ok).toBe(true)
    // Then the usual cut-off holds again.
    expect((await visitById(office.db, ids[2]!))!.visit).toMatchObject({ cutoffHours: 24, askedAt: null })
    office.setClock(before)
  })

  test("the mail names the old time, the held one, the reason, until when, and the way to answer", async () => {
    const day = "2026-12-14"
    const id = await bookAt(office.ctx, at(day, "09:00"), { services: ["career"] })
    const change = absence(day, null, { from: "09:00", to: "10:00" })
    const asked = await make(change)
    const decision: Decision = { plan: asked.plan, choices: ["offer"], why: { reason: "illness", own: {} } }
    expect((await make(change, { decision })).answer.ok).toBe(true)
    await planned()
    const found = (await visitById(office.db, id))!
    const detail = (await eventsOf(office.db, id)).find((e) => e.kind === "offered-instead")!.detail
    const around = {
      at: await office.at(),
      link: "https://ankomst.test/en/visit/key",
      answer: "https://ankomst.test/en/v/key",
      papers: null,
      portalUrl: "https://ankomst.test",
      now: office.ctx.now(),
      detail,
    }
    const message = visitMessage("offered-instead", found, around)
    for (const words of ["14 December at 9:00", "10:00", "One of our staff is ill", "We are sorry", "visit/key/offer"])
      expect(message.text).toContain(words)
    expect(message.calendar).toBeNull()
    const ask = visitMessage("asked", found, around)
    expect(ask.text).toContain("https://ankomst.test/en/visit/key/move")
    expect(ask.calendar).toBeNull()
  })

  test("an offer that nobody answers lapses: its place is free, the visitor is asked to choose", async () => {
    const day = "2026-12-17"
    const id = await bookAt(office.ctx, at(day, "09:00"), { services: ["career"] })
    const change = absence(day, null, { from: "09:00", to: "10:00" })
    const asked = await make(change)
    const decision: Decision = { plan: asked.plan, choices: ["offer"], why: { reason: "illness", own: {} } }
    expect((await make(change, { decision })).answer.ok).toBe(true)
    await planned()
    const offer = (await openOffer(office.db, id))!
    const before = office.ctx.now()
    office.setClock(new Date(offer.until!.getTime() - 1))
    await lapseOffer(office.ctx, { offerId: offer.id })
    expect(await openOffer(office.db, id)).not.toBeNull()
    office.setClock(offer.until!)
    const answer = { visitId: id, offerId: offer.id, by: { kind: "visitor" } } as const
    expect(await takeOffer(office.ctx, answer)).toEqual({ ok: false, error: "offer-over" })
    await lapseOffer(office.ctx, { offerId: offer.id })
    expect(await openOffer(office.db, id)).toBeNull()
    expect(await mailsTo(id, "asked")).toBe(1)
    expect((await visitById(office.db, id))!.visit).toMatchObject({ startsAt: at(day, "09:00") })
    office.setClock(new Date(offer.until!.getTime() + 121_000))
    await bookAt(office.ctx, offer.startsAt!, { services: ["career"] })
    office.setClock(before)
  })

  test("an earlier time that was offered before the closure is free again", async () => {
    const [day, earlier] = ["2026-12-23", "2026-12-07"]
    const id = await bookAt(office.ctx, at(day, "11:00"), { services: ["career"] })
    const wish = { firstDay: earlier, lastDay: earlier, weekdays: [], part: "any" } as const
    expect((await askEarlier(office.ctx, { visitId: id, wish, by: { kind: "visitor" } })).ok).toBe(true)
    expect(await offerTimes(office.ctx, { siteId: (await office.at()).site.id, day: earlier })).toBe(1)
    const held = "leg where visit_id = $1 and offer_id is not null and active"
    expect(await count(office, held, [id])).toBe(1)
    const change = absence(day, null)
    const asked = await make(change)
    const decision: Decision = { plan: asked.plan, choices: ["ask"], why: { reason: "illness", own: {} } }
    expect((await make(change, { decision })).answer.ok).toBe(true)
    expect(await openOffer(office.db, id)).toBeNull()
    expect(await count(office, held, [id])).toBe(0)
  })

  test("a closure that is taken away gives the time back, and the visitor is told", async () => {
    const day = "2026-12-18"
    const id = await bookAt(office.ctx, at(day, "09:00"), { services: ["career"] })
    const change = absence(day, null, { from: "09:00", to: "10:00", reason: "Back" })
    const asked = await make(change)
    const decision: Decision = { plan: asked.plan, choices: ["offer"], why: { reason: "illness", own: {} } }
    expect((await make(change, { decision })).answer.ok).toBe(true)
    await planned()
    const offer = (await openOffer(office.db, id))!
    const { id: closure } = (await office.at()).office.closures.find((c) => c.reason === "Back")!
    expect((await make({ what: "remove-closure", id: closure }, { sure: true })).answer.ok).toBe(true)
    expect((await visitById(office.db, id))!.visit).toMatchObject({ askedAt: null, cutoffHours: 24 })
    expect(await openOffer(office.db, id)).toBeNull()
    expect(await mailsTo(id, "kept-after-all")).toBe(1)
    await bookAt(office.ctx, offer.startsAt!, { services: ["career"] })
  })

  test("a visit booked between the look and the decision is on the list that is shown anew", async () => {
    const day = "2026-12-21"
    await bookAt(office.ctx, at(day, "09:00"), { services: ["career"] })
    const change = absence(day, null)
    const asked = await make(change)
    await bookAt(office.ctx, at(day, "10:00"), { services: ["career"] })
    const decision: Decision = { plan: asked.plan, choices: ["offer"], why: { reason: "illness", own: {} } }
    const anew = await make(change, { decision })
    expect(anew.answer).toEqual({ ok: false, error: "visits-hit" })
    expect(anew.hits).toHaveLength(2)
  })
})
