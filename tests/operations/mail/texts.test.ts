import { runOnce } from "graphile-worker"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { savedTexts } from "#db/mail/reads.ts"
import { recentChanges } from "#db/office/reads.ts"
import { laggingIn } from "#domain/mail/own-text.ts"
import { messageKind } from "#domain/mail/messages.ts"
import { type Mailer, openMailer } from "#jobs/channels/email.ts"
import { tasks } from "#jobs/schedule.ts"
import { builtInText } from "#locales/built-in.ts"
import { languageCodes } from "#locales/languages.ts"
import { type TypedText, restoreTexts, saveTexts, sendTestMessage } from "#operations/mail/texts.ts"
import { addStaff } from "#operations/staff/accounts.ts"
import { sentHousehold } from "../../support/household.ts"
import { type TestOffice, at, bookAt, count, testOffice } from "../../support/office.ts"
import { karen, mette, secondIsRefused } from "../../support/second-person.ts"
import { type MailServer, mailServer } from "../../support/smtp.ts"

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
  await office.pool.query("delete from message_text")
  await office.pool.query("update site set office_version = office_version + 1")
  await office.pool.query("delete from graphile_worker._private_jobs")
})

async function work() {
  const taskList = tasks({ ctx: office.ctx, mailer, portalUrl, auditAnchors: null, log: () => {} })
  await runOnce({ pgPool: office.pool, taskList, noHandleSignals: true })
}
const text = (key: string, language: string, words: string): TypedText => ({ key, language, text: words })
const keysOf = (message: string) => messageKind(message)!.texts.map(({ key }) => key)
const rowsOf = (message: string) => savedTexts(office.db, keysOf(message))
const save = (message: string, typed: TypedText[], seen: number, more: { looked?: string[]; by?: typeof karen } = {}) =>
  saveTexts(office.ctx, { message, typed, seen, looked: [], builtIn: builtInText, by: karen, ...more })

describe("messages speak with the office's own texts", () => {
  test("a booked visit, in the language its visitor chose; other messages and the other language stay", async () => {
    const typed = [
      text("mail:booked.subject", "en", "See you {{when}}: {{reference}}"),
      text("mail:booked.lead", "en", "Ring the bell at {{address}}.\nThen wait <here>."),
      text("mail:booked.lead", "da", "Ring på klokken."),
    ]
    expect(await save("visit-booked", typed, 0)).toEqual({ ok: true, value: null })
    const id = await bookAt(office.ctx, at("2026-12-03", "10:00"))
    await work()
    const booked = smtp.mails.find((mail) => mail.subject?.startsWith("See you Thursday 3 December at 10:00: "))!
    expect(booked.text).toContain("Ring the bell at Nyropsgade 1")
    expect(booked.html).toContain("Then wait &lt;here&gt;.")
    await office.pool.query("update visit set language = 'da' where id = $1", [id])
    await office.pool.query("delete from graphile_worker._private_jobs")
    const { rows } = await office.pool.query("select id from visit_event where visit_id = $1 and kind = 'booked'", [id])
    const { rows: visits } = await office.pool.query("select revision from visit where id = $1", [id])
    await office.pool.query("select graphile_worker.add_job('mail-visit', $1::json)", [
      JSON.stringify({ kind: "booked", visitId: id, eventId: rows[0].id, revision: visits[0].revision }),
    ])
    await work()
    const danish = smtp.mails.at(-1)!
    expect(danish.subject).toMatch(/^Dit besøg torsdag den 3\. december/)
    expect(danish.text).toContain("Ring på klokken.")
  })

  test("a household's mail, with a text that all of its messages share", async () => {
    await save("prereg-submitted", [text("mail:prereg.submitted.lead", "en", "Thank you. {{site}} reads it now.")], 0)
    await save("all-shared", [text("mail:greeting", "en", "Dear {{name}}")], 0)
    await sentHousehold(office.ctx)
    await work()
    const mail = smtp.mails.find((m) => m.subject?.startsWith("We have your pre-registration"))!
    expect(mail.text).toContain("Dear Elena Rossi")
    expect(mail.text).toContain("Thank you. International Citizen Service East reads it now.")
  })
})

