// `npm start`: everything between a fresh clone and a portal that answers. `--dev` runs from the sources.
import "./node-version.mjs"
import { createWriteStream, existsSync, statSync, truncateSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import { ensureBuilt } from "./build.mjs"
import { portalEnvironment, readEnvironment } from "./environment.mjs"
import { keptFolder, makeKeptFolder, root } from "./folders.mjs"
import { ensureInstalled } from "./install.mjs"
import { takeLock, waitForLock } from "./lock.mjs"
import { embedded, embeddedUrlForCheck, office, startLock } from "./portal.mjs"
import { startPostgres } from "./postgres.mjs"
import { startPart } from "./processes.mjs"
import { createSteps, interrupted, listenForStop, runEntryPoint, Trouble } from "./steps.mjs"
import { welcome } from "./welcome.mjs"

const READY_LIMIT = 60_000
/** The web process drains for at most ten seconds. */
const STOP_LIMIT = 12_000
/** An office command that runs at this moment has the database to itself. */
const DATABASE_WAIT = 20_000
const LOG_LIMIT = 10_000_000

const step = createSteps()
const parts = []
let database = null
let log = null
/** Rejects when the embedded database has ended and cannot be started again. */
let databaseLost = new Promise(() => {})

async function start(args) {
  const unknown = args.find((arg) => arg !== "--dev")
  if (unknown) throw new Trouble(`Unknown option ${unknown}. Usage: npm start, or npm run dev`)
  const dev = args.includes("--dev")

  makeKeptFolder()
  const env = readEnvironment(root)
  const lock = await takeTurn({ port: env.PORT ?? "3000" })
  interrupted.addEventListener("abort", () => lock.note({ stopping: true }))
  listenForStop(stopAtOnce)
  // Whoever reads our output may go away first; the portal must still be stopped in order.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {})
  try {
    await open(env, dev)
    await Promise.race([untilInterrupted(), firstToEnd(), databaseLost])
    return 0
  } catch (error) {
    if (interrupted.aborted) return 0
    if (!(error instanceof Trouble)) throw error
    process.stderr.write(`\n${error.message}\n`)
    return 1
  } finally {
    await closeAll()
    lock.release()
  }
}

/** One start per folder. One that is just stopping is waited for; one that runs is pointed to. */
async function takeTurn(about) {
  const first = takeLock(startLock, about)
  const lock = first.holder?.stopping ? await waitForLock(startLock, about, 2 * STOP_LIMIT) : first
  if (lock.release) return lock
  const { pid, port } = lock.holder
  throw new Trouble(
    lock.holder.stopping
      ? `Ankomst is still stopping in this folder (process ${pid}).`
      : `Ankomst is already running in this folder: http://localhost:${port} (process ${pid}).`,
  )
}

async function open(given, dev) {
  await ensureInstalled(step)
  if (!dev) await ensureBuilt(step)

  const own = !given.DATABASE_URL
  const complete = (url) => portalEnvironment(given, { kept: keptFolder, embeddedUrl: own ? url : null, dev })
  await step("Check the settings", () =>
    office(["check-config"], {
      env: complete(embeddedUrlForCheck),
      dev,
      explain: "Nothing was started. See .env.example.",
    }),
  )
  if (own) {
    database = await step("Start PostgreSQL", () => startPostgres({ ...embedded, wait: DATABASE_WAIT }))
    databaseLost = database.watch((line) => process.stderr.write(`${line}\n`))
  }
  const env = complete(database?.url)
  const demo = own && isOn(env.ANKOMST_DEMO)
  await step("Bring the database up to date", () => office(["migrate"], { env, dev }))
  if (demo || isOn(env.SEED_DEMO)) {
    await step("Fill in the office and the demonstration data", () => office(["seed", "--once"], { env, dev }))
  }

  if (demo && !dev) log = portalLog()
  const output = { stdout: log ?? process.stdout, stderr: log ?? process.stderr }
  const webFile = dev ? "bin/dev.mjs" : "build/server/index.js"
  const workerFile = dev ? "jobs/worker.ts" : "build/tools/worker.js"
  const maps = ["--enable-source-maps"]
  // The web process needs some 60 MB of heap; unbounded, it would let garbage grow to several times that before collecting.
  const smallHeap = ["--max-old-space-size=128", "--max-semi-space-size=8"]
  const web = await startAndWait("web", webFile, { env, execArgv: dev ? [] : [...maps, ...smallHeap], ...output })
  await startAndWait("worker", workerFile, { env, execArgv: dev ? ["--import", "tsx"] : maps, ...output })

  const accounts = demo || isOn(env.SEED_DEMO) ? await demoAccounts(env, dev) : []
  const url = env.PORTAL_URL?.replace(/\/+$/, "") ?? web.url ?? `http://localhost:${env.PORT}`
  const code = demo ? null : await setupCode(env, dev)
  process.stdout.write(
    welcome({ url, accounts, code, mail: demo && !env.SMTP_URL, log: log && path.relative(root, log.path) }),
  )
}

const isOn = (setting) => setting === "1" || setting === "true"

async function startAndWait(name, file, options) {
  return await step(`Start the ${name} process`, async () => {
    const part = startPart(name, path.join(root, file), { cwd: root, ...options })
    parts.push(part)
    const others = parts.filter((one) => one !== part).map((one) => one.gone.then((how) => ended(one, how)))
    return await Promise.race([part.ready(READY_LIMIT), ...others])
  })
}

function ended(part, how) {
  if (interrupted.aborted) throw interrupted.reason
  throw new Trouble(`The ${part.name} process ${how}${log ? `\nIts log: ${log.path}` : ""}`)
}

function firstToEnd() {
  return Promise.race(parts.map((part) => part.gone.then((how) => ended(part, how))))
}

function untilInterrupted() {
  return new Promise((_, reject) => {
    if (interrupted.aborted) reject(interrupted.reason)
    interrupted.addEventListener("abort", () => reject(interrupted.reason))
  })
}

/** The demonstration keeps the terminal readable; anywhere else the log belongs to whoever started us. */
function portalLog() {
  const file = path.join(keptFolder, "portal.log")
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) truncateSync(file)
  return createWriteStream(file, { flags: "a", mode: 0o600 })
}

async function demoAccounts(env, dev) {
  try {
    return JSON.parse(await office(["demo"], { env, dev })).staff ?? []
  } catch {
    return []
  }
}

/** While there is no office, the code that lets somebody set it up: made anew at each start. */
async function setupCode(env, dev) {
  return JSON.parse(await office(["office-code", "--json"], { env, dev })).code
}

/** In this order: visitors' requests are answered, running jobs end, and only then does the database go. */
async function closeAll() {
  const anyRuns = parts.some((part) => part.isRunning()) || database
  if (!anyRuns) return
  const begun = performance.now()
  for (const part of parts) await part.stop(STOP_LIMIT)
  await database?.stop()
  process.stdout.write(`Stopped (${((performance.now() - begun) / 1000).toFixed(1)} s).\n`)
}

async function stopAtOnce() {
  process.stderr.write("Stopped at once; open requests were cut off.\n")
  for (const part of parts) part.kill()
  await database?.stop("immediate").catch(() => {})
  process.exit(1)
}

await runEntryPoint(start)
