import { accountByEmail } from "#db/staff/reads.ts"
import { paths } from "#paths"
import { sentHousehold } from "../support/household.ts"
import { checkPage, languageCodes, mailTo, signInSpeaking, words } from "./support/page.ts"
import { expect, staffEmail, test } from "./support/portal.ts"

for (const language of languageCodes)
  test(`a registered household is handed over, with receipt, in ${language}`, async ({ page, portal }) => {
    const t = words(language)
    const { pool } = portal.database
    const { preregId, email } = await sentHousehold(portal.ctx)
    await signInSpeaking(page, portal.url, "coordinator", language)
    await page.goto(portal.url + paths.staff.handOver(preregId))
    await expect(page.getByText(t("prereg-staff:handOver.notReady"))).toBeVisible()
    await expect(page.getByLabel(t("prereg-staff:handOver.journal"))).toHaveCount(0)
    expect((await page.request.get(portal.url + paths.staff.handOverFile(preregId, "json"))).status()).toBe(404)

    await pool.query("update prereg set state = 'completed' where id = $1", [preregId])
    await page.goto(portal.url + paths.staff.preregs({ show: "hand-over" }))
    await page.locator(`a[href="${paths.staff.prereg(preregId)}"]`).click()
    await page.getByRole("link", { name: t("prereg-staff:handOver.open"), exact: true }).click()
    await checkPage(page, language, [320, 1280])
    for (const as of ["pdf", "csv", "json"] as const) {
      const link = page.getByRole("link", { name: t(`prereg-staff:handOver.${as}`) })
      const file = await page.request.get(portal.url + (await link.getAttribute("href")))
      expect(file.status()).toBe(200)
      expect(file.headers()["content-disposition"]).toContain(`.${as}`)
      if (as === "json") {
        const { $schema, people } = (await file.json()) as { $schema: string; people: unknown[] }
        expect(people).toHaveLength(3)
        const schema = await page.request.get($schema.replace(/^https?:\/\/[^/]+/, portal.url))
        expect(schema.headers()["content-type"]).toContain("schema+json")
      }
    }
    await page.getByRole("button", { name: t("prereg-staff:handOver.save") }).click()
    await expect(page.getByRole("alert")).toContainText(t("prereg-staff:handOver.error.journal-missing"))
    // A colleague was quicker: nothing is written over theirs, and what was typed stays.
    const second = await page.context().newPage()
    await second.goto(portal.url + paths.staff.handOver(preregId))
    await second.getByLabel(t("prereg-staff:handOver.journal")).fill("26/4711")
    await second.getByRole("button", { name: t("prereg-staff:handOver.save") }).click()
    await expect(second.getByRole("status")).toContainText(t("prereg-staff:handOver.saved"))
    await page.getByLabel(t("prereg-staff:handOver.journal")).fill("26/4712")
    await page.getByRole("button", { name: t("prereg-staff:handOver.save") }).click()
    await expect(page.getByRole("alert")).toContainText(t("prereg-staff:handOver.error.handed-over"))
    await expect(page.getByLabel(t("prereg-staff:handOver.journal"))).toHaveValue("26/4712")
    await page.getByRole("button", { name: t("prereg-staff:handOver.correct") }).click()
    await expect(page.getByText("26/4712")).toBeVisible()
    await checkPage(page, language, [320, 1280])
    const mail = await mailTo(portal, email, /What comes next/)
    expect(mail.text).toMatch(/\/en\/plan\/[\w-]+\.[\w-]+/)
    const [link] = /https?:\/\/\S+\/en\/plan\/\S+/.exec(String(mail.text)) ?? []
    const plan = await page.goto(String(link).replace(/^https?:\/\/[^/]+/, portal.url))
    expect(plan!.status()).toBe(200)
    const { id } = (await accountByEmail(portal.database.db, staffEmail("coordinator")))!
    const { rowCount } = await pool.query(
      "select 1 from audit_entry where kind = 'household-taken' and staff_id = $1 and detail->>'preregId' = $2",
      [id, preregId],
    )
    expect(rowCount).toBe(3)
  })
