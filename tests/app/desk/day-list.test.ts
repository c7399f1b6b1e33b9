import { afterAll, beforeAll, expect, test } from "vitest"
import { showDayList } from "#app/desk/day-list.server.ts"
import { withCourses, planned, runPlan } from "../../support/courses.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { staffPage } from "../../support/pages.ts"

const DAY = "2026-11-25"
let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
  await bookAt(office.ctx, at(DAY, "12:00"))
  await bookAt(office.ctx, at(DAY, "11:00"), { services: ["eu-residence", "cpr"], party: 2 })
  const courses = await withCourses(office)
  const series = { first: DAY, rule: "FREQ=WEEKLY;BYDAY=WE;COUNT=1", from: "17:15", to: "19:15" }
  await planned(office.ctx, runPlan(courses, { series, closesAt: at(DAY, "12:00") }))
})
afterAll(() => office.end())

test("the list on paper has a line for each visit by the clock, and the meetings of the day", async () => {
  const list = await showDayList(await staffPage(office, "en"), DAY)
  expect(list).toMatchObject({ day: DAY, title: "Wednesday 25 November 2026", clock: "7:00", who: "Karen Holm" })
  expect(list.rows.map((r) => [r.time, r.name, r.party, r.services, r.state, r.phone])).toEqual([
    ["11:00–11:50", "Elena Rossi", 2, "EU doc., CPR", "booked", ""],
    ["12:00–12:15", "Elena Rossi", 1, "CPR", "booked", ""],
  ])
  expect(list.rows[0]!.counters).toMatch(/^[123] → ([4-9]|1[01])$/)
  expect(list.meetings).toMatchObject([
    { title: "Your Danish CV and cover letter", from: "17:15", to: "19:15", seats: 3 },
  ])
})

test("in Danish it has the words of Danish; a day without anything is empty", async () => {
  const danish = await staffPage(office, "da")
  const list = await showDayList(danish, DAY)
  expect([list.title, list.clock, list.rows[0]!.time]).toEqual(["Onsdag 25. november 2026", "7.00", "11.00–11.50"])
  expect(await showDayList(danish, "2026-11-26")).toMatchObject({ rows: [], meetings: [] })
})
