import { languageCodes, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

test("Enter in a field of a page with errors sends the form in the reader's language", async ({ page, portal }) => {
  await page.goto(`${portal.url}/en/plan`)
  await page.getByRole("button", { name: words("en")("plan:ask.show"), exact: true }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await page.locator("[name=arrival-day]").fill("2")
  await page.locator("[name=arrival-day]").press("Enter")
  await expect(page.locator("html")).toHaveAttribute("lang", "en")
  await expect(page.locator("[name=arrival-day]")).toHaveValue("2")
})

for (const javaScriptEnabled of [true, false])
  test(`what is typed goes along to the other language before it is sent, ${javaScriptEnabled ? "with" : "without"} a script`, async ({
    browser,
    portal,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(`${portal.url}/en/plan`)
    await page.locator("[name=arrival-day]").fill("2")
    await page.locator("#country").selectOption("PL")
    await page.locator(".language-switcher a").click()
    if (!javaScriptEnabled) await page.locator(".go-on-in button").click()
    await expect(page.locator("html")).toHaveAttribute("lang", "da")
    await expect(page.locator("[name=arrival-day]")).toHaveValue("2")
    await expect(page.locator("#country")).toHaveValue("PL")
    // Nothing was judged: the form was not sent.
    await expect(page.locator(".error-summary")).toHaveCount(0)
    expect(await page.title()).not.toMatch(/^Fejl/)
    await context.close()
  })

for (const language of languageCodes)
  test(`a time chosen with the keyboard is the time held in ${language}`, async ({ page, portal }) => {
    const t = words(language)
    await page.goto(`${portal.url}/${language}/book/services?service=tax-card`)
    await page.getByRole("button", { name: t("booking:continue"), exact: true }).click()
    await page.locator("a.day-row").last().click()
    // Continuing without a choice says so at the top and beside the times.
    await page.locator("#times .button-primary").click()
    await expect(page.locator("#times-error")).toContainText(t("booking:error.time-missing"))
    await expect(page.locator(".error-summary")).toBeFocused()
    const last = page.locator("#times input[name=time]").last()
    const chosen = await last.getAttribute("value")
    await last.focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("Enter")
    await expect(page).toHaveURL(/\/book\/details/)
    await page.goto(`${portal.url}/${language}/book/time?day=${chosen!.slice(0, 10)}`)
    await expect(page.locator(`input[value="${chosen}"]`)).toBeChecked()
  })
