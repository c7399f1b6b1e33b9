import { articleSeeds } from "#db/seed/articles.ts"
import { checkPage, languageCodes, mailTo, newAddress, signInSpeaking, words } from "./support/page.ts"
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

  for (const language of languageCodes) {
    test(`the first pay is estimated, a slip corrected, in ${language}`, async ({ page, portal }) => {
      const t = words(language)
      await page.goto(`${portal.url}/${language}/tax-card/pay`)
      await page.getByLabel(t("taxcard:pay.pay"), { exact: true }).fill("thirty")
      await page.getByLabel(t("taxcard:pay.municipality")).selectOption("101")
      await page.getByText(t("taxcard:pay.card.main").replaceAll("_", ""), { exact: true }).click()
      await page.getByRole("button", { name: t("taxcard:pay.show") }).click()
      await expect(page.getByText(t("taxcard:error.pay-wrong")).first()).toBeVisible()
      await expect(page.getByLabel(t("taxcard:pay.pay"), { exact: true })).toHaveValue("thirty")
      await page.getByLabel(t("taxcard:pay.pay"), { exact: true }).fill(language === "da" ? "30.000" : "30,000")
      await page.getByRole("button", { name: t("taxcard:pay.show") }).click()
      await expect(page.getByRole("heading", { level: 2 }).first()).toContainText(
        language === "da" ? "20.381" : "20,381",
      )
    })
  }
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "again without one", () => {
    test.use({ javaScriptEnabled })
    test("a PD U2 is sent in, confirmed and booked in time; the desk registers it, and the letter comes in the reader's language", async ({
      page,
      portal,
      browser,
    }) => {
      test.slow()
      const t = words("da")
      // axe needs scripts: the same pages are looked at where there are some.
      const look = async () => (javaScriptEnabled ? checkPage(page, "da") : undefined)
      const email = newAddress()
      const today = new Date()
      await page.goto(`${portal.url}/da/benefit-from-home`)
      await page.getByLabel(t("benefit:where.hint")).selectOption("329")
      await page.getByRole("button", { name: t("benefit:where.go") }).click()
      await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(
        t("benefit:where.stopTitle", { municipality: "Ringsted" }),
      )
      await look()
      await page.getByRole("link", { name: t("benefit:where.change") }).click()
      await page.getByLabel(t("benefit:where.hint")).selectOption("101")
      await page.getByRole("button", { name: t("benefit:where.go") }).click()
      await page.getByRole("button", { name: t("benefit:form.send") }).click()
      await look()
      await page.getByLabel(t("benefit:form.name")).fill("Ana Costa")
      await page.getByLabel(t("benefit:form.email"), { exact: true }).fill(email)
      await page.getByLabel(t("benefit:form.country")).selectOption("PT")
      await page.getByLabel(t("benefit:form.institution")).fill("Segurança Social")
      for (const name of ["formDate", "firstDay"]) {
        await page.locator(`#${name}`).fill(String(today.getUTCDate()))
        await page.locator(`#${name}-month`).fill(String(today.getUTCMonth() + 1))
        await page.locator(`#${name}-year`).fill(String(today.getUTCFullYear()))
      }
      await page.getByText(t("benefit:form.cvNo")).click()
      await page.getByRole("button", { name: t("benefit:form.send") }).click()
      await look()
      const code = /\d{4} \d{4}/.exec((await mailTo(portal, email, /\d{4} \d{4}/)).subject!)![0]
      await page.getByLabel(t("common:code.label"), { exact: true }).fill(code)
      await page.getByRole("button", { name: t("common:code.confirm") }).click()
      await expect(page.getByText(t("benefit:left.days", { count: 7 })).first()).toBeVisible()
      await look()
      const own = page.url()
      await page.locator('button[name="day"]').first().click()
      await expect(page).toHaveURL(/\/da\/book\/time\?day=/)
      await page.goto(`${portal.url}/da/book/details`)
      await expect(page).toHaveURL(/\/da\/book\/time/)

      const desk = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
      await signInSpeaking(desk, portal.url, "reception", "da")
      await desk.goto(`${portal.url}/staff/benefit`)
      await checkPage(desk, "da", [1280])
      await desk.getByRole("link", { name: "Ana Costa" }).first().click()
      await checkPage(desk, "da", [1280])
      await desk.getByRole("button", { name: t("benefit:staff.register") }).click()
      await expect(desk.getByText(t("benefit:staff.state.registered")).first()).toBeVisible()
      await desk.getByRole("button", { name: t("benefit:staff.u3Note") }).click()
      await expect(desk.getByText(t("benefit:staff.u3Events.work")).first()).toBeVisible()
      const letter = await mailTo(portal, email, new RegExp(t("benefit:mail.registered.subject")))
      expect(letter.text).toContain("Segurança Social")
      await page.goto(own)
      await expect(page.getByText(t("benefit:case.lead.registered"))).toBeVisible()
      await desk.context().close()
    })
  })
}

