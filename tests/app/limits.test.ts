import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openDatabase, type OpenDatabase } from "#db/client.ts"
import { makeLimits } from "#app/web/limits.server.ts"
import { type FreshDatabase, freshDatabase } from "../support/database.ts"

let database: FreshDatabase
let open: OpenDatabase
const SECRET = "a secret for tests only, of more than 32 characters"
beforeAll(async () => {
  database = await freshDatabase()
  open = openDatabase(database.url)
})
afterAll(async () => {
  await open.close()
  await database.drop()
})

describe("rate limits", () => {
  test("hold over two processes, however many ask at once", async () => {
    const processes = [makeLimits(open.pool, SECRET, true), makeLimits(open.pool, SECRET, true)]
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => processes[i % 2]!.allow("mail-to", "Elena@Example.org")),
    )
    expect(answers.filter(Boolean)).toHaveLength(6)
    expect(await processes[0]!.allow("mail-to", "elena@example.org")).toBe(false)
    expect(await processes[0]!.allow("mail-to", "somebody.else@example.org")).toBe(true)
  })

  test("count a whole /64 of IPv6 as one, and store no address", async () => {
    const limits = makeLimits(open.pool, SECRET, true)
    for (let i = 0; i < 30; i++) await limits.allow("sign-in", `2001:db8:1:2::${i.toString(16)}`)
    expect(await limits.allow("sign-in", "2001:db8:1:2:ffff:ffff:ffff:ffff")).toBe(false)
    expect(await limits.allow("sign-in", "2001:db8:1:3::1")).toBe(true)
    const stored = await open.pool.query<{ key: string }>("select key from rate_limit")
    expect(stored.rows.some((row) => /2001|example/i.test(row.key))).toBe(false)
  })

  test("looking certificates up uses up nobody's codes", async () => {
    const limits = makeLimits(open.pool, SECRET, true)
    const from = "203.0.113.7"
    for (let i = 0; i < 70; i++) await limits.allow("check-certificate", from)
    expect(await limits.allow("check-certificate", from)).toBe(false)
    expect(await limits.allow("try-code", from)).toBe(true)
  })

  test("are off only when told so", async () => {
    const off = makeLimits(open.pool, SECRET, false)
    for (let i = 0; i < 50; i++) expect(await off.allow("mail-to", "elena@example.org")).toBe(true)
  })
})
