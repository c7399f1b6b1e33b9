import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import { root } from "./folders.mjs"
import { run } from "./processes.mjs"
import { installationMatches, stampOf } from "./stamp.mjs"
import { Trouble } from "./steps.mjs"

/**
 * Runs `npm ci` when the packages are missing or not those of package-lock.json. The stamp in node_modules makes the
 * usual case one comparison; an installation made by hand is compared with the lock package by package.
 */
export async function ensureInstalled(step) {
  const stampFile = path.join(root, "node_modules/.ankomst-lock")
  const stamp = stampOf(root, ["package-lock.json"])
  if (readOrNull(stampFile) === stamp) return
  if (!installedByHand()) {
    await step("Install packages", install, { slow: true })
  }
  writeFileSync(stampFile, stamp)
}

function installedByHand() {
  const installed = readOrNull(path.join(root, "node_modules/.package-lock.json"))
  const wanted = readOrNull(path.join(root, "package-lock.json"))
  return installed !== null && wanted !== null && installationMatches(JSON.parse(wanted), JSON.parse(installed))
}

/** The npm that started us, when it did, otherwise the one on the PATH: `[command, arguments]`. */
export function npmCommand(...args) {
  const npm = process.env.npm_execpath
  return npm?.endsWith("npm-cli.js") ? [process.execPath, [npm, ...args]] : ["npm", args]
}

async function install() {
  // The build needs the development packages, also where NODE_ENV=production would leave them out.
  const result = await run(...npmCommand("ci", "--include=dev", "--no-audit", "--no-fund", "--prefer-offline"), {
    cwd: root,
  })
  if (result.code !== 0) {
    throw new Trouble(
      `${result.output.trimEnd()}\n\nThe packages could not be installed: npm ended with code ${result.code}.`,
    )
  }
}

function readOrNull(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null
}
