import { checkPage, languageCodes } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

for (const language of languageCodes) {
  test(`pages beside the booking are accessible in ${language}`, async ({ page, portal }) => {
    for (const path of [
      "",
      "/privacy",
      "/accessibility",
      "/visit",
      "/visit?sent",
      "/visit/nonsense",
      "/no-such-page",
    ]) {
      await page.goto(`${portal.url}/${language}${path}`)
      await checkPage(page, language)
    }
  })
}

test("the front door sends each browser to its language", async ({ browser, portal }) => {
  for (const [locale, expected] of [
    ["da-DK", "/da"],
    ["en-GB", "/en"],
    ["pl-PL", "/en"],
  ] as const) {
    const context = await browser.newContext({ locale })
    const page = await context.newPage()
    await page.goto(portal.url)
    expect(new URL(page.url()).pathname).toBe(expected)
    await context.close()
  }
})

test("citizen pages carry no framework script, and nothing comes from elsewhere", async ({ page, portal }) => {
  const hosts = new Set<string>()
  page.on("request", (request) => hosts.add(new URL(request.url()).host))
  await page.goto(`${portal.url}/en`)
  expect(
    await page.locator("script").evaluateAll((scripts) => scripts.map((s) => (s as HTMLScriptElement).src)),
  ).toEqual([`${portal.url}/ankomst.js`])
  expect([...hosts]).toEqual([new URL(portal.url).host])
})
