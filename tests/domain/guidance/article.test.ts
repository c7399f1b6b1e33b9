import { expect, test } from "vitest"
import {
  figuresPlaced,
  linksOf,
  mayLink,
  officeInWords,
  plainText,
  readArticle,
  readLine,
  sectionsWithOffice,
  withOffice,
} from "#domain/guidance/article.ts"

const whole = (body: string) =>
  `${body}\n\n## Do this {#do}\n\n1. **One.** Two.\n\n## C {#costs}\n\nx\n\n## D {#deadlines}\n\nx\n\n## E {#documents}\n\nx\n\n## F {#ask}\n\nx`
const problemsOf = (body: string) => readArticle(whole(body)).problems

test("a heading's id names its section and is not shown", () => {
  const { sections, problems } = readArticle(whole("## Hello {#hello}\n\nText."))
  expect(sections[0]).toMatchObject({ id: "hello", heading: [{ is: "text", text: "Hello" }] })
  expect(problems).toEqual([])
})

test("a section that every article has is missed", () => {
  expect(readArticle("## Only\n\nText").problems.map((p) => p.what)).toEqual([
    "do",
    "costs",
    "deadlines",
    "documents",
    "ask",
  ])
})

test("figures stand in lines, and in boxes with the rest of their paragraph", () => {
  const { sections } = readArticle("## A\n\nTake {{figure:tax.a}} now.\n\n{{figure-box:tax.b}} Below **this**.")
  expect(sections[0]!.blocks[0]).toMatchObject({
    is: "paragraph",
    inline: [{ text: "Take " }, { is: "figure", key: "tax.a" }, { text: " now." }],
  })
  expect(sections[0]!.blocks[1]).toMatchObject({
    is: "figure",
    key: "tax.b",
    inline: [{ text: "Below " }, { is: "strong" }, {}],
  })
  expect(figuresPlaced(sections)).toEqual(["tax.a", "tax.b"])
})

test("a figure whose name cannot be one is said to be unknown", () => {
  expect(problemsOf("## A\n\n{{figure:Nonsense!}}")).toEqual([{ problem: "figure-unknown", what: "Nonsense!" }])
})

test.each([
  ["javascript:alert(1)", false],
  ["data:text/html,x", false],
  ["http://example.com", false],
  ["//example.com/x", false],
  ["/en/../staff", false],
  ["https://skat.dk/en-us", true],
  ["/en/book/services?service=tax-card", true],
  ["tel:+4572222780", true],
  ["mailto:a@b.dk", true],
])("a link to %s is taken: %s", (href, taken) => {
  expect(mayLink(href)).toBe(taken)
})

test("a link that may not be taken stays as words and is named", () => {
  const { sections, problems } = readArticle("## A\n\n[press](javascript:alert(1))")
  expect(linksOf(sections)).toEqual([])
  expect(JSON.stringify(sections)).toContain("press")
  expect(problems).toContainEqual({ problem: "link-wrong", what: "javascript:alert(1)" })
})

test("HTML stays text and is named, so that nobody can slip a script in", () => {
  const { sections, problems } = readArticle("## A\n\n<script>alert(1)</script>\n\nand <b onclick=x>bold</b>")
  expect(problems.filter((p) => p.problem === "html").length).toBeGreaterThan(0)
  expect(sections[0]!.blocks.every((block) => block.is === "paragraph")).toBe(true)
})

test("quotes and lists in each other without end are refused, not followed", () => {
  expect(readArticle(whole(`## A\n\n${"> ".repeat(5_000)}x`)).problems[0]).toMatchObject({ problem: "nested" })
  expect(readArticle(`## a${" ".repeat(39_000)}b`).sections).toHaveLength(1)
})

test("a line loses its marks but not its figures for search engines", () => {
  expect(plainText(readLine("Pay **now** in [full](https://a.dk), {{figure:tax.a}} of it"), () => "55%")).toBe(
    "Pay now in full, 55% of it",
  )
})

test("the steps must be a numbered list", () => {
  const body = whole("## A\n\nx").replace("1. **One.** Two.", "One. Two.")
  expect(readArticle(body).problems).toEqual([{ problem: "do-not-steps", what: "do" }])
})

test("an article names the phone number of the office whose portal it is, as a link, and no other place of its own", () => {
  const body = "## A\n\n- **Ask us:** {{office:phone}}.\n\n| Who | Phone |\n| --- | --- |\n| We | {{office:phone}} |"
  const { sections, problems } = readArticle(whole(body))
  expect(problems).toEqual([])
  const placed = sectionsWithOffice(sections, { phone: "+45 11 22 33 44" })
  expect(linksOf(placed)).toEqual(["tel:+4511223344"])
  expect(JSON.stringify(placed)).not.toContain("{{")
  expect(plainText(withOffice(readLine("Call {{office:phone}} now"), { phone: "+45 1" }), () => "")).toBe(
    "Call +45 1 now",
  )
  expect(officeInWords("Call {{office:phone}}", { phone: "+45 1" })).toBe("Call +45 1")
  expect(problemsOf("## A\n\n{{office:cat}}")).toEqual([{ problem: "figure-unknown", what: "{{office:cat}}" }])
})
