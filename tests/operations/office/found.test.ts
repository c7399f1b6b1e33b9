import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { type OpenDatabase, openDatabase } from "#db/client.ts"
import { officeExists, readSiteOffice, recentChanges } from "#db/office/reads.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { SETUP_CODE_TRIES } from "#domain/office/setup-code.ts"
import type { Founding } from "#domain/office/founding.ts"
import { hold } from "#operations/booking/hold.ts"
import { type Context, makeContext } from "#operations/context.ts"
import { found, judgeFounding } from "#operations/office/found.ts"
import { makeSetupCode, ticketHolds, trySetupCode } from "#operations/office/setup-code.ts"
import { tryIn } from "../../support/staff.ts"
import { freshDatabase } from "../../support/database.ts"
import { typedOffice } from "../../support/founding.ts"
import { KEYS, MONDAY, SECRET, at, count, visitor } from "../../support/office.ts"

let open: OpenDatabase
let ctx: Context
let clock: Date
let founding: Founding
let end: () => Promise<void>

beforeEach(async () => {
  const { url, drop } = await freshDatabase()
  open = openDatabase(url, { size: 10, onError: () => {} })
  clock = MONDAY
  ctx = { ...makeContext(open.db, [SECRET], KEYS), now: () => clock }
  const judged = await judgeFounding(open.db, typedOffice())
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults))
  founding = judged.value
  end = async () => {
    await open.close()
    await drop()
  }
})
afterEach(() => end())

const foundIt = (ticket: string | null = null) => found(ctx, { founding, language: "da", ticket })
const hours = (n: number) => new Date(MONDAY.getTime() + n * 3_600_000)

describe("setting up an office", () => {
  test("makes all that a visit needs, and nothing that is made up", async () => {
    expect(await foundIt()).toEqual({ ok: true, value: null })
    const { site, office, services, municipalities } = await readSiteOffice(open.db)
    expect(site).toMatchObject({ name: "Borgerservice Helsingør", postalLine: "3000 Helsingør", phone: "49 28 28 28" })
    expect(office.counters).toHaveLength(4)
    expect(new Set(office.roster.map((r) => r.staffName))).toEqual(new Set([""]))
    expect(services.filter((s) => s.active).map((s) => s.key)).toEqual(founding.services)
    // What was not ticked waits under Office.
    expect(services.find((s) => s.key === "tax-card")).toMatchObject({ active: false })
    expect(services.every((s) => s.texts.en && s.texts.da)).toBe(true)
    const served = municipalities.filter((m) => m.terms.some((term) => term.kind !== "region"))
    expect(served.map((m) => m.code).toSorted()).toEqual(["201", "210", "217"])
    expect(municipalities.flatMap((m) => m.exceptions)).toEqual([])
    for (const table of ["visit", "prereg", "course", "closure", "setup_code"]) expect(await count(open, table)).toBe(0)
    expect(await count(open, "staff_account")).toBe(1)
    expect(await accountByEmail(open.db, "anna@kommune.example")).toMatchObject({ role: "admin", language: "da" })
    const signed = await tryIn(ctx, "anna@kommune.example", "correct horse battery")
    expect(signed.ok).toBe(true)
    expect(await recentChanges(open.db, site.id)).toMatchObject([{ what: "founded", staffName: "Anna Holm" }])
  })

  test("leaves counters that can be booked at once, for people of its municipalities", async () => {
    founding = { ...founding, host: "101" }
    await foundIt()
    const who = await visitor(ctx, { services: ["eu-residence", "cpr"] })
    expect(await hold(ctx, { draftKey: who.draftKey, startsAt: at("2026-11-25", "09:00") })).toMatchObject({ ok: true })
  })

  test("happens once: of many at the same time one does it, and the others are told", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => foundIt()))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.error === "already-founded")).toHaveLength(5)
    expect([await count(open, "site"), await count(open, "counter"), await count(open, "service")]).toEqual([1, 4, 7])
    expect(await foundIt()).toEqual({ ok: false, error: "already-founded" })
  })

  test("leaves nothing behind when it fails half-way", async () => {
    founding = { ...founding, admin: { ...founding.admin, email: "none" } }
    await expect(foundIt()).rejects.toThrow("email-wrong")
    expect(await officeExists(open.db)).toBe(false)
    for (const table of ["site", "counter", "service", "opening_series", "staff_account", "office_change"])
      expect(await count(open, table)).toBe(0)
    expect(await count(open, "municipality_term", [])).toBeGreaterThan(30)
  })
})

