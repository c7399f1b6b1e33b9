import { afterAll, expect, test } from "vitest"
import { readFigures } from "#db/guidance/reads.ts"
import { figureOn } from "#domain/guidance/figures.ts"
import { enterFigure, removeFigure, seenOfFigure } from "#operations/guidance/figures.ts"
import { withEditor } from "../../support/guidance.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
const by = await withEditor(office)
afterAll(() => office.end())

const marked = async (key: string) => seenOfFigure((await readFigures(office.db)).find((f) => f.key === key)!)

test("next year's figure is entered ahead of time, holds from its first day, and can be taken back until then", async () => {
  const next = {
    key: "tax.personal-allowance",
    from: "2027-01-01",
    to: "2027-12-31",
    value: 55_000,
    upTo: null,
    source: "skat.dk",
    url: "https://skat.dk/en-us",
    seen: await marked("tax.personal-allowance"),
    by,
  }
  expect((await enterFigure(office.ctx, next)).ok).toBe(true)
  next.seen = await marked(next.key)
  const figure = async () => (await readFigures(office.db)).find((f) => f.key === next.key)!
  expect(figureOn((await figure()).values, "2026-12-31")!.value.value).toBe(54_100)
  expect(figureOn((await figure()).values, "2027-01-01")).toMatchObject({ value: { value: 55_000 }, expired: false })
  expect(await enterFigure(office.ctx, { ...next, from: "2027-06-01" })).toMatchObject({ error: "taken" })
  const value = (await figure()).values.find((v) => v.from === "2027-01-01")!
  expect((await removeFigure(office.ctx, { key: next.key, id: value.id, by })).ok).toBe(true)
  const now = (await figure()).values.find((v) => v.from === "2026-01-01")!
  expect(await removeFigure(office.ctx, { key: next.key, id: now.id, by })).toMatchObject({ error: "begun" })
})

test("a figure without an end ends the day before the next; two people at once enter one", async () => {
  const key = "tax.labour-market-contribution"
  const seen = await marked(key)
  const next = { key, to: null, upTo: null, source: "skat.dk", url: "https://skat.dk/en-us", seen, by }
  const answers = await Promise.all([
    enterFigure(office.ctx, { ...next, from: "2027-01-01", value: 50 }),
    enterFigure(office.ctx, { ...next, from: "2027-01-01", value: 51 }),
  ])
  expect(answers.map((a) => (a.ok ? "ok" : a.error)).toSorted()).toEqual(["changed-meanwhile", "ok"])
  const { values } = (await readFigures(office.db)).find((f) => f.key === next.key)!
  expect(values.find((v) => v.from === "2023-01-01")!.to).toBe("2026-12-31")
})

test.each([
  [{ value: Number.NaN }, "value-wrong"],
  [{ value: 4, upTo: 3 }, "value-wrong"],
  [{ to: "2027-02-31" }, "day-wrong"],
  [{ to: null }, "order-wrong"],
  [{ url: "http://skat.dk" }, "source-wrong"],
  [{ key: "tax.nonsense" }, "unknown"],
])("a figure that cannot be is refused: %j", async (change, error) => {
  const good = {
    key: "tax.bottom",
    from: "2027-01-01",
    to: "2027-12-31",
    value: 12,
    upTo: null,
    source: "x",
    url: "https://skat.dk/",
    seen: await marked("tax.bottom"),
    by,
  }
  expect(await enterFigure(office.ctx, { ...good, ...change })).toMatchObject({ ok: false, error })
})
