import { checkPage, languageCodes, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

for (const language of languageCodes) {
  test(`a search in ${language} shows courses, services and municipalities under the texts`, async ({
    page,
    portal,
  }) => {
    const t = words(language)
    const bar = language === "da" ? "cv+skattekort+roskilde" : "cv+tax+card+roskilde"
    await page.goto(`${portal.url}/${language}/guidance?q=${bar}`)
    await checkPage(page, language)
    for (const kind of ["course", "service", "municipality"] as const)
      await expect(page.getByRole("heading", { name: t(`guidance:besides.${kind}`) })).toBeVisible()
    await page.goto(`${portal.url}/${language}/guidance?q=Tårnby`)
    await expect(page.getByText(t("guidance:search.noText", { question: "Tårnby" }))).toBeVisible()
    await checkPage(page, language)
    await page.getByRole("link", { name: t("guidance:besides.whom", { name: "Tårnby" }) }).click()
    await expect(page).toHaveURL(new RegExp(`/${language}/municipalities$`))
  })
}

test("a synonym is added, refused while it is bad, and removed; readers' next search knows it", async ({
  page,
  portal,
  browser,
}) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "admin", "en")
  await page.goto(`${portal.url}/staff/guidance`)
  await page.getByRole("link", { name: t("guidance-staff:toSynonyms") }).click()
  const visitor = await browser.newPage()
  const found = async () => {
    await visitor.goto(`${portal.url}/en/guidance?q=gnu`)
    return visitor.getByRole("link", { name: "Driving licence and car" }).count()
  }
  expect(await found()).toBe(0)
  const save = () => page.getByRole("button", { name: t("guidance-staff:synonyms.save"), exact: true }).click()
  await page.locator("#phrase").fill("gnu")
  await save()
  await expect(page.locator("#words-error")).toContainText(t("guidance-staff:error.words-missing"))
  await expect(page.locator("#phrase")).toHaveValue("gnu")
  await checkPage(page, "en")
  await page.locator("#words").fill("driving licence")
  await save()
  await expect(page.getByRole("status")).toContainText(t("guidance-staff:saved"))
  expect(await found()).toBe(1)
  await page.getByRole("link", { name: t("guidance-staff:synonyms.changeOne", { phrase: "gnu" }) }).click()
  await expect(page.locator("#words")).toHaveValue("driving licence")
  await page.getByRole("button", { name: t("guidance-staff:synonyms.remove", { phrase: "gnu" }) }).click()
  await expect(page.getByText(t("guidance-staff:synonyms.ownNone"))).toBeVisible()
  expect(await found()).toBe(0)
})
