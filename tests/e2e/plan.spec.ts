import type { Page } from "@playwright/test"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { type Language, checkPage, languageCodes, signIn, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

const today = officeDay(new Date())

/** By the header's link; without a script it leads to the button behind the form. */
async function goOnIn(page: Page, language: Language) {
  await page.locator(".language-switcher a").click()
  await expect(async () => {
    const button = page.locator(".go-on-in:target button")
    if (await button.isVisible()) await button.click()
    expect(await page.locator("html").getAttribute("lang")).toBe(language)
  }).toPass()
}

async function fillDate(page: Page, id: string, day: string, month?: string) {
  await page.locator(`#${id}`).fill(day.slice(8))
  await page.locator(`#${id}-month`).fill(month ?? day.slice(5, 7))
  await page.locator(`#${id}-year`).fill(day.slice(0, 4))
}

/** The five questions answered wrong, then right; the plan; its link; its answers changed. */
async function wholePlan(page: Page, portal: RunningPortal, language: Language, look: () => Promise<void>) {
  const t = words(language)
  const show = () => page.getByRole("button", { name: t("plan:ask.show") }).click()
  await page.goto(`${portal.url}/${language}`)
  await page
    .getByRole("main")
    .getByRole("link", { name: t("site:plan"), exact: true })
    .click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("plan:ask.title"))
  await look()
  await page.selectOption("#country", "IT")
  await page.locator("#children").fill("many")
  await fillDate(page, "arrival", "2026-02-31")
  await fillDate(page, "moveIn", "2026-02-01", "Brumaire")
  await show()
  const alert = page.getByRole("alert")
  for (const code of [
    "purpose-missing",
    "municipality-missing",
    "earlier-missing",
    "date-wrong",
    "date-month",
  ] as const)
    await expect(alert).toContainText(t(`plan:error.${code}`))
  await expect(alert).toContainText(t("plan:error.children-wrong", { most: 8 }))
  await expect(page.locator("#country")).toHaveValue("IT")
  await expect(page.locator("#moveIn-month")).toHaveValue("Brumaire")
  await look()
  // The other language loses nothing of what was typed.
  const twin: Language = language === "en" ? "da" : "en"
  for (const other of [twin, language] as const) {
    await goOnIn(page, other)
    await expect(page.locator("#moveIn-month")).toHaveValue("Brumaire")
  }

  await page.locator("label[for=purpose-study]").click()
  await page.selectOption("#partner", "BR")
  await page.locator("#children").fill("2")
  await page.selectOption("#municipality", "165")
  await page.locator("label[for=earlierNumber-no]").click()
  await fillDate(page, "arrival", addDays(today, 3))
  await fillDate(page, "moveIn", addDays(today, 2))
  await show()
  // Where the student residence decides, one more answer is asked for; the contradiction after it.
  await expect(page.getByRole("alert")).toContainText(t("plan:error.residence-missing"))
  await page.locator("label[for=residence-0]").click()
  await show()
  await expect(page.getByRole("alert")).toContainText(t("plan:error.move-in-before-arrival"))
  await fillDate(page, "moveIn", addDays(today, 10))
  await show()

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("plan:title"))
  await look()
  const steps = page.locator(".path h2")
  await expect(steps).toHaveText([
    t("plan:steps.eu-residence.title"),
    t("plan:steps.cpr.title"),
    t("plan:steps.health-card.title"),
    t("plan:steps.digital.title"),
  ])
  await expect(page.locator(".persons h3")).toHaveText([
    t("plan:papers.you"),
    t("plan:papers.partner"),
    t("plan:papers.child", { count: 2 }),
  ])
  await expect(page.getByRole("main")).toContainText(
    t("plan:handler.office", { address: "Nyropsgade 1, 1602 København V" }),
  )
  // The Brazilian partner of an Italian has papers of the own citizenship, and a stamp to get.
  await expect(page.locator(".persons")).toContainText(t("plan:papers.sponsor"))
  await expect(page.locator(".persons")).toContainText(
    t("plan:papers.stamp", { country: language === "en" ? "Brazil" : "Brasilien" }),
  )
  await expect(page.locator(".do-today")).toContainText(t("plan:today.preregister"))
  const link = page.url()

  // The link is all there is of it: it opens again, in the other language too, and never a changed one.
  const other = language === "en" ? "da" : "en"
  await page.goto(link.replace(`/${language}/`, `/${other}/`))
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words(other)("plan:title"))
  await page.goto(`${link.slice(0, -3)}xyz`)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("plan:broken.title"))
  await look()
  await page.goto(link)

  // Papers are checked one by one; the answers live in the address.
  await page.getByRole("link", { name: t("plan:ready.link") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("plan:ready.title"))
  await look()
  await page.selectOption("#registering-you-id", "ready")
  await page.selectOption("#registering-you-admission", "language")
  await page.selectOption("#registering-child-birth", "not-yet")
  await page.getByRole("button", { name: t("plan:ready.check") }).click()
  await expect(page.locator("#registering-you-admission-told")).toContainText(t("plan:ready.reason.language"))
  await expect(page.locator("#registering-child-birth-told")).toContainText(t("plan:ready.state.missing"))
  await expect(page.locator("#registering-you-id")).toHaveValue("ready")
  await look()
  await page.getByRole("link", { name: t("plan:ready.back") }).click()

  const file = await page.request.get(`${link}/plan.ics`)
  expect(file.headers()["content-type"]).toContain("text/calendar")
  expect((await file.text()).match(/BEGIN:VEVENT/g)).toHaveLength(2)

  // Changed answers come prefilled and make another plan.
  await page.getByRole("link", { name: t("plan:ask.change") }).click()
  await expect(page.locator("#municipality")).toHaveValue("165")
  await expect(page.locator("#residence-0")).toBeChecked()
  await page.selectOption("#country", "SE")
  await expect(page.locator("#partner")).toHaveValue("BR")
  await page.selectOption("#partner", "")
  await page.locator("label[for=purpose-work]").click()
  await page.selectOption("#municipality", "751")
  await fillDate(page, "arrival", addDays(today, -30))
  await fillDate(page, "moveIn", addDays(today, -30))
  await fillDate(page, "jobStart", addDays(today, -20))
  await show()
  await expect(steps.first()).toHaveText(t("plan:steps.cpr.title"))
  await expect(page.getByRole("main")).toContainText(t("plan:note.own-service", { municipality: "Aarhus" }))
  await expect(page.getByRole("main").getByText(t("plan:overdue"))).toHaveCount(2)
  await look()
  await page.getByRole("link", { name: t("plan:municipalities.link") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("plan:municipalities.title"))
  await expect(page.getByRole("main")).toContainText("Gladsaxe")
  await look()
}

for (const language of languageCodes) {
  test(`five answers make a plan in ${language}, and every page of it is accessible`, async ({ page, portal }) => {
    test.slow()
    await wholePlan(page, portal, language, () => checkPage(page, language))
  })
}

test("the same without JavaScript, on a phone", async ({ browser, portal }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } })
  await wholePlan(await context.newPage(), portal, "en", async () => {})
  await context.close()
})

