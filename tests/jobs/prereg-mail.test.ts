import { runOnce } from "graphile-worker"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { wholeOf, preregById } from "#db/prereg/reads.ts"
import { type Mailer, openMailer } from "#jobs/channels/email.ts"
import { tasks } from "#jobs/schedule.ts"
import { book } from "#operations/booking/book.ts"
import { hold } from "#operations/booking/hold.ts"
import { withdrawPrereg } from "#operations/prereg/end.ts"
import { acceptPrereg, refusePrereg, returnPrereg } from "#operations/prereg/review.ts"
import { beginVisit } from "#operations/prereg/visit.ts"
import { type TestOffice, at, testOffice } from "../support/office.ts"
import { answersOf, filledHousehold, save, sentHousehold } from "../support/household.ts"
import { type MailServer, mailServer } from "../support/smtp.ts"

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
  await office.pool.query("delete from graphile_worker._private_jobs")
})

const by = { staffId: "00000000-0000-4000-8000-0000000000aa", staffName: "Fatima Rahimi" }
/** Does every job, also those of later. */
async function work() {
  await office.pool.query("update graphile_worker._private_jobs set run_at = now()")
  const taskList = tasks({ ctx: office.ctx, mailer, portalUrl, auditAnchors: null, log: () => {} })
  await runOnce({ pgPool: office.pool, taskList, noHandleSignals: true })
}
const subjects = () => smtp.mails.map((mail) => mail.subject)
/** Another language of messages, chosen before sending. */
async function danish() {
  const filled = await filledHousehold(office.ctx)
  const contact = { ...answersOf.contact(filled.email), language: "da" }
  await save(office.ctx, filled.preregId, [{ part: "contact", position: null, answers: contact }])
  const { sendPrereg } = await import("#operations/prereg/send.ts")
  await sendPrereg(office.ctx, { preregId: filled.preregId })
  return filled
}

test("questions come in the household's language, each with the person it concerns, and the office's own line", async () => {
  const { preregId } = await danish()
  await work()
  smtp.mails.length = 0
  const { people } = await wholeOf(office.db, (await preregById(office.db, preregId))!)
  const asked = [
    { personId: people[2]!.id, part: "papers" as const, question: "birth", template: "stamp-missing" },
    { personId: people[0]!.id, part: "person" as const, question: "passportNumber", template: "unclear" },
  ]
  await returnPrereg(office.ctx, { preregId, asked, line: "Skriv gerne til os.", by })
  await work()
  const [mail] = smtp.mails
  expect(mail!.subject).toMatch(/^Vi mangler oplysninger til din forhåndsregistrering \(/)
  for (const text of [
    "(Giulia Bianchi)",
    "apostille eller legalisering",
    "(Elena Rossi)",
    "Skriv gerne til os.",
    `${portalUrl}/da/pre-registration/open/`,
  ])
    expect(mail!.text).toContain(text)
  expect(mail!.text).not.toContain("YA1234567")
})

test("a refusal says why and how to complain, and carries no link", async () => {
  const { preregId, email } = await sentHousehold(office.ctx)
  await refusePrereg(office.ctx, { preregId, reason: "You do not live in Denmark.", by })
  await work()
  const mail = smtp.mails.find((m) => m.subject!.startsWith("About your"))!
  expect([mail.to].flat()[0]!.text).toBe(email)
  expect(mail.text).toContain("You do not live in Denmark.")
  expect(mail.text).toContain("You can complain")
  expect(mail.text).not.toContain("/open/")
})

test("a household whose provisional time comes near is told, once, and may move it; not when it is accepted before", async () => {
  for (const accepted of [false, true]) {
    const { preregId } = await sentHousehold(office.ctx)
    const begun = await beginVisit(office.ctx, { preregId })
    if (!begun.ok) throw new Error(begun.error)
    const { draftKey } = begun.value
    const held = await hold(office.ctx, { draftKey, startsAt: at("2026-12-09", accepted ? "13:00" : "12:00") })
    if (!held.ok) throw new Error(held.error)
    await book(office.ctx, { draftKey, visitId: held.value.visitId })
    if (accepted) await acceptPrereg(office.ctx, { preregId, line: "", by })
    smtp.mails.length = 0
    await work()
    expect(subjects().filter((s) => s!.startsWith("We are not ready"))).toHaveLength(accepted ? 0 : 1)
    if (accepted) {
      expect(subjects().filter((s) => s!.startsWith("Your pre-registration is accepted"))).toHaveLength(1)
      expect(subjects().filter((s) => s!.startsWith("Your visit "))).toHaveLength(1)
      expect(subjects().some((s) => s!.startsWith("Your provisional"))).toBe(false)
    } else {
      const late = smtp.mails.find((m) => m.subject!.startsWith("We are not ready"))!
      expect(late.text).toContain(`${portalUrl}/en/visit/`)
    }
  }
})

test("who has chosen a time is told that we keep it, and not to choose one", async () => {
  const mayChoose = "You can choose a provisional time"
  const mailOf = async () => {
    await work()
    const { text } = smtp.mails.findLast((m) => m.subject!.startsWith("We have your"))!
    return text
  }
  const { preregId } = await sentHousehold(office.ctx)
  expect(await mailOf()).toContain(mayChoose)
  const begun = await beginVisit(office.ctx, { preregId })
  if (!begun.ok) throw new Error(begun.error)
  const { draftKey } = begun.value
  const held = await hold(office.ctx, { draftKey, startsAt: at("2026-12-10", "12:00") })
  if (!held.ok) throw new Error(held.error)
  await book(office.ctx, { draftKey, visitId: held.value.visitId })
  await returnPrereg(office.ctx, { preregId, asked: [movedIn], line: "", by })
  await save(office.ctx, preregId, [{ part: "to", position: null, answers: answersOf.to() }])
  const { sendPrereg } = await import("#operations/prereg/send.ts")
  expect(await sendPrereg(office.ctx, { preregId })).toMatchObject({ ok: true })
  const again = await mailOf()
  expect(again).not.toContain(mayChoose)
  expect(again).toContain("We keep your provisional time")
})
const movedIn = { personId: null, part: "to" as const, question: "moveIn", template: "unclear" }

test("what is no longer true is not sent late", async () => {
  const { preregId } = await sentHousehold(office.ctx)
  await withdrawPrereg(office.ctx, { preregId })
  await work()
  expect(subjects().filter((s) => s!.startsWith("We have your"))).toEqual([])
  expect(subjects().filter((s) => s!.startsWith("You have withdrawn"))).toHaveLength(1)
})

test("an address that was changed and not confirmed is not written to", async () => {
  const { preregId, email } = await sentHousehold(office.ctx)
  await work()
  const { people } = await wholeOf(office.db, (await preregById(office.db, preregId))!)
  expect(people).toHaveLength(3)
  await returnPrereg(office.ctx, {
    preregId,
    asked: [{ personId: null, part: "contact", question: "email", template: "differs" }],
    line: "",
    by,
  })
  await save(office.ctx, preregId, [
    { part: "contact", position: null, answers: answersOf.contact("stranger@example.org") },
  ])
  smtp.mails.length = 0
  await withdrawPrereg(office.ctx, { preregId })
  await work()
  expect(smtp.mails.map((m) => [m.to].flat()[0]!.text)).not.toContain("stranger@example.org")
  expect(smtp.mails.map((m) => [m.to].flat()[0]!.text)).toContain(email)
})
