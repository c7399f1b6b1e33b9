import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { auditEntries } from "#db/audit/reads.ts"
import { transact } from "#db/client.ts"
import { messagesOfVisits, personNotes, phonesOfThings, searchThings, thingById, thingsOf } from "#db/person/reads.ts"
import { eraseLoneNotes } from "#db/person/writes.ts"
import { kindsSeen } from "#domain/desk/person.ts"
import type { MailSubject } from "#domain/mail/subjects.ts"
import { searchPatterns } from "#domain/search/fold.ts"
import { addPersonNote } from "#operations/desk/person-note.ts"
import { noteUndelivered } from "#operations/mail/failures.ts"
import { noteSearch } from "#operations/staff/opened.ts"
import { type TestOffice, at, bookAt, testOffice } from "../support/office.ts"
import { rightsOf } from "../support/rights.ts"
import { account } from "../support/staff.ts"

let office: TestOffice
let siteId: string
const now = at("2026-11-23", "08:00")
const EVA = "eva.soerensen@example.org"
const all: readonly MailSubject[] = ["visit", "prereg", "benefit", "tax-card", "sign-up", "booking-link"]
const sight = (kinds: readonly MailSubject[] = all) => ({ siteId, kinds, skills: null })
const ids = { visit: "", prereg: "", benefit: "", tax: "", signUp: "", link: "" }

async function insert(table: string, values: Record<string, unknown>): Promise<string> {
  const names = Object.keys(values)
  const { rows } = await office.pool.query<{ id: string }>(
    `insert into ${table} (${names.join(", ")}) values (${names.map((_, i) => `$${i + 1}`).join(", ")}) returning id`,
    Object.values(values),
  )
  return rows[0]!.id
}

const key = () => Buffer.from(crypto.randomUUID())

beforeAll(async () => {
  office = await testOffice(now)
  siteId = (await office.at()).site.id
  const made = { site_id: siteId, language: "en", created_at: now }
  ids.visit = await bookAt(office.ctx, at("2026-12-03", "09:00"), { email: EVA })
  await office.pool.query("update visit set contact_name = 'Eva Sørensen', phone = '+45 20 30 40 50' where id = $1", [
    ids.visit,
  ])
  ids.prereg = await insert("prereg", {
    ...made,
    reference: "PRE-2345",
    state: "submitted",
    email: EVA,
    confirmed_email: EVA.toUpperCase(),
    link_hash: key(),
    touched_at: now,
    submitted_at: now,
  })
  const person = { prereg_id: ids.prereg, wrapped_key: key(), key_version: 1 }
  const eva = { ...person, id: crypto.randomUUID(), position: 1, relation: "contact" }
  const child = { ...person, id: crypto.randomUUID(), position: 2, relation: "child" }
  await insert("prereg_person", eva)
  await insert("prereg_person", child)
  const part = { prereg_id: ids.prereg, revision: 1, saved_at: now }
  await insert("prereg_part", {
    ...part,
    person_id: eva.id,
    part: "person",
    answers: { passportName: "Eva Sørensen", nativeName: "Ева" },
  })
  await insert("prereg_part", {
    ...part,
    person_id: child.id,
    part: "person",
    answers: { passportName: "Łukasz Åberg" },
  })
  await insert("prereg_part", { ...part, part: "contact", answers: { phone: "0045 51 61 71 81" } })
  ids.benefit = await insert("benefit_case", {
    ...made,
    reference: "BEN-2345",
    key_hash: key(),
    state: "sent",
    name: "Eva Soerensen",
    email: EVA,
    municipality: "101",
    country: "IT",
    institution: "INPS",
    form_date: "2026-11-20",
    first_day: "2026-11-20",
    jobnet_cv: false,
    sent_at: now,
  })
  ids.tax = await insert("tax_application", {
    ...made,
    reference: "TAX-2345",
    name: "Eva Sørensen",
    email: EVA,
    received_on: "2026-11-20",
    channel: "counter",
    checklist: {},
    touched_at: now,
  })
  await office.pool.query(
    "insert into course_topic (key, site_id, names, position) values ('t', $1, '{}', 1) on conflict do nothing",
    [siteId],
  )
  const course = await insert("course", {
    site_id: siteId,
    slug: "made-up",
    topic: "t",
    taught_in: "en",
    texts: { en: { title: "Made up", lead: "", forWhom: "", gets: [] } },
    position: 1,
  })
  const run = await insert("course_run", {
    course_id: course,
    seats: 10,
    opens_at: now,
    closes_at: at("2026-12-10", "09:00"),
    priorities: [],
    created_at: now,
  })
  ids.signUp = await insert("sign_up", {
    run_id: run,
    reference: "KUR-2345",
    key_hash: key(),
    state: "seated",
    names: ["Eva Sørensen"],
    size: 1,
    email: EVA,
    language: "en",
    priorities: [],
    rank: 1,
    created_at: now,
    email_confirmed_at: now,
  })
  ids.link = await insert("booking_invitation", {
    ...made,
    key_hash: key(),
    name: "Eva Sørensen",
    email: EVA,
    services: ["cpr"],
    party: 1,
    staff_id: crypto.randomUUID(),
    staff_name: "Mette",
    ends_at: at("2026-12-10", "09:00"),
  })
})
afterAll(() => office.end())

