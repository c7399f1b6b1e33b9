import { runOnce } from "graphile-worker"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { eventsOf, visitById } from "#db/booking/reads.ts"
import { undelivered } from "#db/mail/reads.ts"
import { smsParts } from "#domain/mail/sms.ts"
import { openMailer } from "#jobs/channels/email.ts"
import { openTexter } from "#jobs/channels/sms.ts"
import { tasks } from "#jobs/schedule.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { sayComing } from "#operations/booking/coming.ts"
import { move } from "#operations/booking/move.ts"
import { sendAgain } from "#operations/booking/send-again.ts"
import { answerKey, isAnswerKey, isReportProof, referenceInAnswerKey } from "#operations/link.ts"
import { resend } from "#operations/mail/send-again.ts"
import { noteSmsReport } from "#operations/mail/sms.ts"
import { changeOffice } from "#operations/office/change.ts"
import { type MailServer, mailServer } from "../support/smtp.ts"
import { type SmsGateway, smsGateway } from "../support/sms.ts"
import { MONDAY, SECRET, type TestOffice, at, bookAt, testOffice } from "../support/office.ts"

let office: TestOffice
let smtp: MailServer
let gateway: SmsGateway
const portalUrl = "https://ankomst.test"
beforeAll(async () => {
  office = await testOffice()
  smtp = await mailServer()
  gateway = await smsGateway()
})
afterAll(async () => {
  await smtp.close()
  await gateway.close()
  await office.end()
})
beforeEach(async () => {
  office.setClock(MONDAY)
  gateway.answer(null)
  gateway.taken.length = 0
  gateway.asked.length = 0
  await office.pool.query("delete from graphile_worker._private_jobs")
  await office.pool.query("delete from mail_failure")
})

async function work({ all = false, sends = true } = {}): Promise<void> {
  if (all) await office.pool.query("update graphile_worker._private_jobs set run_at = now()")
  await office.pool.query("update graphile_worker._private_jobs set run_at = now() where attempts > 0")
  const mailer = openMailer({ smtpUrl: smtp.url, from: "Ankomst <no-reply@ankomst.test>", portalUrl })
  const texter = sends ? openTexter({ url: gateway.url, token: "token", sender: "Office" }, 300) : null
  const doing = { ctx: office.ctx, mailer, texter, portalUrl, auditAnchors: null, log: () => {} }
  await runOnce({ pgPool: office.pool, taskList: tasks(doing), noHandleSignals: true })
  mailer.close()
}
const by = { kind: "visitor" } as const
const staff = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Karen Holm" }
const staffActor = { kind: "staff", ...staff } as const
/** A visit of somebody who gave a number. */
async function visitWithPhone(startsAt: Date, has: { email?: ""; language?: string } = {}): Promise<string> {
  const id = await bookAt(office.ctx, startsAt)
  await office.pool.query("update visit set phone = '+45 20 12 34 56', language = $2, channel = $3 where id = $1", [
    id,
    has.language ?? "en",
    has.email === "" ? "phone" : "web",
  ])
  if (has.email === "") await office.pool.query("update visit set email = '' where id = $1", [id])
  return id
}
const visit = async (id: string) => (await visitById(office.db, id))!.visit
const jobs = async () =>
  (
    await office.pool.query<{ key: string; run_at: Date; attempts: number; last_error: string | null }>(
      "select key, run_at, attempts, last_error from graphile_worker._private_jobs order by key",
    )
  ).rows

describe("an SMS about a visit", () => {
  test("says when, in the visitor's language, with a link of its own, and names nobody", async () => {
    const id = await visitWithPhone(at("2026-12-03", "11:00"), { language: "da" })
    await move(office.ctx, { visitId: id, from: at("2026-12-03", "11:00"), to: at("2026-12-04", "12:00"), by })
    await work()
    const { reference } = await visit(id)
    const [sms] = gateway.taken
    expect(gateway.taken).toHaveLength(1)
    expect(sms!.recipients).toEqual([{ msisdn: 4520123456 }])
    expect(sms!.message).toContain("fredag den 4. december kl. 12.00")
    expect(sms!.message).toContain(`${portalUrl}/da/v/${answerKey(SECRET, { id, reference })}`)
    expect(sms!.message).not.toMatch(/Elena|Rossi|CPR/)
    expect(smsParts(sms!.message)).toBeLessThanOrEqual(2)
    expect(sms!.encoding).toBeUndefined()
    // It is not delivered any more once the visit has begun.
    const left = (at("2026-12-04", "12:00").getTime() - MONDAY.getTime()) / 1000
    expect(sms!.validity_period).toBe(left)
    const events = await eventsOf(office.db, id)
    expect(events.map((event) => event.detail)).toContainEqual({ message: "moved", language: "da", way: "sms" })
  })

  test("reports come to an address that only the gateway was told", async () => {
    const id = await visitWithPhone(at("2026-12-07", "11:00"))
    await cancel(office.ctx, { visitId: id, by })
    await work()
    const [sms] = gateway.taken
    const [, proof = ""] = /^https:\/\/ankomst\.test\/sms\/report\/([\w-]{22})$/.exec(sms!.callback_url) ?? []
    expect(isReportProof([SECRET], sms!.userref, proof)).toBe(true)
    expect(isReportProof([SECRET], "another", proof)).toBe(false)
    expect(sms!.message).toContain(`${portalUrl}/en/book`)
  })

  test("a confirmation goes by SMS only to who has no mailbox", async () => {
    const withMail = await visitWithPhone(at("2026-12-10", "13:00"))
    await work()
    expect(gateway.taken).toHaveLength(0)
    expect((await jobs()).map(({ key }) => key)).toEqual([`reminder ${withMail}`])
    const without = await visitWithPhone(at("2026-12-10", "13:20"), { email: "" })
    expect(await sendAgain(office.ctx, { visitId: without, by: staffActor })).toEqual({ ok: true, value: null })
    await work()
    expect(gateway.taken.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Your visit is Thursday 10 December at 13:20\. Reference /),
    ])
  })

  test("where no gateway is set nothing is sent, and nothing fails", async () => {
    const id = await visitWithPhone(at("2026-12-09", "11:00"))
    await cancel(office.ctx, { visitId: id, by })
    await work({ sends: false })
    expect(gateway.asked).toHaveLength(0)
    expect(await jobs()).toEqual([])
    expect(await undelivered(office.db)).toEqual([])
  })
})

