// `npm test`: everything that must hold, as a list. Works in a fresh clone.
//   node bin/test.mjs                     everything
//   node bin/test.mjs quick               everything but the browser and the chaos
//   node bin/test.mjs unit [filter…]      Vitest; the words are passed on
//   node bin/test.mjs chaos               the short run of npm run chaos (docs/chaos.md)
//   node bin/test.mjs browser [filter…]   Playwright; the words are passed on
import "./node-version.mjs"
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import { fetchBrowser, installedBrowser, quickerThan } from "./browser.mjs"
import { ensureBuilt } from "./build.mjs"
import { countsOfCommand, countsOfPlaywright, countsOfRun, countsOfVitest, none, sumOf, totalLine } from "./counts.mjs"
import { keptFolder, makeKeptFolder, root } from "./folders.mjs"
import { ensureInstalled, npmCommand } from "./install.mjs"
import { run } from "./processes.mjs"
import { createSteps, interrupted, listenForStop, runEntryPoint, seconds, Trouble } from "./steps.mjs"
import { startTestPostgres } from "./test-postgres.mjs"

const MINUTE = 60_000
const reports = path.join(keptFolder, "test")

const CHECKS = {
  types: script("types"),
  lint: script("lint"),
  floors: script("floors"),
  locales: script("locales"),
  unit: (env, filters) =>
    testRun("unit", ["node_modules/vitest/vitest.mjs", "run", ...filters], env, countsOfVitest, 15 * MINUTE),
  // So many acts, and not so many seconds: a slow machine takes longer and does the same.
  chaos: command("chaos", process.execPath, ["bin/chaos.mjs", "--seed", "11", "--acts", "120"]),
  browser: (env, filters) =>
    testRun(
      "browser",
      ["node_modules/@playwright/test/cli.js", "test", ...filters],
      env,
      countsOfPlaywright,
      60 * MINUTE,
    ),
}

const SELECTIONS = {
  all: Object.keys(CHECKS),
  quick: Object.keys(CHECKS).filter((name) => name !== "browser" && name !== "chaos"),
  unit: ["unit"],
  chaos: ["chaos"],
  browser: ["browser"],
}

const step = createSteps()
const say = (line) => process.stdout.write(`${line}\n`)

async function test([selection = "all", ...filters]) {
  const names = SELECTIONS[selection]
  if (!names) throw new Trouble(`Usage: node bin/test.mjs [${Object.keys(SELECTIONS).join("|")}] [filter…]`)
  listenForStop(() => process.exit(130))
  makeKeptFolder()
  mkdirSync(reports, { recursive: true })

  const { env, blocked, stop } = await prepare(names)
  const results = []
  try {
    for (const name of names) {
      const begun = performance.now()
      const counts = blocked[name] ? notRun(name, blocked[name]) : await CHECKS[name](env, filters)
      results.push({ name, counts, time: performance.now() - begun })
    }
  } finally {
    await stop()
  }
  return summary(results)
}

/**
 * Packages, a browser, the build and a database. Nothing of this ends the run: a check that cannot do without what is
 * missing is `blocked` with the reason and counts as failed, the others run.
 */
async function prepare(names) {
  const blocked = {}
  const attempt = async (checks, reason, work) => {
    try {
      return await work()
    } catch (error) {
      if (interrupted.aborted) throw error
      say(error instanceof Trouble ? error.message : error.stack)
      for (const name of checks) blocked[name] ??= reason
      return null
    }
  }
  const needs = (name) => names.includes(name) && !blocked[name]
  const env = testEnvironment()
  await attempt(names, "the packages are not installed", () => ensureInstalled(step))
  if (needs("chaos") || needs("browser")) {
    await attempt(["chaos", "browser"], "there is no build", () => ensureBuilt(step))
  }
  if (needs("browser")) {
    env.CHROMIUM_PATH = await attempt(["browser"], "there is no browser", findBrowser)
  }
  if (env.TEST_DATABASE_URL || !(needs("unit") || needs("browser"))) return { env, blocked, stop: async () => {} }
  const start = () => step("Start PostgreSQL", startTestPostgres)
  const database = await attempt(["unit", "browser"], "there is no database", start)
  env.TEST_DATABASE_URL = database?.url
  return { env, blocked, stop: async () => await database?.stop() }
}

async function findBrowser() {
  const found = await installedBrowser()
  if (!found) return await step("Get a browser", fetchBrowser, { slow: true })
  return process.env.CI ? await step("Get the quicker browser", () => quickerThan(found)) : found
}

const OTHERS =
  "DATABASE_URL NODE_ENV HOST PORT PORTAL_URL SESSION_SECRET DATA_KEYS SMTP_URL RATE_LIMITS ANKOMST_DEMO SEED_DEMO".split(
    " ",
  )

/** Tests must not meet the settings, and least of all the database, of whoever runs them. */
function testEnvironment() {
  const env = { ...process.env, TZ: "Pacific/Auckland" }
  for (const name of OTHERS) delete env[name]
  // In a file or a log, colours are only noise.
  if (!process.stdout.isTTY && !env.FORCE_COLOR) env.NO_COLOR = "1"
  return env
}

function notRun(name, reason) {
  say(`✗ ${name}: not run, because ${reason}`)
  return { ...none, failed: 1 }
}

/** A check that is a script of package.json. */
function script(name) {
  return command(name, ...npmCommand("run", "--silent", name))
}

/** A check that is a command. Its output matters only when it fails. */
function command(name, program, args) {
  return async (env) => {
    let code = 1
    try {
      await step(name, async () => {
        const result = await run(program, args, { cwd: root, env, limit: 10 * MINUTE })
        code = result.code ?? 1
        if (code !== 0)
          throw new Trouble(result.timedOut ? `${result.output}\nstopped after ten minutes` : result.output)
      })
    } catch (error) {
      if (interrupted.aborted) throw error
      say(error instanceof Trouble ? error.message.trimEnd() : error.stack)
    }
    return countsOfCommand(code)
  }
}

/** A test runner that shows its own progress and leaves a JSON report. */
async function testRun(name, args, env, read, limit) {
  interrupted.throwIfAborted()
  const file = path.join(reports, `${name}.json`)
  rmSync(file, { force: true })
  say(`… ${name}`)
  const begun = performance.now()
  const result = await run(process.execPath, args, { cwd: root, env: { ...env, TEST_REPORT: file }, show: true, limit })
  if (interrupted.aborted) throw interrupted.reason
  if (result.timedOut) say(`stopped after ${limit / MINUTE} minutes`)
  const counts = countsOfRun(readReport(file), read, result.code)
  say(`${counts.failed === 0 ? "✓" : "✗"} ${name} (${seconds(performance.now() - begun)})`)
  return counts
}

function readReport(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null
  } catch {
    return null
  }
}

function summary(results) {
  const width = Math.max(0, ...results.map(({ name }) => name.length))
  say("")
  for (const { name, counts, time } of results) {
    const skipped = counts.skipped ? `, ${counts.skipped} skipped` : ""
    const sign = counts.failed === 0 ? "✓" : "✗"
    say(
      `${sign} ${name.padEnd(width)}  ${seconds(time).padStart(8)}  ${counts.passed} passed, ${counts.failed} failed${skipped}`,
    )
  }
  const sum = sumOf(results.map(({ counts }) => counts))
  say(totalLine(sum))
  return sum.failed === 0 ? 0 : 1
}

await runEntryPoint(async (args) => {
  try {
    return await test(args)
  } catch (error) {
    if (interrupted.aborted) return 130
    throw error
  }
})
