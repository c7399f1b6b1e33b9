import { languageCodes } from "#locales/languages.ts"
import { checkPage, signInSpeaking, words } from "./support/page.ts"
import {
  PASSWORD,
  type RunningPortal,
  expect,
  freePort,
  startProcess,
  staffEmail,
  stopProcess,
  test,
} from "./support/portal.ts"

/** Everybody has been signed in for a while. */
const aWhileAgo = (portal: RunningPortal) =>
  portal.database.pool.query(
    "update staff_session set complete_at = complete_at - interval '11 minutes', confirmed_at = null where complete_at > now() - interval '10 minutes'",
  )

for (const language of languageCodes)
  test(`an administrator is asked again before a colleague is invited, and nothing typed is lost, in ${language}`, async ({
    page,
    portal,
  }) => {
    const t = words(language)
    await signInSpeaking(page, portal.url, "admin", language)
    await aWhileAgo(portal)
    await page.goto(`${portal.url}/staff/people`)
    const email = `again.${language}.${Date.now()}@office.example`
    await page.locator("#name").fill("Ida Bro")
    await page.locator("#email").fill(email)
    await page.getByRole("button", { name: t("staff:people.inviteButton") }).click()
    await expect(page.locator("h1")).toHaveText(t("staff:confirm.title"))
    await checkPage(page, language)
    await page.locator("#confirm-password").fill("not the password")
    await page.getByRole("button", { name: t("staff:confirm.button") }).click()
    await expect(page.getByRole("alert")).toContainText(t("staff:confirm.error.confirm-wrong"))
    await expect(page.locator("#confirm-password")).toHaveValue("")
    await checkPage(page, language)
    expect(await page.content()).not.toContain("not the password")
    await page.locator("#confirm-password").fill(PASSWORD)
    await page.getByRole("button", { name: t("staff:confirm.button") }).click()
    await expect(page).toHaveURL(/\/staff\/people\?did=invited/)
    await expect(page.getByRole("main")).toContainText(email)
  })

test("a role keeps every tick on the way, and what comes next is not asked about", async ({ page, portal }) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "admin", "en")
  await aWhileAgo(portal)
  await page.goto(`${portal.url}/staff/roles`)
  const key = `night-${Date.now()}`
  await page.locator("#key").fill(key)
  await page.locator("#name-en").fill("Night desk")
  await page.locator("#name-da").fill("Natvagt")
  for (const right of ["see-prereg", "edit-guidance"]) await page.locator(`#${right}`).check()
  await page.getByRole("button", { name: t("staff:roles.make") }).click()
  await page.locator("#confirm-password").fill(PASSWORD)
  await page.locator("#confirm-password").press("Enter")
  await expect(page).toHaveURL(/\/staff\/roles\?did=made/)
  const { rows } = await portal.database.pool.query("select permissions from staff_role where key = $1", [key])
  expect(rows[0].permissions).toEqual(["see-prereg", "edit-guidance"])
  await page.goto(`${portal.url}/staff/roles/${key}`)
  await page.getByRole("button", { name: t("staff:roles.removeButton") }).click()
  await expect(page).toHaveURL(/\/staff\/roles\?did=/)
  await page.goto(`${portal.url}/staff/audit?kind=signIn`)
  await expect(page.getByRole("main")).toContainText(t("staff:audit.kind.confirmed"))
})

test("a button that changes nothing dangerous is not asked about, on a page where another one is", async ({
  page,
  portal,
}) => {
  await signInSpeaking(page, portal.url, "admin", "en")
  await aWhileAgo(portal)
  const headers = { origin: portal.url }
  const send = (form: Record<string, string>) =>
    page.request.post(`${portal.url}/staff/account`, { form, headers, maxRedirects: 0 })
  expect((await send({ intent: "end-others" })).headers().location).toContain("/staff/account?did=ended")
  const asked = await send({ intent: "codes" })
  expect(asked.status()).toBe(307)
  expect(asked.headers().location).toBe("/staff/confirm?back=%2Fstaff%2Faccount")
})

for (const language of languageCodes)
  test(`when the office's own sign-in does not answer, that is said, and the password opens, in ${language}`, async ({
    browser,
    portal,
  }) => {
    const t = words(language)
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const web = await startProcess("build/server/index.js", {
      DATABASE_URL: portal.databaseUrl,
      SMTP_URL: portal.smtp.url,
      PORTAL_URL: url,
      PORT: String(port),
      OIDC_ISSUER: `https://127.0.0.1:${await freePort()}`,
      OIDC_CLIENT_ID: "ankomst",
      OIDC_CLIENT_SECRET: "a secret of the test's client",
      OIDC_ROLES: "bosses=admin",
    })
    const context = await browser.newContext({ locale: language === "da" ? "da-DK" : "en-GB" })
    await context.addCookies([{ name: "staff-language", value: language, url }])
    const page = await context.newPage()
    await page.goto(`${url}/staff/people`)
    await page.getByRole("link", { name: t("staff:signIn.office") }).click()
    await expect(page.getByRole("alert")).toContainText(t("staff:signIn.error.away"))
    await checkPage(page, language)
    await page.locator("#email").fill(staffEmail("admin"))
    await page.locator("#password").fill(PASSWORD)
    await page.getByRole("button", { name: t("staff:signIn.button"), exact: true }).click()
    await expect(page).toHaveURL(/\/staff\/sign-in\/second\?back=%2Fstaff%2Fpeople/)
    await context.close()
    await stopProcess(web)
  })