describe("an SMS that does not arrive", () => {
  const cancelled = async (day: string) => {
    const id = await visitWithPhone(at(day, "11:00"))
    await cancel(office.ctx, { visitId: id, by })
    return id
  }

  test("a refused number is on the list of staff at once", async () => {
    const id = await cancelled("2026-12-10")
    gateway.answer({ status: 422, body: '{"code":"0x0213"}' })
    await work()
    expect(gateway.asked).toHaveLength(1)
    expect(await undelivered(office.db)).toMatchObject([
      { ofId: id, way: "sms", message: "cancelled", code: "422 0x0213", phone: "+45 20 12 34 56" },
    ])
  })

  test("a gateway that is away is tried 25 times, each with the same id", async () => {
    const id = await cancelled("2026-12-11")
    gateway.answer({ status: 503, body: "" })
    for (let tries = 1; tries <= 24; tries++) await work()
    expect((await jobs())[0]).toMatchObject({ attempts: 24, last_error: "sms not taken: 503" })
    expect(await undelivered(office.db)).toEqual([])
    await work()
    expect(await jobs()).toEqual([])
    expect(await undelivered(office.db)).toMatchObject([{ ofId: id, code: "503" }])
    expect(new Set(gateway.asked.map(({ sms }) => sms.userref)).size).toBe(1)
    expect(gateway.asked).toHaveLength(25)
  })

  test("what the gateway reports as undeliverable is on the list, and what arrives takes it off", async () => {
    const id = await visitWithPhone(at("2026-12-14", "11:00"))
    await move(office.ctx, { visitId: id, from: at("2026-12-14", "11:00"), to: at("2026-12-14", "12:00"), by })
    await work()
    const first = gateway.taken[0]!.userref
    const report = (of: string, state: "ENROUTE" | "UNDELIVERABLE" | "DELIVERED") =>
      noteSmsReport(office.ctx, { id: of, state, code: "0x1003" })
    expect(await report("nothing-such", "DELIVERED")).toEqual({ ok: false, error: "unknown" })
    await report(first, "UNDELIVERABLE")
    await report(first, "ENROUTE")
    await report(first, "DELIVERED")
    expect(await undelivered(office.db)).toMatchObject([{ ofId: id, code: "undeliverable 0x1003", way: "sms" }])

    await move(office.ctx, { visitId: id, from: at("2026-12-14", "12:00"), to: at("2026-12-14", "13:00"), by })
    await work()
    await report(gateway.taken[1]!.userref, "DELIVERED")
    await report(gateway.taken[1]!.userref, "DELIVERED")
    expect(await undelivered(office.db)).toEqual([])
  })
})

describe("staff send again", () => {
  test("the same SMS, which leaves the list until it fails anew; never what is over, and not for ever", async () => {
    const id = await visitWithPhone(at("2026-12-11", "12:00"))
    await move(office.ctx, { visitId: id, from: at("2026-12-11", "12:00"), to: at("2026-12-11", "12:20"), by })
    gateway.answer({ status: 422, body: "" })
    await work()
    const again = async () => {
      const [failure] = await undelivered(office.db)
      return resend(office.ctx, { failureId: failure!.id, by: staff })
    }
    expect(await again()).toEqual({ ok: true, value: null })
    expect(await undelivered(office.db)).toEqual([])
    await work()
    expect(await undelivered(office.db)).toMatchObject([{ ofId: id, message: "moved", way: "sms" }])
    for (let times = 2; times <= 3; times++) {
      if ((await undelivered(office.db)).length > 0) await again()
      await work()
    }
    expect(await again()).toMatchObject({ ok: false, error: "sent-often" })
    await office.pool.query("update visit set phone = '' where id = $1", [id])
    expect(await again()).toMatchObject({ ok: false, error: "no-phone" })
    await cancel(office.ctx, { visitId: id, by })
    expect(await again()).toMatchObject({ ok: false, error: "not-booked" })
    expect(await resend(office.ctx, { failureId: crypto.randomUUID(), by: staff })).toMatchObject({ error: "unknown" })
  })
})

