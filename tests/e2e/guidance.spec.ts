import { articleSeeds } from "#db/seed/articles.ts"
import { languageCodes, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"
import { nothingToBegin, walk } from "./support/walk.ts"

const guide =
  "answer=1&number=none&from=other&contract=signed&jobs=several&earns=more&starts-day=1&starts-month=2&starts-year=2027"
const pages = [
  "/guidance",
  "/guidance?situation=work",
  "/guidance?q=skatekort",
  "/guidance?q=xyzzyplugh",
  "/tax-card",
  "/tax-card?answer=1&from=eu",
  `/tax-card?${guide}`,
  "/tax-card/pay",
  "/tax-card/pay?pay=x&municipality=&card=",
  "/tax-card/pay?pay=30.000&municipality=101&card=main&church=yes",
  "/benefit-from-home",
  "/benefit-from-home/nonsense",
]
for (const language of languageCodes) {
  walk(
    "articles",
    language,
    articleSeeds.map(({ slug }) => ({
      path: `/${language}/guidance/${slug}`,
      widths: slug === "apply-for-your-tax-card" ? [320, 1280] : [320],
    })),
    nothingToBegin,
  )
  walk(
    "the shelf, the search and the guides, also with errors and answers,",
    language,
    pages.map((path) => ({ path: `/${language}${path}` })),
    nothingToBegin,
  )
}

test("an article carries no framework script, names its twin, and tells search engines what it is", async ({
  page,
  portal,
}) => {
  await page.goto(`${portal.url}/en/guidance/apply-for-your-tax-card`)
  const sources = await page.locator("script[src]").evaluateAll((all) => all.map((s) => (s as HTMLScriptElement).src))
  expect(sources).toEqual([`${portal.url}/ankomst.js`])
  await expect(page.locator('link[rel="alternate"][hreflang="da"]')).toHaveAttribute(
    "href",
    `${portal.url}/da/guidance/apply-for-your-tax-card`,
  )
  const structured = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!) as {
    headline: string
  }
  expect(structured.headline).toBe("Apply for your tax card")
  const image = await page.request.get((await page.locator('meta[property="og:image"]').getAttribute("content"))!)
  expect(image.headers()["content-type"]).toBe("image/png")
  const sitemap = await (await page.request.get(`${portal.url}/sitemap.xml`)).text()
  for (const { slug } of articleSeeds) expect(sitemap).toContain(`/da/guidance/${slug}</loc>`)
  expect(await (await page.request.get(`${portal.url}/robots.txt`)).text()).toContain("Disallow: /staff")
})

test("hostile addresses and answers are clear pages, never a 500", async ({ page, portal }) => {
  for (const path of [
    "/en/guidance/a%00b",
    "/en/guidance/x%0d%0ay",
    "/en/guidance/%E4%BD%A0",
    "/en/tax-card?answer=1&__intent__=abc&starts-day=%00",
    "/en/tax-card/pay?pay=1&__state__=abc&municipality=999&card=main",
    "/en/guidance?q=%00%27%22;--",
    "/en/benefit-from-home/%00",
  ])
    expect((await page.request.get(portal.url + path)).status(), path).toBeLessThan(500)
  const origin = portal.url
  for (const [path, form] of [
    ["/en/guidance/holiday", { id: "-".repeat(36), line: "x" }],
    ["/en/guidance/a%00b", { helpful: "yes" }],
    ["/en/guidance/%E4%BD%A0", { id: "x" }],
    ["/en/benefit-from-home", { formDate: "x", "formDate-year": "99999", name: "\u0000" }],
  ] as const) {
    const answer = await page.request.post(portal.url + path, { form, headers: { origin } })
    expect(answer.status(), path).toBeLessThan(500)
  }
})

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false })

  test("somebody searches with a slip of the finger, reads, and says that it helped", async ({ page, portal }) => {
    const t = words("en")
    await page.goto(`${portal.url}/en/guidance`)
    await page.getByLabel(t("guidance:search.label")).fill("yelow card")
    await page.getByRole("button", { name: t("guidance:search.button") }).click()
    await page.getByRole("link", { name: "Health card and doctor" }).first().click()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Health card and doctor")
    // A figure that has run out is told as its own year's, and once for the page that the year is over.
    await expect(page.getByText("DKK 225 (2024)").first()).toBeVisible()
    await expect(page.getByText(t("guidance:figure.over", { years: "2024" }))).toHaveCount(1)
    await page.getByRole("button", { name: t("guidance:helpful.yes") }).click()
    await page.getByLabel(t("guidance:helpful.line")).fill("Where is the nearest doctor?")
    await page.getByRole("button", { name: t("guidance:helpful.send") }).click()
    await expect(page.getByText(t("guidance:helpful.thanks"))).toBeVisible()
  })
})
