import { spawnSync } from "node:child_process"
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import path from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { keptSecret } from "./environment.mjs"
import { makeKeptFolder } from "./folders.mjs"
import { isAlive, lockHolder, waitForLock } from "./lock.mjs"
import { choosePort, readPort } from "./ports.mjs"
import { checkReach, databaseUser, findPostgres, pgCtl, postgresMajor } from "./postgres-program.mjs"
import { watchServer } from "./postgres-watch.mjs"
import { run } from "./processes.mjs"
import { Trouble } from "./steps.mjs"

/** Thrown when a living process already keeps a database in this folder; `pid` is that process. */
export class DatabaseBusy extends Trouble {
  constructor(dir, pid) {
    super(`Another Ankomst process (${pid}) is using the database in ${dir}.`)
    this.pid = pid
  }
}

const LOG_LIMIT = 5_000_000

/**
 * Starts the PostgreSQL that comes with the packages, making its data folder first when there is none. It listens on
 * 127.0.0.1 only and runs in a session of its own.
 *
 * Beside the folder `dir` are kept: `dir-password` (readable by its owner only), `dir-port`, `dir.log` and `dir.lock`.
 * `settings` are PostgreSQL settings such as `{ fsync: "off" }`; `database` is created when it is missing.
 * While another process keeps a database there, waits up to `wait` milliseconds and then throws DatabaseBusy.
 *
 * @param {{ dir: string, port?: number, settings?: Record<string, string | number>, database?: string, wait?: number }} options
 * `watch` starts it again when it ends by itself, telling `say`; what it answers rejects when that cannot be done.
 *
 * @returns {Promise<{ url: string, port: number, urlOf(database: string): string,
 *   stop(mode?: "fast" | "immediate"): Promise<void>, watch(say: (line: string) => void): Promise<never> }>}
 */
