import { execFile } from "node:child_process"
import { writeFileSync } from "node:fs"
import { promisify } from "node:util"
import { type Browser, type Page, type TestInfo, expect, test } from "@playwright/test"
import { type Language, languageCodes } from "#locales/languages.ts"
import { emptyDatabase } from "../support/database.ts"
import { KEYS } from "../support/office.ts"
import { calendarIn, mailServer } from "../support/smtp.ts"
import { checkPage, newAddress, setUpPhone, words } from "./support/page.ts"
import { PASSWORD, SECRET, freePort, startProcess, stopProcess } from "./support/portal.ts"

const command = promisify(execFile)
const MAIL_FROM = "Borgerservice <borgerservice@kommune.example>"

/** A machine with a database that nobody has touched, walked as the README says: settings, migrations, processes. */
async function machine() {
  const database = await emptyDatabase()
  const smtp = await mailServer()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env: Record<string, string> = {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    PORTAL_URL: url,
    SMTP_URL: smtp.url,
    MAIL_FROM,
    SESSION_SECRET: SECRET,
    DATA_KEYS: `1:${KEYS[0].key.toString("hex")}`,
    HOST: "127.0.0.1",
    PORT: String(port),
  }
  /** An office command as `npm run` runs it, but for looking after packages and build; answers what it printed. */
  const office = (args: string[], more: Record<string, string> = {}) =>
    command(process.execPath, ["build/tools/office.js", ...args], { env: { ...process.env, ...env, ...more } })
  await office(["migrate"])
  const children = [await startProcess("build/server/index.js", env), await startProcess("build/tools/worker.js", env)]
  return {
    url,
    smtp,
    office,
    async end() {
      await Promise.all(children.map(stopProcess))
      await smtp.close()
      await database.drop()
    },
  }
}
type Machine = Awaited<ReturnType<typeof machine>>

const withMachine =
  (work: (at: Machine, page: Page, browser: Browser, info: TestInfo) => Promise<void>) =>
  async ({ page, browser }: { page: Page; browser: Browser }, info: TestInfo) => {
    const at = await machine()
    try {
      await work(at, page, browser, info)
    } finally {
      await at.end()
    }
  }

/** The code that the office command tells. */
async function codeOf(at: Machine): Promise<string> {
  const { stdout } = await at.office(["office-code"])
  expect(stdout).toContain(`${at.url}/setup`)
  return /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(stdout)![0]
}

async function openForm(at: Machine, page: Page): Promise<void> {
  await page.goto(at.url)
  await page.locator("#code").fill((await codeOf(at)).toLowerCase().replace("-", " "))
  await page.locator(".button-primary").click()
  await expect(page.locator("#name")).toBeVisible()
}

const own: Record<string, string> = {
  name: "Borgerservice Eksempelby",
  address: "Rådhuspladsen 1",
  postalLine: "3000 Helsingør",
  phone: "49 28 28 28",
  email: "kontakt@kommune.example",
  "admin-name": "Anna Holm",
  "admin-email": "anna@kommune.example",
  "admin-password": PASSWORD,
  "admin-password-again": PASSWORD,
}
async function fillIn(page: Page, change: Record<string, string> = {}): Promise<void> {
  for (const [id, text] of Object.entries({ ...own, ...change })) await page.locator(`#${id}`).fill(text)
}
const press = (page: Page) => page.locator("#page-form .button-primary").click()

/** A visitor's whole way to a booked visit; answers the reference. */
async function bookAsVisitor(at: Machine, browser: Browser): Promise<{ day: string; reference: string }> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const address = newAddress()
  const t = words("en")
  await page.goto(`${at.url}/en/book/services?service=tax-card`)
  await page.locator(".button-primary").click()
  await page.locator("a.day-row").last().click()
  await expect(page).toHaveURL(/day=/)
  const time = page.locator("#times input[name=time]").first()
  const day = (await time.getAttribute("value"))!.slice(0, 10)
  await page.locator(`label[for="${await time.getAttribute("id")}"]`).click()
  await page.locator("#times .button-primary").click()
  await page.locator("#contactName").fill("Elena Rossi")
  await page.locator("#email").fill(address)
  await page.locator("form .button-primary").click()
  await expect(page).toHaveURL(/\/book\/code/)
  let code = ""
  await expect(() => {
    const mail = at.smtp.mails.findLast((one) => [one.to].flat()[0]?.text === address)
    expect(mail?.from?.text).toContain("borgerservice@kommune.example")
    code = /(\d{4}) (\d{4})/.exec(mail!.subject!)!.slice(1).join("")
  }).toPass()
  await page.locator("#code").fill(code)
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
  await page.getByRole("button", { name: t("booking:check.book") }).click()
  await expect(page.locator("main")).toContainText(t("booking:visit.booked"))
  const reference = /[A-Z]{3}-[A-Z0-9]{4}/.exec(await page.locator("main").innerText())![0]
  await context.close()
  return { day, reference }
}

