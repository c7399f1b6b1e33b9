import { afterAll, beforeAll, expect, test } from "vitest"
import { showWeek } from "#app/desk/week.server.ts"
import { MONDAY, type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { portalFor } from "../../support/pages.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
  await bookAt(office.ctx, at("2026-11-25", "11:00"))
  await bookAt(office.ctx, at("2026-11-25", "12:00"), { services: ["eu-residence"] })
})
afterAll(() => office.end())

const show = async (day: string, language: "en" | "da" = "en", now = MONDAY) =>
  showWeek(portalFor(office), await office.at(), day, language, now)

test("a week has the days on which people work, and why one of them is closed", async () => {
  const week = await show("2026-11-26")
  expect(week).toMatchObject({
    number: 48,
    title: "23–29 Nov 2026",
    monday: "2026-11-23",
    previous: "2026-11-16",
    next: "2026-11-30",
    clock: "7:00",
  })
  expect(week.days.map((d) => [d.name, d.date, d.hours, d.closed?.why ?? null, d.today])).toEqual([
    ["Monday", "23 Nov", "9:00–15:00", null, true],
    ["Tuesday", "24 Nov", null, "weekday", false],
    ["Wednesday", "25 Nov", "11:00–17:00", null, false],
    ["Thursday", "26 Nov", "9:00–15:00", null, false],
    ["Friday", "27 Nov", "9:00–14:00", null, false],
  ])
  const christmas = await show("2026-12-25", "da")
  expect(christmas.title).toBe("21.–27. dec. 2026")
  expect(christmas.days.map((d) => [d.name, d.hours, d.closed])).toEqual([
    ["Mandag", "9.00–15.00", null],
    ["Tirsdag", null, { why: "weekday", name: "" }],
    ["Onsdag", "11.00–17.00", null],
    ["Torsdag", null, { why: "closure", name: "Juleaften" }],
    ["Fredag", null, { why: "holiday", name: "Juledag" }],
  ])
})

test("the load is what is booked of what the counters can take, by day, group and hour", async () => {
  const week = await show("2026-11-23")
  expect(week.groups.map((g) => [g.name, g.count, g.counters])).toEqual([
    ["SIRI", 3, "1–3"],
    ["Citizen service", 8, "4–11"],
    ["Tax and jobs", 1, "12"],
  ])
  const [siri, citizens] = week.groups
  expect(week.days[1]!.load).toBeNull()
  expect(week.days[2]!.load!.legs).toBe(2)
  expect(siri!.loads[2]).toMatchObject({ legs: 1, percent: 2 })
  // Twenty minutes of three counters' first and second hours.
  expect(siri!.loads[2]!.hours).toEqual([0, expect.closeTo(20 / 180), 0, 0, 0, 0])
  expect(citizens!.loads[2]!.legs).toBe(1)
  expect(citizens!.loads[2]!.hours[0]).toBeGreaterThan(0)
  expect(siri!.loads[0]).toEqual({ legs: 0, percent: 0, hours: [0, 0, 0, 0, 0, 0] })
})

test("six weeks to come begin with this one, whichever is shown", async () => {
  const { coming } = await show("2027-02-01")
  expect(coming.map((w) => [w.monday, w.number])).toEqual([
    ["2026-11-23", 48],
    ["2026-11-30", 49],
    ["2026-12-07", 50],
    ["2026-12-14", 51],
    ["2026-12-21", 52],
    ["2026-12-28", 53],
  ])
  expect(coming[0]!.span).toBe("23–27 Nov")
  expect(coming[1]!.span).toBe("30 Nov – 4 Dec")
  expect(coming[0]!.days).toEqual([0, null, 1, 0, 0])
})

test("the first free time of each service stands in the words of the language", async () => {
  const [en, da] = [await show("2026-11-23"), await show("2026-11-23", "da")]
  expect(en.firstFree[0]).toEqual({ service: "EU doc.", when: "Mon 23 Nov 9:00" })
  expect(da.firstFree[0]!.when).toBe("man. 23. nov. 9.00")
  // After the last time of Monday, and on Tuesday it is closed.
  const late = await show("2026-11-23", "en", at("2026-11-23", "15:00"))
  expect(late.firstFree[0]!.when).toBe("Wed 25 Nov 11:00")
})
