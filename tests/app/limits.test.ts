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
      Array.from({ length: 20 }, (_, i) => processes[i % 2]!.allow("mailbox-day", "Elena@Example.org")),
    )
    expect(answers.filter(Boolean)).toHaveLength(6)
    expect(await processes[0]!.allow("mailbox-day", "elena@example.org")).toBe(false)
    expect(await processes[0]!.allow("mailbox-day", "somebody.else@example.org")).toBe(true)
  })

  test("count a whole /64 of IPv6 as one, and store no address", async () => {
    const limits = makeLimits(open.pool, SECRET, true)
    for (let i = 0; i < 60; i++) await limits.allow("try-code", `2001:db8:1:2::${i.toString(16)}`)
    expect(await limits.allow("try-code", "2001:db8:1:2:ffff:ffff:ffff:ffff")).toBe(false)
    expect(await limits.allow("try-code", "2001:db8:1:3::1")).toBe(true)
    const stored = await open.pool.query<{ key: string }>("select key from rate_limit")
    expect(stored.rows.some((row) => /2001|example/i.test(row.key))).toBe(false)
  })

  test("forty people behind one address get their codes, and the forty-first", async () => {
    const limits = makeLimits(open.pool, SECRET, true)
    for (let i = 1; i <= 41; i++) {
      const by = { address: "130.225.0.1", email: `student${i}@example.org`, browser: `booking ${i}` }
      expect(await limits.allowMail(by), `person ${i}`).toBe(true)
      for (let n = 0; n < 3; n++) expect(await limits.allow("type-code", by.address)).toBe(true)
    }
  })

  test("one browser writes to a few mailboxes, one address to many, but not without end", async () => {
    const limits = makeLimits(open.pool, SECRET, true)
    const answers = []
    for (let i = 0; i < 11; i++)
      answers.push(await limits.allowMail({ address: "192.0.2.1", email: `a${i}@example.org`, browser: "b" }))
    expect(answers).toEqual([...Array.from({ length: 10 }, () => true), false])
    for (let i = 0; i < 420; i++) await limits.allow("mail-from", "192.0.2.7")
    expect(await limits.allowMail({ address: "192.0.2.7", email: "new@example.org" })).toBe(false)
  })

  test("a stranger who asks for codes to somebody's mailbox is refused, and its owner is left one", async () => {
    const limits = makeLimits(open.pool, SECRET, true)
    const email = "owner@gmail.com"
    const spelled = ["owner@gmail.com", "o.wner@gmail.com", "owner+1@gmail.com", "Owner@googlemail.com"]
    const answers = []
    for (const one of spelled) answers.push(await limits.allowMail({ address: "198.51.100.1", email: one }))
    expect(answers).toEqual([true, true, false, false])
    const owner = { address: "203.0.113.9", email }
    expect(await limits.allowMail(owner)).toBe(true)
    for (let i = 10; i < 40; i++)
      expect(await limits.allowMail({ address: `203.0.113.${i}`, email: spelled[i % 4]! })).toBe(false)
    // Who types the code reads the mailbox, and may have others.
    await limits.answered(owner)
    expect(await limits.allowMail(owner)).toBe(true)
  })

  test("a mailbox gets three mails an hour and six a day on somebody's word", async () => {
    const limits = makeLimits(open.pool, SECRET, true)
    const sent = async () => {
      let n = 0
      for (let i = 0; i < 8; i++) if (await limits.allowMail({ address: `192.0.2.${i}`, email: "v@firma.dk" })) n++
      return n
    }
    const hours = []
    for (let hour = 0; hour < 4; hour++) {
      hours.push(await sent())
      await open.pool.query("update rate_limit set expire = expire - 3600001 where key like 'mail%'")
    }
    expect(hours).toEqual([3, 3, 0, 0])
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
    for (let i = 0; i < 50; i++) expect(await off.allow("mailbox-day", "elena@example.org")).toBe(true)
  })
})
