import { describe, expect, test } from "vitest"
import { isOpenDay, lastOpenDayOnOrBefore } from "#domain/office/open-days.ts"
import type { Closure, Office } from "#domain/office/opening.ts"

const closure = (set: Partial<Closure> & { firstDay: string }): Closure => ({
  id: set.firstDay,
  kind: "closed",
  lastDay: set.firstDay,
  from: null,
  to: null,
  counters: null,
  reason: "test",
  ...set,
})

const office: Office = {
  counters: [{ id: "one", number: 1, group: "A", skills: ["cpr"] }],
  series: [
    {
      id: "s",
      validFrom: "2026-06-01",
      validTo: null,
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "09:00", closes: "15:00" })),
    },
  ],
  exceptions: [{ id: "e", day: "2027-03-29", opens: "10:00", closes: "12:00", reason: "open on Easter Monday" }],
  closures: [
    closure({ firstDay: "2026-12-24" }),
    closure({ firstDay: "2026-12-31" }),
    closure({ firstDay: "2026-12-02", from: "12:00" }),
    closure({ firstDay: "2026-12-03", to: "12:00" }),
    closure({ firstDay: "2026-12-03", from: "11:00" }),
    closure({ firstDay: "2026-12-04", counters: ["one"] }),
  ],
  roster: [],
}

describe("the last open day on or before a deadline", () => {
  test.each([
    ["an ordinary Tuesday is its own", "2026-12-01", "2026-12-01"],
    ["Sunday 6 December gives Friday", "2026-12-06", "2026-12-04"],
    ["Saturday gives the day before", "2026-12-05", "2026-12-04"],
    ["Christmas gives the day before Christmas Eve", "2026-12-27", "2026-12-23"],
    ["New Year’s Day gives the day before New Year’s Eve", "2027-01-01", "2026-12-30"],
    ["Easter gives the Wednesday before Maundy Thursday", "2027-03-28", "2027-03-24"],
    ["a holiday with hours of its own counts as open", "2027-03-29", "2027-03-29"],
    ["a closed afternoon leaves the morning", "2026-12-02", "2026-12-02"],
    ["two closures that meet leave nothing", "2026-12-03", "2026-12-02"],
    ["a closed counter does not close the office", "2026-12-04", "2026-12-04"],
  ])("%s", (_, deadline, expected) => {
    expect(lastOpenDayOnOrBefore(office, deadline)).toBe(expected)
    expect(isOpenDay(office, expected)).toBe(true)
  })

  test("an office that has not opened yet has none", () => {
    expect(lastOpenDayOnOrBefore(office, "2026-05-20")).toBeNull()
  })
})
