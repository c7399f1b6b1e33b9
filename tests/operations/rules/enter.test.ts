import { afterAll, beforeAll, expect, test } from "vitest"
import { readFigures } from "#db/guidance/reads.ts"
import { readCountryLists, readDatedRules, readRules } from "#db/rules/reads.ts"
import { enterFigure, seenOfFigure } from "#operations/guidance/figures.ts"
import { enterCountryList, removeCountryList, seenOfList } from "#operations/rules/country-list.ts"
import { enterNumber, removeNumber } from "#operations/rules/number.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.close())

const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette" }
const figure = async () => (await readFigures(office.db)).find((f) => f.key === "cpr.register")!
const enter = async (given: Partial<Parameters<typeof enterNumber>[1]> = {}) =>
  enterNumber(office.ctx, {
    rule: "registerDays",
    from: "2027-01-01",
    value: 7,
    upTo: null,
    source: "CPR Act",
    url: "https://www.cpr.dk/",
    nextReview: "2027-06-01",
    seen: seenOfFigure(await figure()),
    by,
    ...given,
  })

test("a rule is entered ahead, ends the one before, and is taken back so that that one holds on", async () => {
  expect(await enter()).toEqual({ ok: true, value: null })
  expect((await figure()).nextReview).toBe("2027-06-01")
  expect((await readRules(office.db, "2026-12-31")).registerDays).toBe(5)
  expect((await readRules(office.db, "2027-01-01")).registerDays).toBe(7)
  const coming = (await figure()).values.at(-1)!
  expect(await removeNumber(office.ctx, { rule: "registerDays", id: coming.id, by })).toEqual({ ok: true, value: null })
  expect((await figure()).values).toMatchObject([{ from: "2023-01-01", to: null, value: 5 }])
})

test("one that is entered before a later one ends the day before it, and one of the same day replaces", async () => {
  expect((await enter({ from: "2027-06-01", value: 9 })).ok).toBe(true)
  expect((await enter({ from: "2027-01-01", value: 6 })).ok).toBe(true)
  expect((await enter({ from: "2027-01-01", value: 7 })).ok).toBe(true)
  expect((await figure()).values.map((v) => [v.from, v.to, v.value])).toEqual([
    ["2023-01-01", "2026-12-31", 5],
    ["2027-01-01", "2027-05-31", 7],
    ["2027-06-01", null, 9],
  ])
})

test.each([
  ["a day that has passed", { from: "2026-11-22" }, "rule-past"],
  ["a number beyond all sense", { value: 400 }, "rule-range"],
  ["a review in the past", { nextReview: "2026-11-01" }, "review-past"],
  ["no source", { source: " " }, "source-wrong"],
  ["what a colleague entered since", { seen: "older" }, "changed-meanwhile"],
  ["no day", { from: "2027-02-30" }, "day-wrong"],
] as const)("%s is refused, and nothing is changed", async (_, given, error) => {
  const stood = (await figure()).values
  expect(await enter(given)).toEqual({ ok: false, error })
  expect((await figure()).values).toEqual(stood)
})

test("a figure that is a rule has no second way in", async () => {
  const { values } = await figure()
  const given = {
    key: "cpr.register",
    from: "2028-01-01",
    to: null,
    value: 8,
    upTo: null,
    source: "x",
    url: "https://x.dk/",
    by,
  }
  expect(await enterFigure(office.ctx, { ...given, seen: seenOfFigure({ values }) })).toEqual({
    ok: false,
    error: "unknown",
  })
})

test("a list of states is entered with what came and went, and taken back before it holds", async () => {
  const versions = await readCountryLists(office.db)
  const countries = [...versions.find((v) => v.list === "no-stamp")!.countries].filter((code) => code !== "TR")
  const given = {
    list: "no-stamp" as const,
    from: "2027-01-01",
    countries,
    source: "Authority",
    url: "https://www.nyidanmark.dk/",
    nextReview: "2027-06-01",
    by,
  }
  const seen = seenOfList(versions, "no-stamp")
  expect(await enterCountryList(office.ctx, { ...given, seen })).toEqual({ ok: true, value: null })
  expect(await enterCountryList(office.ctx, { ...given, seen })).toEqual({ ok: false, error: "changed-meanwhile" })
  expect((await readRules(office.db, "2027-01-01")).noStamp).not.toContain("TR")
  expect((await readRules(office.db, "2026-12-31")).noStamp).toContain("TR")
  const { lists } = await readDatedRules(office.db)
  const kept = (await readCountryLists(office.db)).find((v) => v.from === "2027-01-01")!
  expect(lists).toHaveLength(3)
  expect(await removeCountryList(office.ctx, { list: "no-stamp", id: kept.id, by })).toEqual({ ok: true, value: null })
  const first = (await readCountryLists(office.db)).find((v) => v.list === "no-stamp")!
  expect(await removeCountryList(office.ctx, { list: "no-stamp", id: first.id, by })).toEqual({
    ok: false,
    error: "begun",
  })
})
