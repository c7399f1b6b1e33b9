import { describe, expect, test } from "vitest"
import {
  type Place,
  articlesLinkingTo,
  firstTextsFault,
  mayArchive,
  maySlug,
  placeFault,
  positionsWith,
  standsAfter,
} from "#domain/guidance/place.ts"

const choices = { steps: ["cpr"], services: ["tax-card"], situations: ["work"], slugs: ["holiday", "sickness"] }
const place: Place = {
  topic: "work",
  after: "",
  steps: ["cpr"],
  services: ["tax-card"],
  situations: ["work"],
  related: ["holiday"],
}

describe("the address of a new article", () => {
  test.each([
    ["working-from-home", true],
    ["2026", true],
    ["", false],
    ["new", false],
    ["-home", false],
    ["home-", false],
    ["at--home", false],
    ["Ærø", false],
    ["a/b", false],
    ["a".repeat(81), false],
  ])("%s", (slug, fits) => expect(maySlug(slug, []).ok).toBe(fits))

  test("is never given twice", () => {
    expect(maySlug("holiday", ["holiday"])).toMatchObject({ error: "slug-taken" })
  })
})

describe("where an article is shown", () => {
  test("is chosen from what there is", () => {
    expect(placeFault(place, "own", choices)).toBeNull()
    expect(placeFault({ ...place, steps: ["moon"] }, "own", choices)).toBe("tag-unknown")
    expect(placeFault({ ...place, services: ["x"] }, "own", choices)).toBe("tag-unknown")
    expect(placeFault({ ...place, situations: ["x"] }, "own", choices)).toBe("tag-unknown")
    expect(placeFault({ ...place, related: ["gone"] }, "own", choices)).toBe("related-unknown")
  })

  test("it is not related to itself, nor to more than six", () => {
    expect(placeFault(place, "holiday", choices)).toBe("related-unknown")
    const slugs = ["a", "b", "c", "d", "e", "f", "g"]
    expect(placeFault({ ...place, related: slugs.slice(0, 6) }, "own", { ...choices, slugs })).toBeNull()
    expect(placeFault({ ...place, related: slugs }, "own", { ...choices, slugs })).toBe("related-many")
  })

  test("it stands first, behind another, or last where that is gone", () => {
    const order = (after: string, slug = "new") => positionsWith(["a", "b", "c"], slug, after).map((one) => one.slug)
    expect(order("")).toEqual(["new", "a", "b", "c"])
    expect(order("b")).toEqual(["a", "b", "new", "c"])
    expect(order("gone")).toEqual(["a", "b", "c", "new"])
    expect(order("c", "a")).toEqual(["b", "c", "a"])
    expect(positionsWith(["a"], "b", "a").map((one) => one.position)).toEqual([10, 20])
    expect([standsAfter(["a", "b"], "a"), standsAfter(["a", "b"], "b")]).toEqual(["", "a"])
  })
})

test("a new article has a title in every language", () => {
  const text = { title: "A", lead: "" }
  expect(firstTextsFault({ en: text, da: text }, ["en", "da"])).toBeNull()
  expect(firstTextsFault({ en: text, da: { ...text, title: " " } }, ["en", "da"])).toEqual({
    field: "title-da",
    code: "title-missing",
  })
  expect(firstTextsFault({ en: { ...text, title: "a".repeat(201) } }, ["en"])?.code).toBe("title-long")
})

test("an article is archived once, and leads on only to what stands on the shelf", () => {
  const may = (instead: string, archived = false) => mayArchive({ slug: "own", archived }, instead, ["own", "holiday"])
  expect(may("").ok).toBe(true)
  expect(may("holiday").ok).toBe(true)
  expect(may("own")).toMatchObject({ error: "instead-wrong" })
  expect(may("gone")).toMatchObject({ error: "instead-wrong" })
  expect(may("", true)).toMatchObject({ error: "archived-already" })
})

test("who links to an article is found in what is read, waits or is a draft", () => {
  const now = new Date("2026-11-27T12:00:00Z")
  const version = (slug: string, body: string, publishAt: string | null) => ({
    slug,
    language: "en",
    body,
    changesMeaning: true,
    publishAt: publishAt === null ? null : new Date(publishAt),
  })
  const link = "[x](/en/guidance/holiday)"
  const versions = [
    version("old", link, "2026-01-01"),
    version("old", "nothing", "2026-02-01"),
    version("live", "[x](/da/guidance/holiday#do)", "2026-01-01"),
    version("draft", link, null),
    version("later", link, "2027-01-01"),
    version("other", "[x](/en/guidance/holiday-pay)", "2026-01-01"),
    version("holiday", link, "2026-01-01"),
  ]
  expect(articlesLinkingTo("holiday", versions, now)).toEqual(["live", "draft", "later"])
})
