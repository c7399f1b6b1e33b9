import type { Page } from "@playwright/test"
import type { Language } from "#locales/languages.ts"
import { checkPage, languageCodes, mailTo, newAddress, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

/** A day far enough ahead that the visit may still be moved and cancelled, at whatever hour the test runs. */
async function openLaterDay(page: Page) {
  await page.locator("#month nav a").last().click()
  await page.locator("a.day-row").nth(2).click()
}

/** The whole way of one visitor: home, services, people, time, details, code, check, the visit, another time, cancelled. */
async function wholeJourney(page: Page, portal: RunningPortal, language: Language, look: () => Promise<void>) {
  const t = words(language)
  const email = newAddress()
  const go = () => page.getByRole("button", { name: t("booking:continue"), exact: true }).click()

  await page.goto(`${portal.url}/${language}`)
  await look()
  await page
    .getByRole("main")
    .getByRole("link", { name: t("site:book"), exact: true })
    .click()

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:services.title"))
  await go()
  await expect(page.getByRole("alert")).toContainText(t("booking:error.no-service"))
  await look()
  await page.locator("label[for=cpr]").click()
  await page.locator("label[for=mitid]").click()
  await go()
  await expect(page.locator("#municipality-error")).toContainText(t("booking:error.municipality-missing"))
  await page.locator("#municipality").selectOption("329")
  await go()
  // Who belongs elsewhere is told so before giving anything else.
  await expect(page.getByRole("alert")).toContainText(t("booking:where.stopTitle", { municipality: "Ringsted" }))
  await look()
  // More people than the services take are told why, and how to come all the same.
  await page.locator("label[for=party-9]").click()
  await page.locator("#municipality").selectOption("101")
  await go()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:party.title"))
  await expect(page.getByRole("alert")).toContainText(t("booking:error.party-too-large"))
  await look()
  await page.getByRole("link", { name: t("common:back"), exact: true }).click()
  await page.locator("label[for=party-2]").click()
  await go()

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:time.title"))
  await look()
  await openLaterDay(page)
  await page.locator(".times .time label").first().click()
  await page.getByRole("button", { name: t("booking:time.keep") }).click()

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:details.title"))
  await go()
  await expect(page.getByRole("alert")).toContainText(t("booking:error.name-missing"))
  await expect(page.getByRole("alert")).toContainText(t("booking:error.person-missing", { number: 2 }))
  await page.getByLabel(t("booking:details.contactName")).fill("Ελένη Παπαδοπούλου")
  await page.locator("#email").fill("not an address")
  await page.locator("#name-2").fill("王小明")
  await go()
  await expect(page.locator("#email-error")).toContainText(t("booking:error.email-wrong"))
  await expect(page.locator("#contactName")).toHaveValue("Ελένη Παπαδοπούλου")
  await look()
  await page.locator("#email").fill(email)
  await page.locator("#supportNeeds").fill("Room for a pram 👶")
  await go()

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("common:code.title"))
  const mail = await mailTo(portal, email, /\d{4} \d{4}/)
  const code = /(\d{4}) (\d{4})/.exec(mail.subject!)!.slice(1).join("")
  await page.locator("#code").fill("12")
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
  await expect(page.locator("#code-error")).toContainText(t("common:code.error.code-shape"))
  await look()
  await page.locator("#code").fill(code)
  await page.getByRole("button", { name: t("common:code.confirm") }).click()

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:check.title"))
  for (const text of ["Ελένη Παπαδοπούλου", "王小明", email, "Room for a pram 👶"])
    await expect(page.getByRole("main")).toContainText(text)
  await look()
  // A change link leads to the answer, and an unchanged answer returns here.
  await page
    .getByRole("link", { name: new RegExp(`${t("common:change")}.*${t("booking:check.changePeople")}`) })
    .click()
  await go()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:check.title"))
  await page.getByRole("button", { name: t("booking:check.book") }).click()

  await expect(page.getByRole("main")).toContainText(t("booking:visit.booked"))
  const confirmed = await mailTo(portal, email, /\([A-Z]{3}-\w{4}\)/)
  await look()
  const address = page.url().split("?")[0]!
  const link = new URL(/https?:\/\/\S+\/visit\/\S+/.exec(confirmed.text!)![0])
  expect(link.pathname).toBe(new URL(address).pathname)
  expect(confirmed.attachments.map(({ contentType }) => contentType)).toEqual(["image/png", "text/calendar"])

  // Going back after booking finds the visit, not a second one.
  await page.goto(`${portal.url}/${language}/book/check`)
  await expect(page).toHaveURL(address)

  await page.getByRole("link", { name: t("booking:visit.move") }).click()
  await look()
  await openLaterDay(page)
  await page.locator(".times .time label").last().click()
  await page.getByRole("button", { name: t("booking:time.moveHere") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:visit.confirmMove.title"))
  await look()
  await page.getByRole("button", { name: t("booking:visit.confirmMove.button") }).click()
  await expect(page.getByRole("main")).toContainText(t("booking:visit.moved"))
  await mailTo(portal, email, new RegExp(language === "en" ? "new time" : "ny tid"))

  await page.getByRole("link", { name: t("booking:visit.cancel") }).click()
  await look()
  await page.getByRole("button", { name: t("booking:visit.cancelPage.yes") }).click()
  await expect(page.getByRole("main")).toContainText(t("booking:visit.cancelled"))
  await look()
  await mailTo(portal, email, new RegExp(language === "en" ? "cancelled" : "aflyst"))
}

for (const language of languageCodes) {
  test(`a newcomer books, moves and cancels in ${language}, and every page is accessible`, async ({ page, portal }) => {
    test.slow()
    const problems: string[] = []
    page.on("pageerror", (error) => problems.push(error.message))
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) problems.push(message.text())
    })
    await wholeJourney(page, portal, language, () => checkPage(page, language))
    expect(problems).toEqual([])
  })

  test(`the same in ${language} without JavaScript`, async ({ browser, portal }) => {
    test.slow()
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } })
    await wholeJourney(await context.newPage(), portal, language, async () => {})
    await context.close()
  })
}

