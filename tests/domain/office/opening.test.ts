import { describe, expect, test } from "vitest"
import { holidayOn } from "#domain/office/holidays.ts"
import { weeklyHours } from "#domain/office/hours.ts"
import { type Office, groupName, openingOn, workingTimes } from "#domain/office/opening.ts"
import { fromMinutes, officeClock } from "#domain/time/office-time.ts"

const office: Office = {
  counters: [
    { id: "one", number: 1, group: "A", skills: ["cpr"] },
    { id: "two", number: 2, group: "A", skills: ["cpr"] },
  ],
  series: [
    {
      id: "s1",
      validFrom: "2026-01-01",
      validTo: null,
      hours: [
        { weekday: 1, opens: "09:00", closes: "15:00" },
        { weekday: 7, opens: "00:00", closes: "06:00" },
      ],
    },
    { id: "s2", validFrom: "2027-01-01", validTo: null, hours: [{ weekday: 1, opens: "10:00", closes: "16:00" }] },
  ],
  exceptions: [{ id: "e", day: "2026-12-25", opens: "10:00", closes: "12:00", reason: "test" }],
  closures: [
    {
      id: "c1",
      kind: "closed",
      firstDay: "2026-11-30",
      lastDay: "2026-12-01",
      from: null,
      to: null,
      counters: null,
      reason: "test",
    },
    {
      id: "c2",
      kind: "unstaffed",
      firstDay: "2026-12-07",
      lastDay: "2026-12-07",
      from: "11:00",
      to: "12:00",
      counters: ["one"],
      reason: "test",
    },
  ],
  roster: ["one", "two"].flatMap((counterId) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      id: `${counterId}${weekday}`,
      counterId,
      weekday,
      starts: "00:00",
      ends: "24:00",
      staffName: "A",
      validFrom: "2026-01-01",
      validTo: null,
    })),
  ),
}
const clocks = (day: string, counter: string, holiday = false) =>
  (workingTimes(office, day, holiday).get(counter) ?? []).map(
    (w) => `${officeClock(fromMinutes(w.start))}-${officeClock(fromMinutes(w.end))}`,
  )

describe("opening hours", () => {
  test("the series that began last holds, from its first day on", () => {
    expect(openingOn(office, "2026-12-28", false)).toEqual({ opens: "09:00", closes: "15:00" })
    expect(openingOn(office, "2027-01-04", false)).toEqual({ opens: "10:00", closes: "16:00" })
    expect(openingOn(office, "2026-11-24", false)).toBeNull()
  })
  test("a public holiday closes, an exception opens it", () => {
    expect(openingOn(office, "2026-11-23", true)).toBeNull()
    expect(openingOn(office, "2026-12-25", true)).toEqual({ opens: "10:00", closes: "12:00" })
  })
  test("a closure of the office takes its days, both ends included", () => {
    expect(clocks("2026-11-30", "one")).toEqual([])
    expect(clocks("2026-12-14", "one")).toEqual(["09:00-15:00"])
  })
  test("an absence takes its counter alone, for its hours", () => {
    expect(clocks("2026-12-07", "one")).toEqual(["09:00-11:00", "12:00-15:00"])
    expect(clocks("2026-12-07", "two")).toEqual(["09:00-15:00"])
  })
  test("a counter without a roster does not work", () => {
    expect(workingTimes({ ...office, roster: [] }, "2026-11-23", false).get("one")).toEqual([])
  })
  test("working time on the clock-change nights is as long as the night", () => {
    const minutes = (day: string) =>
      workingTimes(office, day, false)
        .get("one")!
        .reduce((sum, w) => sum + w.end - w.start, 0)
    expect([minutes("2026-03-22"), minutes("2026-03-29"), minutes("2026-10-25")]).toEqual([360, 300, 420])
  })
  test("the week shows Monday to Friday, and Sunday where it opens", () => {
    expect(weeklyHours(office, "2026-11-23").map((h) => [h.weekday, h.hours?.opens])).toEqual([
      [1, "09:00"],
      [2, undefined],
      [3, undefined],
      [4, undefined],
      [5, undefined],
      [7, "00:00"],
    ])
  })
})

describe("public holidays", () => {
  test("follow facts § 9, in both languages", () => {
    const days = {
      "2026-12-25": ["Christmas Day", "Juledag"],
      "2027-03-25": ["Maundy Thursday", "Skærtorsdag"],
      "2027-05-06": ["Ascension Day", "Kristi himmelfartsdag"],
      "2028-06-05": ["Whit Monday", "2. pinsedag"],
      "2027-03-29": ["Easter Monday", "2. påskedag"],
      "2027-01-01": ["New Year’s Day", "Nytårsdag"],
    }
    for (const [day, [en, da]] of Object.entries(days)) {
      expect(holidayOn(day, "en")).toBe(en)
      expect(holidayOn(day, "da")).toBe(da)
    }
  })
  test("Store Bededag is an ordinary day, and so are 1 May, 5 June and 24 December", () => {
    for (const day of ["2026-05-01", "2026-06-05", "2026-12-24", "2027-04-23"]) expect(holidayOn(day, "en")).toBeNull()
  })
})

test("a group of counters is called by its name in the reader's language, else by the house's own", () => {
  const counters = [
    { group: "Borgerservice" },
    { group: "Borgerservice", groupNames: { en: "Citizen service" } },
    { group: "SIRI", groupNames: { en: "" } },
  ]
  expect(groupName(counters, "Borgerservice", "en")).toBe("Citizen service")
  expect(groupName(counters, "Borgerservice", "da")).toBe("Borgerservice")
  expect(groupName(counters, "SIRI", "en")).toBe("SIRI")
  expect(groupName(counters, "Skat", "en")).toBe("Skat")
})
