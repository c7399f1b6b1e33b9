import type { Page } from "@playwright/test"
import { mailTo, newAddress, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

const t = words("en")

async function toTimes(page: Page, portal: RunningPortal, service = "career") {
  await page.goto(`${portal.url}/en/book/services?service=${service}`)
  await page.getByRole("button", { name: "Continue" }).click()
  await page.getByRole("button", { name: "Continue" }).click()
  await expect(page).toHaveURL(/time/)
}

async function details(page: Page, portal: RunningPortal, email: string) {
  await page.locator("#contactName").fill("Ana Silva")
  await page.locator("#email").fill(email)
  await page.getByRole("button", { name: "Continue" }).click()
  const code = /(\d{4}) (\d{4})/
    .exec((await mailTo(portal, email, /code/)).subject!)!
    .slice(1)
    .join("")
  await page.locator("#code").fill(code)
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
  await expect(page).toHaveURL(/check/)
}

test("who comes second is offered the nearest free times, and keeps every answer", async ({ browser, portal }) => {
  const [one, two] = await Promise.all([browser.newContext(), browser.newContext()])
  const [first, second] = [await one.newPage(), await two.newPage()]
  await toTimes(first, portal)
  await toTimes(second, portal)
  for (const page of [first, second]) {
    await page.locator(".times .time label").first().click()
    await page.getByRole("button", { name: t("booking:time.keep") }).click()
  }
  await expect(first).toHaveURL(/details/)
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Somebody just took that time")
  await second.locator(".nearest button").first().click()
  await expect(second).toHaveURL(/details/)
  await one.close()
  await two.close()
})

test("a hold that ran out is not booked; the answers are kept and another time finishes the booking", async ({
  page,
  portal,
}) => {
  const email = newAddress()
  await toTimes(page, portal)
  await page.locator(".first-free button").click()
  await details(page, portal, email)
  await portal.database.pool.query("update visit set hold_until = now() - interval '1 second' where state = 'held'")
  await portal.database.pool.query(
    "update leg set until = now() - interval '1 second' where active and until is not null",
  )
  await page.getByRole("button", { name: t("booking:check.book") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("minutes are over")
  await page.locator(".nearest button").first().click()
  await expect(page).toHaveURL(/check/)
  await expect(page.getByRole("main")).toContainText(email)
  await page.getByRole("button", { name: t("booking:check.book") }).click()
  await expect(page.getByRole("main")).toContainText("Your visit is booked")
})

test("the time left is counted down by the server's clock, whatever the device's says", async ({ page, portal }) => {
  await page.clock.install({ time: new Date("2001-01-01T00:00:00Z") })
  await toTimes(page, portal)
  await page.locator(".first-free button").click()
  await expect(page.locator("[data-hold-left]")).toContainText("10 minutes left")
  await page.clock.runFor(8 * 60_000 + 5_000)
  await expect(page.locator("[data-hold-left]")).toContainText("2 minutes left")
  await expect(page.locator("[data-hold-status]")).toContainText("2 minutes left")
  await page.clock.runFor(2 * 60_000)
  await expect(page.locator("[data-hold-left]")).toContainText("no longer held")
  await page.getByRole("link", { name: "Time" }).click()
  await page.goBack()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your details")
})

test("steps out of order lead to the step that is missing, and letting a time go frees it", async ({
  page,
  portal,
}) => {
  for (const step of ["people", "time", "details", "code", "check"]) {
    await page.goto(`${portal.url}/en/book/${step}`)
    await expect(page).toHaveURL(/services/)
  }
  await toTimes(page, portal)
  await page.goto(`${portal.url}/en/book/check`)
  await expect(page).toHaveURL(/time/)
  await page.locator(".first-free button").click()
  await page.goto(`${portal.url}/en/book/check`)
  await expect(page).toHaveURL(/details/)
  // The other language is the same booking.
  await page.getByRole("link", { name: "Dansk" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dine oplysninger")
})

test("somebody else's link, a cut link and an old link say so kindly", async ({ page, portal }) => {
  for (const key of ["nonsense", "x".repeat(2000), "%00"]) {
    const answer = await page.goto(`${portal.url}/en/visit/${key}`)
    expect(answer!.status()).toBe(404)
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1)
  }
  await page.goto(`${portal.url}/en/visit/nonsense`)
  await page.getByRole("link", { name: "Open your page" }).click()
  await page.locator("#email").fill("nobody@example.org")
  await page.getByRole("button", { name: "Send me a code" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("en")("common:code.title"))
})
