import { afterAll, beforeAll, expect, test } from "vitest"
import type { GuidanceChange } from "#domain/guidance/changes.ts"
import { permissions } from "#domain/staff/permissions.ts"
import {
  articleBySlug,
  municipalTaxOn,
  readArchived,
  readFigures,
  readLive,
  readShelf,
  readTaxYears,
  versionsOf,
} from "#db/guidance/reads.ts"
import { changesOf } from "#db/office/reads.ts"
import { searchArticles } from "#db/search/reads.ts"
import { type GuidanceRefusal, changeGuidance, seenOfTaxYear, takeBackGuidance } from "#operations/guidance/change.ts"
import { saveArticle } from "#operations/guidance/edit.ts"
import { enterFigure, seenOfFigure } from "#operations/guidance/figures.ts"
import { bringGuidance } from "../../../tools/guidance.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"

const by = { staffId: "00000000-0000-4000-8000-000000000003", staffName: "Ida Ravn" }
const languages = ["en", "da"]
let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
  await office.db.transaction((tx) => bringGuidance(tx, office.ctx.now()))
})
afterAll(() => office.end())

const make = (change: GuidanceChange, seen?: string) =>
  changeGuidance(office.ctx, { change, languages, by, permissions, ...(seen === undefined ? {} : { seen }) })
const refusal = async (done: Promise<{ ok: boolean; error?: string }>): Promise<GuidanceRefusal | string | undefined> =>
  (await done).error
const newest = async (what: string) => {
  const { site } = await office.at()
  return (await changesOf(office.db, site.id, [what]))[0]!
}
const takeBack = async (what: string) => takeBackGuidance(office.ctx, { id: (await newest(what)).id, by, permissions })
const shelf = async (language = "en") => (await readShelf(office.db, language, office.ctx.now())).map((a) => a.slug)
const found = async (question: string) =>
  (await searchArticles(office.db, { language: "en", question, now: office.ctx.now() })).found.map((a) => a.slug)

const article = (slug: string, change: Partial<Extract<GuidanceChange, { what: "new-article" }>> = {}) =>
  make({
    what: "new-article",
    slug,
    topic: "work",
    after: "holiday",
    steps: ["cpr"],
    services: [],
    situations: ["work"],
    related: ["holiday"],
    ownerId: null,
    legalSource: "",
    sources: [{ label: "borger.dk", url: "https://www.borger.dk/" }],
    nextReview: "2027-05-01",
    texts: {
      en: { title: "Working from home", lead: "You may.", body: "## Do this {#do}" },
      da: { title: "Hjemmearbejde", lead: "Det må du.", body: "## Sådan gør du {#do}" },
    },
    ...change,
  })

const whole = (title: string) => ({
  title,
  lead: "You may work at your kitchen table.",
  summary: [1, 2, 3].map((n) => ({ name: `Line ${n}`, text: "Text." })),
  keywords: "kitchen table, telework",
  body: ["do", "costs", "deadlines", "documents", "ask"].map((id) => `## Part {#${id}}\n\n1. **Do.** It.`).join("\n\n"),
})
async function publish(slug: string, language: string) {
  const draft = (await versionsOf(office.db, slug)).find((v) => v.language === language)!
  return saveArticle(office.ctx, {
    slug,
    language,
    seen: draft.id,
    draft: whole("Working from home"),
    publish: { when: "now" },
    changesMeaning: true,
    by,
  })
}

test("a new article begins as drafts in both languages that nobody reads, behind the one it was put after", async () => {
  expect((await article("working-from-home")).ok).toBe(true)
  expect((await versionsOf(office.db, "working-from-home")).map((v) => [v.language, v.publishAt, v.number])).toEqual([
    expect.arrayContaining([null, 1]),
    expect.arrayContaining([null, 1]),
  ])
  expect(await shelf()).not.toContain("working-from-home")
  expect((await publish("working-from-home", "en")).ok).toBe(true)
  const all = await shelf()
  expect(all.indexOf("working-from-home")).toBe(all.indexOf("holiday") + 1)
  expect(await shelf("da")).not.toContain("working-from-home")
  expect(await found("telework kitchen")).toContain("working-from-home")
})

test("an address that was given, a source without an address, and a tag that is not there are refused", async () => {
  expect(await refusal(article("holiday"))).toBe("slug-taken")
  expect(await refusal(article("new"))).toBe("slug-wrong")
  expect(await refusal(article("one", { sources: [{ label: "x", url: "" }] }))).toBe("source-wrong")
  expect(await refusal(article("one", { services: ["nothing"] }))).toBe("tag-unknown")
  expect(await refusal(article("one", { ownerId: by.staffId }))).toBe("owner-unknown")
  expect(await refusal(article("one", { texts: { en: { title: "A", lead: "", body: "" } } }))).toBe("title-missing")
  expect(await articleBySlug(office.db, "one")).toBeNull()
})

test("whoever may not edit the guidance makes nothing", async () => {
  const change = { what: "remove-figure", key: "tax.bottom" } as const
  expect(await changeGuidance(office.ctx, { change, languages, by, permissions: ["change-office"] })).toMatchObject({
    error: "not-allowed",
  })
})

