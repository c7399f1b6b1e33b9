import { addMonths, officeDay } from "#domain/time/office-time.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { paths } from "#paths"
import { checksOfMonth } from "../support/identity.ts"
import { checksIdentity, trainedOffice } from "./support/identity.ts"
import { checkPage, languageCodes, signInSpeaking, words } from "./support/page.ts"
import { expect, staffEmail, test } from "./support/portal.ts"

test.afterAll(async ({ portal }) => {
  await checksIdentity(portal, false)
})

for (const [index, language] of languageCodes.entries())
  test(`a month is drawn, supervised, followed up and reported, in ${language}`, async ({ page, portal }) => {
    const t = words(language)
    const { pool, db } = portal.database
    await trainedOffice(portal, ["coordinator", "caseworker"])
    await pool.query("delete from supervision_sample")
    const month = addMonths(officeDay(new Date()).slice(0, 7), -1)
    const { id, name } = (await accountByEmail(db, staffEmail("caseworker")))!
    const by = { staffId: id, staffName: name }
    const { site } = await readSiteOffice(db)
    await pool.query("delete from identity_check where reference like 'ID-20%'")
    const second = { staffId: "00000000-0000-4000-8000-00000000000b", staffName: "Bo" }
    await checksOfMonth(portal.ctx, { siteId: site.id, month, count: 20 + index, by, second })
    await signInSpeaking(page, portal.url, "coordinator", language)
    await page.goto(portal.url + paths.staff.supervision())
    await page.getByRole("button", { name: t("identity-staff:supervision.draw") }).click()
    await expect(page.getByRole("status")).toContainText(t("identity-staff:supervision.drawn"))
    // One in twenty, and at least five.
    const waiting = page.getByRole("link", { name: /^ID-20/ })
    await expect(waiting).toHaveCount(5)
    await expect(page.getByRole("button", { name: t("identity-staff:supervision.draw") })).toHaveCount(0)
    await checkPage(page, language, [320, 1280])

    await waiting.first().click()
    await page.getByRole("button", { name: t("identity-staff:supervision.save") }).click()
    await expect(page.getByRole("alert")).toContainText(t("identity-staff:supervision.error.finding-missing"))
    await page.getByLabel(t("identity-staff:supervision.finding.not-followed")).check()
    await page.getByRole("button", { name: t("identity-staff:supervision.save") }).click()
    await expect(page.getByRole("alert")).toContainText(t("identity-staff:supervision.error.words-missing"))
    await expect(page.getByLabel(t("identity-staff:supervision.finding.not-followed"))).toBeChecked()
    await checkPage(page, language, [320, 1280])
    await page.getByLabel(t("identity-staff:supervision.words")).fill("The lamp was not used.")
    await page.getByRole("button", { name: t("identity-staff:supervision.save") }).click()
    await page.getByLabel(t("identity-staff:supervision.remedy")).fill("Talked to the officer.")
    await page.getByRole("button", { name: t("identity-staff:supervision.close") }).click()
    await expect(page).toHaveURL(portal.url + paths.staff.supervision())
    await expect(waiting).toHaveCount(4)
    await page.getByText(t("identity-staff:supervision.closed", { count: 1 })).click()
    await expect(waiting).toHaveCount(5)
    await page.getByText(t("identity-staff:supervision.how")).click()
    await expect(page.getByText(t("identity-staff:supervision.same"))).toBeVisible()

    await page.goto(portal.url + paths.staff.identityReport({ first: `${month}-01`, last: `${month}-28` }))
    const row = (key: "approved-later" | "begun") =>
      page.getByRole("row").filter({ hasText: t(`identity-staff:report.figure.${key}`) })
    await expect(row("begun").getByRole("cell")).toHaveText(String(20 + index))
    await expect(row("approved-later").getByRole("cell")).toHaveText(String(Math.ceil((20 + index) / 4)))
    await checkPage(page, language, [320, 1280])
    const files = [
      ["pdf", "%PDF-1.7"],
      ["xlsx", "PK"],
    ] as const
    for (const [ending, begins] of files) {
      const link = page.locator(`a[href*="report.${ending}"]`)
      const file = await page.request.get(portal.url + (await link.getAttribute("href")))
      expect(file.status()).toBe(200)
      expect((await file.body()).toString("latin1").startsWith(begins)).toBe(true)
    }
    const taken = await pool.query("select 1 from audit_entry where kind = 'identity-report'")
    expect(taken.rowCount).toBeGreaterThanOrEqual(2 * (index + 1))
    await page.goto(portal.url + paths.staff.identityReport({ first: "2026-05-02", last: "2026-05-01" }))
    await expect(page.getByRole("alert")).toContainText(t("identity-staff:report.error.dates-order"))
    await expect(page.getByLabel(t("identity-staff:report.first"))).toHaveValue("2026-05-02")
  })
