import { addDays, officeDay } from "#domain/time/office-time.ts"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { paths } from "#paths"
import { bookAt } from "../support/office.ts"
import { checkPage, mailTo, newAddress, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

/** Takes all career times of a day ahead; the first of them is the one that is given up later. */
async function takenDay(portal: RunningPortal) {
  const { db } = portal.database
  const at = await readSiteOffice(db)
  const want = { services: at.services.filter((s) => s.key === "career"), party: 1 }
  const from = addDays(officeDay(new Date()), 8)
  const taken: { id: string; day: string }[] = []
  for (;;) {
    const [free] = await nextFreeTimes(db, at, want, from, 1, new Date())
    if (taken[0] && free?.day !== taken[0].day) return taken[0]
    const startsAt = new Date(free!.slot.start * 60_000)
    const id = await bookAt(portal.ctx, startsAt, { services: ["career"], email: newAddress() })
    taken.push({ id, day: free!.day })
  }
}

for (const [language, script] of [
  ["en", true],
  ["da", false],
] as const)
  test.describe(`in ${language}, ${script ? "with" : "without"} a script`, () => {
    test.use({ javaScriptEnabled: script })
    test("whoever finds no time is offered one that becomes free, and books it", async ({ page, portal }) => {
      const t = words(language)
      // axe needs the page's own script.
      const look = () => (script ? checkPage(page, language) : Promise.resolve())
      const { id, day } = await takenDay(portal)
      // People with addresses of domains that nobody knows are given little of a day.
      const email = newAddress().replace("example.org", "gmail.com")
      await page.goto(`${portal.url}${paths.services(language)}?service=career`)
      await page
        .getByRole("button", { name: t("booking:continue"), exact: true })
        .first()
        .click()
      await page
        .getByRole("link", { name: t("booking:wait.link") })
        .first()
        .click()
      await page.getByRole("button", { name: t("booking:earlier.ask") }).click()
      await expect(page.locator("#email-error")).toContainText(t("booking:error.email-missing"))
      await page.locator("#email").fill(email)
      for (const field of ["first", "last"]) {
        await page.locator(`#${field}`).fill(String(Number(day.slice(8))))
        await page.locator(`#${field}-month`).fill(day.slice(5, 7))
        await page.locator(`#${field}-year`).fill(field === "last" ? "2099" : day.slice(0, 4))
      }
      await page.getByRole("button", { name: t("booking:earlier.ask") }).click()
      await expect(page.locator("#last-error")).toContainText(t("booking:error.free-already"))
      await expect(page.locator("#email")).toHaveValue(email)
      await look()
      await page.locator("#last-year").fill(day.slice(0, 4))
      await page.getByRole("button", { name: t("booking:earlier.ask") }).click()
      await look()
      const code = await mailTo(portal, email, language === "en" ? /code/i : /kode/i)
      await page.locator("#code").fill(/\d{4} \d{4}/.exec(code.text!)![0])
      await page.getByRole("button", { name: t("common:code.confirm") }).click()
      await expect(page.locator("h1")).toHaveText(t("booking:wait.listed"))
      await look()
      const here = page.url()

      await cancel(portal.ctx, { visitId: id, by: { kind: "visitor" } })
      const mail = await mailTo(portal, email, language === "en" ? /A time is free/ : /En tid er ledig/)
      const link = new URL(here).pathname
      expect(mail.text).toContain(link)
      // Another browser: only the link is known there.
      await page.context().clearCookies()
      await page.goto(portal.url + link)
      await expect(page.locator("h1")).toHaveText(t("booking:wait.free"))
      await look()
      await page.getByRole("button", { name: t("booking:offer.take") }).click()
      await page.locator("#contactName").fill("Ana Silva")
      await look()
      await page.getByRole("button", { name: t("booking:continue"), exact: true }).click()
      await page.getByRole("button", { name: t("booking:check.book") }).click()
      await expect(page).toHaveURL(/\/visit\/.*booked/)
      await page.goto(portal.url + link)
      await expect(page.locator("h1")).toHaveText(t("booking:wait.gone"))
    })
  })
