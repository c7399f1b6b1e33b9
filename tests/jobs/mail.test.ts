import { runOnce } from "graphile-worker"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { visitById } from "#db/booking/reads.ts"
import { type Mailer, openMailer } from "#jobs/channels/email.ts"
import { qrPicture } from "#jobs/qr-picture.ts"
import { tasks } from "#jobs/schedule.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { hold } from "#operations/booking/hold.ts"
import { giveDetails } from "#operations/booking/give-details.ts"
import { move } from "#operations/booking/move.ts"
import { linkKey } from "#operations/link.ts"
import { type MailServer, calendarIn, mailServer } from "../support/smtp.ts"
import { MONDAY, SECRET, type TestOffice, at, bookAt, codeOf, testOffice, visitor } from "../support/office.ts"

let office: TestOffice
let smtp: MailServer
let mailer: Mailer
const portalUrl = "https://ankomst.test"
beforeAll(async () => {
  office = await testOffice()
  smtp = await mailServer()
  mailer = openMailer({ smtpUrl: smtp.url, from: "Ankomst <no-reply@ankomst.test>", portalUrl })
})
afterAll(async () => {
  mailer.close()
  await smtp.close()
  await office.end()
})
beforeEach(async () => {
  smtp.mails.length = 0
  smtp.attempts.length = 0
  await office.pool.query("delete from graphile_worker._private_jobs")
})

/** Does every job that is due by the test's clock; reminders are pulled forward to be due. */
async function work(alsoReminders = false): Promise<void> {
  if (alsoReminders) await office.pool.query("update graphile_worker._private_jobs set run_at = now()")
  await office.pool.query("update graphile_worker._private_jobs set run_at = now() where attempts > 0")
  await runOnce({
    pgPool: office.pool,
    taskList: tasks({ ctx: office.ctx, mailer, portalUrl, auditAnchors: null, log: () => {} }),
    noHandleSignals: true,
  })
}
const by = { kind: "visitor" } as const

