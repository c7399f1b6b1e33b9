import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openDatabase } from "#db/client.ts"
import { type Change, announce, listen } from "#db/live.ts"
import { migrate } from "#db/migrate.ts"
import { type FreshDatabase, freshDatabase } from "../support/database.ts"

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

test("a change is heard after commit, never after a rollback, and the channel comes back by itself when its backend is killed", async () => {
  const { db, close } = openDatabase(database.url)
  const heard: Change[] = []
  let connected = 0
  let wake = () => {}
  const something = () => new Promise<void>((resolve) => (wake = resolve))
  const listener = await listen(database.url, {
    onChange: (change) => {
      heard.push(change)
      wake()
    },
    onLook: () => {},
    onConnected: () => {
      connected++
      wake()
    },
  })
  expect(connected).toBe(1)
  await db
    .transaction(async (tx) => {
      await announce(tx, { siteId: "a", topics: ["day 2026-11-23"] })
      throw new Error("rolled back")
    })
    .catch(() => {})
  let next = something()
  await db.transaction((tx) => announce(tx, { siteId: "b", topics: ["day 2026-11-24"] }))
  await next
  expect(heard).toEqual([{ siteId: "b", topics: ["day 2026-11-24"] }])

  const admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
  next = something()
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ankomst listen' and datname = current_database()",
  )
  await next
  expect(connected).toBe(2)
  next = something()
  await db.transaction((tx) => announce(tx, { siteId: "c", topics: ["everything"] }))
  await next
  expect(heard.at(-1)).toEqual({ siteId: "c", topics: ["everything"] })
  await listener.close()
  await admin.end()
  await close()
})

test("two migrations at once wait for each other", async () => {
  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)])
})
