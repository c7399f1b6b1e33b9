import { describe, expect, test } from "vitest"
import { departuresAhead } from "#domain/office/ahead.ts"
import { openOn } from "#domain/office/open-days.ts"
import type { Closure, Office, OpeningException } from "#domain/office/opening.ts"

const week = [
  { weekday: 1, opens: "09:00", closes: "15:00" },
  { weekday: 3, opens: "11:00", closes: "17:00" },
  { weekday: 4, opens: "09:00", closes: "15:00" },
  { weekday: 5, opens: "09:00", closes: "14:00" },
]
const closure = (firstDay: string, lastDay: string, more: Partial<Closure> = {}): Closure => ({
  id: firstDay,
  kind: "closed",
  firstDay,
  lastDay,
  from: null,
  to: null,
  counters: null,
  reason: "for staff",
  ...more,
})
const officeWith = (closures: Closure[], exceptions: OpeningException[] = []): Office => ({
  counters: [],
  series: [{ id: "s", validFrom: "2026-01-01", validTo: null, hours: week }],
  exceptions,
  closures,
  roster: [],
})

describe("days that are not as every week", () => {
  test("an ordinary month has none, and a weekday that never opens is none either", () => {
    expect(departuresAhead(officeWith([]), "2026-11-09")).toEqual([])
    expect(departuresAhead(officeWith([closure("2026-11-10", "2026-11-10")]), "2026-11-09")).toEqual([])
  })

  test("closed days that follow each other are one, across days that never open", () => {
    const christmas = officeWith([closure("2026-12-23", "2026-12-24"), closure("2026-12-28", "2026-12-28")])
    // The 25th is a public holiday, the 26th and 27th a weekend; the 29th is a Tuesday, on which the office never opens.
    expect(departuresAhead(christmas, "2026-12-14", 17)).toEqual([
      { first: "2026-12-23", last: "2026-12-28", hours: [] },
    ])
  })

  test("an open day between two closed ones parts them", () => {
    const two = officeWith([closure("2026-11-12", "2026-11-12"), closure("2026-11-16", "2026-11-16")])
    expect(departuresAhead(two, "2026-11-09").map(({ first, last }) => [first, last])).toEqual([
      ["2026-11-12", "2026-11-12"],
      ["2026-11-16", "2026-11-16"],
    ])
  })

  test("other hours, and a closure of some hours, stand with what is left of the day", () => {
    const office = officeWith(
      [closure("2026-11-11", "2026-11-11", { from: "12:00", to: "13:00" })],
      [{ id: "e", day: "2026-11-14", opens: "10:00", closes: "12:00", reason: "Open day" }],
    )
    expect(departuresAhead(office, "2026-11-09")).toEqual([
      {
        first: "2026-11-11",
        last: "2026-11-11",
        hours: [
          { opens: "11:00", closes: "12:00" },
          { opens: "13:00", closes: "17:00" },
        ],
      },
      { first: "2026-11-14", last: "2026-11-14", hours: [{ opens: "10:00", closes: "12:00" }] },
    ])
  })

  test("counters that stand empty do not close the office", () => {
    const ill = officeWith([closure("2026-11-11", "2026-11-11", { kind: "unstaffed", counters: ["c1"] })])
    expect(departuresAhead(ill, "2026-11-09")).toEqual([])
  })

  test("today counts, the last day looked at does, the one after it does not", () => {
    const office = officeWith([closure("2026-11-09", "2026-11-09"), closure("2026-11-16", "2026-11-16")])
    expect(departuresAhead(office, "2026-11-09", 8).map((d) => d.first)).toEqual(["2026-11-09", "2026-11-16"])
    expect(departuresAhead(office, "2026-11-09", 7).map((d) => d.first)).toEqual(["2026-11-09"])
    expect(departuresAhead(office, "2026-11-10", 8).map((d) => d.first)).toEqual(["2026-11-16"])
  })
})

test("hours are clock times on the days that summer time begins and ends", () => {
  const sundays = {
    ...officeWith([]),
    series: [
      { id: "s", validFrom: "2026-01-01", validTo: null, hours: [{ weekday: 7, opens: "00:00", closes: "24:00" }] },
    ],
  }
  for (const day of ["2026-03-29", "2026-10-25"])
    expect(openOn(sundays, day)).toEqual([{ opens: "00:00", closes: "24:00" }])
})
