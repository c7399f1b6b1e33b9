import type { Page } from "@playwright/test"
import { paths } from "#paths"
import type { Language } from "#locales/languages.ts"
import { sentHousehold } from "../support/household.ts"
import { checkPage, newAddress, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"
import { confirmAddress } from "./support/own-page.ts"
import { booked } from "./support/promises.ts"

let households = 0
const passports = () => ["A", "B", "C"].map((letter) => `${letter}${Date.now()}${++households}`.slice(0, 14))

/** Opens the page: an address, and the code that comes to it. */
async function open(page: Page, portal: RunningPortal, language: Language, email: string, look = async () => {}) {
  const t = words(language)
  await page.goto(portal.url + paths.mine(language))
  await look()
  await confirmAddress(page, portal, t, email, look)
}

for (const [language, script] of [
  ["en", true],
  ["da", false],
] as const)
  test.describe(`in ${language}, ${script ? "with" : "without"} a script`, () => {
    test.use({ javaScriptEnabled: script })
    test("whoever confirms an address sees all that stands under it, and opens it from there", async ({
      page,
      portal,
    }) => {
      const t = words(language)
      const look = () => (script ? checkPage(page, language) : Promise.resolve())
      const email = newAddress()
      await booked(portal, email)
      await sentHousehold(portal.ctx, { email, passports: passports() })
      await page.goto(portal.url + paths.mine(language))
      await page.getByRole("button", { name: t("mine:ask.button") }).click()
      await expect(page.locator("#email-error")).toBeVisible()
      await open(page, portal, language, email, look)
      await expect(page.locator("h1")).toHaveText(t("mine:title"))
      await expect(page.getByRole("main")).toContainText(t("mine:says.visit.booked"))
      await expect(page.getByRole("main")).toContainText(t("mine:says.prereg.submitted"))
      await look()

      // The household's own page, and back to what there is.
      await page.getByRole("button", { name: new RegExp(t("mine:kind.prereg")) }).click()
      await expect(page).toHaveURL(new RegExp(`${paths.prereg(language)}$`))
      await page.goto(portal.url + paths.mine(language))
      await page.getByRole("button", { name: new RegExp(`: ${t("mine:kind.visit")},`) }).click()
      await expect(page).toHaveURL(/\/visit\/[\w-]{40,}$/)

      const copy = await page.request.get(portal.url + paths.mineCopy(language))
      expect(await copy.text()).toContain(email)
      expect(copy.headers()["cache-control"]).toBe("no-store")
      await page.goto(portal.url + paths.mine(language))
      await page.getByRole("button", { name: t("mine:close") }).click()
      await page.goto(portal.url + paths.mine(language))
      await expect(page.getByRole("button", { name: t("mine:ask.button") })).toBeVisible()
    })
  })

test("an address that has nothing here is told so, once it is confirmed", async ({ page, portal }) => {
  const t = words("en")
  await open(page, portal, "en", newAddress())
  await expect(page.getByRole("main")).toContainText(t("mine:none.title"))
  await checkPage(page, "en")
})

test("an old or foreign secret opens nothing", async ({ page, portal, context }) => {
  await context.addCookies([{ name: "mine", value: "nonsense", url: portal.url }])
  const t = words("en")
  const visitId = await booked(portal, newAddress())
  for (const path of [paths.mine("en"), paths.mineCode("en")]) {
    await page.goto(portal.url + path)
    await expect(page.getByRole("button", { name: t("mine:ask.button") })).toBeVisible()
  }
  const copy = await page.request.get(portal.url + paths.mineCopy("en"), { maxRedirects: 0 })
  expect(copy.status()).toBe(302)
  const form = { intent: "open", kind: "visit", id: visitId }
  const headers = { origin: portal.url }
  const asked = await page.request.post(portal.url + paths.mine("en"), { form, headers, maxRedirects: 0 })
  expect(asked.headers().location).toBe(paths.mine("en", { error: "closed" }))
  const odd = { intent: "open", kind: "constructor", id: "1" }
  expect((await page.request.post(portal.url + paths.mine("en"), { form: odd, headers })).status()).toBe(400)
  await page.goto(portal.url + paths.mine("en", { error: "closed" }))
  await expect(page.getByRole("status")).toContainText("60")
  await checkPage(page, "en")
})