const found = async (typed: string, kinds = all) =>
  (await searchThings(office.db, searchPatterns(typed), sight(kinds), now, 50)).things
    .map((thing) => thing.id)
    .toSorted()

describe("one search", () => {
  test.each(["eva sorensen", "Sørensen Eva", "SOERENSEN", "eva.soerensen@example.org"])(
    "%s finds everything of her",
    async (typed) => {
      expect(await found(typed)).toEqual(Object.values(ids).toSorted())
    },
  )

  test("a household is found by anybody in it, in any order, by their own letters and by its phone", async () => {
    for (const typed of ["aberg lukasz", "lukasz eva", "Ева", "+45 51617181", "51 61 71 81"])
      expect(await found(typed), typed).toEqual([ids.prereg])
  })

  test.each([
    ["PRE-2345", "prereg"],
    ["ben2345", "benefit"],
    ["TAX-2345", "tax"],
    ["kur-2345", "signUp"],
    ["(+45) 20 30 40 50", "visit"],
  ] as const)("%s finds the one %s", async (typed, kind) => {
    expect(await found(typed)).toEqual([ids[kind]])
  })

  test("the end of a reference finds all that end so", async () => {
    expect(await found("2345")).toEqual([ids.prereg, ids.benefit, ids.tax, ids.signUp].toSorted())
  })

  test("what one may not see is not found, and not counted", async () => {
    const siri = kindsSeen(rightsOf("siri"))
    expect(siri).toEqual(["visit"])
    const { count, things } = await searchThings(office.db, searchPatterns("sorensen"), sight(siri), now, 50)
    expect([count, things.map((thing) => thing.kind)]).toEqual([1, ["visit"]])
    const none = { ...sight(["visit"]), skills: ["nothing"] }
    expect((await searchThings(office.db, searchPatterns("sorensen"), none, now, 50)).count).toBe(0)
    expect(await searchThings(office.db, searchPatterns("sorensen"), sight([]), now, 50)).toEqual({
      count: 0,
      things: [],
    })
  })

  test("who was shown to whom is recorded, and what was typed is not", async () => {
    const mette = await account(office.ctx, "caseworker", "Mette")
    await noteSearch(office.ctx, { staffId: mette.id, found: 2, shown: [ids.visit, ids.prereg] })
    const [entry] = await auditEntries(office.db, { case: ids.prereg }, 10)
    expect(entry).toMatchObject({ kind: "searched", detail: { found: "2", cases: `${ids.visit} ${ids.prereg}` } })
  })
})

