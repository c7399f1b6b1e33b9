import { describe, expect, test } from "vitest"
import {
  type ServiceValues,
  type ServiceWords,
  behind,
  isServiceKey,
  serviceProblems,
  topicOf,
} from "#domain/office/service-change.ts"

const words = (given: Partial<ServiceWords> = {}): ServiceWords => ({
  name: "Driving licence",
  shortName: "Licence",
  about: "For those who drive",
  first: "",
  bring: [],
  atCounter: "We look at your licence.",
  ...given,
})
const service = (given: Partial<ServiceValues> = {}): ServiceValues => ({
  topic: "other",
  skill: "driving-licence",
  whoMayBook: "anyone",
  byMunicipality: false,
  checksIdentity: false,
  active: true,
  minutesFirst: 20,
  minutesFurther: 10,
  largestParty: 9,
  noticeMinutes: 0,
  horizonDays: 42,
  cutoffHours: 24,
  texts: { en: words(), da: words() },
  ...given,
})

describe("a service", () => {
  test("is written in every language", () => {
    expect(serviceProblems(service())).toEqual([])
    expect(serviceProblems(service({ texts: { en: words(), da: words({ name: " ", atCounter: "" }) } }))).toEqual([
      { field: "name-da", code: "language-missing" },
      { field: "atCounter-da", code: "language-missing" },
    ])
  })

  test("may leave out papers and what comes first, in all languages or in none", () => {
    const papers = words({ bring: ["Passport"], first: "CPR" })
    expect(serviceProblems(service({ texts: { en: papers, da: papers } }))).toEqual([])
    expect(serviceProblems(service({ texts: { en: papers, da: words() } }))).toEqual([
      { field: "first-da", code: "language-missing" },
      { field: "bring-da", code: "language-missing" },
    ])
  })

  test("has numbers in their bounds and texts that fit", () => {
    expect(serviceProblems(service({ minutesFirst: 17, skill: "" }))).toEqual([
      { field: "skill", code: "skills-missing" },
      { field: "minutesFirst", code: "number-wrong" },
    ])
    const fits = words({ shortName: "x".repeat(20) })
    const long = words({ shortName: "x".repeat(21) })
    expect(serviceProblems(service({ texts: { en: fits, da: long } }))).toEqual([
      { field: "shortName-da", code: "text-long" },
    ])
  })

  test("of a heading nobody knows stands under the last one", () => {
    expect([topicOf("cpr"), topicOf("animals")]).toEqual(["cpr", "other"])
  })
})

test.each([
  ["driving-licence", true],
  ["a1", true],
  ["x".repeat(40), true],
  ["x".repeat(41), false],
  ["a", false],
  ["1a", false],
  ["a--b", false],
  ["a-", false],
  ["Licence", false],
  ["kørekort", false],
])("%j as the name of a service in links: %s", (key, fits) => {
  expect(isServiceKey(key)).toBe(fits)
})

test("the text that was written before the newest lags behind; two that were written at once do not", () => {
  const at = (clock: string) => ({ writtenAt: new Date(`2026-12-01T${clock}Z`) })
  expect(behind({ en: at("09:00:00"), da: at("09:00:00") })).toEqual([])
  expect(behind({ en: at("09:00:01"), da: at("09:00:00") })).toEqual(["da"])
})