describe("the link of an SMS", () => {
  test("fits one visit, under any secret of the portal, and is not the key of its page", async () => {
    const own = await visit(await bookAt(office.ctx, at("2026-12-02", "11:00")))
    const key = answerKey(SECRET, own)
    expect(key).toMatch(/^[A-Z2-9]{7}[a-z2-9]{10}$/)
    expect(referenceInAnswerKey(key)).toBe(own.reference)
    expect(isAnswerKey(["a newer secret of more than 32 characters", SECRET], own, key)).toBe(true)
    expect(isAnswerKey([SECRET], own, `${key.slice(0, -1)}${key.endsWith("a") ? "b" : "a"}`)).toBe(false)
    expect(isAnswerKey([SECRET], { ...own, id: crypto.randomUUID() }, key)).toBe(false)
    for (const none of ["", "KTM4QX7", "visit", `${key}x`, "OOO0000aaaaaaaaaa"])
      expect(referenceInAnswerKey(none)).toBeNull()
  })

  test("that somebody comes is kept once, for the time they saw, and a move takes it back", async () => {
    const id = await bookAt(office.ctx, at("2026-12-02", "12:00"))
    const come = (seen: Date) => sayComing(office.ctx, { visitId: id, seen })
    expect(await come(at("2026-12-02", "13:00"))).toEqual({ ok: false, error: "changed-meanwhile" })
    expect(await come(new Date("nonsense"))).toEqual({ ok: false, error: "changed-meanwhile" })
    expect(
      (await Promise.all([come(at("2026-12-02", "12:00")), come(at("2026-12-02", "12:00"))])).every((a) => a.ok),
    ).toBe(true)
    expect((await eventsOf(office.db, id)).filter((event) => event.kind === "coming")).toHaveLength(1)
    expect((await visit(id)).comingAt).toEqual(MONDAY)
    await move(office.ctx, { visitId: id, from: at("2026-12-02", "12:00"), to: at("2026-12-02", "14:00"), by })
    expect((await visit(id)).comingAt).toBeNull()
    office.setClock(at("2026-12-02", "14:00"))
    expect(await come(at("2026-12-02", "14:00"))).toEqual({ ok: false, error: "not-booked" })
  })
})

describe("reminders", () => {
  const reminders = async (id: string) => {
    const of = (await jobs()).filter(({ key }) => key?.endsWith(id))
    return Object.fromEntries(of.map(({ key, run_at }) => [key.replace(` ${id}`, ""), run_at]))
  }
  const set = async (numbers: Record<string, number>) => {
    const { settings } = await office.at()
    const change = { what: "settings" as const, settings: { ...settings, ...numbers } }
    const done = await changeOffice(office.ctx, { change, decision: null, by: staff, permissions: ["change-office"] })
    expect(done.answer.ok).toBe(true)
  }

  test("move with the visit and with the office's numbers, and go once", async () => {
    const id = await visitWithPhone(at("2026-12-03", "13:00"))
    await move(office.ctx, { visitId: id, from: at("2026-12-03", "13:00"), to: at("2026-12-04", "11:20"), by })
    const ten = at("2026-12-03", "10:00")
    expect(await reminders(id)).toEqual({ reminder: ten, "sms-reminder": ten })

    await set({ reminderDays: 2, reminderHour: 16, smsHours: 3 })
    await office.pool.query("update graphile_worker._private_jobs set run_at = now() where key = 'move-reminders'")
    await work()
    expect(await reminders(id)).toEqual({
      reminder: at("2026-12-02", "16:00"),
      "sms-reminder": at("2026-12-04", "08:20"),
    })

    gateway.taken.length = 0
    office.setClock(at("2026-12-03", "16:00"))
    await work({ all: true })
    expect(gateway.taken.map(({ message }) => message)).toEqual([expect.stringContaining("/en/v/")])
    await set({ reminderDays: 1, reminderHour: 10, smsHours: 0 })
    await work({ all: true })
    expect(gateway.taken).toHaveLength(1)
    expect(await reminders(id)).toEqual({})
  })

  test("go with the visit", async () => {
    const id = await visitWithPhone(at("2026-12-09", "13:00"))
    await move(office.ctx, { visitId: id, from: at("2026-12-09", "13:00"), to: at("2026-12-09", "14:00"), by })
    await cancel(office.ctx, { visitId: id, by })
    expect(await reminders(id)).toEqual({})
  })
})
