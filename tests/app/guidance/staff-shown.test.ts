import { afterAll, beforeAll, expect, test } from "vitest"
import { showEditor, showFigures, showWork } from "#app/guidance/staff/shown.server.ts"
import { taxRatesOf } from "#app/taxcard/shown.server.ts"
import { liveArticle, figuresFor } from "#app/guidance/shown.server.ts"
import { shelfOf } from "#app/web/shelf.server.ts"
import { articleSeeds } from "#db/seed/articles.ts"
import { bringGuidance } from "../../../tools/guidance.ts"
import { MONDAY, type TestOffice, at, testOffice } from "../../support/office.ts"
import { citizenPage, staffPage } from "../../support/pages.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

test("without any figures there are no rates to estimate by", async () => {
  expect(await taxRatesOf(await citizenPage(office, "en"))).toBeNull()
  await office.db.transaction((tx) => bringGuidance(tx, office.ctx.now()))
})

test("the year's rates come from the dated figures, and are old when the year is over", async () => {
  const now = await taxRatesOf(await citizenPage(office, "en"))
  expect(now).toMatchObject({
    old: false,
    rates: { year: "2026", withoutCard: 55, labourMarket: 8, personalAllowance: 54_100 },
  })
  expect(now!.rates.steps.map((s) => s.key)).toEqual(["middle", "top", "top-top"])
  expect(now!.rates.steps[0]!.from).toBe(641_200)
  office.setClock(at("2027-01-01", "08:00"))
  expect(await taxRatesOf(await citizenPage(office, "en"))).toMatchObject({ old: true, rates: { year: "2026" } })
  office.setClock(MONDAY)
})

test("readers get the live article of their language, and the figures a text names", async () => {
  const page = await citizenPage(office, "da")
  expect(await shelfOf(page, "da")).toHaveLength(articleSeeds.length)
  expect(await liveArticle(page, "no-such-article", "da")).toBeNull()
  const figures = await figuresFor(page, "da", ["tax.without-card", "tax.no-such"])
  expect(Object.keys(figures)).toEqual(["tax.without-card"])
  expect(figures["tax.without-card"]).toMatchObject({ name: "Skat uden skattekort", expired: false })
})

test("the worklist has every article, and the figures that run out with the year", async () => {
  const [en, da] = [await showWork(await staffPage(office, "en")), await showWork(await staffPage(office, "da"))]
  expect(en.rows).toHaveLength(articleSeeds.length)
  const card = (work: typeof en) => work.rows.find((r) => r.slug === "tax-card-types")!
  expect(card(en)).toMatchObject({ topic: "tax", yes: 0, no: 0, unread: 0 })
  expect(card(en).texts).toEqual([
    { code: "en", state: "live", when: "" },
    { code: "da", state: "live", when: "" },
  ])
  expect(card(da).title).not.toBe(card(en).title)
  const allowance = en.runningOut.find((f) => f.key === "tax.personal-allowance")!
  expect(allowance).toEqual({
    key: "tax.personal-allowance",
    name: "Personal allowance",
    ends: "1 January 2027",
    expired: false,
  })
  expect(da.runningOut.find((f) => f.key === "tax.personal-allowance")!.ends).toBe("1. januar 2027")
  expect(en.runningOut.some((f) => f.key === "tax.without-card")).toBe(false)
})

test("the editor of one article in one language, and of none", async () => {
  const page = await staffPage(office, "en")
  const nothing = { from: null, to: null }
  expect(await showEditor(page, "no-such-article", "en", nothing)).toBeNull()
  const editor = (await showEditor(page, "tax-card-types", "da", nothing))!
  expect(editor).toMatchObject({
    slug: "tax-card-types",
    code: "da",
    twin: "en",
    stale: false,
    feedback: [],
    compared: null,
  })
  expect(editor.versions).toMatchObject([{ number: 1, state: "live", before: null }])
  const same = editor.versions[0]!.id
  const compared = (await showEditor(page, "tax-card-types", "da", { from: same, to: same }))!.compared!
  expect([compared.from, compared.to, compared.parts?.map((p) => p.is)]).toEqual([1, 1, ["same"]])
})

test("each figure with today's value, and those that come", async () => {
  const figures = await showFigures(await staffPage(office, "en"))
  const allowance = figures.find((f) => f.key === "tax.personal-allowance")!
  expect(allowance).toMatchObject({ unit: "dkk", yearly: true, ends: "1 January 2027", due: true })
  expect(allowance.today).toMatchObject({ value: { value: 54_100 }, expired: false })
  expect(allowance.values.map((v) => [v.span, v.future])).toContainEqual(["1 January 2026 – 31 December 2026", false])
  expect(figures.find((f) => f.key === "tax.without-card")).toMatchObject({ ends: null, due: false })
})
