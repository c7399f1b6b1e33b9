import { addMinutes, addSeconds, subHours } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { CODE_MINUTES, CODE_TRIES } from "#domain/email-code.ts"
import { ok, refuse } from "#domain/result.ts"
import { fromMinutes } from "#domain/time/office-time.ts"
import { keptFor } from "#domain/retention/policy.ts"
import { draftByKey, freeTimes, visitByKey, visitById } from "#db/booking/reads.ts"
import { book } from "#operations/booking/book.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { confirmEmail, giveDetails, sendNewCode } from "#operations/booking/give-details.ts"
import { extend } from "#operations/booking/extend.ts"
import { hold } from "#operations/booking/hold.ts"
import { releaseHold } from "#operations/booking/let-go.ts"
import { chooseParty, chooseServices } from "#operations/booking/start.ts"
import { knownLinkKey, linkKey } from "#operations/link.ts"
import { hashSecret } from "#operations/context.ts"
import { erase } from "#operations/retention/erase.ts"
import {
  MONDAY,
  SECRET,
  type TestOffice,
  at,
  bookAt,
  codeOf,
  count,
  fillIn,
  testOffice,
  visitor,
} from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const details = {
  contactName: "Zoë 李",
  email: "zoe@example.org",
  phone: "",
  language: "da",
  supportNeeds: "",
  names: ["Zoë 李"],
}

async function withCode() {
  const who = await visitor(office.ctx)
  await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-09", "11:00") })
  await giveDetails(office.ctx, { draftKey: who.draftKey, details })
  return { draftKey: who.draftKey, code: await codeOf(office.ctx, who.draftKey) }
}

describe("the code that confirms an e-mail", () => {
  test("works once, and confirms only the address it was sent to", async () => {
    const { draftKey, code } = await withCode()
    expect(code).toMatch(/^\d{8}$/)
    expect((await confirmEmail(office.ctx, { draftKey, code })).ok).toBe(true)
    expect(await giveDetails(office.ctx, { draftKey, details: { ...details, email: "other@example.org" } })).toEqual({
      ok: true,
      value: { confirmed: false },
    })
    expect(await confirmEmail(office.ctx, { draftKey, code })).toEqual({ ok: false, error: "code-wrong" })
  })

  test("dies after five wrong tries, counted one by one even when they come at once", async () => {
    const { draftKey, code } = await withCode()
    const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, "0")
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => confirmEmail(office.ctx, { draftKey, code: wrong })),
    )
    expect(answers.filter((a) => !a.ok && a.error === "code-wrong")).toHaveLength(CODE_TRIES - 1)
    expect(await confirmEmail(office.ctx, { draftKey, code })).toEqual({ ok: false, error: "code-used-up" })
    await sendNewCode(office.ctx, { draftKey })
    expect((await confirmEmail(office.ctx, { draftKey, code: await codeOf(office.ctx, draftKey) })).ok).toBe(true)
  })

  test("lives ten minutes to the second, and a new one ends the old", async () => {
    const { draftKey, code } = await withCode()
    office.setClock(addMinutes(MONDAY, CODE_MINUTES))
    expect(await confirmEmail(office.ctx, { draftKey, code })).toEqual({ ok: false, error: "code-expired" })
    await sendNewCode(office.ctx, { draftKey })
    expect((await confirmEmail(office.ctx, { draftKey, code })).ok).toBe(false)
    office.setClock(addSeconds(addMinutes(MONDAY, 2 * CODE_MINUTES), -1))
    expect((await confirmEmail(office.ctx, { draftKey, code: await codeOf(office.ctx, draftKey) })).ok).toBe(true)
    office.setClock(MONDAY)
  })

  test("stands nowhere in the database, and neither does the key of a visit's link", async () => {
    const { code } = await withCode()
    const id = await bookAt(office.ctx, at("2026-12-09", "12:00"))
    const key = linkKey(SECRET, "visit", id)
    expect((await visitByKey(office.db, hashSecret(key)))!.visit.id).toBe(id)
    for (const table of ["booking_draft", "visit", "visit_event", "graphile_worker._private_jobs"]) {
      expect(
        await count(office, `${table} x where x::text like $1 or x::text like $2`, [`%${code}%`, `%${key}%`]),
      ).toBe(0)
    }
  })
})