describe("saving", () => {
  test.each([
    ["an unknown variable", "{{when}} {{reference}} {{naem}}", "variable-unknown", "naem"],
    ["a missing one", "{{when}}", "variable-missing", "reference"],
    ["half a bracket", "{{when}} {{reference}", "braces", ""],
    ["nothing", "  ", "text-empty", ""],
    ["too much", `{{when}} {{reference}} ${"x".repeat(150)}`, "text-long", "150"],
  ])("%s is refused with the text it is in, and nothing is saved", async (_, words, fault, what) => {
    const typed = [text("mail:booked.heading", "da", "Velkommen"), text("mail:booked.subject", "en", words)]
    expect(await save("visit-booked", typed, 0)).toEqual({
      ok: false,
      error: "texts-wrong",
      wrong: [{ key: "mail:booked.subject", language: "en", fault, what }],
    })
    expect(await rowsOf("visit-booked")).toEqual([])
  })

  test("texts of another message and languages that there are not are passed over", async () => {
    const typed = [text("mail:moved.lead", "en", "Moved"), text("mail:booked.lead", "xx", "Booked")]
    expect(await save("visit-booked", typed, 0)).toEqual({ ok: true, value: null })
    expect(await count(office, "message_text")).toBe(0)
    expect(await save("no-such-message", [], 0)).toEqual({ ok: false, error: "unknown" })
  })

  test("what two people have open is saved by the first", async () => {
    const lead = (words: string) => [text("mail:moved.lead", "en", words)]
    await secondIsRefused(
      async () => ({
        first: (by) => save("visit-moved", lead("First"), 0, { by }),
        second: (by) => save("visit-moved", lead("Second"), 0, { by }),
        stands: () => rowsOf("visit-moved"),
      }),
      "changed-meanwhile",
    )
  })

  test("at once: one wins", async () => {
    const both = await Promise.all(
      ["one", "two"].map((words) => save("visit-moved", [text("mail:moved.lead", "en", words)], 0)),
    )
    expect(both.map((saved) => saved.ok).toSorted()).toEqual([false, true])
  })

  test("each saving is in the office's history and the audit trail; the same again is neither", async () => {
    const typed = [text("mail:booked.lead", "en", "Welcome.")]
    await save("visit-booked", typed, 0)
    await save("visit-booked", typed, 1)
    const { site } = await office.at()
    const [latest] = await recentChanges(office.db, site.id, 1)
    expect(latest).toMatchObject({
      what: "message-text",
      staffName: "Karen",
      before: { message: "visit-booked", texts: [{ key: "mail:booked.lead", language: "en", text: null }] },
      after: { message: "visit-booked", texts: [{ key: "mail:booked.lead", language: "en", text: "Welcome." }] },
    })
    expect(await count(office, "message_text where key = $1", ["mail:booked.lead"])).toBe(1)
    expect(
      await count(office, "audit_entry where kind = 'message-saved' and detail->>'message' = 'visit-booked'"),
    ).toBeGreaterThan(0)
  })

  test("a twin lags until somebody has looked at it", async () => {
    const kind = messageKind("visit-booked")!
    const lagging = async () => laggingIn(kind, await rowsOf(kind.id), languageCodes)
    await save(kind.id, [text("mail:booked.lead", "en", "Welcome.")], 0)
    expect(await lagging()).toEqual(["da"])
    const standing = keysOf(kind.id).map((key) => text(key, "da", builtInText({ key, language: "da" })!))
    expect(await save(kind.id, standing, 1, { looked: ["da"], by: mette })).toEqual({ ok: true, value: null })
    expect(await lagging()).toEqual([])
    expect((await rowsOf(kind.id)).at(-1)).toMatchObject({ language: "da", text: null, looked: true, by: "Mette" })
  })
})

