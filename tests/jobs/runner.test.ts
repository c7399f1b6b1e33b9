import { setTimeout as pause } from "node:timers/promises"
import { run } from "graphile-worker"
import pg from "pg"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { migrate } from "#db/migrate.ts"
import { givenBackOnce, runnerEvents, unheard } from "#jobs/runner.ts"
import { freshDatabase } from "../support/database.ts"

describe("the job queue's pool", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let pool: pg.Pool
  beforeEach(async () => {
    database = await freshDatabase()
    pool = new pg.Pool({ connectionString: database.url, max: 4 })
    pool.on("error", () => {})
  })
  afterEach(async () => {
    await pool.end()
    await database.drop()
  })

  test("takes a connection back twice without a word, and gives it out again", async () => {
    const given = new Promise<{ client: pg.PoolClient | undefined; release: () => void }>((resolve, reject) =>
      givenBackOnce(pool).connect((error, client, release) => (error ? reject(error) : resolve({ client, release }))),
    )
    const { release } = await given
    release()
    expect(() => release()).not.toThrow()
    expect((await givenBackOnce(pool).query("select 1 as one")).rows).toEqual([{ one: 1 }])
    expect(pool.idleCount).toBe(1)
  })

  test("says when somebody who does jobs has stopped for good, which the queue itself does not mend", async () => {
    await migrate(database.url)
    let broken = false
    const breaking = new Proxy(pool, {
      get(target, name) {
        if (name === "connect" && broken) return () => Promise.reject(new Error("Connection terminated unexpectedly"))
        const value: unknown = Reflect.get(target, name)
        return typeof value === "function" ? value.bind(target) : value
      },
    })
    const events = runnerEvents()
    const fatal = new Promise<unknown>((resolve) => events.on("worker:fatalError", ({ error }) => resolve(error)))
    let done = 0
    const runner = await run({
      pgPool: breaking,
      concurrency: 1,
      pollInterval: 100,
      noHandleSignals: true,
      events,
      parsedCronItems: [],
      taskList: {
        note: async () => {
          done++
          broken = true
        },
      },
    })
    await pool.query("select graphile_worker.add_job('note', '{}'::json)")
    expect(String(await fatal)).toContain("Connection terminated")
    broken = false
    await pool.query("select graphile_worker.add_job('note', '{}'::json)")
    await pause(500)
    expect(done).toBe(1)
    await runner.stop().catch(() => {})
  })
})

describe("a rejection that nobody listens to", () => {
  test("is told where the database went away, and is a bug where it did not", () => {
    const told: unknown[] = []
    const hear = unheard((error) => told.push(error))
    const away = Object.assign(new Error("terminating connection due to administrator command"), { code: "57P01" })
    hear(away)
    expect(told).toEqual([away])
    expect(() => hear(new TypeError("x is not a function"))).toThrow(TypeError)
    expect(told).toHaveLength(1)
  })
})