describe("a person", () => {
  test("is their confirmed address: what staff wrote down joins nobody", async () => {
    const confirmed = (await thingsOf(office.db, EVA, sight(), now)).map((thing) => [thing.kind, thing.confirmed])
    expect(Object.fromEntries(confirmed)).toEqual({
      visit: true,
      prereg: true,
      benefit: true,
      "tax-card": false,
      "sign-up": true,
      "booking-link": false,
    })
  })

  test("a visit's address that staff corrected is theirs no more, until they confirm one", async () => {
    const visit = async () => (await thingById(office.db, ids.visit, sight(), now))!.confirmed
    const corrected = (by: string, minute: string) =>
      office.pool.query(
        "insert into visit_event (visit_id, at, kind, by, detail) values ($1, $2, 'corrected', $3, $4)",
        [ids.visit, at("2026-11-23", minute), by, { "email-from": "a", "email-to": "b" }],
      )
    await corrected("staff", "08:01")
    expect(await visit()).toBe(false)
    await corrected("visitor", "08:02")
    expect(await visit()).toBe(true)
    await office.pool.query("update prereg set visit_id = $1 where id = $2", [ids.visit, ids.prereg])
    await corrected("staff", "08:03")
    expect(await visit(), "a household's visit is the household's").toBe(true)
  })

  test("nothing is found by an id that is none, or of a kind one may not see", async () => {
    expect(await thingById(office.db, "nonsense", sight(), now)).toBeNull()
    expect(await thingById(office.db, ids.benefit, sight(["visit"]), now)).toBeNull()
    expect(await thingById(office.db, ids.benefit, sight(), now)).toMatchObject({
      kind: "benefit",
      formDate: "2026-11-20",
    })
    expect(await thingById(office.db, ids.signUp, sight(), now)).toMatchObject({ titles: { en: "Made up" } })
  })

  test("phone numbers stand once each, however they are written", async () => {
    await office.pool.query("update benefit_case set phone = '20304050' where id = $1", [ids.benefit])
    const things = await thingsOf(office.db, EVA, sight(), now)
    expect(
      (await phonesOfThings(office.db, things)).map((phone) => phone.replace(/\D/g, "").slice(-8)).toSorted(),
    ).toEqual(["20304050", "51617181"])
  })

  test("a message that did not arrive is said of its thing and of the message", async () => {
    await office.pool.query(
      "insert into visit_event (visit_id, at, kind, by, detail) values ($1, $2, 'message-sent', 'system', '{\"message\": \"booked\"}')",
      [ids.visit, at("2026-11-23", "07:50")],
    )
    expect(await messagesOfVisits(office.db, [ids.visit])).toMatchObject([
      { message: "booked", way: "mail", failed: false },
    ])
    await noteUndelivered(
      office.ctx,
      { task: "mail-visit", payload: { visitId: ids.visit, kind: "booked" } },
      "mail",
      "550",
    )
    expect(await messagesOfVisits(office.db, [ids.visit])).toMatchObject([{ failed: true }])
    expect(await thingById(office.db, ids.visit, sight(), now)).toMatchObject({ failed: true })
  })

  test("a note stands at every thing of the person, and goes with the last of them", async () => {
    const by = { staffId: crypto.randomUUID(), staffName: "Mette" }
    const of = { id: ids.signUp, mailbox: EVA, confirmed: true }
    expect(await addPersonNote(office.ctx, { of, text: "  ", by })).toEqual({ ok: false, error: "note-missing" })
    expect((await addPersonNote(office.ctx, { of, text: "Speaks Danish.", by })).ok).toBe(true)
    expect(
      (await addPersonNote(office.ctx, { of: { id: ids.tax, mailbox: EVA, confirmed: false }, text: "Tax", by })).ok,
    ).toBe(true)
    const left = async () => (await personNotes(office.db, EVA, [ids.tax])).map((note) => note.text).toSorted()
    const erase = () => transact(office.db, (tx) => eraseLoneNotes(tx))
    await office.pool.query("delete from sign_up where id = $1", [ids.signUp])
    expect([await erase(), await left()]).toEqual([0, ["Speaks Danish.", "Tax"]])
    await office.pool.query("delete from tax_application where id = $1", [ids.tax])
    expect([await erase(), await left()]).toEqual([1, ["Speaks Danish."]])
    await office.pool.query("delete from visit where id = $1", [ids.visit])
    await office.pool.query("delete from benefit_case where id = $1", [ids.benefit])
    expect(await erase()).toBe(0)
    await office.pool.query("delete from prereg where id = $1", [ids.prereg])
    expect([await erase(), await left()]).toEqual([1, []])
  })
})
