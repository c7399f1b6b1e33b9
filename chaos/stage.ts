import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import path from "node:path"
import process from "node:process"
import pg from "pg"
import { run } from "../bin/processes.mjs"
import { type ChaosOffice, DATA_KEYS, SECRET, makeOffice } from "./office.ts"
import { type LogLine, type Part, portalPart } from "./parts.ts"
import { type Proxy, openProxy } from "./proxy.ts"
import { type DatabaseServer, openServer } from "./server.ts"
import { type MailSink, type SmsSink, mailSink, smsSink, smsVariables } from "./sinks.ts"

const WEBS = 2
const WORKERS = 2

/** The whole portal on this machine, each part of which can be taken away. */
export interface Stage {
  office: ChaosOffice
  database: DatabaseServer
  proxy: Proxy
  mail: MailSink
  sms: SmsSink
  webs: Part[]
  workers: Part[]
  /** What all processes have logged. */
  log: LogLine[]
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** Starts whatever does not run. */
  revive(): Promise<void>
  /** Brings the database to a schema that is newer by one column, as an update does. */
  migrateOn(): Promise<void>
  close(): Promise<void>
}

interface Wants {
  folder: string
  /** Where the portal was built. */
  tree: string
  settings: Record<string, string>
  staff: number
  households: number
}

export async function openStage(wants: Wants): Promise<Stage> {
  const { folder, tree } = wants
  mkdirSync(folder, { recursive: true })
  const database = await openServer(folder, wants.settings)
  try {
    const office = await makeOffice(database.url, wants)
    const [proxy, mail, sms] = await Promise.all([openProxy(), mailSink(), smsSink()])
    const log: LogLine[] = []
    const ports = await freePorts(WEBS)
    const env = environment({ database: database.url, portal: proxy.url, mail: mail.url, sms: sms.url })
    const webs = ports.map((port, i) =>
      portalPart(`web ${i + 1}`, "build/server/index.js", { tree, lines: log, env: { ...env, PORT: String(port) } }),
    )
    const workers = Array.from({ length: WORKERS }, (_, i) =>
      portalPart(`worker ${i + 1}`, "build/tools/worker.js", { tree, lines: log, env }),
    )
    const parts = [...webs, ...workers]
    await Promise.all(parts.map((part) => part.start()))
    proxy.to(ports)
    let migrations = 0
    return {
      office,
      database,
      proxy,
      mail,
      sms,
      webs,
      workers,
      log,
      sql: (text, values) => withClient(database.url, async (client) => (await client.query(text, values)).rows),
      async revive() {
        await Promise.all(parts.filter((part) => !part.runs()).map((part) => part.start()))
      },
      migrateOn: () => migrateOn({ folder, tree, env, number: ++migrations }),
      async close() {
        await Promise.all(parts.map((part) => part.stop()))
        await Promise.all([proxy.close(), mail.down(), sms.close()])
        await database.stop()
      },
    }
  } catch (error) {
    await database.stop()
    throw error
  }
}

function environment(urls: { database: string; portal: string; mail: string; sms: string }): Record<string, string> {
  return {
    NODE_ENV: "production",
    TZ: "Pacific/Auckland",
    DATABASE_URL: urls.database,
    HOST: "127.0.0.1",
    PORTAL_URL: urls.portal,
    SMTP_URL: urls.mail,
    MAIL_FROM: "Ankomst <no-reply@ankomst.example>",
    SESSION_SECRET: SECRET,
    DATA_KEYS,
    LOG_LEVEL: "info",
    // Everybody comes from one address here.
    RATE_LIMITS: "off",
    ...smsVariables(urls.sms),
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer()
          server.listen(0, "127.0.0.1", () => resolve(server))
        }),
    ),
  )
  const ports = servers.map((server) => {
    const address = server.address()
    return address && typeof address === "object" ? address.port : 0
  })
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/**
 * The migrations of the next version are those of this one and one more: the office command of the build finds them
 * from where it runs.
 */
async function migrateOn(at: {
  folder: string
  tree: string
  env: Record<string, string>
  number: number
}): Promise<void> {
  const next = path.join(at.folder, "next")
  const migrations = path.join(next, "db/migrations")
  if (at.number === 1) {
    rmSync(next, { recursive: true, force: true })
    cpSync(path.join(at.tree, "db/migrations"), migrations, { recursive: true })
    symlinkSync(path.join(at.tree, "locales"), path.join(next, "locales"))
  }
  const tag = `9${String(at.number).padStart(3, "0")}_chaos`
  writeFileSync(
    path.join(migrations, `${tag}.sql`),
    `ALTER TABLE "visit" ADD COLUMN "chaos_${at.number}" text DEFAULT '';\n`,
  )
  const file = path.join(migrations, "meta/_journal.json")
  const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: { idx: number; when: number }[] }
  const last = journal.entries.at(-1)!
  const entry = { idx: last.idx + 1, version: "7", when: last.when + 1000, tag, breakpoints: true }
  writeFileSync(file, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }))
  const env = { PATH: process.env.PATH ?? "", ...at.env }
  const done = await run(process.execPath, [path.join(at.tree, "build/tools/office.js"), "migrate"], { cwd: next, env })
  if (done.code !== 0) throw new Error(`the migration failed: ${done.output}`)
}
