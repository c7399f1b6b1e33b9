import { checkPage, mailTo, newAddress, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled })
    test("a PD U2 is sent in, confirmed and booked in time; the desk registers it, and the letter comes in the reader's language", async ({
      page,
      portal,
      browser,
    }) => {
      test.slow()
      const t = words("da")
      // axe needs scripts: the same pages are looked at where there are some.
      const look = async () => (javaScriptEnabled ? checkPage(page, "da") : undefined)
      const email = newAddress()
      const today = new Date()
      await page.goto(`${portal.url}/da/benefit-from-home`)
      await page.getByLabel(t("benefit:where.hint")).selectOption("329")
      await page.getByRole("button", { name: t("benefit:where.go") }).click()
      await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(
        t("benefit:where.stopTitle", { municipality: "Ringsted" }),
      )
      await look()
      await page.getByRole("link", { name: t("benefit:where.change") }).click()
      await page.getByLabel(t("benefit:where.hint")).selectOption("101")
      await page.getByRole("button", { name: t("benefit:where.go") }).click()
      await page.getByRole("button", { name: t("benefit:form.send") }).click()
      await look()
      await page.getByLabel(t("benefit:form.name")).fill("Ana Costa")
      await page.getByLabel(t("benefit:form.email"), { exact: true }).fill(email)
      await page.getByLabel(t("benefit:form.country")).selectOption("PT")
      await page.getByLabel(t("benefit:form.institution")).fill("Segurança Social")
      for (const name of ["formDate", "firstDay"]) {
        await page.locator(`#${name}`).fill(String(today.getUTCDate()))
        await page.locator(`#${name}-month`).fill(String(today.getUTCMonth() + 1))
        await page.locator(`#${name}-year`).fill(String(today.getUTCFullYear()))
      }
      await page.getByText(t("benefit:form.cvNo")).click()
      await page.getByRole("button", { name: t("benefit:form.send") }).click()
      await look()
      const code = /\d{4} \d{4}/.exec((await mailTo(portal, email, /\d{4} \d{4}/)).subject!)![0]
      await page.getByLabel(t("common:code.label"), { exact: true }).fill(code)
      await page.getByRole("button", { name: t("common:code.confirm") }).click()
      await expect(page.getByText(t("benefit:left.days", { count: 7 })).first()).toBeVisible()
      await look()
      const own = page.url()
      await page.locator('button[name="day"]').first().click()
      await expect(page).toHaveURL(/\/da\/book\/time\?day=/)
      await page.goto(`${portal.url}/da/book/details`)
      await expect(page).toHaveURL(/\/da\/book\/time/)

      const desk = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
      await signInSpeaking(desk, portal.url, "reception", "da")
      await desk.goto(`${portal.url}/staff/benefit`)
      await checkPage(desk, "da", [1280])
      await desk.getByRole("link", { name: "Ana Costa" }).first().click()
      await checkPage(desk, "da", [1280])
      await desk.getByRole("button", { name: t("benefit:staff.register") }).click()
      await expect(desk.getByText(t("benefit:staff.state.registered")).first()).toBeVisible()
      await desk.getByRole("button", { name: t("benefit:staff.u3Note") }).click()
      await expect(desk.getByText(t("benefit:staff.u3Events.work")).first()).toBeVisible()
      const letter = await mailTo(portal, email, new RegExp(t("benefit:mail.registered.subject")))
      expect(letter.text).toContain("Segurança Social")
      await page.goto(own)
      await expect(page.getByText(t("benefit:case.lead.registered"))).toBeVisible()
      await desk.context().close()
    })
  })
}
