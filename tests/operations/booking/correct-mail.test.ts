import { addHours, addMinutes } from "date-fns"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { CODE_DIGITS } from "#domain/email-code.ts"
import { signOf, visitSays } from "#domain/booking/correct.ts"
import { draftByKey, eventsOf, visitById } from "#db/booking/reads.ts"
import { newEmailOf } from "#db/correction/reads.ts"
import { bookAgain } from "#operations/booking/book-again.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { correct } from "#operations/booking/correct.ts"
import { confirmNewEmail, forgetFormerEmail, keepEmail, sendNewEmailCode } from "#operations/booking/new-email.ts"
import { sendAgain } from "#operations/booking/send-again.ts"
import { confirmationCode, hashSecret } from "#operations/context.ts"
import { miss } from "#operations/desk/serve.ts"
import { MONDAY, type TestOffice, at, bookAt, count, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const mette = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette Lund" }
const byStaff = { kind: "staff", ...mette } as const
const byVisitor = { kind: "visitor" } as const
const visitOf = async (id: string) => (await visitById(office.db, id))!.visit

async function put(visitId: string, email: string, by: typeof byStaff | typeof byVisitor = byVisitor) {
  const { visit, legs } = (await visitById(office.db, visitId))!
  const seen = signOf(visitSays(visit, legs), visit.startsAt)
  return correct(office.ctx, { visitId, seen, change: { email, phone: "+45 20 30 40 50" }, to: null, by })
}
async function codeFor(visitId: string): Promise<string> {
  const waiting = await newEmailOf(office.db, visitId)
  return confirmationCode(office.ctx.secrets[0], visitId, waiting!.codeRound, CODE_DIGITS)
}
const jobs = (key: string) => count(office, "graphile_worker._private_jobs where key like $1", [key])

describe("a new e-mail address", () => {
  test("of a visitor waits for its code; then mail goes there, and the old one is told once", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "09:30"), { email: "old@example.org" })
    expect(await put(id, "new@example.org")).toEqual({ ok: true, value: { codeSent: true } })
    expect(await visitOf(id)).toMatchObject({ email: "old@example.org", phone: "+45 20 30 40 50" })
    expect(await jobs(`visit-code ${id}`)).toBe(1)
    expect(await confirmNewEmail(office.ctx, { visitId: id, code: "00000000" })).toEqual({
      ok: false,
      error: "code-wrong",
    })
    expect((await newEmailOf(office.db, id))!.codeTriesLeft).toBe(4)
    expect((await confirmNewEmail(office.ctx, { visitId: id, code: await codeFor(id) })).ok).toBe(true)
    expect(await visitOf(id)).toMatchObject({ email: "new@example.org", revision: 1 })
    expect(await newEmailOf(office.db, id)).toBeNull()
    const changes = (await eventsOf(office.db, id)).filter((e) => e.detail["email-to"])
    expect(changes.map((e) => [e.detail, e.by])).toEqual([
      [{ "email-from": "o•••@example.org", "email-to": "n•••@example.org" }, "visitor"],
    ])
    expect(
      await count(office, "visit_former_email where event_id = $1 and email = $2", [changes[0]!.id, "old@example.org"]),
    ).toBe(1)
    expect(await jobs(`visit-former ${changes[0]!.id}`)).toBe(1)
    await forgetFormerEmail(office.ctx, { eventId: changes[0]!.id })
    expect(await count(office, "visit_former_email")).toBe(0)
    // The job's payload names no address.
    const payloads = await office.pool.query("select payload::text as text from graphile_worker._private_jobs")
    expect(payloads.rows.filter((row) => row.text.includes("@"))).toEqual([])
  })

  test("can be asked for twice with one code, sent again, given up, or lost to time", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "09:30"))
    await put(id, "typo@example.org")
    const first = await codeFor(id)
    await put(id, "typo@example.org")
    expect(await codeFor(id)).toBe(first)
    await sendNewEmailCode(office.ctx, { visitId: id })
    expect((await confirmNewEmail(office.ctx, { visitId: id, code: first })).ok).toBe(false)
    await put(id, "right@example.org")
    office.setClock(addMinutes(MONDAY, 11))
    expect(await confirmNewEmail(office.ctx, { visitId: id, code: await codeFor(id) })).toEqual({
      ok: false,
      error: "code-expired",
    })
    await keepEmail(office.ctx, { visitId: id })
    expect(await confirmNewEmail(office.ctx, { visitId: id, code: first })).toEqual({ ok: false, error: "no-email" })
    expect((await visitOf(id)).email).not.toContain("right")
  })

  test("is bound by the minutes it has already", async () => {
    for (const clock of ["10:00", "10:20", "10:40", "11:00"])
      await bookAt(office.ctx, at("2026-12-03", clock), { email: "busy@example.org", party: 9 })
    const id = await bookAt(office.ctx, at("2026-12-03", "13:50"), { party: 3 })
    await put(id, "busy@example.org")
    expect(await confirmNewEmail(office.ctx, { visitId: id, code: await codeFor(id) })).toEqual({
      ok: false,
      error: "too-many-visits",
    })
  })

  test("that staff write down holds at once, and the old one is told", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "10:30"), { email: "mistyped@example.org" })
    expect(await put(id, "as.told@example.org", byStaff)).toEqual({ ok: true, value: { codeSent: false } })
    expect(await visitOf(id)).toMatchObject({ email: "as.told@example.org", revision: 1 })
    expect(await count(office, "visit_former_email where email = 'mistyped@example.org'")).toBe(1)
  })
})

