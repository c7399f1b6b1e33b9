import { execFile, execFileSync } from "node:child_process"
import { promisify } from "node:util"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { isDatabaseAway, openDatabase } from "#db/client.ts"
import { type FreshDatabase, freshDatabase } from "../support/database.ts"

/** Why transactions run on node-postgres and only LISTEN on postgres.js: what each does when the backend dies between two statements. */
let database: FreshDatabase
let admin: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
  await admin.query("create table probe (half text)")
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})
const halves = async () =>
  (await admin.query<{ half: string }>("select half from probe order by half")).rows.map((r) => r.half)
const kill = (pid: number) => admin.query("select pg_terminate_backend($1)", [pid])

describe("a backend killed between two statements of a transaction", () => {
  test("node-postgres: neither statement is kept, and the error is known as a lost database", async () => {
    const { db, close } = openDatabase(database.url, { size: 1, onError: () => {} })
    const failed = await db
      .transaction(async (tx) => {
        const { rows } = await tx.execute<{ pid: number }>("select pg_backend_pid() as pid")
        await tx.execute("insert into probe values ('first')")
        await kill(rows[0]!.pid)
        await new Promise((resolve) => setTimeout(resolve, 100))
        await tx.execute("insert into probe values ('second')")
      })
      .then(
        () => null,
        (error: unknown) => error,
      )
    expect(failed).not.toBeNull()
    expect(isDatabaseAway(failed)).toBe(true)
    expect(await halves()).toEqual([])
    expect((await db.execute("select 1 as one")).rows).toEqual([{ one: 1 }])
    await close()
  })

  test("a connection that dies before `begin` is given back: the pool does not shrink", async () => {
    const { db, close } = openDatabase(database.url, { size: 1, onError: () => {} })
    const { rows } = await db.execute<{ pid: number }>("select pg_backend_pid() as pid")
    // Killed by a process that this one waits for with its eyes shut: the pool cannot have heard of it.
    execFileSync(process.execPath, ["tests/support/kill-backend.mjs", database.url, String(rows[0]!.pid)])
    await expect(db.transaction(async () => "begun")).rejects.toThrow()
    expect(await db.transaction(async () => "begun again")).toBe("begun again")
    await close()
  })

  test("a failing `rollback` does not hide what went wrong", async () => {
    const { db, pool, close } = openDatabase(database.url, { size: 1, onError: () => {} })
    const failed = db.transaction(async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>("select pg_backend_pid() as pid")
      await kill(rows[0]!.pid)
      await new Promise((resolve) => setTimeout(resolve, 100))
      throw new Error("the real reason")
    })
    await expect(failed).rejects.toThrow("the real reason")
    expect(pool.totalCount).toBe(0)
    await close()
  })

  test("postgres.js: the second statement is committed alone, or the process dies of a TypeError", async () => {
    const outcomes: string[] = []
    for (const [size, wait] of [
      [1, 0],
      [1, 300],
      [10, 0],
      [10, 300],
    ]) {
      await admin.query("truncate probe")
      const ended = await promisify(execFile)(process.execPath, [
        "tests/support/postgres-js-probe.mjs",
        database.url,
        String(size),
        String(wait),
      ]).then(
        () => "ended",
        (error: { stderr?: string }) => (/TypeError/.test(error.stderr ?? "") ? "died of a TypeError" : "failed"),
      )
      const kept = await halves()
      outcomes.push(kept.length > 0 ? `kept ${kept.join()}` : ended)
    }
    // If this fails, postgres.js has learned: one driver may then be enough.
    expect(outcomes.filter((outcome) => outcome === "kept second" || outcome === "died of a TypeError")).not.toEqual([])
  })
})
