import { isEntryPoint } from "./node-version.mjs"
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import { brotliCompressSync } from "node:zlib"
import { keptFolder, root } from "./folders.mjs"
import { ensureInstalled } from "./install.mjs"
import { waitForLock } from "./lock.mjs"
import { run } from "./processes.mjs"
import { stampOf } from "./stamp.mjs"
import { createSteps, runEntryPoint, seconds, Trouble } from "./steps.mjs"

const FOLDERS = ["app", "server", "jobs", "operations", "db", "domain", "locales", "public", "tools"]
const FILES = ["tsconfig.json", "package.json", "package-lock.json", "bin/build.mjs"]

/** Everything that can change what a build produces; of the project folder itself config.ts, server.ts, vite.config.ts … */
function sources() {
  return [...FOLDERS, ...FILES, ...readdirSync(root).filter((name) => name.endsWith(".ts"))]
}

const stampFile = path.join(root, "build/.stamp")

const RESULTS = ["build/server/index.js", "build/tools/office.js", "build/tools/worker.js"]

function isBuilt(stamp) {
  if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) return false
  return RESULTS.every((name) => existsSync(path.join(root, name)))
}

/** Builds when the sources differ from those of the last build. */
export async function ensureBuilt(step) {
  if (isBuilt(stampOf(root, sources()))) return
  await step("Build", build, { slow: true })
}

/** build/server + build/client from React Router, build/tools from esbuild. */
export async function build() {
  const lock = await waitForLock(path.join(keptFolder, "build.lock"), {}, 5 * 60_000)
  if (!lock.release) throw new Trouble(`Process ${lock.holder.pid} has been building here for five minutes.`)
  try {
    const stamp = stampOf(root, sources())
    if (isBuilt(stamp)) return
    rmSync(stampFile, { force: true })
    await buildPortal()
    await buildTools()
    writeFileSync(stampFile, stamp)
  } finally {
    lock.release()
  }
}

async function buildPortal() {
  const cli = path.join(root, "node_modules/@react-router/dev/bin.js")
  const env = { ...process.env, NODE_ENV: "production" }
  const result = await run(process.execPath, [cli, "build"], { cwd: root, env })
  if (result.code !== 0) throw new Trouble(`${result.output.trimEnd()}\n\nThe portal could not be built.`)
  const assets = path.join(root, "build/client/assets")
  for (const name of readdirSync(assets)) if (/\.(js|css)$/.test(name)) compress(path.join(assets, name))
}

/** Scripts and style sheets are compressed once, as far as that goes: a tenth smaller than what there is time for on each request. */
function compress(file) {
  writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)))
}

async function buildTools() {
  const { build: bundle, stop } = await import("esbuild")
  mkdirSync(path.join(root, "build/tools"), { recursive: true })
  rmSync(path.join(root, "build/tools"), { recursive: true })
  try {
    await bundle({
      absWorkingDir: root,
      entryPoints: { worker: "jobs/worker.ts", office: "tools/office.ts" },
      outdir: "build/tools",
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20.19",
      packages: "external",
      sourcemap: true,
      logLevel: "silent",
    })
  } catch (error) {
    throw new Trouble(`${error.message}\n\nThe worker and the office commands could not be built.`)
  } finally {
    await stop()
  }
}

if (isEntryPoint(import.meta.url)) {
  await runEntryPoint(async () => {
    const begun = performance.now()
    await ensureInstalled(createSteps())
    rmSync(stampFile, { force: true })
    await createSteps()("Build", build, { slow: true })
    process.stdout.write(`Built in ${seconds(performance.now() - begun)}.\n`)
  })
}
