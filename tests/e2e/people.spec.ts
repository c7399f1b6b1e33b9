import { Secret, TOTP } from "otpauth"
import { checkPage, mailTo, setUpPhone, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

const t = words("en")
const CHOSEN = "grass piano seventeen"

test("a colleague is invited, chooses a password, sets up a phone, and comes in with both", async ({
  page,
  browser,
  portal,
}) => {
  await signInSpeaking(page, portal.url, "admin", "en")
  await page.goto(`${portal.url}/staff/people`)
  await page.locator("#name").fill("Ida Bro")
  await page.locator("#email").fill("no address")
  await page.getByRole("button", { name: t("staff:people.inviteButton") }).click()
  await expect(page.getByRole("alert")).toContainText(t("staff:people.error.email-wrong"))
  await expect(page.locator("#name")).toHaveValue("Ida Bro")
  const email = `ida.${Date.now()}@office.example`
  await page.locator("#email").fill(email)
  await page.locator("#language").selectOption("en")
  await page.getByRole("button", { name: t("staff:people.inviteButton") }).click()
  await expect(page.getByRole("main")).toContainText(t("staff:people.state.invited"))

  const mail = await mailTo(portal, email, new RegExp(t("staff:mail.invited.subject")))
  const link = /https?:\S+\/staff\/join\/\S+/.exec(mail.text!)![0]
  const context = await browser.newContext()
  const theirs = await context.newPage()
  // A mail scanner opens the link first: nothing is used up by looking.
  await theirs.request.get(link)
  await theirs.goto(link)
  await checkPage(theirs, "en")
  await theirs.locator("#password").fill("short")
  await theirs.locator("#again").fill("short")
  await theirs.getByRole("main").getByRole("button").click()
  await expect(theirs.getByRole("alert")).toBeVisible()
  await theirs.locator("#password").fill(CHOSEN)
  await theirs.locator("#again").fill(CHOSEN)
  await theirs.getByRole("main").getByRole("button").click()
  await checkPage(theirs, "en")
  const secret = await setUpPhone(theirs)
  await expect(theirs).toHaveURL(/\/staff\/calendar/)
  expect((await theirs.goto(`${portal.url}/staff/people`))!.status()).toBe(403)

  await theirs.goto(`${portal.url}/staff/calendar`)
  await theirs.locator("details.me summary").click()
  await theirs.locator("details.me form[action$=sign-out] button").click()
  await theirs.locator("#email").fill(email)
  await theirs.locator("#password").fill(CHOSEN)
  await theirs.getByRole("main").getByRole("button").click()
  await expect(theirs.locator("h1")).toHaveText(t("staff:factor.title"))
  await checkPage(theirs, "en")
  // Half signed in is not signed in.
  await theirs.goto(`${portal.url}/staff/calendar`)
  await expect(theirs).toHaveURL(/\/sign-in\/second/)
  const app = new TOTP({ secret: Secret.fromBase32(secret) })
  await theirs.locator("#code").fill("000000")
  await theirs.getByRole("main").getByRole("button").click()
  await expect(theirs.getByRole("alert")).toBeVisible()
  // The code of the next half minute is new, and a clock may be that far off.
  await theirs.locator("#code").fill(app.generate({ timestamp: Date.now() + 30_000 }))
  await theirs.getByRole("main").getByRole("button").click()
  await expect(theirs).toHaveURL(/\/staff\/calendar/)

  expect((await theirs.goto(link))!.status()).toBe(404)
  await expect(theirs.locator("h1")).toHaveText(t("staff:join.broken.title"))
  await context.close()

  await page.goto(`${portal.url}/staff/audit?kind=people`)
  await expect(page.getByRole("main")).toContainText(t("staff:audit.kind.account-joined"))
})
