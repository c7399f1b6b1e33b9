import { articleSeeds } from "#db/seed/articles.ts"
import { checkPage, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

const body = ["do", "costs", "deadlines", "documents", "ask"]
  .map((id) => `## Part {#${id}}\n\n1. **Step.** Ask your employer about the kitchen table.`)
  .join("\n\n")

test("an administrator writes an article and publishes it; a visitor finds it; it is archived, and the visitor is told", async ({
  page,
  portal,
  browser,
}) => {
  test.slow()
  const t = words("en")
  await signInSpeaking(page, portal.url, "admin", "en")
  await page.goto(`${portal.url}/staff/guidance?show=all`)
  await page.getByRole("link", { name: t("guidance-kept:toNew") }).click()
  await page.locator("#slug").fill(articleSeeds[0]!.slug)
  await page.locator("#title-en").fill("Working from home")
  await page.locator("#title-da").fill("Hjemmearbejde")
  await page.locator("#place").selectOption({ label: "Work: after “Holiday”" })
  await page.getByLabel("MitID", { exact: true }).check()
  await page.locator("#sources").fill("Danish Working Environment Authority https://at.dk/en/")
  const make = () => page.getByRole("button", { name: t("guidance-kept:new.make") }).click()
  await make()
  await expect(page.locator("#slug-error")).toContainText(t("guidance-kept:error.slug-taken"))
  await expect(page.locator("#title-da")).toHaveValue("Hjemmearbejde")
  await expect(page.getByLabel("MitID", { exact: true })).toBeChecked()
  await checkPage(page, "en")
  await page.locator("#slug").fill("working-from-home")
  await make()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Working from home")

  for (const [code, lead] of [
    ["en", "You may work at your kitchen table."],
    ["da", "Du må arbejde ved dit køkkenbord."],
  ] as const) {
    await page.goto(`${portal.url}/staff/guidance/working-from-home?language=${code}`)
    await page.locator("#lead").fill(lead)
    for (const n of [1, 2, 3]) {
      await page.locator(`#summary-name-${n}`).fill(`Line ${n}`)
      await page.locator(`#summary-text-${n}`).fill("Text.")
    }
    await page.locator("#keywords").fill("telework, zebrawork")
    await page.locator("#body").fill(body)
    await page.getByRole("button", { name: t("guidance-staff:edit.publish") }).click()
    await expect(page.getByText(t("guidance-staff:saved"))).toBeVisible()
  }

  const visitor = await browser.newPage()
  await visitor.goto(`${portal.url}/en/guidance?q=zebrawork`)
  await visitor.getByRole("link", { name: "Working from home" }).click()
  await expect(visitor.getByText("You may work at your kitchen table.")).toBeVisible()

  await page.getByRole("link", { name: t("guidance-kept:toPlace") }).click()
  await checkPage(page, "en")
  await page.locator("#instead").selectOption({ label: "Working hours and rest" })
  await page.getByRole("button", { name: t("guidance-kept:archive.button") }).click()
  await expect(page.getByRole("status")).toContainText(t("guidance-kept:saved"))
  await expect(page.locator(".history")).toContainText("Working from home")

  for (const language of ["en", "da"] as const) {
    const told = words(language)
    const answer = await visitor.goto(`${portal.url}/${language}/guidance/working-from-home`)
    expect(answer?.status()).toBe(410)
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(told("guidance:gone.title"))
    await checkPage(visitor, language)
  }
  await visitor.getByRole("link", { name: "Arbejdstid og hvile" }).click()
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Arbejdstid og hvile")
  await visitor.goto(`${portal.url}/en/guidance?q=zebrawork`)
  await expect(visitor.getByText(t("guidance:search.none", { question: "zebrawork" }))).toBeVisible()

  await page
    .getByRole("button", { name: t("office:history.takeBack") })
    .first()
    .click()
  await expect(page.getByRole("status")).toContainText(t("guidance-kept:saved"))
  expect((await visitor.goto(`${portal.url}/en/guidance/working-from-home`))?.status()).toBe(200)
  await visitor.close()
})

test("next year's municipal tax begins with this year's; what cannot be is said beside its field; it is taken back", async ({
  page,
  portal,
}) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "admin", "en")
  const year = new Date().getUTCFullYear() + 1
  await page.goto(`${portal.url}/staff/tax-rates?year=${year}`)
  await expect(page.getByText(t("guidance-kept:tax.copied", { year, before: 2026 }))).toBeVisible()
  await page.locator("#source").fill("Ministry of Taxation")
  await page.locator("#municipal-101").fill("2339")
  const save = () => page.getByRole("button", { name: t("guidance-kept:tax.save", { year }) }).click()
  await save()
  await expect(page.locator("#municipal-101-error")).toContainText("15")
  await expect(page.locator("#municipal-101")).toHaveValue("2339")
  await checkPage(page, "en", [1280])
  await page.locator("#municipal-101").fill("23,5")
  await save()
  await expect(page.getByText(t("guidance-kept:tax.ahead", { year }))).toBeVisible()
  await expect(page.locator("#municipal-101")).toHaveValue("23.5")
  await page
    .getByRole("button", { name: t("office:history.takeBack") })
    .first()
    .click()
  await expect(page.getByText(t("guidance-kept:tax.copied", { year, before: 2026 }))).toBeVisible()
})

