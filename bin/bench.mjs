// `npm run bench`: measures what the portal claims about its speed and writes bench/results.md. Works in a fresh clone.
//   node bin/bench.mjs              everything, and the table is written
//   node bin/bench.mjs attack       `npm run attack`: what one person can take from others; bench/attack.md is written
//   node bin/bench.mjs [name…]      some of it (free-times, slots, bookings …); the table is only shown
// A missed target is a line in the table, not an error: only a measurement that breaks ends with code 1.
import "./node-version.mjs"
import { fork } from "node:child_process"
import { writeFileSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import { machineOf, page, tableOf } from "../bench/table.mjs"
import { fetchBrowser, installedBrowser } from "./browser.mjs"
import { ensureBuilt } from "./build.mjs"
import { keptFolder, makeKeptFolder, root } from "./folders.mjs"
import { ensureInstalled } from "./install.mjs"
import { startPostgres } from "./postgres.mjs"
import { createSteps, interrupted, listenForStop, runEntryPoint, seconds, Trouble } from "./steps.mjs"

/** In the order of the table. Each is `bench/<name>.ts` and runs in a process of its own, one after the other. */
const MEASUREMENTS = [
  "free-times",
  "slots",
  "plan",
  "prereg",
  "guidance",
  "courses",
  "bookings",
  "journey",
  "rush",
  "calendar",
  "growth",
  "live",
  "painted",
  "queue",
  "statistics",
  "identity",
  "audit-chain",
  "weight",
  "memory",
  "lighthouse",
]
/** A proof: a missed target ends with code 1, and its figures have a page of their own. `--plant <bug>` must end so. */
const PROOF = "attack"
const NEED_BROWSER = new Set(["painted", "weight", "lighthouse", "prereg", "guidance", "courses"])
const LIMIT = 10 * 60_000

const step = createSteps()
const say = (line) => process.stdout.write(`${line}\n`)

async function bench(wanted) {
  const proof = wanted[0] === PROOF
  const plant = proof && wanted[1] === "--plant" ? wanted[2] : undefined
  if (proof && wanted.length > (plant === undefined ? 1 : 3))
    throw new Trouble("Usage: npm run attack [-- --plant room]")
  const unknown = proof ? undefined : wanted.find((name) => !MEASUREMENTS.includes(name))
  if (unknown)
    throw new Trouble(`Unknown measurement ${unknown}. Usage: node bin/bench.mjs [${MEASUREMENTS.join("|")}]`)
  const names = proof
    ? [PROOF]
    : wanted.length > 0
      ? MEASUREMENTS.filter((name) => wanted.includes(name))
      : MEASUREMENTS
  listenForStop(() => process.exit(130))
  makeKeptFolder()
  await ensureInstalled(step)
  await ensureBuilt(step)
  const browser = names.some((name) => NEED_BROWSER.has(name)) ? await findBrowser() : null

  // PostgreSQL as it comes: every commit reaches the disk, as at the office.
  const postgres = await step("Start PostgreSQL", () =>
    startPostgres({ dir: path.join(keptFolder, "bench-postgres"), wait: 20_000 }),
  )
  try {
    const version = await emptyServer(postgres.url)
    const planted = plant === undefined ? {} : { ATTACK_PLANT: plant }
    const env = {
      ...process.env,
      ...planted,
      BENCH_DATABASE_URL: postgres.url,
      ...(browser ? { CHROMIUM_PATH: browser } : {}),
    }
    const results = []
    for (const name of names) results.push(await measure(name, env))
    const rows = results.flatMap((result) => result.rows)
    const notes = results.flatMap((result) => result.notes)
    say(`\n${tableOf(rows)}`)
    if (proof) {
      const figures = page(new Date(), machineOf(version), rows, notes)
      if (plant === undefined) writeFileSync(path.join(root, "bench/attack.md"), asAttack(figures))
      return rows.every((row) => row.reached) ? 0 : 1
    }
    if (names.length === MEASUREMENTS.length) {
      writeFileSync(path.join(root, "bench/results.md"), page(new Date(), machineOf(version), rows, notes))
      say("Written to bench/results.md.")
    } else if (notes.length > 0) say(notes.map((note) => `- ${note}`).join("\n"))
    return results.some((result) => result.broken) ? 1 : 0
  } finally {
    await postgres.stop()
  }
}

const asAttack = (text) =>
  text
    .replace("# What the portal's speed rests on", "# What one person can take from others")
    .replace("`npm run bench`", "`npm run attack`")
    .replace(" Load, portal and database share the machine. KB is 1000 bytes.", "")

async function findBrowser() {
  return (await installedBrowser()) ?? (await step("Get Chromium", fetchBrowser, { slow: true }))
}

/** Removes the databases an earlier run left behind; answers the version of the server. */
async function emptyServer(url) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found = await client.query("select datname from pg_database where not datistemplate and datname <> 'postgres'")
  for (const { datname } of found.rows)
    await client.query(`drop database ${client.escapeIdentifier(datname)} with (force)`)
  const { rows } = await client.query("show server_version")
  await client.end()
  return rows[0].server_version
}

/** Runs one measurement. One that breaks is a line of the table as well, and the next ones still run. */
async function measure(name, env) {
  interrupted.throwIfAborted()
  say(`… ${name}`)
  const begun = performance.now()
  const child = fork(path.join(root, "bench", `${name}.ts`), [], {
    cwd: root,
    env,
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  })
  let result = null
  child.on("message", (sent) => (result = sent))
  const end = () => child.kill("SIGTERM")
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT)
  interrupted.addEventListener("abort", end)
  const code = await new Promise((resolve) => child.once("close", resolve))
  clearTimeout(timer)
  interrupted.removeEventListener("abort", end)
  interrupted.throwIfAborted()
  const broken = code !== 0 || result === null
  say(`${broken ? "✗" : "✓"} ${name} (${seconds(performance.now() - begun)})`)
  if (!broken) return { ...result, broken }
  return {
    rows: [{ measure: name, measured: "broken, see the output", target: "", reached: false }],
    notes: [],
    broken,
  }
}

await runEntryPoint(async (args) => {
  try {
    return await bench(args)
  } catch (error) {
    if (interrupted.aborted) return 130
    throw error
  }
})
