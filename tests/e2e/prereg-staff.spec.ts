import { preregBySession, wholeOf } from "#db/prereg/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { sentHousehold } from "../support/household.ts"
import { checkPage, mailTo, newAddress, openLive, signIn, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

test("staff return, the household answers, staff accept: two browsers, the worklist follows by itself", async ({
  browser,
  portal,
}) => {
  test.slow()
  const t = words("en")
  const staffContext = await browser.newContext()
  const staff = await staffContext.newPage()
  await signIn(staff, portal.url, "coordinator")
  await staff.locator("details.me summary").click()
  const english = staff.getByRole("button", { name: "English" })
  if (await english.count()) await english.click()
  await openLive(staff, `${portal.url}/staff/prereg`)
  const { preregId, token, email } = await sentHousehold(portal.ctx, { email: newAddress() })
  const { reference } = (await preregBySession(portal.database.db, hashSecret(token)))!
  const row = staff.locator("tr", { hasText: reference })
  await expect(row).toContainText(t("prereg-staff:state.submitted"))
  await row.getByRole("link").click()
  await expect(staff.getByRole("heading", { level: 1 })).toContainText("Elena Rossi")
  await checkPage(staff, "en", [1280])
  await expect(staff.getByRole("main")).not.toContainText("YA1234567")
  const { people } = await wholeOf(portal.database.db, (await preregBySession(portal.database.db, hashSecret(token)))!)
  await staff.getByRole("button", { name: t("prereg-staff:show", { name: "Elena Rossi" }) }).click()
  await expect(staff.getByRole("main")).toContainText("YA1234567")
  await expect(staff.getByRole("main")).not.toContainText("YB1234567")
  const audited = await portal.database.pool.query(
    "select 1 from audit_entry where kind = 'opened-sealed' and detail->>'personId' = $1",
    [people[0]!.id],
  )
  expect(audited.rowCount).toBe(1)

  await staff.locator(`select[name="v:${people[2]!.id}:birth"]`).selectOption("missing")
  await staff.getByRole("button", { name: t("prereg-staff:papersSave") }).click()
  await expect(staff.getByRole("status")).toContainText(t("prereg-staff:done.verdicts"))
  await expect(staff.locator(`[id="ask-${people[2]!.id}:papers:birth"]`)).toBeChecked()
  await staff.locator("#line").fill("The certificate has no stamp.")
  await staff.getByRole("button", { name: t("prereg-staff:return"), exact: true }).click()
  await expect(staff.getByRole("status")).toContainText(t("prereg-staff:done.return"))
  const asked = (await mailTo(portal, email, /We need more/)).text!
  expect(asked).toContain("Giulia Bianchi")
  expect(asked).toContain("The certificate has no stamp.")

  const context = await browser.newContext({ javaScriptEnabled: false })
  await context.addCookies([{ name: "prereg", value: token, url: portal.url }])
  const page = await context.newPage()
  await page.goto(`${portal.url}/en/pre-registration`)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("prereg:sent.returnedTitle", { count: 1 }))
  await page.goto(`${portal.url}/en/pre-registration/page/to`)
  await expect(page).toHaveURL(/\/pre-registration$/)
  await page.getByRole("link", { name: t("prereg:sent.answer") }).click()
  await expect(page.locator(".block")).toHaveCount(1)
  await page.selectOption("#p3-birth", "ready")
  await page.getByRole("button", { name: t("prereg:save"), exact: true }).click()
  await page.getByRole("link", { name: t("prereg:check.sendAgain") }).click()
  await page.getByRole("button", { name: t("prereg:check.sendAgain") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("prereg:sent.submittedTitle"))

  await staff.goto(`${portal.url}/staff/prereg?q=${reference}`)
  await staff.locator("tr", { hasText: reference }).getByRole("link").click()
  await staff.locator("input[value=accept]").check()
  await staff.getByRole("button", { name: t("prereg-staff:accept"), exact: true }).click()
  await expect(staff.getByRole("status")).toContainText(t("prereg-staff:done.accept"))
  await mailTo(portal, email, /accepted/)
  await page.reload()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("prereg:sent.acceptedTitle"))
  for (const path of [
    "/staff/prereg",
    "/staff/prereg?show=mine",
    `/staff/prereg/${preregId}`,
    "/staff/office/retention",
  ]) {
    await staff.goto(portal.url + path)
    await checkPage(staff, "en")
  }
  await staffContext.close()
  await context.close()
})
