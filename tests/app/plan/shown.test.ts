import { afterAll, beforeAll, expect, test } from "vitest"
import { nextOpenDay } from "#domain/office/open-days.ts"
import { openPlan } from "#app/plan/opened.server.ts"
import { planLink } from "#operations/plan/link.ts"
import { showPlan } from "#app/plan/shown.server.ts"
import type { Answers } from "#domain/plan/answers.ts"
import { SECRET, type TestOffice, testOffice } from "../../support/office.ts"
import { citizenPage } from "../../support/pages.ts"
import { italian, spaniard } from "../../support/plans.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const show = async (answers: Answers, language: "en" | "da" = "en") => {
  const opened = await openPlan(await citizenPage(office, language), planLink(SECRET, answers))
  return showPlan(opened!, "the-link", language)
}

test("a plan's head is in the words of the language, with the year only where it is another", async () => {
  expect(await show(italian)).toMatchObject({
    link: "the-link",
    municipality: "Gladsaxe",
    exception: null,
    partner: "Italy",
    country: "Italy",
    made: "Monday 23 November",
    office: "Nyropsgade 1, 1602 København V",
    answers: italian,
  })
  const danish = await show({ ...italian, municipality: "101", partner: null }, "da")
  expect(danish).toMatchObject({
    municipality: "København",
    partner: null,
    country: "Italien",
    made: "mandag den 23. november",
  })
  expect((await show({ ...italian, municipality: "101" })).municipality).toBe("Copenhagen (København)")
})

test("the dates that were given stand in their order, those that were not do not", async () => {
  expect((await show(italian)).dates).toEqual([
    { what: "arrived", day: "21 November 2026" },
    { what: "movesIn", day: "1 December 2026" },
    { what: "starts", day: "4 January 2027" },
  ])
  expect((await show({ ...spaniard, moveIn: null, u2: "2026-11-20" }, "da")).dates).toEqual([
    { what: "arrived", day: "21. november 2026" },
    { what: "u2", day: "20. november 2026" },
  ])
})

test("each step says when it begins and until when it must be done", async () => {
  const { entries, next } = await show(italian)
  const steps = entries.flatMap((entry) => (entry.is === "step" ? [entry] : []))
  const events = entries.flatMap((entry) => (entry.is === "event" ? [[entry.kind, entry.label, entry.past]] : []))
  expect(events).toEqual([
    ["arrival", "Sat 21 Nov", true],
    ["today", "Mon 23 Nov", false],
    ["move-in", "Tue 1 Dec", false],
    ["job-start", "Mon 4 Jan 2027", false],
  ])
  const cpr = async (moveIn: string, language: "en" | "da" = "en") =>
    (await show({ ...italian, moveIn }, language)).entries.find((e) => e.is === "step" && e.step.key === "cpr")
  // Five days from moving in, or the weekday after; on a Tuesday the office is closed.
  expect(await cpr("2026-12-01")).toMatchObject({ due: { label: "Mon 7 Dec", lastOpen: null } })
  expect(await cpr("2026-12-03")).toMatchObject({ due: { label: "Tue 8 Dec", lastOpen: "Monday 7 December" } })
  expect(await cpr("2026-12-03", "da")).toMatchObject({
    due: { label: "tirs. 8. dec.", lastOpen: "mandag den 7. december" },
  })
  expect(next).toBe(
    steps.find((s) => s.begins !== null && s.step.when.kind === "day" && s.step.when.day > "2026-11-23")!.number,
  )
})

test("papers stand at the step that first wants them", async () => {
  const { papers } = await show({ ...spaniard, u2: "2026-11-20" })
  const where = papers.map((p) => [p.purpose, p.at])
  expect(where).toContainEqual(["benefit", "u2"])
  expect(where.find(([purpose]) => purpose === "registering")![1]).toBe("eu-residence")
})

test("why some do not come here is said by whom it concerns", async () => {
  const student = { ...italian, purpose: "study" as const, partner: null, children: 0 }
  expect((await show({ ...student, municipality: "147", residence: null })).exception).toEqual({
    says: "studentsOwn",
    residences: "",
  })
  expect((await show({ ...italian, municipality: "147" })).exception).toBeNull()
})

test("somebody who lives in Sweden has no municipality here; a link that is not ours opens nothing", async () => {
  expect(await show({ ...italian, municipality: "SE", moveIn: null })).toMatchObject({
    municipality: null,
    region: null,
  })
  const context = await citizenPage(office, "en")
  expect(await openPlan(context, `${planLink(SECRET, italian)}x`)).toBeNull()
  expect(await openPlan(context, planLink(SECRET, { ...italian, municipality: "999" }))).toBeNull()
})

test("the next open day passes over weekends, holidays and closures of the whole office", async () => {
  const { office: own } = await office.at()
  expect(nextOpenDay(own, "2026-11-23")).toBe("2026-11-23")
  expect(nextOpenDay(own, "2026-11-24")).toBe("2026-11-25")
  expect(nextOpenDay(own, "2026-12-24")).toBe("2026-12-28")
  expect(nextOpenDay({ ...own, series: [] }, "2026-11-24")).toBe("2026-11-24")
})

test("what is done is said with its day, and counted", async () => {
  const shown = await show({ ...italian, arrival: "2026-11-02", moveIn: "2026-11-02", done: { cpr: "2026-11-20" } })
  const steps = shown.entries.flatMap((entry) => (entry.is === "step" ? [entry] : []))
  expect([shown.done, shown.count]).toEqual([1, 5])
  expect(steps[0]).toMatchObject({ done: "Fri 20 Nov", due: null })
  expect(shown.doneDays.cpr).toEqual({ "done-cpr-day": "20", "done-cpr-month": "11", "done-cpr-year": "2026" })
  expect(steps.find((entry) => entry.step.key === "health-card")).toMatchObject({
    begins: "Fri 4 Dec",
    until: "Fri 18 Dec",
  })
})