describe("answers on the way", () => {
  test("services are put in the order of the visit, whatever the order they were ticked in", async () => {
    const started = await chooseServices(office.ctx, {
      draftKey: null,
      services: ["mitid", "cpr", "eu-residence"],
      language: "en",
      municipality: "101",
    })
    if (!started.ok) throw new Error(started.error)
    expect((await draftByKey(office.db, hashSecret(started.value.draftKey)))!.services).toEqual([
      "eu-residence",
      "cpr",
      "mitid",
    ])
    expect(await chooseParty(office.ctx, { draftKey: started.value.draftKey, party: 5 })).toEqual({
      ok: false,
      error: "party-too-large",
    })
    expect(await chooseParty(office.ctx, { draftKey: started.value.draftKey, party: 0 })).toEqual({
      ok: false,
      error: "party-size",
    })
    expect(await chooseServices(office.ctx, { draftKey: null, services: ["nothing"], language: "en" })).toEqual({
      ok: false,
      error: "unknown-service",
    })
  })

  test("how many come is taken with the services where they take so many, and asked for anew where they do not", async () => {
    const wants = { services: ["cpr", "career"], language: "en", municipality: "101" }
    const started = await chooseServices(office.ctx, { ...wants, draftKey: null, party: 5 })
    if (!started.ok) throw new Error(started.error)
    const { draftKey } = started.value
    const party = async () => (await draftByKey(office.db, hashSecret(draftKey)))!.party
    expect(started.value.tooMany).toBe(true)
    expect(await party()).toBeNull()
    const fewer = await chooseServices(office.ctx, { ...wants, services: ["cpr"], draftKey, party: 5 })
    expect(fewer).toMatchObject({ ok: true, value: { draftKey, tooMany: false, lost: false } })
    expect(await party()).toBe(5)
    // Left out, as in a form of before: what was answered stays.
    await chooseServices(office.ctx, { ...wants, services: ["cpr"], draftKey })
    expect(await party()).toBe(5)
  })

  test("another number of people with the services places the held time anew and asks who comes", async () => {
    const who = await visitor(office.ctx, { services: ["cpr"], party: 2 })
    const changed = await chooseServices(office.ctx, {
      draftKey: who.draftKey,
      services: ["cpr"],
      language: "en",
      municipality: "101",
      party: 3,
    })
    expect(changed).toMatchObject({ ok: true, value: { lost: false, tooMany: false } })
    expect(await draftByKey(office.db, hashSecret(who.draftKey))).toMatchObject({ party: 3, detailsGiven: false })
  })

  test("a party that a new service cannot take is asked for again, and never held", async () => {
    const who = await visitor(office.ctx, { services: ["cpr"], party: 5 })
    await chooseServices(office.ctx, {
      draftKey: who.draftKey,
      services: ["cpr", "career"],
      language: "en",
      municipality: "101",
    })
    expect((await draftByKey(office.db, hashSecret(who.draftKey)))!.party).toBeNull()
    await office.pool.query("update booking_draft set party = 5 where key_hash = $1", [hashSecret(who.draftKey)])
    expect((await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-10", "13:00") })).ok).toBe(false)
  })

  test("a change keeps the held time, its clock and the rest where it still fits", async () => {
    const who = await visitor(office.ctx)
    const startsAt = at("2026-12-17", "09:00")
    const held = await hold(office.ctx, { draftKey: who.draftKey, startsAt })
    if (!held.ok) throw new Error(held.error)
    await fillIn(office.ctx, who)
    const before = (await visitById(office.db, held.value.visitId))!.visit
    expect(await chooseParty(office.ctx, { draftKey: who.draftKey, party: 3 })).toEqual(ok({ lost: false }))
    const draft = (await draftByKey(office.db, hashSecret(who.draftKey)))!
    const now = (await visitById(office.db, draft.visitId!))!
    expect([now.visit.startsAt, now.visit.holdUntil, now.visit.party]).toEqual([startsAt, before.holdUntil, 3])
    expect(now.visit.endsAt > before.endsAt).toBe(true)
    expect((await visitById(office.db, before.id))!.visit.state).toBe("lapsed")
    expect([draft.contactName, draft.confirmedEmail, draft.detailsGiven]).toEqual(["Elena Rossi", who.email, false])
  })

  test("a change that no longer fits the held time says so, gives it up and keeps the rest", async () => {
    const who = await visitor(office.ctx)
    // The last quarter of an hour of a day: enough for one, not for five.
    const here = await office.at()
    const cpr = { services: here.services.filter((service) => service.key === "cpr"), party: 1 }
    const day = "2026-12-11"
    const free = (await freeTimes(office.db, here, cpr, day, day, office.ctx.now()))[0]!.slots
    const startsAt = fromMinutes(free.at(-1)!.start)
    const held = await hold(office.ctx, { draftKey: who.draftKey, startsAt })
    if (!held.ok) throw new Error(held.error)
    await fillIn(office.ctx, who)
    expect(await chooseParty(office.ctx, { draftKey: who.draftKey, party: 9 })).toEqual(ok({ lost: true }))
    expect((await visitById(office.db, held.value.visitId))!.visit.state).toBe("lapsed")
    const draft = (await draftByKey(office.db, hashSecret(who.draftKey)))!
    expect([draft.contactName, draft.visitId, draft.confirmedEmail]).toEqual(["Elena Rossi", null, who.email])
  })

  test("a hold is extended once, by ten minutes from now, and never after it ran out", async () => {
    const who = await visitor(office.ctx, { services: ["career"] })
    const held = await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-14", "09:00") })
    if (!held.ok) throw new Error(held.error)
    const until = async () => (await visitById(office.db, held.value.visitId))!.visit.holdUntil
    const five = { ...office.ctx, now: () => addMinutes(office.ctx.now(), 5) }
    expect(await extend(five, { draftKey: who.draftKey })).toEqual(ok(null))
    expect(await until()).toEqual(addMinutes(five.now(), 10))
    expect(await extend(five, { draftKey: who.draftKey })).toEqual(refuse("extended-already"))
    const later = { ...office.ctx, now: () => addMinutes(office.ctx.now(), 16) }
    expect(await extend(later, { draftKey: who.draftKey })).toEqual(refuse("not-held"))
  })

  test("nobody takes a time before the day they move in, not even by its address", async () => {
    const who = await visitor(office.ctx)
    await office.pool.query("update booking_draft set not_before = '2026-12-16' where key_hash = $1", [
      hashSecret(who.draftKey),
    ])
    expect(await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-15", "13:00") })).toEqual(
      refuse("taken"),
    )
    expect((await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-16", "13:00") })).ok).toBe(true)
  })

  test("choosing another time gives up the first in the same step", async () => {
    const who = await visitor(office.ctx, { services: ["career"] })
    await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-10", "09:00") })
    await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-10", "09:20") })
    const other = await visitor(office.ctx, { services: ["career"] })
    expect((await hold(office.ctx, { draftKey: other.draftKey, startsAt: at("2026-12-10", "10:00") })).ok).toBe(true)
    await releaseHold(office.ctx, { draftKey: who.draftKey })
    await releaseHold(office.ctx, { draftKey: other.draftKey })
    expect(await count(office, "leg where active and day = '2026-12-10' and until is not null")).toBe(0)
  })

  test("nothing is booked without details or with an unconfirmed e-mail", async () => {
    const who = await visitor(office.ctx)
    const held = await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-11", "09:00") })
    if (!held.ok) throw new Error(held.error)
    expect(await book(office.ctx, { draftKey: who.draftKey, visitId: held.value.visitId })).toEqual({
      ok: false,
      error: "details-missing",
    })
    await giveDetails(office.ctx, { draftKey: who.draftKey, details })
    expect(await book(office.ctx, { draftKey: who.draftKey, visitId: held.value.visitId })).toEqual({
      ok: false,
      error: "email-unconfirmed",
    })
    expect(await book(office.ctx, { draftKey: "somebody else's", visitId: held.value.visitId })).toEqual({
      ok: false,
      error: "no-draft",
    })
  })
})

describe("after booking", () => {
  test("a visitor cannot cancel eleven hours before, staff can", async () => {
    const startsAt = at("2026-12-14", "11:00")
    const id = await bookAt(office.ctx, startsAt)
    office.setClock(subHours(startsAt, 11))
    expect(await cancel(office.ctx, { visitId: id, by: { kind: "visitor" } })).toEqual({ ok: false, error: "too-late" })
    expect(
      (
        await cancel(office.ctx, {
          visitId: id,
          by: { kind: "staff", staffId: "00000000-0000-4000-8000-000000000001", staffName: "Test" },
        })
      ).ok,
    ).toBe(true)
    office.setClock(MONDAY)
  })

  test("a new portal secret keeps old links working", async () => {
    const id = await bookAt(office.ctx, at("2026-12-14", "12:00"))
    const { visit } = (await visitById(office.db, id))!
    expect(knownLinkKey(["a quite new secret, also long enough for use", SECRET], "visit", visit)).toBe(
      linkKey(SECRET, "visit", id),
    )
    expect(knownLinkKey(["a quite new secret, also long enough for use"], "visit", visit)).toBeNull()
  })

  test("what is kept goes on its day, to the last row", async () => {
    const own = await testOffice()
    const id = await bookAt(own.ctx, at("2026-12-14", "13:00"))
    const unfinished = await visitor(own.ctx)
    await hold(own.ctx, { draftKey: unfinished.draftKey, startsAt: at("2026-12-14", "14:00") })
    own.setClock(addMinutes(MONDAY, keptFor.draftHours * 60 + 1))
    expect(await erase(own.ctx)).toMatchObject({ drafts: 2, holds: 1, visits: 0 })
    expect(await visitById(own.db, id)).not.toBeNull()
    own.setClock(addMinutes(at("2026-12-14", "13:15"), keptFor.visitDays * 1440 + 1))
    expect(await erase(own.ctx)).toMatchObject({ visits: 1 })
    for (const table of ["visit", "leg", "visit_event", "visit_note", "booking_draft"])
      expect(await count(own, table)).toBe(0)
    await own.end()
  })
})
