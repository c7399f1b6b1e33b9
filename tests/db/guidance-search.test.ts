import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { readMisses, readShelf } from "#db/guidance/reads.ts"
import { searchArticles } from "#db/search/reads.ts"
import { articleSeeds } from "#db/seed/articles.ts"
import { noteMiss } from "#operations/guidance/listen.ts"
import { bringGuidance } from "../../tools/guidance.ts"
import { type TestOffice, testOffice } from "../support/office.ts"
import { newcomerQuestions } from "../support/newcomer-questions.ts"
import { questions } from "../support/questions.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
  await office.db.transaction((tx) => bringGuidance(tx, office.ctx.now()))
})
afterAll(() => office.end())

const find = (language: string, question: string) =>
  searchArticles(office.db, { language, question, now: office.ctx.now() })

/** Of the shown hits, one of these is looked at without scrolling. */
const SEEN = 3

test.each(articleSeeds.map((seed) => seed.slug))(
  "%s is found by five plain questions in each language",
  async (slug) => {
    const asked = questions[slug]
    const missed: string[] = []
    for (const language of ["en", "da"] as const) {
      expect(asked?.[language]).toHaveLength(5)
      for (const question of asked![language]) {
        const { found } = await find(language, question)
        const place = found.findIndex((hit) => hit.slug === slug)
        if (place < 0 || place >= SEEN)
          missed.push(
            `${language} "${question}": ${
              found
                .slice(0, 4)
                .map((hit) => hit.slug)
                .join(", ") || "nothing"
            }`,
          )
      }
    }
    expect(missed).toEqual([])
  },
)

const newcomers = (["en", "da"] as const).flatMap((language) =>
  (["plain", "misspelt"] as const).map((kind) => [language, kind, newcomerQuestions[language][kind]] as const),
)

test("three hundred and fifty questions are asked besides, a third of them misspelt", () => {
  const asked = newcomers.flatMap(([language, kind, list]) =>
    list.map(([question]) => ({ kind, question: `${language} ${question}` })),
  )
  const before = new Set(
    Object.values(questions).flatMap(({ en, da }) => [...en.map((q) => `en ${q}`), ...da.map((q) => `da ${q}`)]),
  )
  expect(new Set(asked.map(({ question }) => question).filter((question) => !before.has(question))).size).toBe(350)
  expect(asked.filter(({ kind }) => kind === "misspelt").length / asked.length).toBeGreaterThan(1 / 3)
})

test.each(newcomers)(
  "every question of newcomers in %s, %s, finds its article among the first three",
  async (...given) => {
    const [language, , list] = given
    const slugs = new Set(articleSeeds.map((seed) => seed.slug))
    const missed: string[] = []
    for (const [question, ...answers] of list) {
      expect(answers.filter((slug) => !slugs.has(slug))).toEqual([])
      const { found } = await find(language, question)
      if (!found.slice(0, SEEN).some((hit) => answers.includes(hit.slug))) missed.push(question)
    }
    expect(missed).toEqual([])
  },
)

test.each([
  ["en", "yelow helth card", "health-card-and-doctor"],
  ["en", "paretnal leave", "parental-leave"],
  ["en", "unemploymnet insurence", "unemployment-insurance"],
  ["da", "skatekort", "apply-for-your-tax-card"],
  ["da", "opsiglse", "notice-and-dismissal"],
  ["da", "sundhetskort", "health-card-and-doctor"],
])("a misspelt question is understood: %s %s", async (language, question, slug) => {
  const { found, corrected } = await find(language, question)
  expect(found.slice(0, SEEN).map((hit) => hit.slug)).toContain(slug)
  expect(corrected).toBe(true)
})

test.each([
  ["da", "laege", "health-card-and-doctor"],
  ["da", "lage", "health-card-and-doctor"],
  ["da", "loen", "pay-and-payslip"],
  ["da", "loenseddel", "pay-and-payslip"],
  ["da", "lon", "pay-and-payslip"],
  ["da", "syge dagpenge", "sickness"],
  ["da", "overarbejde betaling", "working-hours-and-rest"],
  ["en", "healthcard", "health-card-and-doctor"],
  ["en", "od1", "eu-residence-document"],
  ["en", "pdu2", "benefit-from-home"],
  ["en", "04063", "manual-tax-card-application"],
  ["en", "deregistration", "leaving-denmark"],
  ["da", "foraeldreorlov", "parental-leave"],
  ["da", "foedsel", "parental-leave"],
  ["da", "arbejdsloeshedsforsikring", "unemployment-insurance"],
  ["da", "mobning", "health-and-safety"],
  ["da", "jeg har mistet mit job", "notice-and-dismissal"],
  ["da", "arbejdstilladelse", "family-and-other-permits"],
  ["en", "bullying", "health-and-safety"],
  ["en", "i lost my job", "notice-and-dismissal"],
  ["en", "laid off", "notice-and-dismissal"],
  ["en", "tax card free card", "tax-card-types"],
  ["en", "work permit", "family-and-other-permits"],
  ["en", "sick pay", "sickness"],
  ["en", "maternity leave", "parental-leave"],
])("people find what they mean in their own words: %s %s", async (language, question, slug) => {
  const { found } = await find(language, question)
  expect(found.slice(0, SEEN).map((hit) => hit.slug)).toContain(slug)
})

test("a synonym of the office finds what it stands for from the next search on, and the office's own counts", async () => {
  expect((await find("en", "parrot")).found).toEqual([])
  await office.db.execute(
    sql`insert into search_synonym values ('en', 'parrot', 'driving licence'), ('en', 'sick pay', 'bicycle')`,
  )
  expect((await find("en", "parrot")).found[0]?.slug).toBe("driving-licence-and-car")
  expect((await find("en", "sick pay")).found[0]?.slug).toBe("driving-licence-and-car")
  expect((await find("da", "parrot")).found).toEqual([])
  await office.db.execute(sql`delete from search_synonym`)
  expect((await find("en", "parrot")).found).toEqual([])
})

test.each([
  ["en", "sick pay"],
  ["en", "tax"],
  ["en", "work in denmark"],
  ["da", "løn"],
  ["da", "arbejde"],
])("a question gets few enough answers to mean something: %s %s", async (language, question) => {
  const { found } = await find(language, question)
  expect(found.length).toBeGreaterThan(0)
  expect(found.length).toBeLessThanOrEqual(8)
})

test.each(["", "   ", "&|!():*'\\", "<script>", "%", "a".repeat(5000), "the and of"])(
  "a question that says nothing finds nothing and breaks nothing: %j",
  async (question) => {
    expect((await find("en", question)).found).toEqual([])
  },
)

test("what found nothing is counted for the editors, without numbers that could be a person's", async () => {
  await noteMiss(office.ctx, { language: "en", question: "  Parrot   licence " })
  await noteMiss(office.ctx, { language: "en", question: "parrot licence" })
  await noteMiss(office.ctx, { language: "en", question: "my cpr 010190-1234 is lost" })
  await noteMiss(office.ctx, { language: "en", question: "ana@example.org" })
  expect(await readMisses(office.db, "2026-01-01")).toEqual([
    { language: "en", words: "parrot licence", count: 2 },
    { language: "en", words: "my cpr … is lost", count: 1 },
  ])
})

test("seeding again brings nothing twice and changes nothing", async () => {
  const before = await readShelf(office.db, "da", office.ctx.now())
  expect(await office.db.transaction((tx) => bringGuidance(tx, office.ctx.now()))).toBe(0)
  expect(await readShelf(office.db, "da", office.ctx.now())).toEqual(before)
})
