import { readFileSync, readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { SUMMARY_LINES, figuresPlaced, linksOf, mayLink, readArticle, readLine } from "#domain/guidance/article.ts"
import { figureOn } from "#domain/guidance/figures.ts"
import { isDay } from "#domain/time/office-time.ts"
import { articleSeeds, sourcesOf } from "#db/seed/articles.ts"
import { figureSeeds } from "#db/seed/figures.ts"
import { languageCodes } from "#locales/languages.ts"
import { hardArticles, readability, sentencesOf } from "#locales/reading.ts"
import { readArticleFile } from "../../tools/guidance.ts"

const slugs = articleSeeds.map((seed) => seed.slug)
const files = languageCodes.flatMap((language) => slugs.map((slug) => [language, slug] as const))

test("there are the articles of every shelf, each in every language and no file too many", () => {
  expect(slugs.length).toBeGreaterThanOrEqual(46)
  for (const language of languageCodes)
    expect(readdirSync(`locales/${language}/guidance`).toSorted()).toEqual(slugs.map((slug) => `${slug}.md`).toSorted())
})

test.each(files)("%s/%s has every section, a summary of three lines, and good links", (language, slug) => {
  const text = readArticleFile(language, slug)
  expect(text.summary).toHaveLength(SUMMARY_LINES)
  const { sections, problems } = readArticle(text.body)
  expect(problems).toEqual([])
  const links = [
    ...linksOf(sections),
    ...[text.lead, ...text.summary.map((s) => s.text)].flatMap((line) =>
      readLine(line).flatMap((part) => (part.is === "link" ? [part.href] : [])),
    ),
  ]
  for (const link of links) {
    expect(mayLink(link), link).toBe(true)
    // A page of ours: in the same language, and of an article that exists.
    if (link.startsWith("/")) expect(link.startsWith(`/${language}/`), link).toBe(true)
    const article = /^\/[a-z]{2}\/guidance\/([a-z0-9-]+)/.exec(link)
    if (article) expect(slugs, link).toContain(article[1])
  }
})

test.each(slugs)("%s places the same figures in each language, and every figure is one that staff can date", (slug) => {
  const placed = languageCodes.map((language) => {
    const { body, lead, summary } = readArticleFile(language, slug)
    const text = [body, lead, ...summary.map((s) => s.text)].join("\n")
    return [...new Set([...text.matchAll(/\{\{figure(?:-box)?:([^}]+)\}\}/g)].map((m) => m[1]!))].toSorted()
  })
  expect(placed[1]).toEqual(placed[0])
  for (const key of placed[0]!) expect(figureSeeds.map((figure) => figure.key)).toContain(key)
})

test.each(["2026-11-25", "2027-01-01"])(
  "every figure placed has a value on %s, or is shown as an earlier year's",
  (day) => {
    for (const [language, slug] of files)
      for (const key of figuresPlaced(readArticle(readArticleFile(language, slug).body).sections)) {
        const figure = figureSeeds.find((seed) => seed.key === key)!
        const on = figureOn(
          figure.values.map((v) => ({ upTo: null, ...v })),
          day,
        )
        expect(on, key).not.toBeNull()
        // An expired one is told by its year: so it must have one.
        if (on!.expired) expect(figure.yearly, key).toBe(true)
      }
  },
)

test.each(articleSeeds)("$slug names its sources by address, and reads on to articles that exist", (seed) => {
  const sources = sourcesOf(seed)
  expect(sources.length).toBeGreaterThan(0)
  for (const source of sources) expect(URL.canParse(source.url) && /^https?:/.test(source.url), source.url).toBe(true)
  for (const slug of seed.related) expect(slugs).toContain(slug)
  expect(seed.related).not.toContain(seed.slug)
})

/** Numbers that the office's facts mark as changing every year: they may stand in no text, in neither way of writing them. */
const yearly = [
  "54,100",
  "51,600",
  "12.01",
  "641,200",
  "777,900",
  "2,592,700",
  "2,592,500",
  "12.75",
  "63,300",
  "25.049",
  "0.867",
  "42.05",
  "263,232",
  "21,936",
  "22,041",
  "26,198",
  "4,695",
  "5,085",
  "6,789",
  "13,577",
  "9,500",
  "2,925",
]

test.each(files)("%s/%s holds no yearly number: those are figures", (language, slug) => {
  const text = readFileSync(`locales/${language}/guidance/${slug}.md`, "utf8")
  for (const number of yearly) {
    const danish = number.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."))
    for (const written of [number, danish, number.replace(",", "")])
      expect(
        new RegExp(`(?<![\\d.,])${written.replace(".", "\\.")}(?![\\d]|[.,]\\d)`).test(text),
        `${written} in ${slug}`,
      ).toBe(false)
  }
  expect(/\b215\b|7[.,]5 ?%/.test(text), slug).toBe(false)
})

test("every figure's days exist and none overlaps another of the same name", () => {
  for (const { key, yearly: byYear, values } of figureSeeds)
    for (const [i, v] of values.entries()) {
      expect(isDay(v.from) && (v.to === null || isDay(v.to)), key).toBe(true)
      if (byYear) expect(v.to?.slice(0, 4), key).toBe(v.from.slice(0, 4))
      const next = values[i + 1]
      if (next) expect(v.to !== null && v.to < next.from, key).toBe(true)
    }
})

/** What is asked of every text: no more words in an English sentence, on average, and no higher a LIX of a Danish text. */
const MOST_WORDS = 14
const MOST_LIX = 35

test.each(files)("%s/%s is easy to read", (language, slug) => {
  const { words, lix } = readability(readFileSync(`locales/${language}/guidance/${slug}.md`, "utf8"))
  if (language === "da") expect(lix).toBeLessThanOrEqual(MOST_LIX)
  else expect(words).toBeLessThanOrEqual(MOST_WORDS)
})

test("no article is named as hard to read", () => {
  expect(languageCodes.flatMap(hardArticles)).toEqual([])
})

test.each(files)("%s/%s has no sentence of more than 25 words", (language, slug) => {
  const long = sentencesOf(readFileSync(`locales/${language}/guidance/${slug}.md`, "utf8")).filter(
    (sentence) => sentence.split(/\s+/).length > 25,
  )
  expect(long).toEqual([])
})

test("the LIX is the words of a sentence and the hundredth part of them that is long", () => {
  // Eight words in two sentences, two of them longer than six letters.
  expect(readability("Du skal have skattekortet. Det er helt afgørende.")).toEqual({ words: 4, lix: 4 + 25 })
})

test("the reading level counts whole sentences only, and notices a hard one", () => {
  expect(sentencesOf("## A heading\n\n- a bare item\n\nOne sentence. Another one!")).toEqual([
    "One sentence.",
    "Another one!",
  ])
  const long = `${"This is a sentence that goes on and on with ever so many words until nobody remembers its beginning and ".repeat(2)}ends.`
  expect(readability(long).words).toBeGreaterThan(MOST_WORDS)
  expect(
    readability("Arbejdsmarkedsuddannelsesforanstaltninger administreres kommunalbestyrelsesmæssigt.").lix,
  ).toBeGreaterThan(MOST_LIX)
})

test.each(slugs)("%s gives no phone number of one office: other offices have the same texts", (slug) => {
  for (const language of languageCodes) {
    const text = readFileSync(`locales/${language}/guidance/${slug}.md`, "utf8")
    expect(text.match(/33 ?66 ?10 ?00/)).toBeNull()
  }
})
