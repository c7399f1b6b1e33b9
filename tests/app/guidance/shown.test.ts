import { describe, expect, test } from "vitest"
import { figureInLine, inLines, sectionsOf, showFigure, yearsOver } from "#app/guidance/shown.server.ts"
import { conflictWith, difference, shownKept, whole } from "#app/guidance/staff/article-conflict.server.ts"
import type { ArticleVersion } from "#db/guidance/reads.ts"
import type { Figure, FigureValue } from "#domain/guidance/figures.ts"

const value = (change: Partial<FigureValue> = {}): FigureValue => ({
  from: "2026-01-01",
  to: "2026-12-31",
  value: 54_100,
  upTo: null,
  source: "skat.dk",
  url: "https://skat.dk",
  ...change,
})
const figure = (change: Partial<Figure> = {}): Figure => ({
  key: "tax.personal-allowance",
  unit: "dkk",
  yearly: true,
  names: { en: "Personal allowance", da: "Personfradrag" },
  values: [value()],
  ...change,
})

describe("a figure", () => {
  test("of a year, in the words of each language", () => {
    const en = showFigure(figure(), "2026-01-01", "en")!
    expect(en).toMatchObject({
      name: "Personal allowance",
      amount: "DKK 54,100",
      inLine: "DKK 54,100 (2026)",
      year: "2026",
      expired: false,
      valid: "Valid from 1 January 2026 to 31 December 2026.",
      today: 0,
      ends: ["1 Jan", "31 Dec"],
    })
    const da = showFigure(figure(), "2026-12-31", "da")!
    expect(da).toMatchObject({
      name: "Personfradrag",
      valid: "Gælder fra 1. januar 2026 til 31. december 2026.",
      today: 1,
    })
    expect(da.inLine).toMatch(/^54\.100\skr\. \(2026\)$/)
    expect(da.ends).toEqual(["1. jan", "31. dec"])
  })

  test("that has run out is known as such, a day before it began there is none", () => {
    const old = showFigure(figure(), "2027-01-01", "en")!
    expect(old).toMatchObject({
      expired: true,
      today: null,
      inLine: "DKK 54,100 (2026)",
    })
    // Not at the figure, but once for the page.
    expect(yearsOver({ a: old, b: old, c: showFigure(figure(), "2026-05-05", "en")! })).toEqual(["2026"])
    expect(yearsOver({ c: showFigure(figure(), "2026-05-05", "en")! })).toEqual([])
    expect(showFigure(figure(), "2025-12-31", "en")).toBeNull()
  })

  test("until further notice, of percent and of spans", () => {
    const standing = { yearly: false, values: [value({ to: null, value: 55 })] }
    expect(showFigure(figure({ ...standing, unit: "percent" }), "2026-05-05", "en")).toMatchObject({
      amount: "55%",
      inLine: "55%",
      year: null,
      valid: "Valid from 1 January 2026.",
      today: null,
      ends: null,
    })
    const weeks = (given: Partial<FigureValue>, language: "en" | "da") =>
      showFigure(
        figure({ yearly: false, unit: "weeks", values: [value({ to: null, ...given })] }),
        "2026-05-05",
        language,
      )!.amount
    expect([weeks({ value: 1 }, "en"), weeks({ value: 1 }, "da")]).toEqual(["1 week", "1 uge"])
    expect([weeks({ value: 2, upTo: 4 }, "en"), weeks({ value: 2, upTo: 4 }, "da")]).toEqual(["2–4 weeks", "2–4 uger"])
  })

  test("that is not known is said to stand at the source; one without a name in Danish has the English one", () => {
    expect([figureInLine(undefined, "en"), figureInLine(undefined, "da")]).toEqual(["see the source", "se i kilden"])
    expect(showFigure(figure({ names: { en: "Allowance" } }), "2026-05-05", "da")!.name).toBe("Allowance")
  })
})

test("an article's figures are those of its text, its lead and its summary, each once", () => {
  const text = { lead: "Pay {{figure:tax.a}}.", summary: [{ text: "{{figure-box: tax.b }} and {{figure:tax.a}}" }] }
  expect(inLines(text)).toEqual(["tax.a", "tax.b", "tax.a"])
  const body = "## Costs {#costs}\n\nIt is {{figure:tax.c}}, not {{figure:tax.a}}.\n"
  const read = sectionsOf({ id: "version-1", body, ...text })
  expect(read.figures.toSorted()).toEqual(["tax.a", "tax.b", "tax.c"])
  expect(read.sections.map((s) => s.id)).toEqual(["costs"])
  expect(sectionsOf({ id: "version-2", body: "", lead: "", summary: [] })).toEqual({ sections: [], figures: [] })
})

describe("two editors of one article", () => {
  const draft = {
    title: "Tax",
    lead: "How",
    summary: [{ name: "Who", text: "All" }],
    keywords: "skat",
    body: "One\r\ntwo",
  }
  const newest = {
    ...draft,
    id: "v2",
    number: 2,
    createdBy: "Ida Ravn",
    createdAt: new Date("2026-11-23T06:30:00Z"),
  } as unknown as ArticleVersion

  test("a text is compared as one, whatever its line ends", () => {
    expect(whole(draft)).toBe("Tax\nHow\nWho: All\nskat\n\nOne\ntwo")
    expect(difference("pay tax now", "pay less tax now")).toEqual([
      { value: "pay ", is: "same" },
      { value: "less ", is: "added" },
      { value: "tax now", is: "same" },
    ])
    expect(difference("pay tax", "pay")).toEqual([
      { value: "pay", is: "same" },
      { value: " tax", is: "removed" },
    ])
  })

  test("the second sees what the first saved; who has seen it does not", () => {
    expect(conflictWith(newest, "v2", draft, "en")).toBeNull()
    expect(conflictWith(null, "v1", draft, "en")).toBeNull()
    expect(conflictWith(newest, "v1", { ...draft, title: "Taxes" }, "en")).toMatchObject({
      id: "v2",
      number: 2,
      who: "Ida Ravn",
      when: "Mon 23 Nov 7:30",
      theirs: whole(draft),
      parts: [{ value: "Tax", is: "removed" }, { value: "Taxes", is: "added" }, { is: "same" }],
    })
    expect(conflictWith(newest, "v1", draft, "da")!.when).toBe("man. 23. nov. 7.30")
  })

  test("what an article rests on is a line for each source", () => {
    const sources = [
      { label: "skat.dk", url: "https://skat.dk" },
      { label: "The law", url: "https://law.example" },
    ]
    const article = { ownerId: null, legalSource: "§ 1", sources, nextReview: "2027-03-01", revision: 3 }
    expect(shownKept(article as unknown as Parameters<typeof shownKept>[0])).toEqual({
      ownerId: "",
      legalSource: "§ 1",
      sources: "skat.dk https://skat.dk\nThe law https://law.example",
      nextReview: "2027-03-01",
      revision: 3,
    })
  })
})