async function seeInCalendar(at: Machine, page: Page, visit: { day: string; reference: string }): Promise<void> {
  await page.goto(`${at.url}/staff/sign-in`)
  await page.locator("#email").fill("anna@kommune.example")
  await page.locator("#password").fill(PASSWORD)
  await page.locator("button.primary").click()
  await setUpPhone(page)
  await expect(page).toHaveURL(/\/staff\/calendar/)
  await page.goto(`${at.url}/staff/calendar?day=${visit.day}`)
  await expect(page.getByRole("link", { name: visit.reference })).toBeVisible()
}

/** Every page that somebody may open on the first morning. */
const firstMorning = [
  ..."/en /da /en/plan /en/pre-registration /en/guidance /en/guidance/cpr-number /en/tax-card /en/tax-card/pay".split(
    " ",
  ),
  ..."/en/benefit-from-home /en/courses /en/my-courses /en/municipalities /en/visit /en/privacy /sitemap.xml".split(
    " ",
  ),
  ..."calendar calendar?view=week calendar?view=table prereg guidance figures benefit tax-cards courses courses/new"
    .split(" ")
    .map((page) => `/staff/${page}`),
  ..."hours counters roster services municipalities retention history"
    .split(" ")
    .map((page) => `/staff/office/${page}`),
]

/** The office of the demonstration: no other is ever called so. */
const anotherOffice = /ICS East|Citizen Service East/i

/** What visitors are told beside the pages of the first morning, and what staff see before they are signed in. */
const otherwiseSaid = (language: Language) => [
  ...["privacy", "accessibility", "municipalities", "book/services", "guidance/tax-card", "no-such-page"].map(
    (path) => `/${language}/${path}`,
  ),
  "/was",
]

/** Goes to pages, mails and the calendar file of a booked visit; each that says a name says this office's. */
async function saysItsOwnName(at: Machine, page: Page): Promise<void> {
  const pages = [...firstMorning, ...languageCodes.flatMap(otherwiseSaid)].filter((path) => !path.endsWith(".xml"))
  for (const path of pages) {
    await page.goto(at.url + path)
    expect(`${await page.title()} ${await page.locator("body").innerText()}`, path).not.toMatch(anotherOffice)
    if (path.startsWith("/staff/")) await expect(page.locator(".bar .site")).toHaveText(own.name!)
  }
  const confirmed = at.smtp.mails.find((mail) => mail.attachments.some((file) => file.filename?.endsWith(".ics")))
  expect(calendarIn(confirmed!).replaceAll("\r\n ", "")).toContain(own.name!)
  for (const mail of at.smtp.mails) {
    const files = mail.attachments.map((file) => file.content.toString("utf8")).join("")
    expect(`${mail.subject} ${mail.text} ${mail.html || ""} ${files}`).not.toMatch(anotherOffice)
  }
}

test.describe.configure({ timeout: 180_000 })

for (const language of languageCodes)
  test(`an empty portal shows one page, which is accessible, in ${language}`, async ({ browser }) => {
    const at = await machine()
    const context = await browser.newContext({ locale: language === "da" ? "da-DK" : "en-GB" })
    const page = await context.newPage()
    for (const path of ["/", "/en/book", "/da/nonsense", "/staff/calendar", "/sitemap.xml", "/demo/mail"]) {
      await page.goto(at.url + path)
      expect(new URL(page.url()).pathname, path).toBe("/setup")
    }
    for (const path of ["/healthz", "/readyz"]) expect((await page.request.get(at.url + path)).status()).toBe(200)
    await checkPage(page, language)
    await openForm(at, page)
    await page.locator("details.setup-partners summary").click()
    await page.locator("details.setup-group summary").click()
    await checkPage(page, language)
    await page.locator("#postalLine").fill("nowhere")
    await press(page)
    await checkPage(page, language)
    await context.close()
    await at.end()
  })

