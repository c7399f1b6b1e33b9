import { describe, expect, test } from "vitest"
import { articlesNaming, figuresNamed, isWorkedWith, mayBeFigure, namesFault } from "#domain/guidance/figure-use.ts"

const names = { en: "Rate", da: "Sats" }
const figure = { key: "benefit.highest-rate", unit: "dkk" as const, yearly: false, names }

test("a text names figures in its lead, its summary and its body, in a line or in a box", () => {
  const text = {
    lead: "{{figure:tax.bottom}}",
    summary: [{ text: "{{figure: cpr.days }}" }],
    body: "{{figure-box:tax.top}} and {{figure:tax.bottom}}",
  }
  expect(figuresNamed(text).toSorted()).toEqual(["cpr.days", "tax.bottom", "tax.top"])
})

test("what an article said before its last version binds nobody", () => {
  const now = new Date("2026-11-27T12:00:00Z")
  const version = (slug: string, language: string, body: string, publishAt: string | null) => ({
    slug,
    language,
    lead: "",
    summary: [],
    body,
    changesMeaning: true,
    publishAt: publishAt === null ? null : new Date(publishAt),
  })
  const named = "{{figure:cpr.days}}"
  const versions = [
    version("past", "en", named, "2026-01-01"),
    version("past", "en", "", "2026-02-01"),
    version("past", "da", "", "2026-02-01"),
    version("live", "da", named, "2026-01-01"),
    version("draft", "en", named, null),
    version("later", "en", named, "2027-01-01"),
  ]
  expect(articlesNaming("cpr.days", versions, now)).toEqual(["live", "draft", "later"])
})

describe("a new figure", () => {
  test.each([
    ["benefit.highest-rate", null],
    ["a-1", null],
    ["one", "key-wrong"],
    ["Benefit.rate", "key-wrong"],
    ["benefit..rate", "key-wrong"],
    ["b.".repeat(30) + "c", "key-wrong"],
  ])("%s", (key, error) => {
    const may = mayBeFigure({ ...figure, key }, ["en", "da"])
    expect(may.ok ? null : may.error).toBe(error)
  })

  test("has a name in each language, none too long", () => {
    expect(namesFault({ en: "Rate" }, ["en", "da"])).toBe("name-missing")
    expect(namesFault({ en: "a".repeat(120) }, ["en"])).toBeNull()
    expect(namesFault({ en: "a".repeat(121) }, ["en"])).toBe("name-long")
  })
})

test("the estimate of the first pay cannot do without its figures", () => {
  expect([isWorkedWith("tax.bottom"), isWorkedWith("benefit.highest-rate")]).toEqual([true, false])
})
