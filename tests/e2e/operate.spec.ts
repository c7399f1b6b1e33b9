import { once } from "node:events"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { openDatabase } from "#db/client.ts"
import { migrate } from "#db/migrate.ts"
import { draftByKey, nextFreeTimes, visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { hold } from "#operations/booking/hold.ts"
import { freshDatabase } from "../support/database.ts"
import { fillIn, visitor } from "../support/office.ts"
import { hashSecret } from "#operations/context.ts"
import { startPostgres } from "../../bin/postgres.mjs"
import { words } from "./support/page.ts"
import { expect, freePort, seedPortal, startProcess, stopProcess, test } from "./support/portal.ts"

test("SIGTERM during bookings: every answer that was given is kept, and the process ends by itself", async ({
  portal,
}) => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const web = await startProcess("build/server/index.js", {
    DATABASE_URL: portal.databaseUrl,
    SMTP_URL: portal.smtp.url,
    PORTAL_URL: url,
    PORT: String(port),
  })
  const at = await readSiteOffice(portal.database.db)
  const free = await nextFreeTimes(
    portal.database.db,
    at,
    { services: at.services.filter((s) => s.key === "cpr"), party: 1 },
    addDays(officeDay(new Date()), 3),
    60,
    new Date(),
  )
  const ready = []
  for (const { slot } of free.filter((_, i) => i % 3 === 0).slice(0, 16)) {
    const who = await visitor(portal.ctx)
    const held = await hold(portal.ctx, { draftKey: who.draftKey, startsAt: new Date(slot.start * 60_000) })
    if (!held.ok) continue
    await fillIn(portal.ctx, who)
    ready.push({ who, visitId: held.value.visitId })
  }
  expect(ready.length).toBeGreaterThan(8)
  const answers = ready.map(({ who, visitId }) =>
    fetch(`${url}/en/book/check`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: url, cookie: `booking=${who.draftKey}`, "content-type": "application/x-www-form-urlencoded" },
      body: `visit=${visitId}`,
    }).then(
      (r) => r.status,
      () => null,
    ),
  )
  await Promise.race(answers)
  const began = Date.now()
  expect(await stopProcess(web)).toBe(0)
  expect(Date.now() - began).toBeLessThan(10_500)
  const statuses = await Promise.all(answers)
  for (const [i, status] of statuses.entries()) {
    const { visit, legs } = (await visitById(portal.database.db, ready[i]!.visitId))!
    // Told "booked" means booked; not told means booked whole or still held, never half.
    if (status !== null) expect(status).toBe(302)
    if (status === 302) expect(visit.state).toBe("booked")
    expect(legs.every((l) => l.active && (l.until === null) === (visit.state === "booked"))).toBe(true)
    expect(await draftByKey(portal.database.db, hashSecret(ready[i]!.who.draftKey))).not.toBeNull()
  }
})

test("a database that is away gives a calm page in both languages, and the portal is back by itself", async ({
  page,
}) => {
  test.slow()
  const dir = join(tmpdir(), `ankomst-away-${process.pid}`)
  let postgres = await startPostgres({ dir, settings: { fsync: "off" } })
  let web
  try {
    await migrate(postgres.url)
    const database = openDatabase(postgres.url, { size: 2, onError: () => {} })
    await seedPortal(database)
    await database.close()
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    web = await startProcess("build/server/index.js", {
      DATABASE_URL: postgres.url,
      PORTAL_URL: url,
      PORT: String(port),
      LOG_LEVEL: "fatal",
      ANKOMST_DEMO: "1",
    })
    expect((await page.goto(`${url}/en`))!.status()).toBe(200)
    // Without a mail server the portal is a demonstration and says so.
    await expect(page.getByRole("complementary", { name: words("en")("demo.label") })).toBeVisible()
    expect((await page.goto(`${url}/demo/mail`))!.status()).toBe(200)
    await postgres.stop()
    for (const [language, heading] of [
      ["en", words("en")("errorPage.503.title")],
      ["da", words("da")("errorPage.503.title")],
    ] as const) {
      const answer = await page.goto(`${url}/${language}`)
      expect(answer!.status()).toBe(503)
      expect(answer!.headers()["retry-after"]).toBe("10")
      await expect(page.locator("h1")).toHaveText(heading)
    }
    // What is no page says so as well, and the figures that need no database are there.
    for (const path of ["/sitemap.xml", "/en/courses.data"]) expect((await fetch(url + path)).status, path).toBe(503)
    expect((await fetch(`${url}/metrics`)).status).toBe(200)
    expect((await fetch(`${url}/readyz`)).status).toBe(503)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    postgres = await startPostgres({ dir, settings: { fsync: "off" } })
    await expect(async () => expect((await page.goto(`${url}/en`))!.status()).toBe(200)).toPass()
  } finally {
    if (web) await stopProcess(web)
    await postgres.stop().catch(() => {})
    await rm(dir, { recursive: true, force: true })
    for (const suffix of ["-password", "-port", ".log", ".lock"]) await rm(dir + suffix, { force: true })
  }
})

test("a second worker waits; when the leader is killed it takes over, with the jobs the dead one had locked", async ({
  portal,
}) => {
  const { url: databaseUrl, drop } = await freshDatabase()
  const database = openDatabase(databaseUrl, { size: 2, onError: () => {} })
  const shared = { DATABASE_URL: databaseUrl, SMTP_URL: portal.smtp.url, PORTAL_URL: portal.url, LOG_LEVEL: "fatal" }
  const leader = await startProcess("build/tools/worker.js", shared)
  const second = await startProcess("build/tools/worker.js", shared)
  const done = () => database.pool.query("select 1 from graphile_worker._private_jobs").then((r) => r.rowCount === 0)
  try {
    // A job in the hands of a worker that is gone: graphile-worker itself would leave it locked for hours.
    await database.pool.query("select graphile_worker.add_job('erase', run_at := now() + interval '1 hour')")
    await database.pool.query(
      "update graphile_worker._private_jobs set locked_by = 'a dead worker', locked_at = now(), run_at = now()",
    )
    const ended = once(leader, "exit")
    leader.kill("SIGKILL")
    await ended
    await expect(async () => expect(await done()).toBe(true)).toPass()
  } finally {
    await stopProcess(second)
    await database.close()
    await drop()
  }
})
