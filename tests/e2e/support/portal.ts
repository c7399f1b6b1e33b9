import { beginSession } from "#operations/staff/sign-in.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { test as base } from "@playwright/test"
import { officeDay } from "#domain/time/office-time.ts"
import { type OpenDatabase, openDatabase } from "#db/client.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { seedCourses } from "#db/seed/courses.ts"
import { seedVisits } from "#db/seed/demo.ts"
import { seedOffice } from "#db/seed/office.ts"
import { linkKey } from "#operations/link.ts"
import { type Context, hashSecret, makeContext } from "#operations/context.ts"
import { addStaff } from "#operations/staff/accounts.ts"
import { bringGuidance } from "../../../tools/guidance.ts"
import { freshDatabase } from "../../support/database.ts"
import { KEYS } from "../../support/office.ts"
import { type SmsGateway, smsGateway } from "../../support/sms.ts"
import { type MailServer, mailServer } from "../../support/smtp.ts"

export const SECRET = "a-secret-for-browser-tests-of-more-than-32-characters"
export const PASSWORD = "a long enough password"
export const staffEmail = (role: string) => `${role}@office.example`

/** The portal as it runs for real: two web processes and a worker on one database, mail to a real SMTP server. */
export interface RunningPortal {
  url: string
  secondUrl: string
  database: OpenDatabase
  databaseUrl: string
  ctx: Context
  smtp: MailServer
  sms: SmsGateway
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts one of the built processes and waits until it says that it is ready. What it prints goes to `heard`, where that is given. */
export async function startProcess(
  file: string,
  env: Record<string, string>,
  heard?: (text: string) => void,
): Promise<ChildProcess> {
  const child = fork(file, [], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      LOG_LEVEL: "error",
      HOST: "127.0.0.1",
      SESSION_SECRET: SECRET,
      DATA_KEYS: `1:${KEYS[0].key.toString("hex")}`,
      RATE_LIMITS: "off",
      MAIL_FROM: "Ankomst <no-reply@ankomst.example>",
      ...env,
    },
    stdio: heard ? ["ignore", "pipe", "pipe", "ipc"] : ["ignore", "inherit", "inherit", "ipc"],
  })
  if (heard) for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding("utf8").on("data", heard)
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve())
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)))
  })
  return child
}

export async function stopProcess(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  child.kill("SIGTERM")
  const [code] = (await once(child, "exit")) as [number | null]
  return code
}

let seeded: Context | null = null

/** A complete session of a role's account in the portal of this worker. */
export async function staffSession(role: string) {
  const account = await accountByEmail(seeded!.db, staffEmail(role))
  const place = { network: "127.0.0.0/24", device: null, deviceName: "" }
  return beginSession(seeded!, { account: account!, place, secondFactor: "optional", way: "office" })
}

/** An office with demonstration visits relative to today, and an account of each role. */
export async function seedPortal(database: OpenDatabase): Promise<Context> {
  const ctx = makeContext(database.db, [SECRET], KEYS, true)
  const now = new Date()
  await database.db.transaction(async (tx) => {
    const siteId = await seedOffice(tx, officeDay(now))
    await seedVisits(tx, await readSiteOffice(tx), {
      today: officeDay(now),
      now,
      fill: 0.35,
      keyHashOf: (id) => hashSecret(linkKey(SECRET, "visit", id)),
    })
    await bringGuidance(tx, now)
    await seedCourses(tx, siteId)
  })
  for (const [role, name] of [
    ["reception", "Mette Lund"],
    ["coordinator", "Karen Holm"],
    ["admin", "Thomas Berg"],
  ] as const) {
    await addStaff(ctx, {
      email: staffEmail(role),
      name,
      role,
      password: PASSWORD,
      language: role === "reception" ? "da" : "en",
    })
  }
  return ctx
}

export const test = base.extend<object, { portal: RunningPortal }>({
  portal: [
    async ({}, use) => {
      const { url: databaseUrl, drop } = await freshDatabase()
      const database = openDatabase(databaseUrl, { size: 5, onError: () => {} })
      const ctx = await seedPortal(database)
      seeded = ctx
      const smtp = await mailServer()
      const sms = await smsGateway()
      const [port, secondPort] = [await freePort(), await freePort()]
      const url = `http://127.0.0.1:${port}`
      const secondUrl = `http://127.0.0.1:${secondPort}`
      const gateway = { SMS_URL: sms.url, SMS_TOKEN: "a-token-of-these-tests", SMS_SENDER: "Office" }
      const shared = { DATABASE_URL: databaseUrl, SMTP_URL: smtp.url, PORTAL_URL: url, ...gateway }
      const children = [
        await startProcess("build/server/index.js", { ...shared, PORT: String(port) }),
        await startProcess("build/server/index.js", { ...shared, PORT: String(secondPort) }),
        await startProcess("build/tools/worker.js", shared),
      ]
      await use({ url, secondUrl, database, databaseUrl, ctx, smtp, sms })
      await Promise.all(children.map(stopProcess))
      await smtp.close()
      await sms.close()
      await database.close()
      await drop()
    },
    { scope: "worker", timeout: 240_000 },
  ],
})
export { expect } from "@playwright/test"
