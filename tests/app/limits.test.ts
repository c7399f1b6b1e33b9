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
    for (let i = 0; i < 3; i++) await limits.allow("staff-to", `2001:db8:1:2::${i.toString(16)}`)
    expect(await limits.allow("staff-to", "2001:db8:1:2:ffff:ffff:ffff:ffff")).toBe(false)
    expect(await limits.allow("staff-to", "2001:db8:1:3::1")).toBe(true)
    const stored = await open.pool.query<{ key: string }>("select key from rate_limit")
    expect(stored.rows.some((row) => /2001|example/i.test(row.key))).toBe(false)
  })

  test("forty people behind one address get their codes, and the forty-first", async () => {
    const limits = makeLimits(open.pool, SECRET, true)
    for (let i = 1; i <= 41; i++) {
      const by = { address: "130.225.0.1", email: `student${i}@example.org`, browser: `booking ${i}` }
      expect(await limits.allowMail("mail-to", by), `person ${i}`).toBe(true)
      for (let n = 0; n < 3; n++) expect(await limits.allow("type-code", by.address)).toBe(true)
    }
  })

  test("one browser writes to a few mailboxes, one address to many, but not without end", async () => {
    const limits = makeLimits(open.pool, SECRET, true)
    const answers = []
    for (let i = 0; i < 11; i++)
      answers.push(
        await limits.allowMail("mail-to", { address: "192.0.2.1", email: `a${i}@example.org`, browser: "b" }),
      )
    expect(answers).toEqual([...Array.from({ length: 10 }, () => true), false])
    for (let i = 0; i < 420; i++) await limits.allow("mail-from", "192.0.2.7")
    expect(await limits.allowMail("mail-to", { address: "192.0.2.7", email: "new@example.org" })).toBe(false)
  })

  test("a stranger who asks for codes to somebody's mailbox is refused, and its owner is not", async () => {
    const limits = makeLimits(open.pool, SECRET, true)
    const email = "owner@example.org"
    const stranger = { address: "198.51.100.1", email }
    const answers = []
    for (let i = 0; i < 7; i++) answers.push(await limits.allowMail("mail-to", stranger))
    expect(answers.at(-1)).toBe(false)
    for (let i = 0; i < 10; i++) await limits.allowMail("find-to", stranger)
    expect(await limits.allowMail("mail-to", { address: "203.0.113.9", email })).toBe(true)
    expect(await limits.allowMail("find-to", { address: "203.0.113.9", email })).toBe(true)
    // From many addresses at once the mailbox is still kept from being flooded.
    let sent = 0
    for (let i = 10; i < 40; i++) if (await limits.allowMail("mail-to", { address: `203.0.113.${i}`, email })) sent++
    expect(sent).toBeLessThanOrEqual(24)
    expect(sent).toBeGreaterThan(5)
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
