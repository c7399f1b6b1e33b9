import { addDays, officeDay } from "#domain/time/office-time.ts"
import { checkPage, languageCodes, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

const today = officeDay(new Date())

for (const language of languageCodes)
  test(`a rule is tried, entered and read in a plan, in ${language}`, async ({ page, portal }) => {
    const t = words(language)
    // Two languages enter one rule after the other: each a number of its own.
    const days = language === "en" ? "6" : "8"
    await signInSpeaking(page, portal.url, "coordinator", language)
    await page.goto(`${portal.url}/staff/office/rules`)
    await checkPage(page, language)
    await page.goto(`${portal.url}/staff/office/rules/registerDays`)
    await checkPage(page, language)

    await page.getByLabel(t("rules:value", { unit: t("rules:unit.days") })).fill("900")
    await page.getByRole("button", { name: t("rules:try") }).click()
    await expect(page.getByRole("alert")).toContainText(t("rules:error.rule-range", { least: 1, most: 60 }))

    await page.getByLabel(t("rules:value", { unit: t("rules:unit.days") })).fill(days)
    await page.getByLabel(t("rules:from")).fill(addDays(today, -1))
    await page.getByRole("button", { name: t("rules:save") }).click()
    await expect(page.getByRole("alert")).toContainText(t("rules:error.rule-past"))
    await expect(page.getByLabel(t("rules:value", { unit: t("rules:unit.days") }))).toHaveValue(days)

    await page.getByLabel(t("rules:from")).fill(today)
    await page.getByRole("button", { name: t("rules:try") }).click()
    const tried = page.getByRole("status").filter({ hasText: /→/ })
    await expect(tried).toContainText(t("plan:steps.cpr.title"))
    await checkPage(page, language)
    await page.getByRole("button", { name: t("rules:save") }).click()
    await expect(page.getByRole("status").first()).toContainText(t("office:saved"))
    await expect(page.getByText(t("rules:by", { who: "Karen Holm" })).first()).toBeVisible()
  })

test("a list of states is changed, said in words, and taken back while it is to come", async ({ page, portal }) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/office/rules/no-stamp`)
  await checkPage(page, "en")
  await page.getByLabel("India").check()
  await page.getByLabel("Türkiye").uncheck()
  await page.getByRole("button", { name: t("rules:try") }).click()
  await expect(page.getByLabel("India")).toBeChecked()
  await expect(
    page.getByText(t("rules:difference.stamp.goes", { person: t("rules:person.you") })).first(),
  ).toBeVisible()
  await page.getByRole("button", { name: t("rules:save") }).click()
  await expect(page.getByText(t("rules:added", { states: "India" }))).toBeVisible()
  await expect(page.getByText(t("rules:removed", { states: "Türkiye" }))).toBeVisible()
  await page.getByRole("button", { name: new RegExp(`^${t("rules:takeBack")}`) }).click()
  await expect(page.getByText(t("rules:added", { states: "India" }))).toBeHidden()
})
