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
  const list = await showDayList(await staffPage(office, "en"), DAY, null)
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
  const list = await showDayList(danish, DAY, null)
  expect([list.title, list.clock, list.rows[0]!.time]).toEqual(["Onsdag 25. november 2026", "7.00", "11.00–11.50"])
  expect(await showDayList(danish, "2026-11-26", null)).toMatchObject({ rows: [], meetings: [] })
})

test("of a counter it has what comes there, at the time of its turn, and says in the audit trail which counter", async () => {
  const english = await staffPage(office, "en")
  const whole = await showDayList(english, DAY, null)
  const [first, second] = whole.rows[0]!.counters.split(" → ").map(Number)
  const idOf = (number: number) => whole.counters.find((counter) => counter.number === number)!.id
  const at1 = await showDayList(english, DAY, idOf(first!))
  const at2 = await showDayList(english, DAY, idOf(second!))
  expect(at1.counter?.number).toBe(first)
  expect(at1.counters.filter(({ here }) => here).map(({ number }) => number)).toEqual([first])
  expect(at1.rows.map((r) => [r.time.slice(0, 5), r.services, r.counters])).toEqual([
    ["11:00", "EU doc.", String(first)],
  ])
  const chained = at2.rows.find(({ id }) => id === whole.rows[0]!.id)!
  expect([chained.services, chained.counters]).toEqual(["CPR", String(second)])
  expect(chained.time).toMatch(/^11:(2|3)\d–11:50$/)
  expect([...at1.meetings, ...at2.meetings]).toEqual([])
  const { rows } = await office.pool.query(
    "select detail->>'counter' as counter, detail->>'visits' as visits from audit_entry where kind = 'took-day-list' order by id desc limit 3",
  )
  expect(rows.map(({ counter }) => counter)).toEqual([String(second), String(first), null])
  expect(rows[1].visits).toBe("1")
})

test("of a counter that there is not, or that is not one's own, it is not found", async () => {
  const english = await staffPage(office, "en")
  await expect(showDayList(english, DAY, "5")).rejects.toMatchObject({ status: 404 })
})
