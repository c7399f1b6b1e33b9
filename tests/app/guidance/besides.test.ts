import { afterAll, beforeAll, expect, test } from "vitest"
import { searchBesides } from "#app/guidance/citizen/besides.server.ts"
import type { Language } from "#locales/languages.ts"
import { withCourses } from "../../support/courses.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"
import { citizenPage } from "../../support/pages.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
  await withCourses(office)
})
afterAll(() => office.end())

const find = async (language: Language, question: string, asked: string[] = []) =>
  (await searchBesides(await citizenPage(office, language), { language, question, asked })).map(({ kind, to }) => [
    kind,
    to,
  ])

test.each([
  ["en", "cover letter", "/en/courses/danish-cv-and-cover-letter"],
  ["da", "jobsamtalen", "/da/courses/job-interview-in-danish-style"],
] as const)("in %s, %j finds a course by its name", async (language, question, to) => {
  expect(await find(language, question)).toContainEqual(["course", to])
})

test.each([
  ["en", "when can i come about the residence document", "/en/book/services?service=eu-residence"],
  ["da", "tid til skattekort", "/da/book/services?service=tax-card"],
] as const)("in %s, %j finds a service that one can book", async (language, question, to) => {
  expect(await find(language, question)).toContainEqual(["service", to])
})

test("a municipality leads to the page that says whom the office serves", async () => {
  expect(await find("en", "do you serve roskilde")).toContainEqual(["municipality", "/en/municipalities"])
  expect(await find("da", "koebenhavn")).toEqual([["municipality", "/da/municipalities"]])
})

test("a word that the search of the texts understood as another one is understood here as well", async () => {
  expect(await find("en", "intervew")).toEqual([])
  expect((await find("en", "intervew", ["interview"])).map(([kind]) => kind)).toContain("course")
})

test("a question that names none of them finds none, and no kind is found more than three times", async () => {
  expect(await find("en", "xyzzyplugh")).toEqual([])
  expect(await find("en", "")).toEqual([])
  const all = await find("en", "danish courses for a job in denmark, and a card with a number")
  for (const kind of ["course", "service", "municipality"])
    expect(all.filter(([one]) => one === kind).length).toBeLessThanOrEqual(3)
})
