import { checkPage, retype, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

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
  await retype(body, `${before}\n\n## Zebra days\n\nTake {{figure:tax.personal-allowance}} along.`)
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
  await retype(page.getByLabel(t("guidance-staff:edit.titleField")), "")
  await page.getByRole("button", { name: t("guidance-staff:edit.publish") }).click()
  await expect(page.getByText(t("guidance-staff:error.title-missing")).first()).toBeVisible()
  await retype(page.getByLabel(t("guidance-staff:edit.titleField")), "Ferie i morgen")
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