test("an editor previews, publishes and plans; the twin lags; versions are compared; readers' words are read", async ({
  page,
  portal,
  browser,
}) => {
  test.slow()
  const t = words("en")
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/guidance?show=all`)
  await checkPage(page, "en", [1280])
  await page.getByRole("link", { name: "English Holiday" }).click()
  await checkPage(page, "en", [1280])
  const body = page.getByLabel(t("guidance-staff:edit.body"))
  const before = await body.inputValue()
  await body.fill(`${before}\n\n## Zebra days\n\nTake {{figure:tax.personal-allowance}} along.`)
  await page.getByRole("button", { name: t("guidance-staff:edit.preview") }).click()
  await expect(page.locator(".preview")).toContainText("Take DKK 54,100 (2026) along.")
  await page.getByRole("button", { name: t("guidance-staff:edit.publish") }).click()
  await expect(page.getByText(t("guidance-staff:saved"))).toBeVisible()

  const reader = await browser.newPage()
  await reader.goto(`${portal.secondUrl}/en/guidance/holiday`)
  await expect(reader.getByRole("heading", { name: "Zebra days" })).toBeVisible()
  await reader.getByRole("button", { name: "No", exact: true }).click()
  await reader.close()

  await page.getByRole("link", { name: t("guidance-staff:edit.compare") }).click()
  await expect(page.locator("ins").filter({ hasText: "Zebra" })).toBeVisible()
  await expect(page.getByText(t("guidance-staff:feedback.no"))).toBeVisible()
  await page.getByRole("button", { name: t("guidance-staff:feedback.read") }).click()
  await expect(page.getByText(t("guidance-staff:feedback.none"))).toBeVisible()

  await page.goto(`${portal.url}/staff/guidance`)
  await page.getByRole("link", { name: /Dansk.*Holiday/ }).click()
  await expect(page.getByText(t("guidance-staff:edit.staleTitle", { language: "English" }))).toBeVisible()
  await page.getByRole("button", { name: t("guidance-staff:edit.stillFits") }).click()
  await expect(page.getByText(t("guidance-staff:edit.staleTitle", { language: "English" }))).toHaveCount(0)

  // A text that is not whole is kept on the page with the reason; one for tomorrow waits.
  await page.getByLabel(t("guidance-staff:edit.titleField")).fill("")
  await page.getByRole("button", { name: t("guidance-staff:edit.publish") }).click()
  await expect(page.getByText(t("guidance-staff:error.title-missing")).first()).toBeVisible()
  await page.getByLabel(t("guidance-staff:edit.titleField")).fill("Ferie i morgen")
  await page.getByRole("button", { name: t("guidance-staff:edit.publishAt") }).click()
  await expect(page.locator("#versions")).toContainText("waits until")
  await page.goto(`${portal.url}/da/guidance/holiday`)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ferie")
})

