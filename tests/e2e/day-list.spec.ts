import { readSiteOffice } from "#db/office/reads.ts"
import { checkPage, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

// The account is left in English, as other tests expect it.
for (const language of ["da", "en"] as const)
  test(`the office sets when its day list is made and whom it is mailed to, and prints a counter's, in ${language}`, async ({
    page,
    portal,
  }) => {
    const t = words(language)
    await signInSpeaking(page, portal.url, "coordinator", language)
    await page.goto(`${portal.url}/staff/office/booking`)
    const form = page.locator("#day-list")
    await expect(form).toContainText(t("office:paper.emailHint"))
    await form.locator("#at").fill("25")
    await form.locator("#email").fill("no address")
    await form.getByRole("button", { name: t("office:paper.save") }).click()
    await expect(page.getByRole("alert")).toContainText(t("office:paper.at"))
    await expect(page.getByRole("alert")).toContainText(t("office:error.email-wrong"))
    await expect(form.locator("#email")).toHaveValue("no address")
    await checkPage(page, language)
    // Never a time at which a list is due while these tests run.
    await form.locator("#at").fill("23.55")
    await form.locator("#email").fill(`vagt.${language}@office.example`)
    await form.getByRole("button", { name: t("office:paper.save") }).click()
    await expect(page.getByRole("status").first()).toContainText(t("office:saved"))
    const { site, office } = await readSiteOffice(portal.database.db)
    expect([site.dayListAt, site.dayListEmail]).toEqual(["23:55", `vagt.${language}@office.example`])
    await page.goto(`${portal.url}/staff/office/history`)
    await expect(page.getByRole("main")).toContainText(`vagt.${language}@office.example`)
    const [counter] = office.counters
    await page.goto(`${portal.url}/staff/calendar/list`)
    await page
      .getByRole("navigation", { name: t("desk:dayList.whose") })
      .getByRole("link", { name: t("desk:feed.counter", { number: counter!.number }), exact: true })
      .click()
    await expect(page.locator("h1")).toContainText(t("desk:feed.counter", { number: counter!.number }))
    await checkPage(page, language)
  })
