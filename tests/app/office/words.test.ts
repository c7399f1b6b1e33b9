import { expect, test } from "vitest"
import { standsNow } from "#app/office/stands.server.ts"
import { aboutChange, dayWords, daysWords, weekWords, weekdayWord } from "#app/office/words.server.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { OfficeChange } from "#domain/office/changes.ts"

const TODAY = "2026-11-23"
const hours = [
  { weekday: 1, opens: "09:00", closes: "15:00" },
  { weekday: 3, opens: "11:00", closes: "17:00" },
]
const closure = { kind: "closed", firstDay: "2026-12-10", lastDay: "2026-12-10", reason: "Staff day" } as const
const shift = { id: "s", counterId: "c4", weekday: 1, validFrom: "2026-11-01", validTo: null }
const texts = (language: string, name: string) => ({
  language,
  name,
  shortName: "s",
  about: "a",
  first: "f",
  bring: ["Passport", "Lease"],
  atCounter: "c",
})
const service = {
  id: "s1",
  fits: false,
  topic: "cpr",
  skill: "cpr",
  whoMayBook: "anyone" as const,
  byMunicipality: true,
  checksIdentity: true,
  minutesFirst: 20,
  minutesFurther: 5,
  largestParty: 9,
  noticeMinutes: 120,
  horizonDays: 42,
  cutoffHours: 24,
  active: true,
  texts: { en: texts("en", "CPR registration"), da: texts("da", "CPR-registrering") },
}
const at = {
  services: [service],
  office: {
    counters: [
      { id: "c4", number: 4, group: "Borgerservice", skills: [] },
      { id: "c2", number: 2, group: "SIRI", skills: [] },
    ],
    series: [
      { id: "now", validFrom: "2026-01-01", validTo: null, hours },
      { id: "next", validFrom: "2027-01-04", validTo: null, hours: hours.slice(0, 1) },
    ],
    closures: [{ id: "x1", ...closure, from: null, to: null, counters: null }],
    exceptions: [{ id: "e1", day: "2026-12-12", opens: "10:00", closes: "14:00", reason: "Open day" }],
    roster: [{ ...shift, starts: "09:00", ends: "15:00", staffName: "Mette" }],
  },
} as unknown as SiteOffice
const about = (change: OfficeChange) =>
  (["en", "da"] as const).map((language) => aboutChange(change, at, language, TODAY))

test("weekdays, days and weekly hours in words; what is no day is said as it was typed", () => {
  expect([weekdayWord(1, "en"), weekdayWord(7, "da"), weekdayWord(3, "en", "short")]).toEqual([
    "Monday",
    "søndag",
    "Wed",
  ])
  expect(weekWords(hours, "en")).toBe("Mon 9:00–15:00, Wed 11:00–17:00")
  expect(weekWords(hours, "da")).toBe("man. 9.00–15.00, ons. 11.00–17.00")
  expect([dayWords("2026-12-10", "en", TODAY), dayWords("soon", "en", TODAY)]).toEqual(["Thursday 10 December", "soon"])
})

test("the days of a closure: one, several, with the year when it is another", () => {
  expect(daysWords("2026-12-10", "2026-12-10", "da", TODAY)).toBe("torsdag den 10. december")
  expect(daysWords("2026-12-10", "2026-12-11", "en", TODAY)).toBe("Thu 10 Dec – Fri 11 Dec")
  expect(daysWords("2026-12-31", "2027-01-02", "en", TODAY)).toBe("Thu 31 Dec – Sat 2 Jan 2027")
  expect(daysWords("2026-12-10", "later", "en", TODAY)).toBe("2026-12-10 – later")
})

test("a closure in one line, of the office or of counters in their order", () => {
  const whole = { what: "closure", ...closure, from: null, to: null, counters: null } as const
  expect(about(whole)).toEqual([
    "Closed · The whole office · Thursday 10 December · Whole day · Staff day",
    "Lukket · Hele kontoret · torsdag den 10. december · Hele dagen · Staff day",
  ])
  expect(about({ ...whole, kind: "unstaffed", from: "09:00", to: "12:30", counters: ["c4", "c2"] })).toEqual([
    "Unstaffed · Counters 2, 4 · Thursday 10 December · 9:00–12:30 · Staff day",
    "Ubemandet · Skranke 2, 4 · torsdag den 10. december · 9.00–12.30 · Staff day",
  ])
  expect(about({ what: "remove-closure", id: "x1" })).toEqual(about(whole))
  expect(about({ what: "remove-closure", id: "gone" })).toEqual(["", ""])
})