describe("the code of the set-up page", () => {
  const ticketFor = async (code: string) => {
    const tried = await trySetupCode(ctx, { typed: code })
    return tried.ok ? tried.value.ticket : null
  }

  test("opens the form however it is typed, and the form sets up the office", async () => {
    const made = await makeSetupCode(ctx)
    const ticket = await ticketFor(` ${made!.code.toLowerCase().replace("-", " ")}`)
    expect(await ticketHolds(ctx, ticket)).toBe(true)
    expect(await foundIt(ticket)).toMatchObject({ ok: true })
    // The code is used up with it, and no other is made.
    expect(await trySetupCode(ctx, { typed: made!.code })).toEqual({ ok: false, error: "code-lapsed" })
    expect(await ticketHolds(ctx, ticket)).toBe(false)
    expect(await makeSetupCode(ctx)).toBeNull()
  })

  test("is stored as a keyed hash", async () => {
    const made = await makeSetupCode(ctx)
    const rows = await open.pool.query<{ code_hash: Buffer }>("select code_hash from setup_code")
    expect(rows.rows).toHaveLength(1)
    expect(rows.rows[0]!.code_hash.toString("utf8")).not.toContain(made!.code)
    expect(
      await trySetupCode({ ...ctx, secrets: ["another secret, also long enough for it"] }, { typed: made!.code }),
    ).toEqual({ ok: false, error: "code-wrong" })
  })

  test("wrong ones are counted, and after too many the right one opens nothing until a new one is made", async () => {
    const made = await makeSetupCode(ctx)
    expect(await trySetupCode(ctx, { typed: "0000-0000" })).toEqual({ ok: false, error: "code-wrong" })
    expect(await trySetupCode(ctx, { typed: "" })).toEqual({ ok: false, error: "code-wrong" })
    expect(await count(open, "setup_code where wrong_tries = 2")).toBe(1)
    await open.pool.query("update setup_code set wrong_tries = $1", [SETUP_CODE_TRIES])
    expect(await trySetupCode(ctx, { typed: made!.code })).toEqual({ ok: false, error: "code-spent" })
    expect(await ticketFor((await makeSetupCode(ctx))!.code)).not.toBeNull()
  })

  test("lapses after a day, the open form after two hours, and a new code closes the form of the old one", async () => {
    const first = await makeSetupCode(ctx)
    const ticket = await ticketFor(first!.code)
    clock = hours(2)
    expect(await ticketHolds(ctx, ticket)).toBe(false)
    expect(await foundIt(ticket)).toEqual({ ok: false, error: "code-lapsed" })
    const again = await ticketFor(first!.code)
    const second = await makeSetupCode(ctx)
    expect(await ticketHolds(ctx, again)).toBe(false)
    expect(await ticketFor(first!.code)).toBeNull()
    clock = hours(26)
    expect(await trySetupCode(ctx, { typed: second!.code })).toEqual({ ok: false, error: "code-lapsed" })
  })

  test("a ticket that somebody wrote opens nothing", async () => {
    await makeSetupCode(ctx)
    const until = hours(1).getTime()
    for (const made of [null, "", "x", `${until}.`, `${until}.${"A".repeat(43)}`])
      expect(await ticketHolds(ctx, made)).toBe(false)
  })
})
