import { afterAll, beforeAll, expect, test } from "vitest"
import { showMonth } from "#app/desk/month.server.ts"
import type { Portal } from "#app/web/context.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const shown = async (day: string) =>
  showMonth({ db: office.db, ctx: office.ctx } as Portal, await readSiteOffice(office.db), day, "en", office.ctx.now())

test("a month has whole weeks, with days of other months left out, and says why a day is closed", async () => {
  const month = await shown("2026-12-15")
  expect(month).toMatchObject({ title: "December 2026", previous: "2026-11-01", next: "2027-01-01" })
  expect(month.weekdays).toHaveLength(5)
  expect(month.weeks.map((week) => week.number)).toEqual([49, 50, 51, 52, 53])
  expect(month.weeks[0]!.days[0]).toBeNull()
  const christmas = month.weeks[3]!.days[4]!
  expect(christmas).toMatchObject({ day: "2026-12-25", date: 25, load: null })
  expect(christmas.closed?.why).toBe("holiday")
  expect(month.weeks[0]!.days[1]!.closed).toEqual({ why: "weekday", name: "" })
})

test("a booked visit fills its day by its minutes, and no other", async () => {
  const before = (await shown("2026-12-15")).weeks[4]!.days[2]!
  expect(before.load).toMatchObject({ legs: 0, percent: 0 })
  await bookAt(office.ctx, at("2026-12-30", "11:00"))
  const after = (await shown("2026-12-15")).weeks[4]!.days
  expect(after[2]!.load!.legs).toBe(1)
  expect(after[0]!.load!.legs).toBe(0)
})

test("December has a day that is today only in its own month", async () => {
  const days = (await shown("2026-11-01")).weeks.flatMap((week) => week.days)
  expect(days.filter((day) => day?.today).map((day) => day!.day)).toEqual(["2026-11-23"])
  expect(days.find((day) => day?.day === "2026-11-20")?.past).toBe(true)
})
