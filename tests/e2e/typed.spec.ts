import { checkPage, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with a script" : "without one", () => {
    test.use({ javaScriptEnabled })

    test("a misspelt e-mail address is asked about, taken or kept by a press", async ({ page, portal }) => {
      const t = words("en")
      const ask = async (address: string) => {
        await page.goto(`${portal.url}/en/mine`)
        await page.locator("#email").fill(address)
        await page.getByRole("button", { name: t("mine:ask.button") }).click()
      }
      const sent = page.getByRole("heading", { level: 1, name: t("common:code.title") })
      await ask("anna@gmial.com")
      await expect(page.getByRole("alert")).toContainText(t("booking:error.email-meant"))
      if (javaScriptEnabled) await checkPage(page, "en", [320])
      // Enter presses neither answer: the address is still the one that was typed.
      await page.locator("#email").press("Enter")
      await expect(page.locator("#email")).toHaveValue("anna@gmial.com")
      await expect(sent).toHaveCount(0)
      await page.getByRole("button", { name: t("common:meant.use", { address: "anna@gmail.com" }) }).click()
      await expect(sent).toBeVisible()
      await ask("anna@gmial.com")
      await page.getByRole("button", { name: t("common:meant.keep", { address: "anna@gmial.com" }) }).click()
      await expect(sent).toBeVisible()
    })
  })

test("day, month and year stand on one line on a phone, also where something is wrong", async ({ page, portal }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto(`${portal.url}/en/plan`)
  await page.getByRole("button", { name: words("en")("plan:ask.show") }).click()
  await expect(page.locator("#arrival-error")).toBeVisible()
  const tops = await Promise.all(
    ["#arrival", "#arrival-month", "#arrival-year"].map(async (id) => (await page.locator(id).boundingBox())!.y),
  )
  expect(new Set(tops).size).toBe(1)
})
