import type { Page } from "@playwright/test"
import { draftByKey, visitById } from "#db/booking/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { paths } from "#paths"
import { mailTo, newAddress, signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, expect, freePort, startProcess, stopProcess, test } from "./support/portal.ts"

const t = words("en")

/** A web process of the same office that bounds what one caller may keep, as it runs for real. */
async function boundedPortal(portal: RunningPortal) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { DATABASE_URL: portal.databaseUrl, SMTP_URL: portal.smtp.url, PORTAL_URL: url, PORT: String(port) }
  const web = await startProcess("build/server/index.js", { ...env, RATE_LIMITS: "on" })
  return { url, stop: () => stopProcess(web) }
}

/** From the first page to the check: the address before the time. Answers the booking as it stands then. */
async function bookGuarded(page: Page, portal: RunningPortal, url: string, works: boolean) {
  await page.goto(`${url}/en/book/services?service=career`)
  await page.getByRole("button", { name: t("booking:continue") }).click()
  await page.locator(".times .time label").first().click()
  await page.getByRole("button", { name: t("booking:time.keep") }).click()
  await expect(page).toHaveURL(/details/)
  await expect(page.getByRole("status")).toContainText(t("booking:details.confirmFirstTitle"))
  const email = newAddress().replace("example.org", "gmail.com")
  await page.locator("#contactName").fill("Ana Silva")
  await page.locator("#email").fill(email)
  await page.getByRole("button", { name: t("booking:continue") }).click()
  const [, ...digits] = /(\d{4}) (\d{4})/.exec((await mailTo(portal, email, /code/)).subject!)!
  if (works) await expect(page.locator("[data-work]")).toHaveValue(/derivedKey/)
  await page.locator("#code").fill(digits.join(""))
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
  await expect(page).toHaveURL(/check/)
  const key = (await page.context().cookies()).find((cookie) => cookie.name.endsWith("booking"))!.value
  const draft = (await draftByKey(portal.database.db, hashSecret(key)))!
  await page.getByRole("button", { name: t("booking:check.book") }).click()
  await expect(page).toHaveURL(/\/en\/visit\//)
  const { visit } = (await visitById(portal.database.db, draft.visitId!))!
  return { proved: draft.provedAt !== null, state: visit.state }
}

test("in a protected calendar the address comes before the time, with a script and without one", async ({
  browser,
  portal,
}) => {
  const bounded = await boundedPortal(portal)
  const [desk, scripted, plain] = await Promise.all([
    browser.newContext(),
    browser.newContext(),
    browser.newContext({ javaScriptEnabled: false }),
  ])
  const staff = await desk.newPage()
  await signInSpeaking(staff, bounded.url, "coordinator", "en")
  await staff.goto(bounded.url + paths.staff.unusual())
  await staff.getByRole("button", { name: t("booking-staff:unusual.hours", { count: 1 }) }).click()
  await expect(staff.getByRole("status")).toContainText(t("booking-staff:unusual.did.on"))

  const worked = await bookGuarded(await scripted.newPage(), portal, bounded.url, true)
  expect(worked).toEqual({ proved: true, state: "booked" })
  const unworked = await bookGuarded(await plain.newPage(), portal, bounded.url, false)
  expect(unworked).toEqual({ proved: false, state: "booked" })

  await staff.getByRole("button", { name: t("booking-staff:unusual.turnOff") }).click()
  await expect(staff.getByRole("status")).toContainText(t("booking-staff:unusual.did.off"))
  await Promise.all([desk.close(), scripted.close(), plain.close()])
  await bounded.stop()
})
