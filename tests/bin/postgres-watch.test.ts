import { rm } from "node:fs/promises"
import { readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startPostgres } from "../../bin/postgres.mjs"
import { watchServer } from "../../bin/postgres-watch.mjs"

const dir = join(tmpdir(), `ankomst-watch-${process.pid}`)
let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  postgres = await startPostgres({ dir, settings: { fsync: "off" }, database: "ankomst" })
}, 60_000)
afterAll(async () => {
  await postgres.stop()
  await rm(dir, { recursive: true, force: true })
  for (const suffix of ["-password", "-port", ".log", ".lock"]) await rm(dir + suffix, { force: true })
})

const serverPid = () => Number(readFileSync(join(dir, "postmaster.pid"), "utf8").split("\n")[0])

async function answers(): Promise<unknown> {
  const client = new pg.Client({ connectionString: postgres.url, connectionTimeoutMillis: 1000 })
  client.on("error", () => {})
  try {
    await client.connect()
    return (await client.query("select note from kept")).rows[0]
  } finally {
    await client.end().catch(() => {})
  }
}

test("a server that is killed is started again at its address, with what was kept, and left alone once it is stopped", async () => {
  const client = new pg.Client({ connectionString: postgres.url })
  client.on("error", () => {})
  await client.connect()
  await client.query("create table kept as select 'here' as note")
  await client.end()

  const said: string[] = []
  const lost = postgres.watch((line) => said.push(line))
  let failure: unknown = null
  lost.catch((error: unknown) => (failure = error))
  for (let kill = 1; kill <= 2; kill++) {
    const pid = serverPid()
    process.kill(pid, "SIGKILL")
    await expect.poll(() => said.at(-1), { timeout: 40_000, interval: 100 }).toBe("PostgreSQL runs again.")
    expect(serverPid()).not.toBe(pid)
    expect(await answers()).toEqual({ note: "here" })
    said.push("")
  }
  expect(failure).toBeNull()
  await postgres.stop()
  said.length = 0
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(said).toEqual([])
}, 120_000)

test("a server that cannot be started again is given up, with the reason", async () => {
  let tries = 0
  const watched = watchServer({
    pid: 2 ** 22 - 3,
    restart: async () => {
      tries++
      throw new Error("the disk is full")
    },
    say: () => {},
    every: 5,
  })
  await expect(watched.failed).rejects.toThrow("the disk is full")
  expect(tries).toBe(5)
  await watched.end()
})

test("a server that keeps ending is given up", async () => {
  const watched = watchServer({ pid: 2 ** 22 - 3, restart: async () => 2 ** 22 - 3, say: () => {}, every: 5 })
  await expect(watched.failed).rejects.toThrow(/keeps ending/)
  await watched.end()
})
