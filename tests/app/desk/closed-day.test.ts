import { afterAll, beforeAll, expect, test } from "vitest"
import { showDay } from "#app/desk/day.server.ts"
import { dayNameOn } from "#domain/office/holidays.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { MONDAY, type TestOffice, testOffice } from "../../support/office.ts"

let office: TestOffice
let at: SiteOffice
beforeAll(async () => {
  office = await testOffice()
  at = await office.at()
})
afterAll(() => office.end())

const closedFor = (closures: SiteOffice["office"]["closures"], day: string) => {
  const { closed, hours, empty } = showDay({ ...at, office: { ...at.office, closures } }, day, [], "en", MONDAY)
  return { closed, hours, empty }
}
const closure = {
  id: "c",
  kind: "closed" as const,
  firstDay: "2026-12-10",
  lastDay: "2026-12-10",
  from: null,
  to: null,
  counters: null,
  reason: "Staff day",
}

test("a closed day of the calendar says why: a closure by its reason, a holiday by its name", () => {
  const staffDay = { closed: { why: "closure", name: "Staff day" }, hours: null, empty: true }
  expect(closedFor([closure], "2026-12-10")).toEqual(staffDay)
  // Hours that cover the whole of the opening hours close the day as well.
  expect(closedFor([{ ...closure, from: "00:00", to: "24:00" }], "2026-12-10")).toEqual(staffDay)
  expect(closedFor([], "2026-12-25").closed).toEqual({ why: "holiday", name: "Christmas Day" })
  expect(closedFor([], "2026-12-12").closed).toEqual({ why: "weekday", name: "" })
  expect(closedFor([{ ...closure, from: "09:00", to: "10:00" }], "2026-12-10")).toMatchObject({ closed: null })
  expect(closedFor([], "2026-12-10")).toMatchObject({ closed: null, empty: false })
})

test("days that people know by a name are called so in both languages, public holiday or not", () => {
  expect([dayNameOn("2026-12-24", "en"), dayNameOn("2026-12-24", "da")]).toEqual(["Christmas Eve", "Juleaften"])
  expect(dayNameOn("2026-12-25", "da")).toBe("Juledag")
  expect([dayNameOn("2027-06-05", "en"), dayNameOn("2026-12-10", "en")]).toEqual(["Constitution Day", null])
})
