import { existsSync } from "node:fs"
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { runOnce } from "graphile-worker"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type Mailer, openMailer } from "#jobs/channels/email.ts"
import { dayListPdf, paperRows } from "#jobs/desk/day-list-pdf.ts"
import { removeLists } from "#jobs/desk/tasks.ts"
import type { Doing } from "#jobs/doing.ts"
import { tasks } from "#jobs/schedule.ts"
import { dayOnPaper, planDayList } from "#operations/desk/morning.ts"
import { type MailServer, mailServer } from "../support/smtp.ts"
import { type TestOffice, at, bookAt, count, testOffice } from "../support/office.ts"

const DAY = "2026-12-03"
const portalUrl = "https://ankomst.test"
let office: TestOffice
let smtp: MailServer
let mailer: Mailer
let folder: string
let doing: Doing
beforeAll(async () => {
  office = await testOffice()
  smtp = await mailServer()
  mailer = openMailer({ smtpUrl: smtp.url, from: "Ankomst <no-reply@ankomst.test>", portalUrl })
  const elena = await bookAt(office.ctx, at(DAY, "10:00"), { services: ["eu-residence", "cpr"], party: 2 })
  await bookAt(office.ctx, at(DAY, "09:00"), { contactName: "Ирина Ковальчук" })
  await office.pool.query("update visit set phone = '+45 20 12 34 56', support_needs = 'Kørestol' where id = $1", [
    elena,
  ])
})
afterAll(async () => {
  mailer.close()
  await smtp.close()
  await office.end()
})
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), "day-list-")), "lists")
  doing = { ctx: office.ctx, mailer, portalUrl, auditAnchors: null, dayList: { folder, printer: null }, log: () => {} }
  smtp.mails.length = 0
  office.setClock(at(DAY, "06:30"))
  await office.pool.query("delete from graphile_worker._private_jobs")
  await office.pool.query(
    "update site set office_version = office_version + 1, day_list_day = null, day_list_email = ''",
  )
  return () => rm(path.dirname(folder), { recursive: true, force: true })
})

const jobs = async (task: string) =>
  count(
    office,
    "graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1",
    [task],
  )
/** Looks whether the list is due, as the clock does, and does what is to be done. */
async function work(from: Doing = doing): Promise<void> {
  await planDayList(office.ctx, { saves: Boolean(from.dayList) })
  await office.pool.query("update graphile_worker._private_jobs set run_at = now()")
  await runOnce({ pgPool: office.pool, taskList: tasks(from), noHandleSignals: true })
}

test("the list has a line for each visit by the clock, with all that the office needs without the network", async () => {
  const paper = { ...(await dayOnPaper(office.ctx, { siteId: (await office.at()).site.id, day: DAY, goes: "saved" })) }
  const given = { ...paper, at: await office.at(), day: DAY, now: office.ctx.now() }
  const rows = paperRows(given)
  expect(rows.map((r) => [r.time.slice(0, 5), r.name, r.people, r.language, r.support, r.phone])).toEqual([
    ["9.00–", "Ирина Ковальчук", "1", "English", "", ""],
    ["10.00", "Elena Rossi", "2", "English", "Kørestol", "+45 20 12 34 56"],
  ])
  expect(rows[1]!.counter).toMatch(/^\d+ → \d+$/)
  expect(rows[1]!.reference).toMatch(/^[A-Z0-9]{3}-[A-Z0-9]{4}$/)
  const sheets = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\n/g)?.length
  expect(sheets(await dayListPdf(given))).toBe(1)
  // As many visits as the house has on a long day: the table goes on, and no sheet is left empty.
  const legs = Array.from({ length: 120 }, (_, i) => ({ ...given.legs[0]!, visitId: `v${i}` }))
  expect(sheets(await dayListPdf({ ...given, legs }))).toBe(5)
  expect(sheets(await dayListPdf({ ...given, legs: [] }))).toBe(1)
})

test("it is saved whole, for the worker's own user only, and the audit trail says so", async () => {
  const before = await count(office, "audit_entry where kind = 'day-list-saved'")
  await work()
  expect(await readdir(folder)).toEqual([`day-list-${DAY}.pdf`])
  const file = path.join(folder, `day-list-${DAY}.pdf`)
  expect((await readFile(file)).subarray(0, 5).toString()).toBe("%PDF-")
  expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600")
  expect(((await stat(folder)).mode & 0o777).toString(8)).toBe("700")
  expect(await count(office, "audit_entry where kind = 'day-list-saved'")).toBe(before + 1)
  const { rows } = await office.pool.query("select staff_id, detail from audit_entry order by id desc limit 1")
  expect(rows).toEqual([{ staff_id: null, detail: { day: DAY, visits: "2" } }])
  expect(smtp.mails).toEqual([])
})