test("a step of the plan leads to booking it, with the services chosen", async ({ page, portal }) => {
  await page.goto(`${portal.url}/en/plan`)
  await page.selectOption("#country", "DE")
  await page.locator("label[for=purpose-work]").click()
  await page.selectOption("#municipality", "101")
  await page.locator("label[for=earlierNumber-no]").click()
  await fillDate(page, "arrival", today)
  await fillDate(page, "moveIn", today)
  await page.getByRole("button", { name: "Show my plan" }).click()
  await page.getByRole("link", { name: "Book one time for both steps" }).click()
  await expect(page.locator("#eu-residence")).toBeChecked()
  await expect(page.locator("#cpr")).toBeChecked()
})

test("no link of a plan says who asked, and the form asks for nothing that would", async ({ page, portal }) => {
  await page.goto(`${portal.url}/en/plan`)
  const names = await page.locator("form [name]").evaluateAll((all) => all.map((e) => (e as HTMLInputElement).name))
  expect(names.filter((name) => /name|mail|phone|birthday|born/i.test(name))).toEqual([])
})

test("staff ask where somebody goes, make a municipality a partner, and visitors see it", async ({ page, portal }) => {
  await signIn(page, portal.url, "coordinator")
  await page.goto(`${portal.url}/staff/office/municipalities`)
  await page.selectOption("#m", "185")
  await page.locator("form.simulate button").click()
  await expect(page.locator(".simulated")).toContainText("International Citizen Service East")
  await page.selectOption("#m", "751")
  await page.locator("form.simulate button").click()
  await expect(page.locator(".simulated")).toContainText("Aarhus")

  await page.locator("a[href*='code=155']").click()
  // Another test may have left this account in the other language.
  await checkPage(page, (await page.locator("html").getAttribute("lang")) as Language)
  const begin = page.locator("#edit form").filter({ has: page.locator("input[value=partner-begins]") })
  await begin.locator("input[name=from]").fill(today)
  await begin.locator("button").click()
  await expect(page.locator(".alert-done")).toBeVisible()
  await page.goto(`${portal.url}/en/municipalities`)
  await expect(page.getByRole("main")).toContainText("Dragør")
  await page.goto(`${portal.url}/staff/office/history`)
  await expect(page.locator(".history")).toContainText("Dragør")
})

test("a button that only a script can work is not there without one", async ({ browser, portal }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${portal.url}/en/plan`)
  await page.selectOption("#country", "SE")
  await page.locator("label[for=purpose-work]").click()
  await page.selectOption("#municipality", "101")
  await page.locator("label[for=earlierNumber-no]").click()
  await fillDate(page, "arrival", today)
  await page.getByRole("button", { name: "Show my plan" }).click()
  await expect(page.locator("[data-print]")).toBeHidden()
  await context.close()
})
