import { afterAll, beforeAll, expect, test } from "vitest"
import { factsOf } from "#app/prereg/staff/facts.server.ts"
import { type Filter, showWorklist } from "#app/prereg/staff/list.server.ts"
import { askable, inWords } from "#app/prereg/staff/review-words.server.ts"
import { showReview } from "#app/prereg/staff/shown.server.ts"
import { wordsGiven } from "#app/prereg/staff/words.server.ts"
import { questions } from "#domain/prereg/questions.ts"
import { assignPrereg } from "#operations/prereg/review.ts"
import { familyOfFive, filledHousehold, sentHousehold } from "../../support/household.ts"
import { type TestOffice, at, testOffice } from "../../support/office.ts"
import { admin, staffPage } from "../../support/pages.ts"

let office: TestOffice
let first: string
let second: string
let draft: string
beforeAll(async () => {
  office = await testOffice()
  first = (await sentHousehold(office.ctx, { email: "elena@example.org" })).preregId
  draft = (await filledHousehold(office.ctx)).preregId
  office.setClock(at("2026-11-24", "09:00"))
  second = (await sentHousehold(office.ctx, { first: { passportName: "Ada Rossi" } })).preregId
  office.setClock(at("2026-11-25", "09:00"))
})
afterAll(() => office.end())

const review = async (id: string, language: "en" | "da" = "en") => showReview(await staffPage(office, language), id)

test("only what was sent can be reviewed", async () => {
  expect([await review(draft), await review("no-id"), await review("00000000-0000-4000-8000-000000000009")]).toEqual([
    null,
    null,
    null,
  ])
})

test("one household on one page, and its place among those who wait", async () => {
  const shown = (await review(first))!
  expect(shown).toMatchObject({
    state: "submitted",
    name: "Elena Rossi",
    count: 3,
    sentOn: "23 November",
    language: "en",
    email: "elena@example.org",
    assigned: null,
    visit: null,
    decided: null,
    open: [],
    notes: [],
    nextCase: second,
    place: { number: 1, count: 2, previous: null, next: second },
  })
  expect(shown.people.map((p) => [p.name, p.relation, p.sealed])).toEqual([
    ["Elena Rossi", "Adult · contact, 38 years", true],
    ["Marco Bianchi", "Adult · spouse, 36 years", true],
    ["Giulia Bianchi", "Child, 6 years", true],
  ])
  expect((await review(second))!.place).toEqual({ number: 2, count: 2, previous: first, next: null })
})

test("answers stand facts down and people across, in the reader's language, and no sealed one in the clear", async () => {
  const cells = async (language: "en" | "da", key: string) =>
    (await review(first, language))!.answers.find((a) => a.key === key)!.cells.map((c) => c?.text ?? null)
  expect(await cells("en", "person.born")).toEqual(["14 March 1988", "2 July 1990", "19 May 2020"])
  expect((await cells("da", "person.citizenship"))[0]).toBe("Italien")
  expect((await cells("en", "civil.status"))[2]).toBeNull()
  expect(JSON.stringify(await review(first))).not.toContain("YA1234567")
})

test("the worklist is filtered by state and by who has it; two letters or more search", async () => {
  const list = async (show: Filter, words = "") =>
    (await showWorklist(await staffPage(office, "en"), { show, words, staffId: admin.id })).rows
  expect((await list("open")).map((r) => [r.id, r.age])).toEqual([
    [first, 2],
    [second, 1],
  ])
  expect(await list("accepted")).toEqual([])
  expect(await list("mine")).toEqual([])
  const by = { staffId: admin.id, staffName: admin.name }
  await assignPrereg(office.ctx, { preregId: second, to: by, by })
  expect((await list("mine")).map((r) => r.id)).toEqual([second])
  expect((await list("accepted", "ada")).map((r) => r.id)).toEqual([second])
  expect(await list("accepted", "a")).toEqual([])
})

test("an answer in words: days, countries, municipalities, choices; others as they were typed", () => {
  const question = (part: keyof typeof questions, name: string) => questions[part].find((q) => q.name === name)!
  const say = (part: keyof typeof questions, name: string, value: string, language: "en" | "da" = "en") =>
    inWords(question(part, name), value, language, [{ code: "159", name: "Gladsaxe" }])
  expect([say("person", "born", "1988-03-14"), say("person", "born", "1988-03-14", "da")]).toEqual([
    "14 March 1988",
    "14. marts 1988",
  ])
  expect([say("person", "citizenship", "IT"), say("person", "citizenship", "IT", "da")]).toEqual(["Italy", "Italien"])
  expect([say("to", "municipality", "159"), say("to", "municipality", "999")]).toEqual(["Gladsaxe", "999"])
  expect(say("contact", "wishes", "eu-residence,mitid").split(", ")).toHaveLength(2)
  expect([say("person", "passportName", "Elena"), say("person", "born", "")]).toEqual(["Elena", ""])
})

test("what the household says of itself, a line each; what is not known is a dash", () => {
  const around = { language: "en" as const, municipality: "Gladsaxe", email: "elena@example.org", found: () => [] }
  const lines = Object.fromEntries(factsOf(familyOfFive(), around).map((f) => [f.key, f.text]))
  expect(lines.address).toMatch(/^Søborg Hovedgade 42, 2860 Søborg, Gladsaxe, /)
  expect(lines).toMatchObject({
    dates: "20 November 2026 · 22 November 2026",
    from: "Via Zamboni 33, 40126 Bologna, Italy",
    contact: "elena@example.org",
  })
  const danish = factsOf(familyOfFive(), { ...around, language: "da" }).find((f) => f.key === "dates")!
  expect(danish.text).toBe("20. november 2026 · 22. november 2026")
  const nothing = Object.fromEntries(factsOf({ parts: {}, people: [] }, around).map((f) => [f.key, f.text]))
  expect(nothing).toMatchObject({ dates: "– · –", wishes: "–", from: "", stay: "" })
})

test("what may be asked again has the sentence in the household's language, the label in the reader's", () => {
  const family = familyOfFive()
  const all = askable(family, "da", "en")
  const born = all.find((a) => a.key === `${family.people[0]!.id}:person:born`)!
  expect(born).toMatchObject({ papers: false, who: "Elena Rossi", given: true })
  expect(born.templates.map((t) => t.template)).toEqual(["missing", "unclear", "differs"])
  expect(born.templates[0]!.sentence).toMatch(/^Vi mangler svar på: .* \(Elena Rossi\)$/)
  expect(all.find((a) => a.key === "-:to:street")).toMatchObject({ who: null, given: true })
  expect(all.find((a) => a.papers)!.templates.map((t) => t.template)).toContain("stamp-missing")
})

test("who answered nothing in words has none, nor has a household that is gone", async () => {
  expect(await wordsGiven(office.db, first, "en")).toEqual([])
  expect(await wordsGiven(office.db, "00000000-0000-4000-8000-000000000009", "en")).toEqual([])
})
