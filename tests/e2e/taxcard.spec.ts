import { checkPage, languageCodes, mailTo, newAddress, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false })

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