test("an archived article is gone from shelf, search and reading; its address says so; it is taken back", async () => {
  const slug = "working-from-home"
  expect(await refusal(make({ what: "archive-article", slug, instead: "nothing" }))).toBe("instead-wrong")
  expect((await make({ what: "archive-article", slug, instead: "holiday" })).ok).toBe(true)
  expect(await shelf()).not.toContain(slug)
  expect(await found("telework kitchen")).not.toContain(slug)
  expect(await readLive(office.db, slug, "en", office.ctx.now())).toBeNull()
  // Also for readers of the language in which it was never published.
  for (const language of languages)
    expect(await readArchived(office.db, slug, language)).toEqual({ title: "Working from home", instead: "holiday" })
  expect(await refusal(publish(slug, "da"))).toBe("archived")
  expect(await refusal(make({ what: "archive-article", slug, instead: "" }))).toBe("archived-already")
  expect((await takeBack("archive-article")).ok).toBe(true)
  const back = await shelf()
  expect(back.indexOf(slug)).toBe(back.indexOf("holiday") + 1)
  expect(await readArchived(office.db, slug, "en")).toBeNull()
  // Taking back is a change too: the older one is no longer the last.
  expect(await refusal(takeBack("archive-article"))).toBe("not-back")
  expect((await takeBack("return-article")).ok).toBe(true)
  expect(await readArchived(office.db, slug, "en")).toMatchObject({ instead: "holiday" })
})

test("an address that was never public says nothing when its article is archived", async () => {
  expect((await article("never-seen")).ok).toBe(true)
  expect((await make({ what: "archive-article", slug: "never-seen", instead: "" })).ok).toBe(true)
  expect(await readArchived(office.db, "never-seen", "en")).toBeNull()
})

test("an article goes elsewhere on the shelf and back; a place that a colleague changed is not overwritten", async () => {
  const before = await shelf()
  const { steps, services, situations, related } = (await articleBySlug(office.db, "sickness"))!
  const place = { topic: "tax", after: "", steps, services, situations, related } as const
  expect((await make({ what: "article-place", slug: "sickness", ...place })).ok).toBe(true)
  expect(await shelf()).not.toEqual(before)
  expect(await refusal(make({ what: "article-place", slug: "sickness", ...place, after: "x" }, "another"))).toBe(
    "changed-meanwhile",
  )
  expect((await takeBack("article-place")).ok).toBe(true)
  expect(await shelf()).toEqual(before)
})

test("a new figure is named, filled, renamed; one that a text names stays, another is removed and comes back", async () => {
  const key = "benefit.highest-rate"
  const names = { en: "Highest rate", da: "Højeste sats" }
  expect((await make({ what: "new-figure", key, unit: "dkk", yearly: true, names })).ok).toBe(true)
  expect(await refusal(make({ what: "new-figure", key, unit: "dkk", yearly: true, names }))).toBe("key-taken")
  const figure = async () => (await readFigures(office.db)).find((one) => one.key === key)
  const given = { from: "2027-01-01", to: "2027-12-31", value: 21_000, upTo: null, source: "S", url: "https://a.dk/" }
  const seen = seenOfFigure((await figure())!)
  expect((await enterFigure(office.ctx, { key, ...given, seen, by })).ok).toBe(true)
  expect((await make({ what: "rename-figure", key, names: { en: "Top rate", da: "Topsats" } })).ok).toBe(true)
  expect((await figure())!.names).toEqual({ en: "Top rate", da: "Topsats" })
  expect((await takeBack("rename-figure")).ok).toBe(true)
  expect((await figure())!.names).toEqual(names)
  expect((await make({ what: "remove-figure", key })).ok).toBe(true)
  expect(await figure()).toBeUndefined()
  expect((await takeBack("remove-figure")).ok).toBe(true)
  expect((await figure())!.values).toHaveLength(1)
  expect(await refusal(make({ what: "remove-figure", key: "tax.bottom" }))).toBe("worked-with")
  const named = (await readFigures(office.db)).map((one) => one.key)
  const answers = new Map<string, string | undefined>()
  for (const one of named) answers.set(one, await refusal(make({ what: "remove-figure", key: one })))
  expect([...answers.values()]).toContain("in-use")
})

test("next year's municipal tax is entered ahead, used only then, and taken back; this year's is corrected, not taken back", async () => {
  const years = await readTaxYears(office.db)
  const thisYear = years.find((year) => year.year === 2026)!
  const next = { year: 2027, source: "Ministry 2027", rates: thisYear.rates.map((r) => ({ ...r, church: 1 })) }
  const nothing = seenOfTaxYear(null)
  expect((await make({ what: "municipal-tax", ...next }, nothing)).ok).toBe(true)
  expect(await refusal(make({ what: "municipal-tax", ...next, source: "x" }, nothing))).toBe("changed-meanwhile")
  expect((await municipalTaxOn(office.db, "101", 2026))?.church).toBe(0.8)
  expect((await municipalTaxOn(office.db, "101", 2027))?.church).toBe(1)
  expect((await takeBack("municipal-tax")).ok).toBe(true)
  expect((await municipalTaxOn(office.db, "101", 2027))?.year).toBe(2026)

  const [first, ...rest] = thisYear.rates
  const corrected = { ...thisYear, rates: [{ ...first!, municipal: 23.4 }, ...rest] }
  expect((await make({ what: "municipal-tax", ...corrected }, seenOfTaxYear(thisYear))).ok).toBe(true)
  expect((await municipalTaxOn(office.db, "101", 2026))?.municipal).toBe(23.4)
  expect(await refusal(takeBack("municipal-tax"))).toBe("not-back")
  expect(await refusal(make({ what: "municipal-tax", ...thisYear, rates: [] }, seenOfTaxYear(corrected)))).toBe(
    "rates-wrong",
  )
  expect(await refusal(make({ what: "municipal-tax", ...next, year: 2029 }, nothing))).toBe("year-wrong")
  const strange = [{ code: "999", municipal: 25, church: 1 }]
  expect(await refusal(make({ what: "municipal-tax", ...next, rates: strange }, nothing))).toBe("rates-wrong")
})

test("two who make an article of one address at once: one is told that it is taken", async () => {
  const answers = await Promise.all([article("at-once"), article("at-once")])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: "slug-taken" })
})