test("from the front page to a booked visit takes twelve requests of pages and seven presses", async ({
  page,
  portal,
}) => {
  const t = words("en")
  const email = newAddress()
  const asked: string[] = []
  page.on("request", (request) => {
    if (request.resourceType() === "document") asked.push(`${request.method()} ${new URL(request.url()).pathname}`)
  })
  let presses = 0
  const press = async (role: "link" | "button", name: string) => {
    presses++
    await page.getByRole("main").getByRole(role, { name, exact: true }).click()
  }
  await page.goto(`${portal.url}/en`)
  await press("link", t("site:book"))
  await page.locator("label[for=tax-card]").click()
  presses++
  await press("button", t("booking:continue"))
  await page.locator(".times .time label").first().click()
  presses++
  await press("button", t("booking:time.keep"))
  await page.getByLabel(t("booking:details.contactName")).fill("Elena Rossi")
  await page.locator("#email").fill(email)
  await press("button", t("booking:continue"))
  const code = /(\d{4}) (\d{4})/.exec((await mailTo(portal, email, /\d{4} \d{4}/)).subject!)!
  // Enter in the field is the button: nothing is pressed with the hand that typed.
  await page.locator("#code").fill(`${code[1]}${code[2]}`)
  await page.locator("#code").press("Enter")
  await press("button", t("booking:check.book"))
  await expect(page.getByRole("main")).toContainText(t("booking:visit.booked"))
  expect(asked, asked.join("\n")).toHaveLength(12)
  expect(presses).toBe(7)
})

test("a visit is booked with the keyboard alone", async ({ page, portal }) => {
  const email = newAddress()
  const focused = () =>
    page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || "")
  const tabTo = async (wanted: string | RegExp) => {
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press("Tab")
      const now = await focused()
      if (typeof wanted === "string" ? now === wanted : wanted.test(now)) return
    }
    throw new Error(`the keyboard does not reach ${String(wanted)} on ${page.url()}`)
  }
  await page.goto(`${portal.url}/en`)
  await page.keyboard.press("Tab")
  expect(await focused()).toBe("Skip to main content")
  await tabTo("Book a visit")
  await page.keyboard.press("Enter")
  await page.waitForURL(/services/)
  await tabTo("municipality")
  await page.keyboard.type("Copenhagen")
  await tabTo("health-card")
  await page.keyboard.press("Space")
  await tabTo("party-1")
  await tabTo("Continue")
  await page.keyboard.press("Enter")
  await page.waitForURL(/time/)
  await tabTo(/^t20/)
  await page.keyboard.press("Space")
  await tabTo("Keep this time and continue")
  await page.keyboard.press("Enter")
  await page.waitForURL(/details/)
  await tabTo("contactName")
  await page.keyboard.type("Ana Silva")
  await tabTo("email")
  await page.keyboard.type(email)
  await page.keyboard.press("Enter")
  await page.waitForURL(/code/)
  const code = /(\d{4}) (\d{4})/
    .exec((await mailTo(portal, email, /code/)).subject!)!
    .slice(1)
    .join("")
  await tabTo("code")
  await page.keyboard.type(code)
  await page.keyboard.press("Enter")
  await page.waitForURL(/check/)
  await tabTo("Book this visit")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("main")).toContainText("Your visit is booked")
})
