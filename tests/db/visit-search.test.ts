import { sql } from "drizzle-orm"
import { drizzle } from "drizzle-orm/node-postgres"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { calendarLegs, weekLoad } from "#db/desk/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { searchThings } from "#db/person/reads.ts"
import { hold } from "#operations/booking/hold.ts"
import { fold, searchPatterns } from "#domain/search/fold.ts"
import { inSearchOrder } from "#domain/search/people.ts"
import { type TestOffice, at, bookAt, testOffice, visitor } from "../support/office.ts"

let office: TestOffice
let siteId: string
const now = at("2026-11-27", "12:00")
beforeAll(async () => {
  office = await testOffice()
  siteId = (await readSiteOffice(office.db)).site.id
})
afterAll(() => office.end())

const search = async (db: TestOffice["db"], typed: string, most = 50) => {
  const sight = { siteId, kinds: ["visit"] as const, skills: null }
  const { count, things } = await searchThings(db, searchPatterns(typed), sight, now, most)
  return { count, visits: inSearchOrder(things, now) }
}
const found = (typed: string, most?: number) => search(office.db, typed, most)
const names = async (typed: string) => (await found(typed)).visits.map((v) => v.name)

/** A visit of somebody on a day, written as it is. */
async function visitOf(name: string, day: string, more: { email?: string; phone?: string; others?: string[] } = {}) {
  const rows = await office.pool.query<{ reference: string }>(
    `insert into visit (site_id, reference, key_hash, state, party, names, contact_name, email, phone, language, starts_at, ends_at, cutoff_hours, created_at)
     values ($1, upper(substr(md5(random()::text), 1, 3) || '-' || substr(md5(random()::text), 1, 4)), decode(md5(random()::text), 'hex'), 'done', 1, $2, $3, $4, $5, 'en', $6, $6::timestamptz + interval '10 minutes', 24, $6) returning reference`,
    [siteId, [name, ...(more.others ?? [])], name, more.email ?? "x@example.org", more.phone ?? "", at(day, "10:00")],
  )
  return rows.rows[0]!.reference
}

describe("the search of staff", () => {
  beforeAll(async () => {
    await visitOf("Łukasz Wójcik", "2026-11-27", { email: "lukas@example.pl", phone: "+45 12 34 56 78" })
    await visitOf("Mads Sørensen", "2026-11-27")
    await visitOf("Nguyễn Thị Minh Khai", "2026-11-27", { others: ["Nguyễn Văn An"] })
    await visitOf("Nguyễn Văn Hải", "2026-11-20")
    await visitOf("Nguyễn Lan", "2026-11-10")
    await visitOf("Nguyễn Hoa", "2026-12-10")
    await visitOf("Nguyễn Mai", "2026-12-02")
    await visitOf("Jean-Luc O’Brien", "2026-11-27", { email: "jean-luc_o@example.org" })
  })

  test.each([
    ["Wojcik", "Łukasz Wójcik"],
    ["wojcik lukasz", "Łukasz Wójcik"],
    ["Sorensen", "Mads Sørensen"],
    ["Soerensen", "Mads Sørensen"],
    ["Minh Khai Nguyen", "Nguyễn Thị Minh Khai"],
    ["van an", "Nguyễn Thị Minh Khai"],
    ["lukas@example.pl", "Łukasz Wójcik"],
    ["12345678", "Łukasz Wójcik"],
    ["0045 12 34 56 78", "Łukasz Wójcik"],
    ["jean luc", "Jean-Luc O’Brien"],
    ["obrien", "Jean-Luc O’Brien"],
    ["jean-luc_o@example.org", "Jean-Luc O’Brien"],
  ])("%s finds %s", async (typed, name) => {
    expect(await names(typed)).toEqual([name])
  })

  test("today first, then who comes, the next one first, then who came, the latest first; all are counted", async () => {
    expect(await names("nguyen")).toEqual([
      "Nguyễn Thị Minh Khai",
      "Nguyễn Mai",
      "Nguyễn Hoa",
      "Nguyễn Văn Hải",
      "Nguyễn Lan",
    ])
    const first = await found("nguyen", 2)
    expect([first.count, first.visits.length]).toEqual([5, 2])
  })

  test("a reference is found whole, without its dash, and by a part", async () => {
    const id = await bookAt(office.ctx, at("2026-12-03", "09:00"))
    const { rows } = await office.pool.query<{ reference: string }>("select reference from visit where id = $1", [id])
    const { reference } = rows[0]!
    for (const typed of [reference, reference.replace("-", ""), reference.toLowerCase(), reference.slice(-4)])
      expect((await found(typed)).visits.map((v) => v.reference)).toContain(reference)
  })

  test("what is only held is not found, and signs of patterns are letters", async () => {
    const who = await visitor(office.ctx)
    const held = await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-03", "10:00") })
    if (!held.ok) throw new Error(held.error)
    const { rows } = await office.pool.query<{ reference: string }>("select reference from visit where id = $1", [
      held.value.visitId,
    ])
    expect((await found(rows[0]!.reference)).count).toBe(0)
    expect((await found("100%")).count).toBe(0)
    expect((await found("%%%")).count).toBe(0)
  })

  test("the database writes names as the search does", async () => {
    const letter = fc.oneof(
      fc.constantFrom(..."aeouAEOUåÅæÆøØœŒßẞłŁđĐðÐþÞıİħŋŧəĸéüñçşğőựễ’'-. "),
      fc.integer({ min: 0x20, max: 0x17f }).map((n) => String.fromCodePoint(n)),
      fc
        .integer({ min: 0x391, max: 0x44f })
        .filter((n) => n !== 0x3a2 && (n < 0x3ca || n > 0x40f))
        .map((n) => String.fromCodePoint(n)),
    )
    // No name is written with the sign of two letters in one, "ĳ".
    const samples = fc
      .sample(fc.string({ unit: letter, maxLength: 12 }), 400)
      .filter((name) => !/[Ĳĳ\u007f-\u00a0]/.test(name))
    for (const name of samples) {
      const { rows } = await office.db.execute<{ s: string }>(
        sql`select visit_search(${name}, '{}', '', '', 'KTM-4QX7') as s`,
      )
      const plain = fold(name.replace(/[-‐‑–._]/g, " "))
      expect(rows[0]!.s.split(/ +/), JSON.stringify(name)).toEqual(` ${plain} ktm-4qx7 ktm4qx7`.split(/ +/))
    }
  })
})

