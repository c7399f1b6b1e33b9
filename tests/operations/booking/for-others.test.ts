import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { draftById, eventsOf, visitById } from "#db/booking/reads.ts"
import { preregById } from "#db/prereg/reads.ts"
import { ok, refuse } from "#domain/result.ts"
import { book } from "#operations/booking/book.ts"
import {
  type What,
  type Who,
  beginFor,
  bookFor,
  draftFor,
  giveWhat,
  giveWho,
  holdFor,
} from "#operations/booking/for-others.ts"
import { hold } from "#operations/booking/hold.ts"
import { beginVisit } from "#operations/prereg/visit.ts"
import { sentHousehold } from "../../support/household.ts"
import { type TestOffice, at, bookAt, count, fillIn, overlaps, testOffice, visitor } from "../../support/office.ts"
import { karen } from "../../support/second-person.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const who: Who = {
  contactName: "Amina Yusuf",
  names: ["Amina Yusuf"],
  email: "",
  phone: "",
  language: "en",
  supportNeeds: "",
  channel: "phone",
}
const what: What = { services: ["cpr"], municipality: "101", residence: undefined, reason: "" }
const gladsaxe = "159"
/** A municipality that the office does not serve. */
const ringsted = "329"

async function begun(change: { who?: Partial<Who>; what?: Partial<What>; startsAt: Date }) {
  const id = await beginFor(office.ctx, { who: { ...who, ...change.who }, wish: null })
  const given = await giveWhat(office.ctx, { id, ...what, ...change.what })
  if (!given.ok) throw new Error(given.error)
  const held = await holdFor(office.ctx, { id, startsAt: change.startsAt })
  if (!held.ok) throw new Error(held.error)
  return { id, visitId: held.value.visitId }
}
const done = async (change: Parameters<typeof begun>[0]) => {
  const { id, visitId } = await begun(change)
  return { id, visitId, booked: await bookFor(office.ctx, { id, visitId, by: karen }) }
}

describe("a visit that staff book for a caller", () => {
  test("needs no e-mail and no phone, says how it came and who did it, and stands in history and trail", async () => {
    const { visitId, booked } = await done({ startsAt: at("2026-12-02", "11:00") })
    expect(booked).toEqual(ok({ visitId }))
    const { visit, legs } = (await visitById(office.db, visitId))!
    expect(visit).toMatchObject({
      state: "booked",
      email: "",
      channel: "phone",
      municipality: "101",
      exceptions: [],
      contactName: "Amina Yusuf",
    })
    expect(legs.every((leg) => leg.active && leg.until === null)).toBe(true)
    expect((await eventsOf(office.db, visitId))[0]).toMatchObject({
      kind: "booked",
      by: "staff",
      staffName: "Karen",
      detail: { channel: "phone" },
    })
    expect(await count(office, "audit_entry where kind = 'booked-for' and detail->>'visitId' = $1", [visitId])).toBe(1)
  })

  test("pressed twice it is one visit", async () => {
    const { id, visitId } = await begun({ startsAt: at("2026-12-02", "11:30") })
    const by = karen
    const answers = await Promise.all([1, 2, 3].map(() => bookFor(office.ctx, { id, visitId, by })))
    expect(answers).toEqual([ok({ visitId }), ok({ visitId }), ok({ visitId })])
    expect((await eventsOf(office.db, visitId)).length).toBe(1)
  })

  test("gets its confirmation and its reminder where there is an address", async () => {
    const { visitId } = await done({ who: { email: "amina@example.org" }, startsAt: at("2026-12-09", "11:00") })
    const jobs = await office.pool.query<{ task: string }>(
      `select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where j.payload->>'visitId' = $1 order by 1`,
      [visitId],
    )
    expect(jobs.rows.map((row) => row.task)).toEqual(["mail-reminder", "mail-visit"])
  })

  test("takes the counter that was pointed at, when all of it fits there", async () => {
    const { office: place } = await office.at()
    const startsAt = at("2026-12-10", "10:00")
    const counterId = place.counters.find((c) => c.number === 9)!.id
    const id = await beginFor(office.ctx, { who, wish: { startsAt, counterId } })
    await giveWhat(office.ctx, { id, ...what })
    const held = await holdFor(office.ctx, { id, startsAt })
    expect(held.ok && (await visitById(office.db, held.value.visitId))!.legs[0]!.counterNumber).toBe(9)
  })

  test("never lands on another visit, however many book at once", async () => {
    const startsAt = at("2026-12-11", "09:00")
    const tries = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const id = await beginFor(office.ctx, { who, wish: null })
        await giveWhat(office.ctx, { id, ...what })
        const held = await holdFor(office.ctx, { id, startsAt })
        return held.ok ? bookFor(office.ctx, { id, visitId: held.value.visitId, by: karen }) : held
      }),
    )
    expect(tries.filter((answer) => answer.ok).length).toBe(8)
    expect(await overlaps(office)).toBe(0)
  })
})