test("a topic of courses is added, stands in the catalogue's filter in each language, and is archived", async ({
  page,
  portal,
}) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "admin", "en")
  await page.goto(`${portal.url}/staff/courses/topics`)
  await page.locator("#key").fill("networking")
  await page.locator("#name-en").fill("Networking")
  const add = () => page.getByRole("button", { name: t("courses-topics:add") }).click()
  await add()
  await expect(page.getByText(t("courses-topics:error.name-missing")).first()).toBeVisible()
  await expect(page.locator("#name-en")).toHaveValue("Networking")
  await page.locator("#name-da").fill("Netværk")
  await add()
  await expect(page.getByRole("status")).toContainText(t("courses-topics:saved"))
  const filter = async (language: string) => {
    await page.goto(`${portal.url}/${language}/courses`)
    return page.locator("#topic option").allTextContents()
  }
  expect(await filter("da")).toContain("Netværk")
  await page.goto(`${portal.url}/staff/courses/topics`)
  const row = page.getByRole("listitem").filter({ hasText: "Networking" }).first()
  await row.getByRole("button", { name: new RegExp(`^${t("courses-topics:archive")}`) }).click()
  await expect(page.getByRole("heading", { name: t("courses-topics:archived") })).toBeVisible()
  await checkPage(page, "en")
  expect(await filter("en")).not.toContain("Networking")
})

test("a figure is made and removed; one that a text names says which", async ({ page, portal }) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "admin", "en")
  await page.goto(`${portal.url}/staff/figures/name`)
  await page.locator("#key").fill("One")
  await page.locator("#name-en").fill("Highest rate")
  await page.locator("#name-da").fill("Højeste sats")
  const make = () => page.getByRole("button", { name: t("guidance-kept:figure.make") }).click()
  await make()
  await expect(page.locator("#key-error")).toContainText(t("guidance-kept:error.key-wrong"))
  await page.locator("#key").fill("zebra.highest-rate")
  await make()
  await expect(page.getByRole("heading", { name: "Highest rate" })).toBeVisible()
  await page.getByRole("link", { name: t("guidance-kept:toName") }).click()
  await page.getByRole("button", { name: t("guidance-kept:figure.removeButton") }).click()
  await expect(page.getByRole("link", { name: "Highest rate" })).toHaveCount(0)
  await page.goto(`${portal.url}/staff/figures/name?key=tax.without-card`)
  await expect(page.getByRole("link", { name: "Without a tax card" })).toBeVisible()
  await expect(page.getByRole("button", { name: t("guidance-kept:figure.removeButton") })).toHaveCount(0)
})