describe("with many past visits", () => {
  beforeAll(async () => {
    await office.pool.query(`
      with made as (
        insert into visit (site_id, reference, key_hash, state, party, names, contact_name, email, language, starts_at, ends_at, cutoff_hours, created_at)
        select '${siteId}', 'P' || n, decode(md5(n::text), 'hex'), 'done', 1, array[md5(n::text)], 'Past ' || md5(n::text) || ' Visitor', md5(n::text) || '@example.org',
          'en', timestamptz '2020-01-01' + n * interval '10 minutes', timestamptz '2020-01-01' + n * interval '10 minutes' + interval '10 minutes', 24, now()
        from generate_series(1, 20000) n returning id, starts_at, ends_at)
      insert into leg (visit_id, site_id, day, position, service_id, counter_id, starts_at, ends_at, active, current)
      select id, '${siteId}', starts_at::date, 1, (select id from service limit 1), (select id from counter limit 1), starts_at, ends_at, false, true from made`)
    await office.pool.query(`insert into booking_draft (key_hash, site_id, language, visit_id, created_at, touched_at)
      select decode(md5(n::text), 'hex'), '${siteId}', 'en', null, now(), now() from generate_series(1, 5000) n`)
    await office.pool.query("analyze")
  })

  /** What the database reads for a statement as our code sends it. */
  async function planOf(read: (db: TestOffice["db"]) => Promise<unknown>): Promise<string> {
    const lines: string[] = []
    const sent: { text: string; values: unknown[] }[] = []
    const spy = new Proxy(office.pool, {
      get(pool, name) {
        if (name !== "query") return Reflect.get(pool, name) as unknown
        return (query: { text: string }, values: unknown[]) => {
          sent.push({ text: query.text, values })
          return pool.query(query as never, values as never)
        }
      },
    })
    await read(drizzle(spy) as TestOffice["db"])
    for (const { text, values } of sent) {
      const { rows } = await office.pool.query<{ "QUERY PLAN": string }>(`explain ${text}`, values)
      lines.push(...rows.map((row) => row["QUERY PLAN"]))
    }
    return lines.join("\n")
  }

  test.each(["Wojcik", "Minh Khai Nguyen", "lukas@example.pl", "12345678", "nobody at all"])(
    "%s is found by the index of words",
    async (typed) => {
      const plan = await planOf((db) => search(db, typed))
      expect(plan).toContain("visit_search_words")
      expect(plan).not.toMatch(/Seq Scan on visit\b/)
    },
  )

  test("the calendar's day and week read the legs of their days only", async () => {
    for (const read of [
      (db: TestOffice["db"]) => calendarLegs(db, siteId, "2026-11-27", at("2026-11-27", "10:00")),
      (db: TestOffice["db"]) => weekLoad(db, siteId, "2026-11-23", "2026-11-29"),
    ]) {
      const plan = await planOf(read)
      expect(plan).toContain("leg_of_day")
      expect(plan).not.toMatch(/Seq Scan on (leg|visit)\b/)
    }
  })

  test("erasing a visit looks up the drafts that point at it", async () => {
    const { rows } = await office.pool.query<{ "QUERY PLAN": string }>(
      "explain update booking_draft set visit_id = null where visit_id = '00000000-0000-4000-8000-000000000000'",
    )
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("booking_draft_by_visit")
  })
})
