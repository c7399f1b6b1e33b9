import { LiveHub } from "#app/web/live.server.ts"
import { I18nextProvider } from "react-i18next"
import { renderToStaticMarkup } from "react-dom/server"
import { RouterContextProvider } from "react-router"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Decision, foundOf } from "#app/prereg/staff/parts/decision.tsx"
import { PapersTable } from "#app/prereg/staff/parts/household.tsx"
import { type Portal, portalContext } from "#app/web/context.server.ts"
import { localeMiddleware } from "#app/web/locale.server.ts"
import { approvedOf, showLetter } from "#app/prereg/staff/letter.server.ts"
import { type ReviewShown, showReview } from "#app/prereg/staff/shown.server.ts"
import type { VerdictCode } from "#domain/prereg/verdicts.ts"
import { translator } from "#locales/translator.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"
import { sentHousehold } from "../../support/household.ts"

let office: TestOffice
let context: RouterContextProvider
let id: string
let shown: ReviewShown
beforeAll(async () => {
  office = await testOffice()
  context = new RouterContextProvider()
  context.set(portalContext, { db: office.db, ctx: office.ctx, live: new LiveHub() } as Portal)
  const request = new Request("https://ankomst.test/staff/prereg", { headers: { cookie: "staff-language=en" } })
  const given = { request, context, url: new URL(request.url), pattern: "", params: {} }
  await localeMiddleware(given, () => Promise.resolve(new Response()))
  id = (await sentHousehold(office.ctx)).preregId
  shown = (await showReview(context, id))!
})
afterAll(() => office.end())

const html = (page: React.ReactNode) =>
  renderToStaticMarkup(<I18nextProvider i18n={translator("en")}>{page}</I18nextProvider>)
const cells = () => [...foundOf(shown, {}).keys()]
const decision = (marked: Record<string, VerdictCode | null>, letter: Awaited<ReturnType<typeof showLetter>> = null) =>
  html(<Decision shown={shown} found={foundOf(shown, marked)} decides me="" typed={null} letter={letter} />)
const chosen = (page: string) =>
  [...page.matchAll(/<input[^>]*name="decision"[^>]*>/g)].flatMap(([input]) =>
    input.includes("checked") ? [/value="(\w+)"/.exec(input)![1]] : [],
  )

test("no decision is chosen while papers have not been seen; what was found speaks for one then", () => {
  expect(cells().length).toBeGreaterThan(2)
  const page = decision({})
  expect(chosen(page)).toEqual([])
  expect(page).toContain(`${cells().length} papers have not been seen yet`)
  const all = Object.fromEntries(cells().map((cell) => [cell, "approved" as const]))
  expect(chosen(decision(all))).toEqual(["accept"])
  // What was just marked counts before it is saved, and its question is ticked.
  const one = decision({ ...all, [cells()[0]!]: "missing" })
  expect(chosen(one)).toEqual(["return"])
  const [person, paper] = cells()[0]!.split(":")
  expect(one).toMatch(new RegExp(`<input[^>]*checked=""[^>]*value="${person}:papers:${paper}"`))
})

test("each person has one button that approves all, and what the household says has a word and a colour", () => {
  const page = html(<PapersTable shown={shown} decides typed={null} overtaken={false} mark={() => {}} />)
  for (const person of shown.people) expect(page).toContain(`value="approve ${person.id}"`)
  // Enter presses a form's first button: it only saves what was found.
  expect([...page.matchAll(/<button[^>]*value="([^"]+)"/g)][0]![1]).toBe("verdicts")
  expect(page).toMatch(/class="says found-(ok|look|stop)"/)
})

test("what stands now is said beside what was chosen only when a colleague found something else", () => {
  const typed = { [`v:${cells()[0]!}`]: "missing" }
  const table = (overtaken: boolean) =>
    html(<PapersTable shown={shown} decides typed={typed} overtaken={overtaken} mark={() => {}} />)
  expect(table(true)).toContain("Now: Not seen")
  expect(table(false)).not.toContain("Now: Not seen")
})

test("approving all of one person leaves the others as they are", async () => {
  const found = cells().map((cell) => {
    const [personId, paper] = cell.split(":") as [string, string]
    return { personId, paper, verdict: null, was: null }
  })
  const person = shown.people[0]!.id
  const after = await approvedOf(context, id, person, found)
  expect(after.filter((one) => one.personId !== person).every((one) => one.verdict === null)).toBe(true)
  expect(after.some((one) => one.personId === person && one.verdict === "approved")).toBe(true)
})

test("the letter is shown as it would be sent: what is asked and the office's line, and nothing is sent", async () => {
  const [personId, paper] = cells()[0]!.split(":") as [string, string]
  const asked = [{ personId, part: "papers" as const, question: paper, template: "paper-missing" }]
  const letter = await showLetter(context, id, { decision: "return", asked, text: " Bring it on Monday. " })
  const page = decision({}, letter)
  expect(page).toContain("This is the letter. It has not been sent.")
  expect(page).toContain("We need more for your pre-registration")
  expect(page).toContain("Bring it on Monday.")
  expect(letter!.blocks.some((block) => "list" in block && block.list.length === 1)).toBe(true)
  const refused = await showLetter(context, id, { decision: "refuse", asked: [], text: "You do not live here." })
  expect(decision({}, refused)).toContain("You do not live here.")
  expect((await showReview(context, id))!.state).toBe("submitted")
})
