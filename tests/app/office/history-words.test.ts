import { expect, test } from "vitest"
import { historyVisits, historyWords } from "#app/office/history-words.server.ts"

const TODAY = "2026-11-23"
const words = (what: string, state: unknown) =>
  (["en", "da"] as const).map((language) => historyWords(what, state, language, TODAY))

test("nothing was, or nothing that is known, is nothing", () => {
  for (const state of [null, undefined, "text", 7, []]) expect(words("series", state)).toEqual(["", ""])
  expect(words("party", { day: "2026-12-10" })).toEqual(["", ""])
})

test("weekly hours and single days", () => {
  const hours = [{ weekday: 1, opens: "09:00", closes: "15:00" }]
  expect(words("series", { validFrom: "2027-01-04", hours })).toEqual([
    "From Monday 4 January 2027: · Mon 9:00–15:00",
    "Fra mandag den 4. januar 2027: · man. 9.00–15.00",
  ])
  expect(words("remove-exception", { day: "2026-12-12", opens: "10:00", closes: "14:00", reason: "Open day" })).toEqual(
    ["Saturday 12 December · 10:00–14:00 · Open day", "lørdag den 12. december · 10.00–14.00 · Open day"],
  )
})

test("a closure of the office, of counters, of hours, of several days", () => {
  const closure = { kind: "closed", firstDay: "2026-12-10", lastDay: "2026-12-10", counters: null, reason: "Staff day" }
  expect(words("closure", closure)).toEqual([
    "Closed · The whole office · Thursday 10 December · Whole day · Staff day",
    "Lukket · Hele kontoret · torsdag den 10. december · Hele dagen · Staff day",
  ])
  const part = {
    ...closure,
    kind: "unstaffed",
    lastDay: "2026-12-11",
    from: "09:00",
    to: "12:00",
    counters: [2],
    reason: "",
  }
  expect(words("remove-closure", part)).toEqual([
    "Unstaffed · Counter 2 · Thursday 10 December – Friday 11 December · 9:00–12:00",
    "Ubemandet · Skranke 2 · torsdag den 10. december – fredag den 11. december · 9.00–12.00",
  ])
})

test("a counter and its roster", () => {
  const counter = {
    number: 4,
    group: "Borgerservice",
    groupNames: { en: "Citizen service" },
    skills: ["mitid", "career"],
  }
  expect(words("counter", { ...counter, active: false })).toEqual([
    "Counter 4 · Borgerservice · Citizen service · MitID, Career · Not in use",
    "Skranke 4 · Borgerservice · Citizen service · MitID, Karriere · Ikke i brug",
  ])
  const shifts = [{ staffName: "Karen", starts: "09:00", ends: "12:00" }]
  expect(words("roster", { counter: 4, weekday: 3, from: "2026-12-02", onlyThatDay: true, shifts })).toEqual([
    "Counter 4, Wednesday · only Wednesday 2 December · Karen 9:00–12:00",
    "Skranke 4, onsdag · kun onsdag den 2. december · Karen 9.00–12.00",
  ])
  expect(words("roster", { counter: 4, weekday: 3, from: "2026-12-02", shifts: [] })[0]).toBe(
    "Counter 4, Wednesday · from Wednesday 2 December · nobody",
  )
})

test("a service by its name in the reader's language, else in English, with its numbers", () => {
  const numbers = {
    minutesFirst: 20,
    minutesFurther: 5,
    largestParty: 9,
    noticeMinutes: 120,
    horizonDays: 42,
    cutoffHours: 24,
  }
  const [en, da] = words("service", { texts: { en: { name: "Tax card" } }, ...numbers, active: false })
  expect(en).toBe(
    "Tax card · First person: 20 · Each extra person: 5 · Most people in a visit: 9 · Book no later than, minutes before: 120 · Bookable, days ahead: 42 · Change no later than, hours before: 24 · Not offered",
  )
  expect(da).toMatch(/^Tax card · Første person: 20 · .* · Kan ændres indtil, timer før: 24 · Tilbydes ikke$/)
  expect(words("service", { texts: { da: { name: "Skattekort" } }, ...numbers })[1]).toMatch(/^Skattekort · /)
})