describe("what a visitor could not book", () => {
  test("people of another municipality, with a reason that the visit keeps and the trail only knows of", async () => {
    const id = await beginFor(office.ctx, { who, wish: null })
    const elsewhere = { id, ...what, municipality: ringsted }
    expect(await giveWhat(office.ctx, elsewhere)).toEqual(refuse("reason-missing"))
    expect(await giveWhat(office.ctx, { ...elsewhere, reason: "  " })).toEqual(refuse("reason-missing"))
    expect(await giveWhat(office.ctx, { ...elsewhere, reason: "Agreed with Ringsted" })).toEqual(ok(null))
    const held = await holdFor(office.ctx, { id, startsAt: at("2026-12-03", "09:00") })
    const visitId = held.ok ? held.value.visitId : ""
    expect(await bookFor(office.ctx, { id, visitId, by: karen })).toEqual(ok({ visitId }))
    expect((await visitById(office.db, visitId))!.visit).toMatchObject({
      municipality: ringsted,
      exceptions: ["other-municipality"],
      exceptionReason: "Agreed with Ringsted",
    })
    expect((await eventsOf(office.db, visitId))[0]!.detail).toEqual({
      channel: "phone",
      exceptions: "other-municipality",
      reason: "Agreed with Ringsted",
    })
    const { rows } = await office.pool.query<{ detail: object }>(
      "select detail from audit_entry where kind = 'booked-for' and detail->>'visitId' = $1",
      [visitId],
    )
    expect(rows[0]!.detail).toEqual({ visitId, channel: "phone", exceptions: "other-municipality" })
  })

  test("a reason that is no longer needed is not kept", async () => {
    const id = await beginFor(office.ctx, { who, wish: null })
    await giveWhat(office.ctx, { id, ...what, municipality: ringsted, reason: "Because" })
    await giveWhat(office.ctx, { id, ...what, municipality: gladsaxe, reason: "Because" })
    expect(await draftById(office.db, id)).toMatchObject({ exceptions: [], exceptionReason: "" })
  })

  test("more minutes than a mailbox may have, with a reason", async () => {
    const email = "many@example.org"
    for (const clock of ["11:00", "11:30", "12:00", "12:30"])
      await bookAt(office.ctx, at("2026-12-09", clock), { email, party: 9 })
    await bookAt(office.ctx, at("2026-12-09", "14:00"), { email })
    const id = await beginFor(office.ctx, { who: { ...who, email }, wish: null })
    expect(await giveWhat(office.ctx, { id, ...what })).toEqual(refuse("reason-missing"))
    expect(await giveWhat(office.ctx, { id, ...what, reason: "Interpreter of four families" })).toEqual(ok(null))
    const held = await holdFor(office.ctx, { id, startsAt: at("2026-12-09", "15:00") })
    expect(held.ok && (await bookFor(office.ctx, { id, visitId: held.value.visitId, by: karen })).ok).toBe(true)
  })

  test("what has become out of the ordinary meanwhile sends back for a reason", async () => {
    const email = "meanwhile@example.org"
    const id = await beginFor(office.ctx, { who: { ...who, email }, wish: null })
    await giveWhat(office.ctx, { id, ...what })
    for (const clock of ["11:00", "11:30", "12:00", "12:30"])
      await bookAt(office.ctx, at("2026-12-16", clock), { email, party: 9 })
    await bookAt(office.ctx, at("2026-12-16", "14:00"), { email })
    expect(await holdFor(office.ctx, { id, startsAt: at("2026-12-16", "15:00") })).toEqual(refuse("reason-missing"))
  })

  test("a party too large, a service that is gone, none at all: refused, and nothing is kept", async () => {
    const names = Array.from({ length: 9 }, (_, i) => `Person ${i}`)
    const id = await beginFor(office.ctx, { who: { ...who, names }, wish: null })
    expect(await giveWhat(office.ctx, { id, ...what, services: [] })).toEqual(refuse("no-service"))
    expect(await giveWhat(office.ctx, { id, ...what, services: ["cpr", "nonsense"] })).toEqual(
      refuse("unknown-service"),
    )
    expect(await giveWhat(office.ctx, { id, ...what, municipality: null })).toEqual(refuse("municipality-missing"))
    expect(await draftById(office.db, id)).toMatchObject({ services: [], municipality: null })
  })
})

