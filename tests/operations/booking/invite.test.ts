import { addDays } from "date-fns"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { draftByKey, eventsOf, visitById } from "#db/booking/reads.ts"
import { bookingInvitationById } from "#db/invitations/reads.ts"
import { ok, refuse } from "#domain/result.ts"
import { book } from "#operations/booking/book.ts"
import { giveDetails } from "#operations/booking/give-details.ts"
import { hold } from "#operations/booking/hold.ts"
import { type InvitationForm, beginInvited, invite, takeBackInvitation } from "#operations/booking/invite.ts"
import { chooseParty } from "#operations/booking/start.ts"
import { hashSecret } from "#operations/context.ts"
import { linkKey } from "#operations/link.ts"
import { erase } from "#operations/retention/erase.ts"
import { MONDAY, SECRET, type TestOffice, at, bookAt, count, testOffice } from "../../support/office.ts"
import { karen } from "../../support/second-person.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const form: InvitationForm = {
  name: "Amina Yusuf",
  email: "amina@example.org",
  language: "en",
  services: ["cpr"],
  party: 2,
  municipality: "101",
  residence: undefined,
  days: 14,
  reason: "",
}

async function sent(change: Partial<InvitationForm> = {}) {
  const done = await invite(office.ctx, { ...form, ...change, by: karen })
  if (!done.ok) throw new Error(done.error)
  return { id: done.value.id, key: linkKey(SECRET, "booking-link", done.value.id) }
}

/** Follows a link as far as a held time with details. */
async function followed(key: string, startsAt: Date, email = form.email) {
  const begun = await beginInvited(office.ctx, { key })
  if (!begun.ok) throw new Error(begun.error)
  const { draftKey } = begun.value
  const held = await hold(office.ctx, { draftKey, startsAt })
  if (!held.ok) throw new Error(held.error)
  const names = ["Amina Yusuf", "Omar Yusuf"]
  const details = { contactName: "Amina Yusuf", email, phone: "", language: "en", supportNeeds: "", names }
  const given = await giveDetails(office.ctx, { draftKey, details })
  return { draftKey, visitId: held.value.visitId, confirmed: given.ok && given.value.confirmed }
}

test("the link leads to a visit of the services and people that were chosen, without a code, and only once", async () => {
  const { id, key } = await sent()
  const { draftKey, visitId, confirmed } = await followed(key, at("2026-12-02", "11:00"))
  expect(confirmed).toBe(true)
  expect(await book(office.ctx, { draftKey, visitId })).toEqual(ok({ visitId }))
  expect((await visitById(office.db, visitId))!.visit).toMatchObject({ party: 2, channel: "web", municipality: "101" })
  expect((await eventsOf(office.db, visitId))[0]).toMatchObject({ by: "visitor", detail: { invitedBy: "Karen" } })
  expect(await bookingInvitationById(office.db, id)).toMatchObject({ usedAt: MONDAY, visitId })
  expect(await beginInvited(office.ctx, { key })).toEqual(refuse("gone"))
  expect(await takeBackInvitation(office.ctx, { id, by: karen })).toEqual(refuse("used"))
  expect(await count(office, "audit_entry where kind = 'booking-link-sent'")).toBe(1)
})

test("another address is confirmed by a code like anybody's", async () => {
  const { key } = await sent()
  const { draftKey, visitId, confirmed } = await followed(key, at("2026-12-02", "12:00"), "other@example.org")
  expect(confirmed).toBe(false)
  expect(await book(office.ctx, { draftKey, visitId })).toEqual(refuse("email-unconfirmed"))
})

test("opened twice, the second goes on and the first gives its time up: one link never holds two", async () => {
  const { key } = await sent()
  const first = await followed(key, at("2026-12-03", "09:00"))
  const second = await followed(key, at("2026-12-03", "10:00"))
  expect((await visitById(office.db, first.visitId))!.visit.state).toBe("lapsed")
  expect(await book(office.ctx, first)).toEqual(refuse("no-draft"))
  expect((await book(office.ctx, second)).ok).toBe(true)
})