describe("mail as it arrives", () => {
  test("a booking is confirmed in the visitor's language, as text and HTML, with the link and a calendar file", async () => {
    const who = await visitor(office.ctx, { services: ["eu-residence", "cpr"], party: 2, email: "elena@example.org" })
    const held = await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-02", "11:20") })
    if (!held.ok) throw new Error(held.error)
    await giveDetails(office.ctx, {
      draftKey: who.draftKey,
      details: {
        contactName: "Елена <Росси>",
        email: who.email,
        phone: "",
        language: "da",
        supportNeeds: "",
        names: ["Елена <Росси>", "جوليا"],
      },
    })
    await work()
    expect(smtp.mails).toHaveLength(1)
    const code = await codeOf(office.ctx, who.draftKey)
    expect(smtp.mails[0]!.subject).toBe(`Din kode er ${code.slice(0, 4)} ${code.slice(4)}`)
    expect(smtp.mails[0]!.text).toContain(`${code.slice(0, 4)} ${code.slice(4)}`)

    const { confirmEmail } = await import("#operations/booking/give-details.ts")
    await confirmEmail(office.ctx, { draftKey: who.draftKey, code })
    const { book } = await import("#operations/booking/book.ts")
    await book(office.ctx, { draftKey: who.draftKey, visitId: held.value.visitId })
    await work()
    const mail = smtp.mails[1]!
    const { visit } = (await visitById(office.db, held.value.visitId))!
    expect(mail.subject).toBe(`Dit besøg onsdag den 2. december kl. 11.20 (${visit.reference})`)
    expect([mail.to].flat()[0]!.text).toBe("elena@example.org")
    const link = `${portalUrl}/da/visit/${linkKey(SECRET, "visit", visit.id)}`
    for (const words of [
      link,
      visit.reference,
      "EU-opholdsdokument",
      "CPR-registrering",
      "Nyropsgade 1",
      "جوليا",
      "kl. 11.10",
    ]) {
      expect(mail.text).toContain(words)
      expect(mail.html).toContain(words)
    }
    expect(mail.html).not.toContain("<Росси>")
    expect(mail.html).toMatch(/<html lang="da" dir="ltr">/)
    // The only picture goes along with the mail, and says the reference to a scanner.
    expect(String(mail.html).match(/<img/g)).toHaveLength(1)
    expect(mail.html).toContain('<img src="data:image/png;base64,')
    expect(mail.html).not.toMatch(/<script|<link|https?:\/\/(?!ankomst\.test)/)
    const picture = mail.attachments.find(({ contentDisposition }) => contentDisposition === "inline")
    expect([picture?.filename, picture?.content]).toEqual([`${visit.reference}.png`, qrPicture(visit.reference)])
    const calendar = calendarIn(mail)
    expect(calendar).toContain("DTSTART:20261202T102000Z")
    expect(calendar).toContain(`UID:${visit.id}@ankomst.test`)
    expect(calendar).toContain("SEQUENCE:1")
  })

  test("moved, cancelled and reminded: each says its own, with the same calendar identity", async () => {
    const id = await bookAt(office.ctx, at("2026-12-03", "09:00"))
    await move(office.ctx, { visitId: id, from: at("2026-12-03", "09:00"), to: at("2026-12-04", "10:00"), by })
    await work()
    expect(
      smtp.mails
        .map((m) => m.subject)
        .filter((s) => s?.startsWith("Your visit has a new time: Friday 4 December at 10:00")),
    ).toHaveLength(1)
    const moved = smtp.mails.find((m) => m.subject?.includes("new time"))!
    expect(calendarIn(moved)).toContain("SEQUENCE:3")

    smtp.mails.length = 0
    office.setClock(at("2026-12-03", "10:00"))
    await work(true)
    expect(smtp.mails.map((m) => m.subject)).toEqual([
      expect.stringMatching(/^Reminder: your visit Friday 4 December at 10:00/),
    ])
    office.setClock(MONDAY)
    smtp.mails.length = 0
    await cancel(office.ctx, { visitId: id, by })
    await work()
    expect(smtp.mails[0]!.subject).toMatch(/^Your visit is cancelled/)
    expect(calendarIn(smtp.mails[0]!)).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/)
    expect(smtp.mails[0]!.text).not.toContain("/visit/")
  })

  test("a reminder of a time that was left is not sent, even if its job was on its way", async () => {
    const id = await bookAt(office.ctx, at("2026-12-07", "09:00"))
    const old = await office.pool.query(
      "select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail-reminder' and payload->>'visitId' = $1",
      [id],
    )
    await move(office.ctx, { visitId: id, from: at("2026-12-07", "09:00"), to: at("2026-12-08", "10:00"), by }).catch(
      () => {},
    )
    await move(office.ctx, { visitId: id, from: at("2026-12-07", "09:00"), to: at("2026-12-09", "12:00"), by })
    await office.pool.query("delete from graphile_worker._private_jobs")
    await office.pool.query("select graphile_worker.add_job('mail-reminder', $1::json)", [
      JSON.stringify(old.rows[0].payload),
    ])
    office.setClock(at("2026-12-06", "10:00"))
    await work()
    office.setClock(MONDAY)
    expect(smtp.mails).toHaveLength(0)
  })

  test("a server that does not take the mail gets it again, under the same Message-ID, and the visit's history notes it once", async () => {
    const id = await bookAt(office.ctx, at("2026-12-10", "09:00"))
    await office.pool.query(
      "delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier <> 'mail-visit'",
    )
    smtp.refuseNext(2)
    await work().catch(() => {})
    await work().catch(() => {})
    await work()
    expect(smtp.attempts).toHaveLength(3)
    expect(new Set(smtp.attempts).size).toBe(1)
    expect(smtp.attempts[0]).toMatch(/^<[0-9a-f-]{36}\.booked@ankomst\.test>$/)
    expect(smtp.mails).toHaveLength(1)
    const noted = await office.pool.query("select 1 from visit_event where visit_id = $1 and kind = 'message-sent'", [
      id,
    ])
    expect(noted.rowCount).toBe(1)
  })
})