describe("going back", () => {
  const restore = (version: number, seen: number) =>
    restoreTexts(office.ctx, {
      message: "visit-booked",
      version,
      languages: languageCodes,
      seen,
      builtIn: builtInText,
      by: mette,
    })
  const own = async () => (await office.at()).ownTexts.map(({ language, text: words }) => `${language} ${words}`)

  test("to an earlier version, and to the built-in texts, each a version of its own", async () => {
    await save("visit-booked", [text("mail:booked.lead", "en", "One"), text("mail:booked.lead", "da", "En")], 0)
    await save("visit-booked", [text("mail:booked.lead", "en", "Two")], 1)
    expect((await own()).toSorted()).toEqual(["da En", "en Two"])
    expect(await restore(1, 1)).toEqual({ ok: false, error: "changed-meanwhile" })
    expect(await restore(1, 2)).toEqual({ ok: true, value: null })
    expect((await own()).toSorted()).toEqual(["da En", "en One"])
    expect(await restore(0, 3)).toEqual({ ok: true, value: null })
    expect(await own()).toEqual([])
    expect((await rowsOf("visit-booked")).map((row) => row.version)).toEqual([1, 1, 2, 3, 4, 4])
  })

  test("not to a text that lacks what is needed today", async () => {
    await save("visit-booked", [text("mail:booked.subject", "en", "One {{when}} {{reference}}")], 0)
    await save("visit-booked", [text("mail:booked.subject", "en", "Two {{when}} {{reference}}")], 1)
    await office.pool.query("update message_text set text = 'Old' where version = 1")
    expect(await restore(1, 2)).toMatchObject({ ok: false, error: "texts-wrong" })
    expect(await own()).toEqual(["en Two {{when}} {{reference}}"])
  })
})

describe("a test to oneself", () => {
  const staff = "nadia@office.example"
  const by = async () => {
    const { rows } = await office.pool.query<{ id: string }>("select id from staff_account where email = $1", [staff])
    return { staffId: rows[0]!.id, staffName: "Nadia" }
  }
  beforeAll(async () => {
    const account = { email: staff, name: "Nadia", role: "coordinator", password: "a long enough password" } as const
    await addStaff(office.ctx, { ...account, language: "en" })
  })

  test("is the mail as it is typed, marked, to one's own address, once; nothing is saved", async () => {
    const typed = [text("mail:booked.subject", "da", "Vi ses {{when}} ({{reference}})")]
    const given = { message: "visit-booked", language: "da", typed, builtIn: builtInText, by: await by() }
    expect(await sendTestMessage(office.ctx, given)).toEqual({ ok: true, value: null })
    await sendTestMessage(office.ctx, given)
    await work()
    expect(smtp.mails).toHaveLength(1)
    const [mail] = smtp.mails
    expect([mail!.to].flat()[0]!.text).toBe(staff)
    expect(mail!.subject).toMatch(/^\[Test\] Vi ses tirsdag den 1\. december kl\. 10\.00 \(KTM-4QX7\)$/)
    expect(mail!.text).toMatch(/^This is a test\./)
    expect(mail!.html).toContain("This is a test.")
    expect(mail!.attachments.map(({ filename }) => filename)).toEqual(["KTM-4QX7.png"])
    expect(await count(office, "message_text")).toBe(0)
    expect(await count(office, "audit_entry where kind = 'message-tested'")).toBe(2)
  })

  test("a wrong text is refused and sends nothing; somebody who has left gets nothing", async () => {
    const given = { message: "all-code", language: "en", builtIn: builtInText, by: await by() }
    expect(
      await sendTestMessage(office.ctx, { ...given, typed: [text("mail:code.subject", "en", "Hello")] }),
    ).toMatchObject({ ok: false, wrong: [{ fault: "variable-missing", what: "code" }] })
    await sendTestMessage(office.ctx, { ...given, typed: [] })
    await office.pool.query("update staff_account set active = false where email = $1", [staff])
    await work()
    expect(smtp.mails).toEqual([])
  })
})