export async function startPostgres({ dir, port, settings = {}, database = "postgres", wait = 0 }) {
  const folder = path.resolve(dir)
  const kept = makeKeptFolder(path.dirname(folder))
  const lock = await waitForLock(`${folder}.lock`, {}, wait)
  if (!lock.release) throw new DatabaseBusy(folder, lock.holder.pid)
  try {
    const programs = await findPostgres()
    const user = databaseUser(folder)
    if (user.uid !== undefined) chmodSync(kept, statSync(kept).mode | 0o111)
    checkReach(user, [kept, path.dirname(programs.postgres)])
    const major = postgresMajor(programs, user)
    if (isEmpty(folder)) await initialise(folder, settings)
    checkFolder(folder, major)
    const owner = databaseUser(folder)
    await clearLeftOver(programs, owner, folder)
    const password = readPassword(folder)
    const chosen = await launch(programs, owner, folder, port, settings)
    const urlOf = (name) => addressOf(password, chosen, name)
    let watching = null
    const stop = async (mode = "fast") => {
      await watching?.end()
      try {
        await halt(programs, owner, folder, mode)
      } finally {
        lock.release()
      }
    }
    try {
      if (database !== "postgres") await createDatabase(urlOf("postgres"), database)
    } catch (error) {
      await stop()
      throw error
    }
    const restart = async () => {
      await clearLeftOver(programs, owner, folder)
      await launch(programs, owner, folder, chosen, settings)
      return serverPid(folder)
    }
    const watch = (say) => (watching = watchServer({ pid: serverPid(folder), restart, say })).failed
    return { url: urlOf(database), port: chosen, urlOf, stop, watch }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The address of a database that another process of this copy has started, or null when there is none. */
export function runningPostgres({ dir, database = "postgres" }) {
  const folder = path.resolve(dir)
  const holder = lockHolder(`${folder}.lock`)
  const port = readPort(readOrEmpty(`${folder}-port`))
  const serverIsReady = readOrEmpty(path.join(folder, "postmaster.pid")).split("\n")[7]?.trim() === "ready"
  if (!holder || !port || !serverIsReady) return null
  return addressOf(readPassword(folder), port, database)
}

function addressOf(password, port, database) {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
}

const serverPid = (folder) => Number(readOrEmpty(path.join(folder, "postmaster.pid")).split("\n")[0])

function isEmpty(folder) {
  return !existsSync(folder) || readdirSync(folder).length === 0
}

/** Works in a folder beside the real one and renames it at the end: a half-made database is never started. */
async function initialise(folder, settings) {
  const draft = `${folder}.new`
  rmSync(draft, { recursive: true, force: true })
  keptSecret(`${folder}-password`)
  // initdb's user must read a copy of the password: it may enter this folder, but nobody may list it.
  const temporary = mkdtempSync(`${folder}-init-`)
  chmodSync(temporary, 0o711)
  try {
    const script = fileURLToPath(new URL("initdb.mjs", import.meta.url))
    const options = settings.fsync === "off" ? ["--no-sync"] : []
    const env = { ...process.env, LC_ALL: "C", TMPDIR: temporary }
    const args = [script, draft, `${folder}-password`, ...options]
    const result = await run(process.execPath, args, { cwd: path.dirname(folder), env })
    if (result.code !== 0) {
      throw new Trouble(`${result.output.trim()}\n\nThe database folder ${folder} could not be made.`)
    }
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(draft, folder)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

function checkFolder(folder, major) {
  const found = readOrEmpty(path.join(folder, "PG_VERSION")).trim()
  if (found === major) return
  const advice = "Move that folder away to begin with an empty database, or set DATABASE_URL."
  throw new Trouble(
    /^\d+$/.test(found)
      ? `The database in ${folder} was made by PostgreSQL ${found}, and this is PostgreSQL ${major}. ${advice}`
      : `The folder ${folder} does not hold a usable database (its PG_VERSION is damaged). ${advice}`,
  )
}

function readPassword(folder) {
  const password = readOrEmpty(`${folder}-password`).trim()
  if (/^[0-9a-f]{32,}$/.test(password)) return password
  throw new Trouble(
    `${folder}-password, the password of the database in ${folder}, is missing or damaged. ` +
      `Put it back, or move the folder away to begin with an empty database.`,
  )
}

/**
 * Stops a server that a killed start left behind. A pid file whose number now belongs to another program is removed:
 * PostgreSQL itself would take that program for a running server and refuse to start.
 */
async function clearLeftOver(programs, user, folder) {
  const pidFile = path.join(folder, "postmaster.pid")
  const pid = serverPid(folder)
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return
  if (commandOf(pid).includes(folder)) await halt(programs, user, folder, "fast")
  else rmSync(pidFile, { force: true })
}

function commandOf(pid) {
  const fromSystem = readOrEmpty(`/proc/${pid}/cmdline`)
  return fromSystem || (spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "")
}

async function launch(programs, user, folder, wanted, settings) {
  const log = `${folder}.log`
  prepareLog(log, user)
  for (let attempt = 1; ; attempt++) {
    const kept = attempt === 1 ? readPort(readOrEmpty(`${folder}-port`)) : null
    const port = wanted ?? (await choosePort(kept))
    writeFileSync(`${folder}-port`, `${port}\n`)
    const all = {
      listen_addresses: "127.0.0.1",
      port,
      unix_socket_directories: "",
      timezone: "UTC",
      log_timezone: "UTC",
      ...settings,
    }
    const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)
    const begin = statSync(log).size
    const result = await pgCtl(programs, user, folder, ["start", "-w", "-t", "60", "-l", log, "-o", options.join(" ")])
    if (result.code === 0) return port
    await halt(programs, user, folder, "immediate").catch(() => {})
    const said = readFileSync(log).subarray(begin).toString()
    // Somebody took the port between our look and the server's.
    if (/could not bind|Address already in use/i.test(said) && wanted === undefined && attempt < 4) continue
    throw new Trouble(failure(folder, log, said || result.output))
  }
}

function failure(folder, log, said) {
  const lines = said.trim().split("\n")
  const fatal = lines.findLast((line) => /\b(FATAL|PANIC|ERROR):/.test(line)) ?? lines.at(-1)
  return [
    `PostgreSQL did not start in ${folder}: ${fatal.trim()}`,
    `The end of its log, ${log}:`,
    ...lines.slice(-8).map((line) => `  ${line}`),
    `If the folder is damaged, move it away to begin with an empty database, or set DATABASE_URL.`,
  ].join("\n")
}

/** The server writes its log as its own user, which may not create files beside the data folder. */
function prepareLog(log, user) {
  closeSync(openSync(log, "a", 0o600))
  if (statSync(log).size > LOG_LIMIT) truncateSync(log)
  if (user.uid) chownSync(log, user.uid, user.gid)
}

async function halt(programs, user, folder, mode) {
  const first = await pgCtl(programs, user, folder, ["stop", "-w", "-t", "20", "-m", mode])
  if (first.code === 0 || !existsSync(path.join(folder, "postmaster.pid"))) return
  const second = await pgCtl(programs, user, folder, ["stop", "-w", "-t", "20", "-m", "immediate"])
  if (second.code !== 0 && existsSync(path.join(folder, "postmaster.pid"))) {
    throw new Trouble(`PostgreSQL in ${folder} could not be stopped: ${second.output.trim()}`)
  }
}

async function createDatabase(url, name) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [name])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } catch (error) {
    if (error.code !== "42P04") throw error
  } finally {
    await client.end()
  }
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "ESRCH") return ""
    throw error
  }
}
