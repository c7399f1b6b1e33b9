import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import process from "node:process"
import { root } from "./folders.mjs"
import { run } from "./processes.mjs"
import { Trouble } from "./steps.mjs"

// A shell without the browser's own windows does the same in three quarters of the time.
const SHELL = "chromium-headless-shell"
const NAMES = [SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
const DOWNLOAD_LIMIT = 4 * 60_000
const PACKAGE_LIMIT = 6 * 60_000

/** The path of a Chromium that runs here and is already installed, or null. */
export async function installedBrowser(env = process.env) {
  const candidates = [env.CHROMIUM_PATH, ...onPath(env.PATH ?? ""), playwrightBrowser()]
  for (const candidate of candidates) {
    if (candidate && (await runs(candidate))) return candidate
  }
  return null
}

/** Gets a Chromium: Playwright's download first, then, as root on a system with apt, the system's package. */
export async function fetchBrowser() {
  const said = []
  const cli = path.join(root, "node_modules/@playwright/test/cli.js")
  const download = await run(process.execPath, [cli, "install", "chromium"], { cwd: root, limit: DOWNLOAD_LIMIT })
  said.push(download.timedOut ? "Playwright's download took too long." : download.output)
  const downloaded = await installedBrowser()
  if (downloaded) return downloaded

  said.push(await installPackages(SHELL))
  if (!(await installedBrowser())) said.push(await installPackages("chromium"))
  const packaged = await installedBrowser()
  if (packaged) return packaged

  const tail = said.join("\n").trim().split("\n").slice(-15).join("\n")
  throw new Trouble(
    `${tail}\n\nNo Chromium was found and none could be installed. Install one, or name it in CHROMIUM_PATH.`,
  )
}

/** The quicker browser beside the one that was found, on a machine that runs tests and nothing else; the found one where that fails. */
export async function quickerThan(found) {
  if (path.basename(found) === SHELL || found === process.env.CHROMIUM_PATH) return found
  await installPackages(SHELL)
  return (await installedBrowser()) ?? found
}

/** Installs the system's package, as root on a system with apt. Answers what went wrong, or "". */
async function installPackages(name) {
  const apt = "/usr/bin/apt-get"
  if (process.getuid?.() !== 0 || !existsSync(apt)) return ""
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const update = await run(apt, ["update", "-q"], { env, limit: PACKAGE_LIMIT })
  const wanted = ["install", "-q", "-y", "--no-install-recommends", name, "fonts-liberation"]
  const install = await run(apt, wanted, { env, limit: PACKAGE_LIMIT })
  return [update, install].map(({ code, output }) => (code === 0 ? "" : output)).join("\n")
}

function onPath(folders) {
  return NAMES.flatMap((name) => folders.split(path.delimiter).map((folder) => path.join(folder, name))).filter(
    existsSync,
  )
}

function playwrightBrowser() {
  // Its own process: the package reads PLAYWRIGHT_BROWSERS_PATH and the like when it is loaded.
  const script = 'process.stdout.write(require("@playwright/test").chromium.executablePath() ?? "")'
  const { resolve } = createRequire(path.join(root, "package.json"))
  try {
    resolve("@playwright/test")
  } catch {
    return null
  }
  const file = spawnSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" }).stdout?.trim()
  return file && existsSync(file) ? file : null
}

/** Some systems install a `chromium-browser` that only says where to get the real one. */
async function runs(file) {
  if (!existsSync(file)) return false
  try {
    const shown = await run(file, ["--version"], { limit: 20_000 })
    return shown.code === 0 && /chrom/i.test(shown.output)
  } catch {
    return false
  }
}