test("a figure of the new year is entered ahead of time, and the second entry replaces the first", async ({
  page,
  portal,
}) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/figures?key=tax.bottom`)
  await checkPage(page, "en", [1280])
  const year = new Date().getUTCFullYear() + 1
  const enter = async (value: string) => {
    await page.getByLabel(t("guidance-staff:figures.value"), { exact: true }).fill(value)
    await page.getByLabel(t("guidance-staff:figures.from"), { exact: true }).fill(`${year}-01-01`)
    await page.getByLabel(t("guidance-staff:figures.to")).fill(`${year}-12-31`)
    await page.getByRole("button", { name: t("guidance-staff:figures.save"), exact: true }).click()
  }
  await enter("twelve")
  await expect(page.getByText(t("guidance-staff:error.number-wrong")).first()).toBeVisible()
  await expect(page.getByLabel(t("guidance-staff:figures.value"), { exact: true })).toHaveValue("twelve")
  await enter("12,1")
  await expect(page.getByText(t("guidance-staff:saved"))).toBeVisible()
  await expect(page.getByText("12.1%")).toBeVisible()
  await enter("12,2")
  await expect(page.getByText("12.2%")).toBeVisible()
  await expect(page.getByText("12.1%")).toBeHidden()
})

test("reception may not edit the guidance, but receives a tax-card form, asks for a paper and passes it on", async ({
  page,
  portal,
}) => {
  test.slow()
  const t = words("da")
  const email = newAddress()
  await signInSpeaking(page, portal.url, "reception", "da")
  expect((await page.request.get(`${portal.url}/staff/guidance`)).status()).toBe(403)
  await page.goto(`${portal.url}/staff/tax-cards`)
  await page.getByRole("link", { name: t("taxcard:staff.new") }).click()
  await checkPage(page, "da", [1280])
  await page.getByLabel(t("taxcard:staff.field.name")).fill("Dmytro Koval")
  await page.getByLabel(t("taxcard:staff.field.email")).fill(email)
  const tick = (enclosure: "form" | "contract" | "identity" | "permit" | "marriage", state: "there" | "not-needed") =>
    page.getByLabel(`${t(`taxcard:staff.enclosure.${enclosure}`)}: ${t(`taxcard:staff.is.${state}`)}`).check()
  await tick("form", "there")
  await tick("identity", "there")
  await tick("permit", "there")
  await tick("marriage", "not-needed")
  await page.getByRole("button", { name: t("taxcard:staff.receive") }).click()
  await expect(page.getByText(t("taxcard:staff.received"))).toBeVisible()
  await page.getByRole("button", { name: t("taxcard:staff.ask") }).click()
  const asked = await mailTo(portal, email, /papers are missing/)
  expect(asked.text).toContain("Signed employment contract")
  expect(asked.text).not.toContain("Marriage certificate")
  await page.getByLabel(t("taxcard:staff.receipt")).fill("SKAT-77")
  await page.getByRole("button", { name: t("taxcard:staff.forward"), exact: true }).click()
  await expect(page.getByText(t("taxcard:staff.error.papers-missing")).first()).toBeVisible()
  await expect(page.getByLabel(t("taxcard:staff.receipt"))).toHaveValue("SKAT-77")
  await tick("contract", "there")
  await page.getByRole("button", { name: t("taxcard:staff.checklist") }).click()
  await page.getByLabel(t("taxcard:staff.receipt")).fill("SKAT-77")
  await page.getByRole("button", { name: t("taxcard:staff.forward"), exact: true }).click()
  await page.getByRole("button", { name: t("taxcard:staff.confirm"), exact: true }).click()
  await expect(page.getByText(t("taxcard:staff.state.confirmed")).first()).toBeVisible()
  await mailTo(portal, email, /Tax Agency has your application/)
  await checkPage(page, "da", [1280])
})
