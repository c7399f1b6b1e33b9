import { afterAll, beforeAll, expect, test } from "vitest"
import { showNextSteps } from "#app/desk/next-steps.server.ts"
import { planOf } from "#app/plan/opened.server.ts"
import { progressOf } from "#app/plan/progress.server.ts"
import { type Answers } from "#domain/plan/answers.ts"
import { ticked } from "#domain/plan/done.ts"
import { arrive, finish, serve } from "#operations/desk/serve.ts"
import { keepPlan } from "#operations/plan/keep.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { openedOwnPage } from "../../support/own-page.ts"
import { citizenPage, staffPage } from "../../support/pages.ts"
import { italian } from "../../support/plans.ts"
import { mette } from "../../support/second-person.ts"

const DAY = "2026-11-25"
const EMAIL = "card@example.org"
const answers: Answers = { ...italian, arrival: "2026-11-20", moveIn: "2026-11-20" }
let office: TestOffice
let id: string
beforeAll(async () => {
  office = await testOffice()
  id = await bookAt(office.ctx, at(DAY, "11:00"), { services: ["eu-residence", "cpr"], email: "Card@Example.org" })
})
afterAll(() => office.end())

const show = async (wanted: string | null = null, visitId = id) =>
  showNextSteps(await staffPage(office, "da"), visitId, wanted)
const steps = async () => (await show())!.steps.map(({ key }) => key)

test("there is a card only of a visitor who keeps a plan", async () => {
  expect(await show()).toBeNull()
  expect(await show(null, "00000000-0000-4000-8000-000000000009")).toBeNull()
  const key = await openedOwnPage(office, EMAIL)
  await keepPlan(office.ctx, { key, answers: ticked(answers, "eu-residence", "2026-11-23"), replace: false })
  expect(await show()).not.toBeNull()
})

test("it speaks the visit's language or another, and tells staff in theirs whose it is", async () => {
  const card = (await show())!
  expect(card).toMatchObject({
    language: "en",
    name: "Elena Rossi",
    country: "Italien",
    words: { title: "Your next steps" },
  })
  expect(card.purpose).toContain("arbejde")
  expect(card.steps[0]).toMatchObject({ key: "cpr", title: "Register and get your CPR number" })
  expect(card.steps[0]!.by).toContain("Do it by")
  expect((await show("da"))!.words.title).toBe("Dine næste trin")
  expect(card.link).toMatch(/\/en\/plan\/[\w-]+\.[\w-]+$/)
})

test("what the visit did counts as done once it is done, in the list and behind the code", async () => {
  expect(await steps()).toEqual(["cpr", "tax-card", "health-card", "digital"])
  const before = (await show())!.link
  office.setClock(at(DAY, "11:00"))
  for (const act of [arrive, serve, finish]) {
    const answer = await act(office.ctx, { visitId: id, by: mette, seen: null, sure: true })
    if (!answer.ok) throw new Error(answer.error)
  }
  // The first service is over; the second is served and done like it.
  for (const act of [serve, finish]) await act(office.ctx, { visitId: id, by: mette, seen: null, sure: true })
  expect(await steps()).not.toContain("cpr")
  expect((await show())!.link).not.toBe(before)
})

test("a plan's progress is one line: how far it is, and what is next until when", async () => {
  const context = await citizenPage(office, "en")
  const line = async (plan: Answers) => progressOf(await planOf(context, plan), "en")
  expect(await line(ticked(answers, "eu-residence", "2026-11-23"))).toMatch(
    /^Steps done: 1 of 5\. Next: Register and get your CPR number, by \w+ \d+ \w+\.$/,
  )
  expect(await line({ ...answers, municipality: "999" })).toBe("")
  const all = (await planOf(context, answers))!.plan.steps.map(({ key }) => [key, "2026-11-23"])
  expect(await line({ ...answers, done: Object.fromEntries(all) })).toContain("All your steps are done")
})