test("other hours, and new weekly ones", () => {
  const other = [
    "Other hours · Saturday 12 December · 10:00–14:00 · Open day",
    "Andre tider · lørdag den 12. december · 10.00–14.00 · Open day",
  ]
  expect(about({ what: "exception", day: "2026-12-12", opens: "10:00", closes: "14:00", reason: "Open day" })).toEqual(
    other,
  )
  expect(about({ what: "remove-exception", id: "e1" })).toEqual(other)
  const weekly = ["From 4 January 2027: Mon 9:00–15:00", "Fra 4. januar 2027: man. 9.00–15.00"]
  expect(about({ what: "series", validFrom: "2027-01-04", hours: hours.slice(0, 1) })).toEqual(weekly)
  expect(about({ what: "remove-series", id: "next" })).toEqual(weekly)
  expect(about({ what: "remove-series", id: "gone" })).toEqual(["", ""])
})

test("the roster of a counter, for a day or from then on", () => {
  const roster = { what: "roster", counterId: "c4", weekday: 1, from: "2026-11-30", onlyThatDay: true } as const
  expect(about({ ...roster, shifts: [{ starts: "09:00", ends: "12:00", staffName: "Karen" }] })).toEqual([
    "Counter 4, Monday · only Monday 30 November · Karen 9:00–12:00",
    "Skranke 4, mandag · kun mandag den 30. november · Karen 9.00–12.00",
  ])
  expect(about({ ...roster, onlyThatDay: false, shifts: [] })).toEqual([
    "Counter 4, Monday · from Monday 30 November · nobody",
    "Skranke 4, mandag · fra mandag den 30. november · ingen",
  ])
})

test("counters and services by what they are called", () => {
  expect(about({ what: "new-counter", number: 13, group: "SIRI", skills: [] })).toEqual(["Counter 13", "Skranke 13"])
  const counter = { what: "counter", id: "c4", group: "SIRI", skills: ["health", "juggling"] } as const
  expect(about({ ...counter, skills: [...counter.skills], active: true })).toEqual([
    "Counter 4 · Health card, juggling",
    "Skranke 4 · Sundhedskort, juggling",
  ])
  expect(about({ ...counter, skills: [], active: false })).toEqual([
    "Counter 4 · Not in use",
    "Skranke 4 · Ikke i brug",
  ])
  expect(about({ what: "service", ...service })).toEqual(["CPR registration", "CPR-registrering"])
})

test("what stands now is given by the fields of the form that was refused", () => {
  const own = {
    id: "c4",
    group: "Borgerservice",
    groupNames: { en: "Citizens" },
    skills: ["cpr", "mitid"],
    active: false,
  }
  const stands = (change: OfficeChange, language: "en" | "da" = "en") => standsNow(change, at, [own], language, TODAY)
  const series = stands({ what: "series", validFrom: "2026-12-01", hours: [] }, "da")
  expect([series["opens-1"], series["closes-3"], series["opens-2"]]).toEqual(["9.00", "17.00", ""])
  expect(stands({ what: "series", validFrom: "2027-01-04", hours: [] })["opens-3"]).toBe("")
  const roster = { what: "roster", counterId: "c4", weekday: 1, onlyThatDay: false, shifts: [] } as const
  const shifts = { "who-1": "Mette", "starts-1": "9:00", "ends-1": "15:00", "who-2": "", "starts-2": "", "ends-2": "" }
  expect(stands({ ...roster, shifts: [], from: "2026-11-02" })).toEqual(shifts)
  const counter = { what: "counter", id: "c4", group: "", skills: [], active: true } as const
  expect(stands({ ...counter, skills: [] })).toEqual({
    group: "Borgerservice",
    "group-en": "Citizens",
    skills: "cpr mitid",
    active: "no",
  })
  expect(stands({ ...counter, id: "gone", skills: [] })).toEqual({})
  expect(stands({ what: "service", ...service })).toMatchObject({
    minutesFirst: "20",
    cutoffHours: "24",
    active: "on",
    "name-da": "CPR-registrering",
    "bring-en": "Passport\nLease",
  })
  expect(stands({ what: "remove-closure", id: "x1" })).toEqual({})
})
