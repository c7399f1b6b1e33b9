import { addDays, addHours, addMinutes } from "date-fns"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { EarlierWish } from "#domain/booking/earlier.ts"
import { draftByKey, visitById } from "#db/booking/reads.ts"
import { listedByKey, openOffer } from "#db/offers/reads.ts"
import { keptFor } from "#domain/retention/policy.ts"
import { book } from "#operations/booking/book.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { extend } from "#operations/booking/extend.ts"
import { confirmEmail } from "#operations/booking/give-details.ts"
import { hold } from "#operations/booking/hold.ts"
import { hashSecret } from "#operations/context.ts"
import { offerRound, offerTimes } from "#operations/offers/earlier.ts"
import { lapseListed } from "#operations/offers/first-time.ts"
import { askForList, declineListed, enterList, leaveList, removeFromList } from "#operations/offers/waitlist.ts"
import { askEarlier } from "#operations/offers/wish.ts"
import { erase } from "#operations/retention/erase.ts"
import {
  type TestOffice,
  at,
  bookAll,
  bookAt,
  codeOf,
  count,
  fillIn,
  overlaps,
  testOffice,
  visitor,
} from "../../support/office.ts"

let office: TestOffice
beforeEach(async () => {
  office = await testOffice()
})
afterEach(() => office.end())

const DAY = "2026-12-03"
const by = { kind: "visitor" } as const
const onDay: EarlierWish = { firstDay: DAY, lastDay: DAY, weekdays: [], part: "any" }
const siteId = async () => (await office.at()).site.id
const round = async (day = DAY) => offerTimes(office.ctx, { siteId: await siteId(), day })
const later = (minutes: number) => office.setClock(addMinutes(office.ctx.now(), minutes))

const fill = (day: string) => bookAll(office, day, "career")

/** Somebody on the list; answers the key of their link. */
async function listed(email: string, wish: Partial<EarlierWish> = {}, services = ["career"]): Promise<string> {
  const { draftKey } = await visitor(office.ctx, { services })
  const asked = await askForList(office.ctx, { draftKey, email, language: "en", wish: { ...onDay, ...wish } })
  expect(asked).toEqual({ ok: true, value: { confirmed: false } })
  expect(await confirmEmail(office.ctx, { draftKey, code: await codeOf(office.ctx, draftKey) })).toMatchObject({
    ok: true,
  })
  const entered = await enterList(office.ctx, { draftKey })
  if (!entered.ok) throw new Error(entered.error)
  return entered.value.key
}
const heldFor = async (key: string) => {
  const draft = await draftByKey(office.db, hashSecret(key))
  const visit = draft?.visitId ? (await visitById(office.db, draft.visitId))!.visit : null
  return visit?.state === "held" && visit.holdUntil! > office.ctx.now() ? visit : null
}
const own = (key: string) => listedByKey(office.db, hashSecret(key))
const mails = (visitId: string) =>
  count(office, "graphile_worker._private_jobs where payload->>'visitId' = $1 and key like 'listed %'", [visitId])

