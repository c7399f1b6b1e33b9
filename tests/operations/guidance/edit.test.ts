import { addMinutes } from "date-fns"
import { afterAll, expect, test } from "vitest"
import { articleBySlug, checksOf, readLive, versionsOf } from "#db/guidance/reads.ts"
import { searchArticles } from "#db/search/reads.ts"
import { isStale } from "#domain/guidance/living.ts"
import { type ArticleDraft } from "#domain/guidance/publish.ts"
import { keepArticle } from "#operations/guidance/keep.ts"
import { confirmTwin, saveArticle, takeBack } from "#operations/guidance/edit.ts"
import { withEditor } from "../../support/guidance.ts"
import { MONDAY, type TestOffice, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
const by = await withEditor(office)
afterAll(() => office.end())

const later = (minutes: number) => office.setClock(addMinutes(MONDAY, minutes))
const draftOf = async (slug: string, language: string): Promise<ArticleDraft & { seen: string }> => {
  const newest = (await versionsOf(office.db, slug)).find((v) => v.language === language)
  const { title, lead, summary, keywords, body, id } = newest!
  return { title, lead, summary, keywords, body, seen: id }
}
const staleness = async (slug: string, language: string) => {
  const [versions, checks] = await Promise.all([versionsOf(office.db, slug), checksOf(office.db, slug)])
  return isStale(
    versions.filter((v) => v.language === language),
    versions.filter((v) => v.language !== language),
    checks.find((c) => c.language === language)?.at ?? null,
    office.ctx.now(),
  )
}
async function save(
  slug: string,
  language: string,
  change: Partial<ArticleDraft>,
  more: Partial<Parameters<typeof saveArticle>[1]> = {},
) {
  const { seen, ...draft } = await draftOf(slug, language)
  return saveArticle(office.ctx, {
    slug,
    language,
    seen,
    draft: { ...draft, ...change },
    publish: { when: "now" },
    changesMeaning: true,
    by,
    ...more,
  })
}
const revisionOf = async (slug: string) => (await articleBySlug(office.db, slug))!.revision
const titleNow = async (slug: string, language = "en") =>
  (await readLive(office.db, slug, language, office.ctx.now()))?.version.title

test("a draft is nobody's to read; publishing it is at once, and the twin lags behind", async () => {
  later(1)
  expect((await save("holiday", "en", { title: "Holidays" }, { publish: { when: "draft" } })).ok).toBe(true)
  expect(await titleNow("holiday")).toBe("Holiday")
  expect(await staleness("holiday", "da")).toBe(false)
  later(2)
  expect((await save("holiday", "en", { title: "Your holidays" })).ok).toBe(true)
  expect(await titleNow("holiday")).toBe("Your holidays")
  expect(await staleness("holiday", "da")).toBe(true)
  // The draft gave way: there is the first version and the new one.
  expect((await versionsOf(office.db, "holiday")).filter((v) => v.language === "en")).toHaveLength(2)
})

test("a text that follows its twin does not mark it back", async () => {
  later(3)
  expect(await staleness("holiday", "da")).toBe(true)
  expect((await save("holiday", "da", { title: "Din ferie" })).ok).toBe(true)
  expect(await staleness("holiday", "da")).toBe(false)
  expect(await staleness("holiday", "en")).toBe(false)
})

test("only the wording changed: the twin does not lag; or somebody says that it still fits", async () => {
  later(4)
  await save("sickness", "en", { title: "If you are ill" }, { changesMeaning: false })
  expect(await staleness("sickness", "da")).toBe(false)
  later(5)
  await save("sickness", "en", { title: "Ill" })
  expect(await staleness("sickness", "da")).toBe(true)
  later(6)
  await confirmTwin(office.ctx, { slug: "sickness", language: "da", seen: await revisionOf("sickness"), by })
  expect(await staleness("sickness", "da")).toBe(false)
})

test("a version waits for its minute, is found by search only then, and can be taken back before", async () => {
  later(10)
  const at = addMinutes(MONDAY, 20)
  const planned = await save(
    "your-contract",
    "en",
    { title: "The zebracontract", keywords: "zebracontract" },
    { publish: { when: "at", at } },
  )
  expect(planned.ok).toBe(true)
  const find = async () =>
    (await searchArticles(office.db, { language: "en", question: "zebracontract", now: office.ctx.now() })).found
  later(19)
  expect(await titleNow("your-contract")).toBe("Your contract")
  expect(await find()).toEqual([])
  later(20)
  expect(await titleNow("your-contract")).toBe("The zebracontract")
  expect(await find()).toMatchObject([{ slug: "your-contract" }])
  expect(await staleness("your-contract", "da")).toBe(true)
  if (!planned.ok) return
  expect(await takeBack(office.ctx, { slug: "your-contract", versionId: planned.value.versionId, by })).toMatchObject({
    error: "already-public",
  })
  const again = await save(
    "equal-treatment",
    "en",
    { title: "Later" },
    { publish: { when: "at", at: addMinutes(MONDAY, 60) } },
  )
  if (!again.ok) throw new Error(again.error)
  expect((await takeBack(office.ctx, { slug: "equal-treatment", versionId: again.value.versionId, by })).ok).toBe(true)
  later(61)
  expect(await titleNow("equal-treatment")).toBe("Equal treatment")
})

test("nobody overwrites what somebody else wrote meanwhile, even at the same moment", async () => {
  const { seen, ...draft } = await draftOf("danish-model", "en")
  const write = (title: string) =>
    saveArticle(office.ctx, {
      slug: "danish-model",
      language: "en",
      seen,
      draft: { ...draft, title },
      publish: { when: "now" },
      changesMeaning: true,
      by,
    })
  const answers = await Promise.all(["A", "B", "C", "D"].map(write))
  expect(answers.filter((a) => a.ok)).toHaveLength(1)
  expect(answers.filter((a) => !a.ok && a.error === "changed-meanwhile")).toHaveLength(3)
})

test("a draft that took the place of another draft is not overwritten by whoever began from the one before", async () => {
  await save("health-and-safety", "en", { title: "First draft" }, { publish: { when: "draft" } })
  const { seen, ...draft } = await draftOf("health-and-safety", "en")
  const keep = (title: string) =>
    saveArticle(office.ctx, {
      slug: "health-and-safety",
      language: "en",
      seen,
      draft: { ...draft, title },
      publish: { when: "draft" },
      changesMeaning: true,
      by,
    })
  expect((await keep("By one")).ok).toBe(true)
  expect(await keep("By another")).toMatchObject({ error: "changed-meanwhile" })
  expect((await draftOf("health-and-safety", "en")).title).toBe("By one")
})

test.each([
  [{ title: " " }, "title-missing"],
  [{ lead: "" }, "lead-missing"],
  [{ keywords: "" }, "keywords-missing"],
  [{ summary: [{ name: "When", text: "Now" }] }, "summary-lines"],
  [{ body: "## Only one\n\nText" }, "section-missing"],
] as [Partial<ArticleDraft>, string][])("what is not whole is not published: %j", async (change, error) => {
  expect(await save("parental-leave", "en", change)).toMatchObject({ ok: false, error })
  expect(await titleNow("parental-leave")).toBe("Parental leave")
})

test("a time that has passed is no time to publish at", async () => {
  const at = addMinutes(office.ctx.now(), -1)
  expect(await save("parental-leave", "en", {}, { publish: { when: "at", at } })).toMatchObject({ error: "time-past" })
})

test("who looks after an article is an account, its sources are addresses, its next review lies ahead", async () => {
  const good = {
    slug: "cpr-number",
    ownerId: by.staffId,
    legalSource: "CPR-loven",
    sources: [{ label: "cpr.dk", url: "https://www.cpr.dk/borgere" }],
    nextReview: "2027-05-01",
    reviewed: true,
    seen: await revisionOf("cpr-number"),
    by,
  }
  expect((await keepArticle(office.ctx, good)).ok).toBe(true)
  good.seen = await revisionOf("cpr-number")
  const refusals: [Partial<typeof good>, string][] = [
    [{ sources: [] }, "sources-missing"],
    [{ sources: [{ label: "x", url: "javascript:x" }] }, "source-wrong"],
    [{ nextReview: "2026-11-23" }, "review-past"],
    [{ nextReview: "soon" }, "day-wrong"],
    [{ ownerId: "00000000-0000-4000-8000-000000000000" }, "owner-unknown"],
  ]
  for (const [change, error] of refusals)
    expect(await keepArticle(office.ctx, { ...good, ...change }), error).toMatchObject({ error })
  const { article } = (await readLive(office.db, "cpr-number", "en", office.ctx.now()))!
  expect(article).toMatchObject({ ownerId: by.staffId, reviewedOn: "2026-11-23", nextReview: "2027-05-01" })
})

test("a version that waits does not replace a newer text that is published before it", async () => {
  later(20_000)
  const slug = "holiday"
  const tomorrow = addMinutes(office.ctx.now(), 24 * 60)
  const nextWeek = addMinutes(office.ctx.now(), 7 * 24 * 60)
  expect((await save(slug, "en", { title: "Older, waits" }, { publish: { when: "at", at: tomorrow } })).ok).toBe(true)
  expect((await save(slug, "en", { title: "Newer, now" })).ok).toBe(true)
  expect((await readLive(office.db, slug, "en", addMinutes(tomorrow, 1)))!.version.title).toBe("Newer, now")
  // One that was to come before the newest keeps its time: first the one, then the other.
  expect((await save(slug, "en", { title: "Tomorrow" }, { publish: { when: "at", at: tomorrow } })).ok).toBe(true)
  expect((await save(slug, "en", { title: "Next week" }, { publish: { when: "at", at: nextWeek } })).ok).toBe(true)
  expect((await readLive(office.db, slug, "en", addMinutes(tomorrow, 1)))!.version.title).toBe("Tomorrow")
  expect((await readLive(office.db, slug, "en", addMinutes(nextWeek, 1)))!.version.title).toBe("Next week")
})
