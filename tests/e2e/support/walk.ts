import type { Page } from "@playwright/test"
import { type Language, checkPage } from "./page.ts"
import { type RunningPortal, test } from "./portal.ts"

export interface Stop<Given> {
  /** The address below the portal's; a page of something made in `begin` works it out. */
  path: string | ((given: Given) => string)
  /** What the page is, where its address does not tell. */
  name?: string
  widths?: number[]
}

/**
 * One test for each page of a list: a slow machine takes longer over all of them and not over one. They share a browser context, in
 * which `begin` has signed in, or made what the pages show.
 */
export function walk<Given>(
  about: string,
  language: Language,
  stops: readonly Stop<Given>[],
  begin: (page: Page, portal: RunningPortal) => Promise<Given>,
): void {
  test.describe(`${about} in ${language}`, () => {
    let page: Page
    let given: Given
    test.beforeAll(async ({ browser, portal }) => {
      const context = await browser.newContext()
      page = await context.newPage()
      given = await begin(page, portal)
    })
    test.afterAll(() => page.context().close())
    for (const { path, name, widths } of stops) {
      if (typeof path !== "string" && !name) throw new Error("a page whose address is worked out has a name")
      test(`accessible: ${name ?? (path as string)}`, async ({ portal }) => {
        await page.goto(portal.url + (typeof path === "string" ? path : path(given)))
        await checkPage(page, language, widths)
      })
    }
  })
}

export const nothingToBegin = async () => null