test("many who look at once have it made once, and later looks make no other", async () => {
  await Promise.all(Array.from({ length: 6 }, () => planDayList(office.ctx, { saves: true })))
  expect(await jobs("save-day-list")).toBe(1)
  office.setClock(at(DAY, "08:00"))
  expect(await planDayList(office.ctx, { saves: true })).toBeNull()
})

test("where no folder and no address is set nothing leaves the portal, and what is set later that day still does", async () => {
  const off = { ...doing, dayList: null }
  await work(off)
  expect([existsSync(folder), smtp.mails.length]).toEqual([false, 0])
  await work()
  expect(await readdir(folder)).toHaveLength(1)
})

test("it is mailed as a document to the address that the office has set, in the language of the house", async () => {
  await office.pool.query("update site set office_version = office_version + 1, day_list_email = 'vagt@example.org'")
  await work({ ...doing, dayList: null })
  const [mail] = smtp.mails
  expect(smtp.mails).toHaveLength(1)
  expect(mail!.to).toMatchObject({ text: "vagt@example.org" })
  expect(mail!.subject).toBe("Dagsliste, torsdag 3. december 2026")
  expect(mail!.attachments.map((one) => [one.filename, one.contentType])).toEqual([
    [`day-list-${DAY}.pdf`, "application/pdf"],
  ])
  expect(mail!.attachments[0]!.content.subarray(0, 5).toString()).toBe("%PDF-")
  // Names stand in the document only.
  expect(`${mail!.text} ${mail!.html}`).not.toMatch(/Elena|Ирина/)
  expect(existsSync(folder)).toBe(false)
})

test("an address that was taken away, or another day, is not written to any more", async () => {
  await office.pool.query("update site set office_version = office_version + 1, day_list_email = 'vagt@example.org'")
  await planDayList(office.ctx, { saves: false })
  await office.pool.query("update site set office_version = office_version + 1, day_list_email = ''")
  await work({ ...doing, dayList: null })
  await office.pool.query(
    "update site set office_version = office_version + 1, day_list_email = 'vagt@example.org', day_list_day = null",
  )
  await planDayList(office.ctx, { saves: true })
  office.setClock(at("2026-12-04", "05:00"))
  await work()
  expect([smtp.mails.length, existsSync(folder)]).toEqual([0, false])
})

test("a saved list is handed to the printer by its name, and no shell reads it", async () => {
  const bin = path.dirname(folder)
  const asked = path.join(bin, "asked")
  await writeFile(path.join(bin, "lp"), `#!/bin/sh\nfor one in "$@"; do echo "$one" >> ${asked}; done\n`)
  await chmod(path.join(bin, "lp"), 0o700)
  const way = process.env.PATH
  process.env.PATH = `${bin}:${way}`
  try {
    await work({ ...doing, dayList: { folder, printer: "reception" } })
  } finally {
    process.env.PATH = way
  }
  const said = (await readFile(asked, "utf8")).trim().split("\n")
  expect(said).toEqual(["-d", "reception", "--", path.resolve(folder, `day-list-${DAY}.pdf`)])
})

test("a printer that is off keeps the list saved, and printing is tried again", async () => {
  const bin = path.dirname(folder)
  await writeFile(path.join(bin, "lp"), "#!/bin/sh\nexit 1\n")
  await chmod(path.join(bin, "lp"), 0o700)
  const way = process.env.PATH
  process.env.PATH = `${bin}:${way}`
  try {
    await work({ ...doing, dayList: { folder, printer: "reception" } })
  } finally {
    process.env.PATH = way
  }
  expect(await readdir(folder)).toEqual([`day-list-${DAY}.pdf`])
  expect([await jobs("save-day-list"), await jobs("print-day-list")]).toEqual([0, 1])
})

test("lists of days gone by are removed by the office's own term, and nothing else of the folder is", async () => {
  await work()
  for (const file of ["day-list-2026-11-29.pdf", "day-list-2026-11-30.pdf", "notes.txt"])
    await writeFile(path.join(folder, file), "x")
  await removeLists(doing)
  expect((await readdir(folder)).toSorted()).toEqual(["day-list-2026-11-30.pdf", `day-list-${DAY}.pdf`, "notes.txt"])
  await removeLists({ ...doing, dayList: { folder: path.join(folder, "none"), printer: null } })
})
