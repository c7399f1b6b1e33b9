import { expect, test } from "vitest"
import { dayListProblems } from "#domain/desk/day-list-settings.ts"
import { dayListDue, dayListFile, oldDayLists } from "#domain/desk/paper.ts"
import type { Office } from "#domain/office/opening.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const office = (over: Partial<Office> = {}): Office => ({
  counters: [],
  series: [
    {
      id: "s",
      validFrom: "2026-01-01",
      validTo: null,
      hours: [1, 2, 3, 4, 5, 7].map((weekday) => ({ weekday, opens: "09:00", closes: "15:00" })),
    },
  ],
  exceptions: [],
  closures: [],
  roster: [],
  ...over,
})
const due = (day: string, clock: string, made: string | null = null, at = "06:30", over: Partial<Office> = {}) =>
  dayListDue(office(over), { at, made }, officeInstant(day, clock))

test.each(["2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26", "2026-11-27"])(
  "on %s the list is due from the set time by the office's clock until the office closes",
  (day) => {
    expect([due(day, "06:29"), due(day, "06:30"), due(day, "14:59"), due(day, "15:00")]).toEqual([null, day, day, null])
    expect([due(day, "07:59", null, "08:00"), due(day, "08:00", null, "08:00")]).toEqual([null, day])
  },
)

test("it is made once a day, and the day before counts for nothing", () => {
  expect(due("2026-11-27", "07:00", "2026-11-27")).toBeNull()
  expect(due("2026-11-27", "07:00", "2026-11-26")).toBe("2026-11-27")
})

test("no list is made on a weekday without hours, a public holiday or a day on which the whole office is closed", () => {
  expect(due("2026-11-28", "07:00")).toBeNull()
  expect(due("2026-12-25", "07:00")).toBeNull()
  const closed = { id: "c", kind: "closed" as const, firstDay: "2026-11-27", lastDay: "2026-11-27", reason: "x" }
  const whole = { ...closed, from: null, to: null, counters: null }
  expect(due("2026-11-27", "07:00", null, "06:30", { closures: [whole] })).toBeNull()
  const some = { ...whole, counters: ["five"] }
  expect(due("2026-11-27", "07:00", null, "06:30", { closures: [some] })).toBe("2026-11-27")
  const early = { ...whole, from: "12:00", to: "15:00" }
  expect(due("2026-11-27", "12:00", null, "06:30", { closures: [early] })).toBeNull()
})

test("files are removed by the day in their name, and nothing else is touched", () => {
  const files = ["2026-11-23", "2026-11-24", "2026-11-27"].map(dayListFile)
  const others = ["day-list-2026-11-01.pdf.bak", "notes.pdf", "day-list-2026-13-01.pdf", "../day-list-2026-11-01.pdf"]
  expect(oldDayLists([...files, ...others], "2026-11-27", 3)).toEqual(["day-list-2026-11-23.pdf"])
})

test("a time that is none and an address that is none are refused, and no address is an answer", () => {
  const codes = (at: string, email: string) => dayListProblems({ at, email }).map(({ code }) => code)
  expect(codes("06:30", "")).toEqual([])
  expect(codes("06:30", "vagt@example.org")).toEqual([])
  expect(codes("24:00", "vagt")).toEqual(["clock-wrong", "email-wrong"])
  expect(codes("half past six", "")).toEqual(["clock-wrong"])
})