describe("two kinds of bookings on their way", () => {
  test("a visitor's own is not found by staff, and staff's is not booked by a visitor", async () => {
    const someone = await visitor(office.ctx)
    await hold(office.ctx, { draftKey: someone.draftKey, startsAt: at("2026-12-17", "09:00") })
    await fillIn(office.ctx, someone)
    const { rows } = await office.pool.query<{ id: string }>("select id from booking_draft where email = $1", [
      someone.email,
    ])
    expect(await draftFor(office.ctx, rows[0]!.id)).toBeNull()
    const { id, visitId } = await begun({ startsAt: at("2026-12-17", "09:30") })
    const key = (await draftFor(office.ctx, id))!.key
    expect(await book(office.ctx, { draftKey: key, visitId })).toEqual(refuse("no-draft"))
    expect((await visitById(office.db, visitId))!.visit.state).toBe("held")
  })

  test("other people give the held time up; a booked one is not changed any more", async () => {
    const { id, visitId } = await begun({ startsAt: at("2026-12-17", "10:00") })
    expect(await giveWho(office.ctx, { id, who: { ...who, names: ["Amina Yusuf", "Omar"] } })).toEqual(ok(null))
    expect((await visitById(office.db, visitId))!.visit.state).toBe("lapsed")
    const again = await holdFor(office.ctx, { id, startsAt: at("2026-12-17", "10:00") })
    if (!again.ok) throw new Error(again.error)
    await bookFor(office.ctx, { id, visitId: again.value.visitId, by: karen })
    expect(await giveWho(office.ctx, { id, who })).toEqual(refuse("already-booked"))
    expect(await giveWhat(office.ctx, { id, ...what })).toEqual(refuse("already-booked"))
  })
})

test("a household's time is booked with it like its own: provisional while it is read, and tied to it", async () => {
  const { preregId } = await sentHousehold(office.ctx)
  const visit = await beginVisit(office.ctx, { preregId, channel: "phone" })
  if (!visit.ok) throw new Error(visit.error)
  const { draftId: id } = visit.value
  const { draft } = (await draftFor(office.ctx, id))!
  const held = await holdFor(office.ctx, { id, startsAt: at("2026-12-18", "09:00") })
  if (!held.ok) throw new Error(held.error)
  const booked = await bookFor(office.ctx, { id, visitId: held.value.visitId, by: karen })
  expect(booked.ok).toBe(true)
  expect((await preregById(office.db, preregId))!.visitId).toBe(held.value.visitId)
  expect((await visitById(office.db, held.value.visitId))!.visit).toMatchObject({
    state: "provisional",
    party: 3,
    channel: "phone",
    email: draft.email,
    municipality: gladsaxe,
  })
})
