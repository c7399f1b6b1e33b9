import { describe, expect, test } from "vitest"
import { takingBackGuidance } from "#domain/guidance/changes.ts"

const entry = (what: string, after: unknown, before: unknown = null) => ({ what, before, after })
const back = (one: ReturnType<typeof entry>, newer: ReturnType<typeof entry>[] = []) =>
  takingBackGuidance(one, newer, 2026)

test("a new article is archived, an archived one comes back, one that came back goes again where it led", () => {
  expect(back(entry("new-article", { slug: "a" }))).toEqual({ what: "archive-article", slug: "a", instead: "" })
  expect(back(entry("archive-article", { slug: "a", instead: "b" }))).toEqual({ what: "return-article", slug: "a" })
  expect(back(entry("return-article", { slug: "a", was: "b" }))).toEqual({
    what: "archive-article",
    slug: "a",
    instead: "b",
  })
})

test("a figure's removal, its making and its name are taken back", () => {
  expect(back(entry("remove-figure", { key: "a.b" }))).toEqual({ what: "return-figure", key: "a.b" })
  expect(back(entry("new-figure", { key: "a.b" }))).toEqual({ what: "remove-figure", key: "a.b" })
  expect(back(entry("rename-figure", { key: "a.b" }, { key: "a.b", names: { en: "Old" } }))).toEqual({
    what: "rename-figure",
    key: "a.b",
    names: { en: "Old" },
  })
})

describe("only the last change of a thing", () => {
  test("of one article, not of another", () => {
    const one = entry("archive-article", { slug: "a" })
    expect(back(one, [entry("return-article", { slug: "a" })])).toBeNull()
    expect(back(one, [entry("return-article", { slug: "b" })])).not.toBeNull()
    expect(back(one, [entry("article-place", { slug: "a" }, { slug: "a" })])).not.toBeNull()
  })
  test("a place as it was", () => {
    const before = { topic: "tax", after: "b", steps: ["cpr"], services: [], situations: [], related: ["c"] }
    expect(back(entry("article-place", { slug: "a" }, { slug: "a", ...before }))).toEqual({
      what: "article-place",
      slug: "a",
      ...before,
    })
  })
})

test("a year's rates are taken back while the year is to come", () => {
  const rates = [{ code: "101", municipal: 23.4, church: 0.8 }]
  const year = (n: number, own: unknown[] = rates) => ({ year: n, source: "S", rates: own })
  expect(back(entry("municipal-tax", year(2027), year(2027, [])))).toEqual({
    what: "municipal-tax",
    year: 2027,
    source: "S",
    rates: [],
  })
  expect(back(entry("municipal-tax", year(2026), year(2026)))).toBeNull()
  expect(back(entry("municipal-tax", year(2027), year(2027)), [entry("municipal-tax", year(2027))])).toBeNull()
})

test("what the office changes elsewhere is none of this", () => {
  expect(back(entry("contact", { name: "x" }, { name: "y" }))).toBeNull()
})