test("taken back, it works no more, also for who is choosing a time just then", async () => {
  const { id, key } = await sent()
  const going = await followed(key, at("2026-12-03", "11:00"))
  expect(await takeBackInvitation(office.ctx, { id, by: karen })).toEqual(ok(null))
  expect(await takeBackInvitation(office.ctx, { id, by: karen })).toEqual(ok(null))
  expect((await visitById(office.db, going.visitId))!.visit.state).toBe("lapsed")
  expect(await book(office.ctx, going)).toEqual(refuse("no-draft"))
  expect(await beginInvited(office.ctx, { key })).toEqual(refuse("gone"))
  expect(await takeBackInvitation(office.ctx, { id: going.visitId, by: karen })).toEqual(refuse("unknown"))
})

test("it lapses with its last day, also for a time that is held then", async () => {
  const { id, key } = await sent({ days: 1 })
  office.setClock(at("2026-11-24", "23:55"))
  const going = await followed(key, at("2026-12-04", "09:00"))
  office.setClock(at("2026-11-25", "00:00"))
  expect(await book(office.ctx, going)).toEqual(refuse("invitation-gone"))
  expect(await beginInvited(office.ctx, { key })).toEqual(refuse("gone"))
  expect(await takeBackInvitation(office.ctx, { id, by: karen })).toEqual(refuse("lapsed"))
})

test("services and party stay as they were chosen", async () => {
  const { key } = await sent()
  const begun = await beginInvited(office.ctx, { key })
  const draftKey = begun.ok ? begun.value.draftKey : ""
  expect(await chooseParty(office.ctx, { draftKey, party: 5 })).toEqual(refuse("no-draft"))
  expect((await draftByKey(office.db, hashSecret(draftKey)))!.party).toBe(2)
})

test("the bound of a mailbox's minutes holds for it too", async () => {
  const email = "busy@example.org"
  for (const clock of ["11:00", "11:30", "12:00", "12:30"])
    await bookAt(office.ctx, at("2026-12-09", clock), { email, party: 9 })
  await bookAt(office.ctx, at("2026-12-09", "13:30"), { email })
  const { key } = await sent({ email })
  const going = await followed(key, at("2026-12-09", "14:00"), email)
  expect(await book(office.ctx, going)).toEqual(refuse("too-many-visits"))
})

test("people of another municipality get one with a reason, which the visit keeps", async () => {
  const elsewhere = { municipality: "329" }
  expect(await invite(office.ctx, { ...form, ...elsewhere, by: karen })).toEqual(refuse("reason-missing"))
  const { key } = await sent({ ...elsewhere, reason: "Agreed with Ringsted" })
  const going = await followed(key, at("2026-12-10", "09:00"))
  expect((await book(office.ctx, going)).ok).toBe(true)
  expect((await visitById(office.db, going.visitId))!.visit).toMatchObject({
    municipality: "329",
    exceptions: ["other-municipality"],
    exceptionReason: "Agreed with Ringsted",
  })
})

test("a link for nothing, for nobody, or for ever is not made", async () => {
  const refused = async (change: Partial<InvitationForm>) => {
    const done = await invite(office.ctx, { ...form, ...change, by: karen })
    return done.ok ? null : done.error
  }
  expect(await refused({ services: [] })).toBe("no-service")
  expect(await refused({ services: ["nonsense"] })).toBe("unknown-service")
  expect(await refused({ party: 0 })).toBe("party-size")
  expect(await refused({ party: 10 })).toBe("party-size")
  expect(await refused({ days: 0 })).toBe("days-wrong")
  expect(await refused({ days: 61 })).toBe("days-wrong")
  expect(await refused({ municipality: null })).toBe("municipality-missing")
})

test("a link that is over is erased with its name and address when its time has come", async () => {
  const { id } = await sent({ days: 1 })
  office.setClock(addDays(at("2026-11-24", "24:00"), 29))
  await erase(office.ctx)
  expect(await bookingInvitationById(office.db, id)).not.toBeNull()
  office.setClock(addDays(at("2026-11-24", "24:00"), 31))
  await erase(office.ctx)
  expect(await bookingInvitationById(office.db, id)).toBeNull()
})
