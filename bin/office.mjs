// `npm run seed`, `npm run staff:add` and the like: an office command with the same settings and the same database as
// `npm start`. The embedded database is started for the command when it is not running.
import "./node-version.mjs"
import process from "node:process"
import { setTimeout as delay } from "node:timers/promises"
import { spawn } from "node:child_process"
import { ensureBuilt } from "./build.mjs"
import { portalEnvironment, readEnvironment } from "./environment.mjs"
import { keptFolder, makeKeptFolder, root } from "./folders.mjs"
import { ensureInstalled } from "./install.mjs"
import { embedded, embeddedUrlForCheck, office, officeCommand, startLock } from "./portal.mjs"
import { lockHolder } from "./lock.mjs"
import { DatabaseBusy, runningPostgres, startPostgres } from "./postgres.mjs"
import { createSteps, runEntryPoint } from "./steps.mjs"

const WAIT_LIMIT = 60_000
/** These do not need the tables to be there, or make them themselves. */
const NEEDS_NO_TABLES = new Set([undefined, "check-config", "migrate", "help", "--help"])

async function runOffice(args) {
  makeKeptFolder()
  // What is printed on stdout belongs to the command.
  const step = createSteps(process.stderr)
  await ensureInstalled(step)
  // A running portal serves the files of its build: it is left as it is.
  if (!lockHolder(startLock)) await ensureBuilt(step)
  const given = readEnvironment(root)
  const complete = (embeddedUrl) => portalEnvironment(given, { kept: keptFolder, embeddedUrl })
  if (given.DATABASE_URL) return await runCommand(args, complete(null))
  // An example of an office needs no database to be read.
  if (args[0] === "check-config" || args.includes("--example"))
    return await runCommand(args, complete(embeddedUrlForCheck))

  const database = await useDatabase()
  const env = complete(database.url)
  try {
    if (database.own && !NEEDS_NO_TABLES.has(args[0])) await office(["migrate"], { env })
    return await runCommand(args, env)
  } finally {
    await database.stop()
  }
}

/** Starts the embedded database, or uses that of a running `npm start`. Waits while the other one is still starting,
 * and for another office command to end: that one takes the database away with it. */
async function useDatabase() {
  const until = performance.now() + WAIT_LIMIT
  for (;;) {
    try {
      return { own: true, ...(await startPostgres(embedded)) }
    } catch (error) {
      if (!(error instanceof DatabaseBusy)) throw error
      const url = lockHolder(startLock)?.pid === error.pid ? runningPostgres(embedded) : null
      if (url) return { own: false, url, stop: async () => {} }
      if (performance.now() > until) throw error
      await delay(500)
    }
  }
}

function runCommand(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(...officeCommand(args), { cwd: root, env, stdio: "inherit" })
    // The terminal's Ctrl-C reaches the command by itself. We stay to stop the database after it.
    process.on("SIGINT", () => {})
    for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
    child.once("error", reject)
    child.once("close", (code) => resolve(code ?? 1))
  })
}

await runEntryPoint(runOffice)
