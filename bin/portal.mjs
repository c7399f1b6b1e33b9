import path from "node:path"
import process from "node:process"
import { keptFolder, root } from "./folders.mjs"
import { run } from "./processes.mjs"
import { Trouble } from "./steps.mjs"

/** The database that is used when no DATABASE_URL is given. */
export const embedded = { dir: path.join(keptFolder, "postgres"), database: "ankomst" }

/** Stands in for the embedded database's address where only its form matters, before it has been started. */
export const embeddedUrlForCheck = "postgres://postgres@127.0.0.1:5432/ankomst"

export const startLock = path.join(keptFolder, "start.lock")

/** How to run the office commands: from the build, or from the sources in development. */
export function officeCommand(args, { dev = false } = {}) {
  return dev
    ? [process.execPath, ["--import", "tsx", "tools/office.ts", ...args]]
    : [process.execPath, ["--enable-source-maps", "build/tools/office.js", ...args]]
}

/** Runs an office command and returns what it printed on stdout; Trouble with its output when it fails. */
export async function office(args, { env, dev, explain }) {
  const result = await run(...officeCommand(args, { dev }), { cwd: root, env })
  if (result.code !== 0) throw new Trouble([result.output.trim(), explain].filter(Boolean).join("\n"))
  return result.stdout
}