test(
  "an office is set up in a browser without scripts, and a visit booked stands in its calendar",
  withMachine(async (at, page, browser) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" })
    const plain = await context.newPage()
    await openForm(at, plain)
    await fillIn(plain)
    await press(plain)
    await expect(plain).toHaveURL(/\/staff\/sign-in/)
    await expect(plain.locator("main")).toContainText(words("en")("staff:signIn.founded"))
    // The page is gone, and with it the code.
    expect((await plain.request.get(`${at.url}/setup`)).status()).toBe(404)
    expect((await at.office(["office-code"])).stdout).toContain("set up already")
    await context.close()

    await seeInCalendar(at, page, await bookAsVisitor(at, browser))
    for (const path of firstMorning) expect((await page.goto(at.url + path))!.status(), path).toBe(200)
    await page.goto(`${at.url}/en`)
    await expect(page.locator("footer")).toContainText("Borgerservice Eksempelby")
    await saysItsOwnName(at, page)
    await page.goto(`${at.url}/en/guidance`)
    expect(await page.locator("main a[href*='/en/guidance/']").count()).toBeGreaterThan(20)
  }),
)

test(
  "an office is set up by a file, and a visit booked stands in its calendar",
  withMachine(async (at, page, browser, info) => {
    const file = info.outputPath("office.yaml")
    const example = (await at.office(["office-new", "--example"])).stdout
    const write = (text: string) => writeFileSync(file, text)
    write(example.replace("anna.holm@", "anna@").replace("3000 Helsingør", "Helsingør"))
    const refused = await at.office(["office-new", file]).catch((error: { stderr: string }) => error)
    expect(refused.stderr).toMatch(/office\.yaml, line \d+ \(postalLine\): Type four digits/)
    expect(refused.stderr).toContain("Nothing was set up.")

    write(example.replace("anna.holm@", "anna@"))
    const { stdout } = await at.office(["office-new", file], { STAFF_PASSWORD: PASSWORD })
    expect(stdout).toContain("5 counters, 7 services")
    expect(stdout).not.toContain(PASSWORD)
    const again = await at.office(["office-new", file]).catch((error: { stderr: string }) => error)
    expect(again.stderr).toContain("already set up")

    await seeInCalendar(at, page, await bookAsVisitor(at, browser))
  }),
)

test(
  "wrong codes are refused, what was typed stays in the other language, and whoever comes second is told",
  withMachine(async (at, page, browser) => {
    const t = words("en")
    await codeOf(at)
    await page.goto(`${at.url}/setup?language=en`)
    await page.locator("#code").fill("0000-0000")
    await page.locator(".button-primary").click()
    await expect(page.locator("#code-error")).toContainText(t("setup:error.code-wrong"))
    await expect(page.locator("#code")).toHaveValue("0000-0000")
    await openForm(at, page)

    await fillIn(page, { postalLine: "Helsingør", "admin-password-again": "another one entirely" })
    await page.locator("#hours-0-closes").fill("8")
    await press(page)
    await expect(page.locator(".error-summary")).toContainText(t("setup:error.postal-wrong"))
    await expect(page.locator(".error-summary")).toContainText(t("setup:error.order-wrong"))
    await expect(page.locator(".error-summary")).toContainText(t("setup:error.password-differs"))
    await expect(page.locator("#name")).toHaveValue("Borgerservice Eksempelby")
    await expect(page.locator("#admin-password")).toHaveValue("")
    await page.locator(".language-switcher a").click()
    const danish: Language = "da"
    await expect(page.locator("html")).toHaveAttribute("lang", danish)
    await expect(page.locator("#name")).toHaveValue("Borgerservice Eksempelby")

    // Somebody else, with the same code open, is faster.
    await fillIn(page)
    await page.locator("#hours-0-closes").fill("15")
    const context = await browser.newContext({ storageState: await page.context().storageState() })
    const other = await context.newPage()
    await other.goto(`${at.url}/setup`)
    await fillIn(other)
    await press(other)
    await expect(other).toHaveURL(/\/staff\/sign-in/)
    await press(page)
    await expect(page.locator("h1")).toContainText(words(danish)("setup:already.title"))
    await context.close()
  }),
)