test("a municipality: terms, regions and exceptions", () => {
  expect(words("municipality-partner-begins", { name: "Albertslund", from: "2027-01-01", to: null })).toEqual([
    "Albertslund · from Friday 1 January 2027",
    "Albertslund · fra fredag den 1. januar 2027",
  ])
  const exception = { name: "Albertslund", who: "students", residences: ["Vognporten"], goes: "here", source: "Letter" }
  expect(words("municipality-exception", { ...exception, to: "2026-12-31" })).toEqual([
    "Albertslund · Students · Vognporten · here · Letter · up to and including Thursday 31 December",
    "Albertslund · Studerende · Vognporten · herhen · Letter · til og med torsdag den 31. december",
  ])
  const regions = [{ was: "Region Hovedstaden", to: "2026-12-31" }]
  expect(words("municipality-region", { name: "Gladsaxe", region: "Østdanmark", regions })[0]).toBe(
    "Gladsaxe · Østdanmark · Region Hovedstaden up to and including Thursday 31 December",
  )
})

test("what became of the visits, a line each", () => {
  const visits = [
    { choice: "move", reference: "KTM-4QX7", from: "2026-12-10T08:00:00Z", to: "2026-12-10T09:30:00Z" },
    { choice: "keep", reference: "ABC-1234", from: "2026-12-10T08:00:00Z", to: null },
  ]
  expect(historyVisits({ visits }, "en")).toEqual([
    "KTM-4QX7: moved from Thu 10 Dec 9:00 to Thu 10 Dec 10:30",
    "ABC-1234: Thu 10 Dec 9:00, kept without a counter",
  ])
  expect(historyVisits({ visits }, "da")[0]).toBe("KTM-4QX7: flyttet fra tors. 10. dec. 9.00 til tors. 10. dec. 10.30")
  expect(historyVisits(null, "en")).toEqual([])
})

test("contact data say what was changed of them, a service too, each text with its language", () => {
  const both = (what: string, before: unknown, after: unknown) =>
    [before, after].map((state, i) => historyWords(what, state, "en", TODAY, { other: i === 0 ? after : before }))
  const contact = { name: "ICS East", phone: "+45 33 66 10 00", controller: "" }
  expect(both("contact", contact, { ...contact, phone: "+45 11 22 33 44", controller: "The city" })).toEqual([
    "Phone: +45 33 66 10 00 · Authority (data controller): (empty)",
    "Phone: +45 11 22 33 44 · Authority (data controller): The city",
  ])
  const service = { skill: "cpr", whoMayBook: "anyone", minutesFirst: 20, byMunicipality: false }
  const texts = { en: { name: "MitID", bring: ["Passport"] }, da: { name: "MitID", bring: ["Pas"] } }
  const changed = { ...texts, da: { name: "MitID", bring: ["Pas", "Vidne"] } }
  expect(both("service", { ...service, texts }, { ...service, whoMayBook: "staff", texts: changed })).toEqual([
    "MitID · Who can book it: Everyone · Papers, one per line (Danish): Pas",
    "MitID · Who can book it: Only staff · Papers, one per line (Danish): Pas; Vidne",
  ])
})

test("a notice by what it is about, its kind, its days and its text", () => {
  const notice = { serviceId: null, kind: "important", firstDay: "2026-12-01", lastDay: "2026-12-03" }
  expect(words("new-notice", { ...notice, texts: { en: "Closed", da: "Lukket" } })).toEqual([
    "The whole office · Important · Tue 1 Dec – Thu 3 Dec · Closed",
    "Hele kontoret · Vigtigt · tirs. 1. dec. – tors. 3. dec. · Lukket",
  ])
})