describe("the waiting list", () => {
  test("a time that is given up is held for whoever has waited longest, and becomes theirs when they book it", async () => {
    const taken = await fill(DAY)
    const first = await listed("first@example.org")
    later(1)
    const second = await listed("second@example.org")
    expect(await round()).toBe(0)

    const freed = (await visitById(office.db, taken[1]!))!.visit.startsAt
    await cancel(office.ctx, { visitId: taken[1]!, by })
    expect(await round()).toBe(1)
    const held = (await heldFor(first))!
    expect(held.startsAt).toEqual(freed)
    expect(held.holdUntil!.getTime() - office.ctx.now().getTime()).toBeGreaterThanOrEqual(60 * 60_000)
    expect(await heldFor(second)).toBeNull()
    expect(await mails(held.id)).toBe(1)
    // The cooling of the given up place is over, and it is still nobody else's.
    later(3)
    const other = await visitor(office.ctx, { services: ["career"] })
    expect(await hold(office.ctx, { draftKey: other.draftKey, startsAt: freed })).toMatchObject({ error: "taken" })

    await fillIn(office.ctx, { draftKey: first, email: "first@example.org" }, 1, "Ana Silva")
    expect(await book(office.ctx, { draftKey: first, visitId: held.id })).toEqual({
      ok: true,
      value: { visitId: held.id },
    })
    expect(await own(first)).toBeNull()
    // What the job finds then is nothing to end.
    await lapseListed(office.ctx, { draftId: (await draftByKey(office.db, hashSecret(first)))!.id, visitId: held.id })
    expect((await visitById(office.db, held.id))!.visit.state).toBe("booked")
    expect(await overlaps(office)).toBe(0)
  })

  test("an offer that nobody answers lapses, the next is asked, and after three who never answers is off the list", async () => {
    const taken = await fill(DAY)
    const key = await listed("away@example.org")
    for (const [n, visitId] of taken.slice(0, 3).entries()) {
      await cancel(office.ctx, { visitId, by })
      expect(await round()).toBe(1)
      const held = (await heldFor(key))!
      const { draft, listed: row } = (await own(key))!
      expect([row.unanswered, row.offered.length]).toEqual([n, n + 1])
      // Too early: it is still held.
      await lapseListed(office.ctx, { draftId: draft.id, visitId: held.id })
      expect(await heldFor(key)).not.toBeNull()
      office.setClock(addMinutes(held.holdUntil!, 1))
      await lapseListed(office.ctx, { draftId: draft.id, visitId: held.id })
      expect(await heldFor(key)).toBeNull()
    }
    expect(await own(key)).toBeNull()
    expect(await draftByKey(office.db, hashSecret(key))).toBeNull()
  })

  test("who says no keeps their place, is not offered the same again, and the next in line is asked", async () => {
    const taken = await fill(DAY)
    const first = await listed("first@example.org")
    later(1)
    const second = await listed("second@example.org")
    await cancel(office.ctx, { visitId: taken[0]!, by })
    await round()
    const { startsAt } = (await heldFor(first))!
    await declineListed(office.ctx, { key: first })
    await declineListed(office.ctx, { key: first })
    expect(await heldFor(first)).toBeNull()
    expect(await round()).toBe(1)
    expect((await heldFor(second))!.startsAt).toEqual(startsAt)
    expect((await own(first))!.listed.unanswered).toBe(0)
  })

  test("leaving frees a held time and erases what was kept; twice is once", async () => {
    const taken = await fill(DAY)
    const key = await listed("leaves@example.org")
    await cancel(office.ctx, { visitId: taken[0]!, by })
    await round()
    expect(await heldFor(key)).not.toBeNull()
    await leaveList(office.ctx, { key })
    await leaveList(office.ctx, { key })
    expect(await draftByKey(office.db, hashSecret(key))).toBeNull()
    expect(await count(office, "waitlist", [])).toBe(0)
    expect(await count(office, "leg where active and until is not null", [])).toBe(0)
  })

  test("those with no time come before those who want an earlier one", async () => {
    const taken = await fill(DAY)
    const visit = await bookAt(office.ctx, at("2026-12-14", "10:00"), { services: ["career"] })
    await askEarlier(office.ctx, { visitId: visit, wish: onDay, by })
    later(5)
    const key = await listed("none@example.org")
    await cancel(office.ctx, { visitId: taken[0]!, by })
    expect(await round()).toBe(1)
    expect([await heldFor(key), await openOffer(office.db, visit)]).toEqual([expect.anything(), null])
    await cancel(office.ctx, { visitId: taken[1]!, by })
    expect(await round()).toBe(1)
    expect(await openOffer(office.db, visit)).not.toBeNull()
  })

  test("asking again for the same keeps the place, and one address is on the list once", async () => {
    const first = await listed("same@example.org")
    const since = (await own(first))!.listed.askedAt
    later(30)
    const again = await listed("SAME@example.org", { part: "morning" })
    expect(await own(first)).toBeNull()
    expect((await own(again))!.listed).toMatchObject({ askedAt: since, part: "morning" })
    expect(await count(office, "waitlist", [])).toBe(1)
  })

  test("nobody is on it before the address is confirmed, nor with days that make no sense", async () => {
    const { draftKey } = await visitor(office.ctx, { services: ["career"] })
    const ask = (wish: Partial<EarlierWish>, key = draftKey) =>
      askForList(office.ctx, { draftKey: key, email: "a@example.org", language: "en", wish: { ...onDay, ...wish } })
    expect(await ask({ firstDay: "2026-12-04" })).toMatchObject({ error: "days-order" })
    expect(await ask({ firstDay: "2026-11-01", lastDay: "2026-11-22" })).toMatchObject({ error: "day-past" })
    expect(await ask({ lastDay: "2027-12-01" })).toMatchObject({ error: "day-far" })
    expect(await ask({}, "nobody's")).toMatchObject({ error: "no-draft" })
    expect(await ask({})).toMatchObject({ ok: true })
    expect(await enterList(office.ctx, { draftKey })).toMatchObject({ error: "email-unconfirmed" })
    expect(await round()).toBe(0)
  })

  test("another address is on the list once it is confirmed, and nothing is offered to it before", async () => {
    const taken = await fill(DAY)
    const key = await listed("own@example.org")
    const other = { draftKey: key, email: "somebody.else@example.org", language: "en", wish: onDay }
    expect(await askForList(office.ctx, other)).toEqual({ ok: true, value: { confirmed: false } })
    await cancel(office.ctx, { visitId: taken[0]!, by })
    expect(await round()).toBe(0)
    await confirmEmail(office.ctx, { draftKey: key, code: await codeOf(office.ctx, key) })
    expect(await enterList(office.ctx, { draftKey: key })).toEqual({ ok: true, value: { key } })
    expect(await round()).toBe(1)
    expect((await own(key))!.draft.confirmedEmail).toBe("somebody.else@example.org")
  })

  test("a booking with the same address elsewhere ends the waiting", async () => {
    const key = await listed("elsewhere@example.org")
    await bookAt(office.ctx, at("2026-12-14", "10:00"), { services: ["career"], email: "elsewhere@example.org" })
    expect(await own(key)).toBeNull()
  })

  test("who waits is kept until their last day, and no longer than a booking that was not finished", async () => {
    const key = await listed("waits@example.org", { lastDay: "2026-12-10" })
    office.setClock(at("2026-12-10", "18:00"))
    await offerRound(office.ctx)
    await erase(office.ctx)
    expect(await own(key)).not.toBeNull()
    office.setClock(at("2026-12-11", "09:00"))
    await offerRound(office.ctx)
    expect(await own(key)).toBeNull()
    office.setClock(addHours(addDays(at("2026-12-11", "09:00"), 1), keptFor.draftHours))
    await erase(office.ctx)
    expect(await draftByKey(office.db, hashSecret(key))).toBeNull()
  })

  test("ten more minutes never shorten what was held for hours", async () => {
    const taken = await fill(DAY)
    const key = await listed("types@example.org")
    await cancel(office.ctx, { visitId: taken[0]!, by })
    await round()
    const until = (await heldFor(key))!.holdUntil
    expect(await extend(office.ctx, { draftKey: key })).toMatchObject({ ok: true })
    expect((await heldFor(key))!.holdUntil).toEqual(until)
  })

  test("staff take somebody off the list whom they have called", async () => {
    const key = await listed("called@example.org")
    const { id } = (await own(key))!.draft
    expect([
      await removeFromList(office.ctx, { draftId: id }),
      await removeFromList(office.ctx, { draftId: id }),
    ]).toEqual([true, false])
  })
})
