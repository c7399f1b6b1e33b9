import { paths } from "#paths"
import { bookAt } from "../support/office.ts"
import { linkKey } from "#operations/link.ts"
import { languageCodes, newAddress } from "./support/page.ts"
import { SECRET, expect, test } from "./support/portal.ts"
import { freeTime } from "./support/promises.ts"
import { nothingToBegin, walk } from "./support/walk.ts"

const pages = [
  "",
  "/privacy",
  "/accessibility",
  "/mine",
  "/visit/nonsense",
  "/arrive",
  "/ticket/nonsense",
  "/book/invited/nonsense",
  "/book/listed/nonsense",
  "/no-such-page",
]
for (const language of languageCodes)
  walk(
    "pages beside the booking",
    language,
    pages.map((path) => ({ path: `/${language}${path}` })),
    nothingToBegin,
  )

for (const language of languageCodes)
  walk(
    "correcting a visit",
    language,
    [
      { name: "its contact", path: (key: string) => paths.visitContact(language, key) },
      { name: "who comes", path: (key: string) => paths.visitPeople(language, key) },
      { name: "more people", path: (key: string) => paths.visitPeople(language, key, { party: "3" }) },
      { name: "a number that is none", path: (key: string) => paths.visitPeople(language, key, { party: "10" }) },
      { name: "an earlier time", path: (key: string) => paths.earlierTime(language, key) },
      { name: "an offer that is over", path: (key: string) => paths.offeredTime(language, key) },
      { name: "its services", path: (key: string) => paths.visitServices(language, key) },
    ],
    async (_page, portal) => {
      const wants = { services: ["cpr"], email: newAddress() }
      return linkKey(SECRET, "visit", await bookAt(portal.ctx, await freeTime(portal, ["cpr"], 3), wants))
    },
  )

test("the address of the statement that every public website has leads to it, in Danish", async ({ page, portal }) => {
  await page.goto(portal.url + paths.was())
  expect(new URL(page.url()).pathname).toBe(paths.accessibility("da"))
  await expect(page.getByRole("link", { name: "digst.dk" })).toBeVisible()
})

const forms = [
  [paths.prereg("en"), "pre-registration"],
  [paths.benefit("en", { municipality: "101" }), "benefit"],
] as const
for (const [path, section] of forms)
  test(`whoever fills in ${path} is told who answers for it, and is led to its section`, async ({ page, portal }) => {
    await page.goto(portal.url + path)
    const note = page.locator(".data-notice")
    await expect(note).toContainText("Københavns Kommune")
    await note.getByRole("link").click()
    await expect(page.locator(`#${section} h2`)).toBeInViewport()
    await expect(page.getByRole("link", { name: "dpo@kk.dk" })).toHaveCount(1)
  })

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
