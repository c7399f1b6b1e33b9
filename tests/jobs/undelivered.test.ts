import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { fork } from "node:child_process"
import { runOnce } from "graphile-worker"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { mailFailureOf, undelivered, undeliveredCount } from "#db/mail/reads.ts"
import { visitById } from "#db/booking/reads.ts"
import { mailRetries } from "#jobs/deliver.ts"
import { type Mailer, openMailer } from "#jobs/channels/email.ts"
import { tasks } from "#jobs/schedule.ts"
import { hold } from "#operations/booking/hold.ts"
import { giveDetails } from "#operations/booking/give-details.ts"
import { move } from "#operations/booking/move.ts"
import { settleUndelivered } from "#operations/mail/failures.ts"
import { type MailServer, mailServer } from "../support/smtp.ts"
import { KEYS, MONDAY, type TestOffice, at, bookAt, testOffice, visitor } from "../support/office.ts"

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
  smtp.refuse(0)
  office.setClock(MONDAY)
  await office.pool.query("delete from graphile_worker._private_jobs")
  await office.pool.query("delete from mail_failure")
})

async function work(): Promise<void> {
  await office.pool.query("update graphile_worker._private_jobs set run_at = now() where attempts > 0")
  await runOnce({
    pgPool: office.pool,
    taskList: tasks({ ctx: office.ctx, mailer, portalUrl, auditAnchors: null, log: () => {} }),
    noHandleSignals: true,
    events: mailRetries(
      office.pool,
      () => new Date(),
      (error) => {
        throw error
      },
    ),
  })
}
const jobs = async () =>
  (
    await office.pool.query<{ attempts: number; wait: number; last_error: string | null }>(
      "select attempts, extract(epoch from run_at - now())::int as wait, last_error from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where identifier = 'mail-visit'",
    )
  ).rows
const by = { kind: "visitor" } as const

describe("mail that cannot be delivered", () => {
  test("a permanent refusal ends the sending and is seen by staff, and a mail that arrives ends that", async () => {
    const visitId = await bookAt(office.ctx, at("2026-12-10", "09:00"))
    smtp.refuse(99, 550)
    await work()
    expect(smtp.attempts).toHaveLength(1)
    expect(await jobs()).toEqual([])
    expect(await mailFailureOf(office.db, "visit", visitId)).toMatchObject({
      message: "booked",
      code: "550",
      at: MONDAY,
    })
    const { visit } = (await visitById(office.db, visitId))!
    expect(await undelivered(office.db)).toMatchObject([
      { reference: visit.reference, name: "Elena Rossi", startsAt: visit.startsAt },
    ])
    expect(await undeliveredCount(office.db)).toBe(1)

    smtp.refuse(0)
    await move(office.ctx, { visitId, from: at("2026-12-10", "09:00"), to: at("2026-12-11", "10:00"), by })
    await work()
    expect(smtp.mails).toHaveLength(1)
    expect(await mailFailureOf(office.db, "visit", visitId)).toBeNull()
  })

  test("a refusal for now is tried again soon, and the last of its tries ends it", async () => {
    const visitId = await bookAt(office.ctx, at("2026-12-10", "11:00"))
    smtp.refuse(99, 452)
    await work()
    // When the next try is due is set just after the job is given back.
    const counted = (tries: number) => expect.poll(async () => (await jobs())[0]!.attempts).toBe(tries * 18)
    await counted(1)
    const [first] = await jobs()
    expect(first!.last_error).toBe("mail not taken: 452")
    expect(first!.wait).toBeGreaterThan(0)
    expect(first!.wait).toBeLessThanOrEqual(60)
    for (let tries = 2; tries <= 24; tries++) {
      await work()
      await counted(tries)
      expect((await jobs())[0]!.wait).toBeLessThanOrEqual(600)
    }
    expect(await mailFailureOf(office.db, "visit", visitId)).toBeNull()
    await work()
    expect(smtp.attempts).toHaveLength(25)
    expect(await jobs()).toEqual([])
    expect(await mailFailureOf(office.db, "visit", visitId)).toMatchObject({ code: "452" })
  })

  test("what somebody has told the person leaves the list, and who did so is kept", async () => {
    const visitId = await bookAt(office.ctx, at("2026-12-10", "13:00"))
    smtp.refuse(99, 550)
    await work()
    const staffId = "00000000-0000-4000-8000-000000000001"
    await settleUndelivered(office.ctx, { about: "visit", id: visitId, staffId })
    expect(await undelivered(office.db)).toEqual([])
    const audit = await office.pool.query("select staff_id from audit_entry where kind = 'settled-undelivered'")
    expect(audit.rows).toEqual([{ staff_id: staffId }])
  })

  test("a code whose ten minutes ran out while mail was away is not sent", async () => {
    const who = await visitor(office.ctx)
    await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-02", "11:20") })
    const details = {
      contactName: "Elena",
      email: who.email,
      phone: "",
      language: "en",
      supportNeeds: "",
      names: ["E"],
    }
    await giveDetails(office.ctx, { draftKey: who.draftKey, details })
    office.setClock(new Date(MONDAY.getTime() + 11 * 60_000))
    await work()
    expect(smtp.attempts).toHaveLength(0)
  })

  test("what is kept with a failed job names nobody", async () => {
    await bookAt(office.ctx, at("2026-12-14", "09:00"), { email: "secret.person@example.org" })
    await office.pool.query("alter table site rename to site_away")
    try {
      await work()
    } finally {
      await office.pool.query("alter table site_away rename to site")
    }
    const rows = await jobs()
    expect(rows).toHaveLength(1)
    expect(rows[0]!.last_error).toMatch(/^42P01: select/)
    expect(rows[0]!.last_error).not.toMatch(/params|secret\.person/)
  })
})

test("a mail server that hangs stops no other job, and the worker ends within ten seconds all the same", async () => {
  const sockets = new Set<import("node:net").Socket>()
  const hanging = createServer((socket) => void sockets.add(socket)).listen(0, "127.0.0.1")
  await once(hanging, "listening")
  const worker = fork("jobs/worker.ts", [], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      LOG_LEVEL: "fatal",
      DATABASE_URL: office.url,
      SMTP_URL: `smtp://127.0.0.1:${(hanging.address() as AddressInfo).port}`,
      PORTAL_URL: portalUrl,
      MAIL_FROM: "Ankomst <no-reply@ankomst.example>",
      SESSION_SECRET: "another secret for tests without a comma in it",
      DATA_KEYS: `1:${KEYS[0].key.toString("hex")}`,
    },
  })
  const ended = once(worker, "exit")
  try {
    for (const clock of ["09:00", "10:00", "11:00"]) await bookAt(office.ctx, at("2026-12-17", clock))
    await Promise.race([once(worker, "message"), ended.then(([code]) => expect(code).toBe("running"))])
    await expect.poll(() => sockets.size, { timeout: 20_000 }).toBeGreaterThan(0)
    await office.pool.query(
      "select graphile_worker.add_job('course-lapse', json_build_object('runId', gen_random_uuid()))",
    )
    const waiting = async () =>
      (
        await office.pool.query(
          "select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where identifier = 'course-lapse'",
        )
      ).rowCount
    await expect.poll(waiting, { timeout: 8_000 }).toBe(0)
    const began = performance.now()
    worker.kill("SIGTERM")
    expect(await ended).toEqual([0, null])
    expect(performance.now() - began).toBeLessThan(10_000)
  } finally {
    worker.kill("SIGKILL")
    for (const socket of sockets) socket.destroy()
    hanging.close()
  }
}, 60_000)
