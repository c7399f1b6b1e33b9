import { afterAll, beforeAll, expect, test } from "vitest"
import { SYNONYM } from "#domain/guidance/own-synonyms.ts"
import { shippedSynonyms } from "#domain/guidance/shipped-synonyms.ts"
import { readSynonyms } from "#db/guidance/reads.ts"
import { searchArticles } from "#db/search/reads.ts"
import { removeSynonym, saveSynonym } from "#operations/guidance/synonyms.ts"
import { bringGuidance } from "../../../tools/guidance.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"

const by = { staffId: "00000000-0000-4000-8000-000000000003", staffName: "Ida Ravn" }
let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
  await office.db.transaction((tx) => bringGuidance(tx, office.ctx.now()))
})
afterAll(() => office.end())

type Pair = { phrase: string; words: string }
const save = (phrase: string, words: string, was: Pair | null = null, language = "en") =>
  saveSynonym(office.ctx, { language, phrase, words, was, by })
const own = (language = "en") => readSynonyms(office.db, language)
const first = async (question: string, language = "en") =>
  (await searchArticles(office.db, { language, question, now: office.ctx.now() })).found[0]?.slug ?? null
const trail = async () =>
  (
    await office.pool.query<{ kind: string; detail: object }>(
      "select kind, detail from audit_entry where kind like 'synonym-%' order by id",
    )
  ).rows

test("staff add, change and remove a synonym; each counts from the next search on and stands in the audit trail", async () => {
  expect(await first("zebra")).toBeNull()
  expect((await save(" Zebra ", "Bicycle")).ok).toBe(true)
  expect(await own()).toEqual([{ phrase: "zebra", words: "bicycle" }])
  expect(await own("da")).toEqual([])
  expect(await first("my zebra")).toBe("driving-licence-and-car")

  expect((await save("zebras", "pregnant", { phrase: "zebra", words: "bicycle" })).ok).toBe(true)
  expect(await own()).toEqual([{ phrase: "zebras", words: "pregnant" }])
  expect(await first("my zebras")).toBe("parental-leave")

  expect((await removeSynonym(office.ctx, { language: "en", phrase: "zebras", by })).ok).toBe(true)
  expect(await own()).toEqual([])
  expect(await first("my zebras")).toBeNull()
  expect(await trail()).toEqual([
    { kind: "synonym-saved", detail: { language: "en", name: "zebra", value: "bicycle" } },
    { kind: "synonym-removed", detail: { language: "en", name: "zebra" } },
    { kind: "synonym-saved", detail: { language: "en", name: "zebras", value: "pregnant" } },
    { kind: "synonym-removed", detail: { language: "en", name: "zebras" } },
  ])
})

test("the phrase of a shipped synonym may be an own one, which counts until it is removed", async () => {
  const [phrase] = shippedSynonyms["da"]!.find(([, words]) => words.includes("arbejdsmiljø"))!
  expect(await first(phrase, "da")).toBe("health-and-safety")
  expect((await save(phrase, "cykel", null, "da")).ok).toBe(true)
  expect(await first(phrase, "da")).toBe("driving-licence-and-car")
  await removeSynonym(office.ctx, { language: "da", phrase, by })
  expect(await first(phrase, "da")).toBe("health-and-safety")
})

test("what is empty, too long, there already, gone or changed meanwhile is refused, and nothing is written", async () => {
  await save("zebra", "bicycle")
  const before = await trail()
  const refused = async (done: ReturnType<typeof save>) => {
    const answer = await done
    return answer.ok ? null : answer.error
  }
  expect(await refused(save(" ", "bicycle"))).toBe("phrase-missing")
  expect(await refused(save("bike", "!"))).toBe("words-missing")
  expect(await refused(save("x".repeat(SYNONYM.phrase + 1), "bicycle"))).toBe("phrase-long")
  expect(await refused(save("bike", "x".repeat(SYNONYM.words + 1)))).toBe("words-long")
  expect(await refused(save("ZEBRA", "car"))).toBe("phrase-taken")
  expect(await refused(save("bike", "car", { phrase: "cat", words: "pets" }))).toBe("synonym-gone")
  expect(await refused(save("bike", "car", { phrase: "zebra", words: "older words" }))).toBe("changed-meanwhile")
  expect(await removeSynonym(office.ctx, { language: "en", phrase: "cat", by })).toEqual({
    ok: false,
    error: "synonym-gone",
  })
  expect(await own()).toEqual([{ phrase: "zebra", words: "bicycle" }])
  expect(await trail()).toEqual(before)
})

test("of many who add the same phrase at once, one does", async () => {
  const done = await Promise.all(Array.from({ length: 8 }, (_, i) => save("canary", `words ${i}`)))
  expect(done.filter((answer) => answer.ok)).toHaveLength(1)
  expect(done.filter((answer) => !answer.ok && answer.error === "phrase-taken")).toHaveLength(7)
})