describe("the mail once more", () => {
  test("is a new version with its reminder, three times an hour and six a day, whoever asks", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "13:30"))
    for (const by of [byVisitor, byStaff, byVisitor])
      expect((await sendAgain(office.ctx, { visitId: id, by })).ok).toBe(true)
    expect((await visitOf(id)).revision).toBe(3)
    const reminder = await office.pool.query("select payload from graphile_worker._private_jobs where key = $1", [
      `reminder ${id}`,
    ])
    expect(reminder.rows[0].payload.revision).toBe(3)
    expect(await sendAgain(office.ctx, { visitId: id, by: byStaff })).toEqual({ ok: false, error: "sent-often" })
    office.setClock(addHours(MONDAY, 2))
    for (let i = 0; i < 3; i++) expect((await sendAgain(office.ctx, { visitId: id, by: byVisitor })).ok).toBe(true)
    office.setClock(addHours(MONDAY, 4))
    expect(await sendAgain(office.ctx, { visitId: id, by: byVisitor })).toEqual({ ok: false, error: "sent-often" })
  })

  test("is not sent twice past the bound by presses at once", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "14:00"))
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => sendAgain(office.ctx, { visitId: id, by: byVisitor })),
    )
    expect(answers.filter((a) => a.ok)).toHaveLength(3)
  })

  test("is not sent for what is cancelled, over or gone", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "14:10"))
    await cancel(office.ctx, { visitId: id, by: byVisitor })
    expect(await sendAgain(office.ctx, { visitId: id, by: byStaff })).toEqual({ ok: false, error: "not-booked" })
    expect(await sendAgain(office.ctx, { visitId: "00000000-0000-4000-8000-00000000dead", by: byStaff })).toEqual({
      ok: false,
      error: "unknown",
    })
  })
})

describe("a missed visit", () => {
  test("is written to after an hour, and booked again with all that was answered but the time", async () => {
    const id = await bookAt(office.ctx, at("2026-11-26", "09:30"), { services: ["mitid"], party: 2 })
    expect(await bookAgain(office.ctx, { visitId: id, details: true })).toEqual({ ok: false, error: "not-over" })
    office.setClock(at("2026-11-26", "09:40"))
    expect((await miss(office.ctx, { visitId: id, by: mette })).ok).toBe(true)
    const job = await office.pool.query("select payload, run_at from graphile_worker._private_jobs where key = $1", [
      `missed ${id}`,
    ])
    expect(job.rows[0]).toMatchObject({ payload: { kind: "missed" }, run_at: at("2026-11-26", "10:40") })
    const begun = await bookAgain(office.ctx, { visitId: id, details: true })
    const draft = begun.ok ? await draftByKey(office.db, hashSecret(begun.value.draftKey)) : null
    const { email } = await visitOf(id)
    expect(draft).toMatchObject({
      services: ["mitid"],
      party: 2,
      names: ["Elena Rossi", "Person 2"],
      contactName: "Elena Rossi",
      email,
      confirmedEmail: email,
      detailsGiven: true,
      visitId: null,
    })
    expect((await visitOf(id)).state).toBe("missed")
  })
})
