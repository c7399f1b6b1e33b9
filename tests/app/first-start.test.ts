import type { Request, Response } from "express"
import { expect, test } from "vitest"
import { untilFounded } from "#app/web/first-start.server.ts"
import { foundingFaults } from "#domain/office/founding.ts"
import { languageCodes } from "#locales/languages.ts"
import { resources } from "#locales/resources.ts"

/** Asks for a path; answers where it leads. */
async function ask(gate: ReturnType<typeof untilFounded>, path: string): Promise<string> {
  let went = ""
  const res = { redirect: (status: number, to: string) => void (went = `${status} ${to}`) } as unknown as Response
  await gate({ path } as Request, res, () => void (went = "the page"))
  return went
}

test("every page leads to the one that sets the office up, until there is one; then nothing is asked", async () => {
  let there = false
  let asked = 0
  const gate = untilFounded(async () => {
    asked++
    return there
  })
  for (const path of ["/", "/en/book", "/staff/calendar", "/sitemap.xml", "/setup/code", "/en/setup"])
    expect(await ask(gate, path)).toBe("303 /setup")
  for (const path of ["/setup", "/setup/"]) expect(await ask(gate, path)).toBe("the page")
  there = true
  expect(await ask(gate, "/en/book")).toBe("the page")
  const soFar = asked
  expect(await ask(gate, "/staff/calendar")).toBe("the page")
  expect(await ask(gate, "/setup")).toBe("the page")
  expect(asked).toBe(soFar)
})

test.each(languageCodes)("everything that can be wrong with an office has its words in %s", (language) => {
  const words = new Set(Object.keys(resources[language].setup.error))
  expect(foundingFaults.filter((code) => !words.has(code))).toEqual([])
})
