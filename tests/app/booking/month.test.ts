import { afterAll, beforeAll, expect, test } from "vitest"
import type { Want } from "#app/booking/journey.server.ts"
import { nearestFree, readMonth } from "#app/booking/month.server.ts"
import { MONDAY, type TestOffice, at, testOffice } from "../../support/office.ts"
import { portalFor } from "../../support/pages.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const wanting = async (keys: string[], party = 1, notBefore: string | null = null): Promise<Want> => {
  const { services } = await office.at()
  return { services: services.filter((s) => keys.includes(s.key)), party, except: null, notBefore }
}
const month = async (
  asked: { month?: string; day?: string },
  language: "en" | "da" = "en",
  now = MONDAY,
  want: Want | null = null,
) =>
  readMonth(
    portalFor(office),
    await office.at(),
    want ?? (await wanting(["cpr"])),
    { month: asked.month ?? null, day: asked.day ?? null },
    language,
    now,
  )

test("what was not asked for, or makes no sense, is the month and the day of the first free time", async () => {
  const first = await month({})
  expect(first).toMatchObject({ month: "2026-11", title: "November 2026", previous: null })
  expect(first.first).toEqual({ value: "2026-11-23T09:00", when: "Monday 23 November at 9:00", month: "2026-11" })
  expect(first.chosen).toMatchObject({ day: "2026-11-23", title: "Monday 23 November", minutes: 15, walk: false })
  expect(await month({ month: "2026-13", day: "2026-11-31" })).toEqual(first)
  const danish = await month({}, "da")
  expect([danish.title, danish.first!.when, danish.chosen!.title]).toEqual([
    "November 2026",
    "mandag den 23. november kl. 9.00",
    "Mandag den 23. november",
  ])
})

test("the month lists the days on which the office opens, by week, with the free times of each", async () => {
  const { weeks, scale, free } = await month({})
  expect(weeks.map((w) => w.number)).toEqual([48, 49])
  expect(weeks[0]!.days.map((d) => [d.number, d.weekday])).toEqual([
    [23, "Monday"],
    [25, "Wednesday"],
    [26, "Thursday"],
    [27, "Friday"],
  ])
  expect(scale).toEqual({ from: "9", to: "17" })
  expect(weeks.flatMap((w) => w.days).reduce((sum, d) => sum + d.count, 0)).toBe(free)
  expect(weeks[0]!.days[0]!.line).not.toBeNull()
})

test("the morning ends at noon, by the office's clock", async () => {
  const { chosen } = await month({ day: "2026-11-25" }, "da")
  expect(chosen!.morning.map((c) => c.from).at(0)).toBe("11.00")
  expect(chosen!.morning.at(-1)!.value < "2026-11-25T12:00").toBe(true)
  expect(chosen!.afternoon[0]).toEqual({ value: "2026-11-25T12:00", from: "12.00", to: "12.15" })
})

test("a closed day has its name only where everybody knows it by one", async () => {
  const { weeks, title, previous, next } = await month({ month: "2026-12" }, "da")
  const day = (number: number) => weeks.flatMap((w) => w.days).find((d) => d.number === number)
  expect(title).toBe("December 2026")
  expect([previous, next]).toEqual([
    { month: "2026-11", name: "november" },
    { month: "2027-01", name: "januar" },
  ])
  expect(day(24)).toMatchObject({ closed: true, closedFor: "Juleaften", count: 0, line: null })
  expect(day(25)).toMatchObject({ closed: true, closedFor: "Juledag" })
  expect(day(23)).toMatchObject({ closed: false, closedFor: null })
  expect(day(22)).toBeUndefined()
})

test("no month lies before today, or beyond what may be booked", async () => {
  expect((await month({ month: "2026-01" })).month).toBe("2026-11")
  const last = await month({ month: "2030-01" })
  expect([last.month, last.next]).toEqual(["2027-01", null])
  // Six weeks ahead of Monday 23 November.
  expect(last.weeks.flatMap((w) => w.days).at(-1)!.day <= "2027-01-04").toBe(true)
})

test("a day without a free time gives way to the first of its month, and who moves in later sees nothing before", async () => {
  expect((await month({ day: "2026-12-25" })).chosen!.day).toBe("2026-12-02")
  const later = await month({}, "en", MONDAY, await wanting(["cpr"], 1, "2026-12-03"))
  expect(later.first!.value).toBe("2026-12-03T09:00")
  expect(later.chosen!.day).toBe("2026-12-03")
})

test("services at two counters mean a walk, and last together", async () => {
  const both = await month({ day: "2026-11-25" }, "en", MONDAY, await wanting(["eu-residence", "cpr"]))
  expect(both.chosen).toMatchObject({ walk: true, minutes: 40 })
})

test("the free times nearest to a wanted one stand in the order of the clock", async () => {
  const near = async (language: "en" | "da") =>
    nearestFree(
      portalFor(office),
      await office.at(),
      await wanting(["cpr"]),
      at("2026-11-25", "12:00"),
      3,
      language,
      MONDAY,
    )
  expect(await near("en")).toEqual([
    { value: "2026-11-25T11:50", day: "Wednesday 25 November", clock: "11:50" },
    { value: "2026-11-25T12:00", day: "Wednesday 25 November", clock: "12:00" },
    { value: "2026-11-25T12:10", day: "Wednesday 25 November", clock: "12:10" },
  ])
  expect((await near("da"))[1]).toMatchObject({ day: "onsdag den 25. november", clock: "12.00" })
})
