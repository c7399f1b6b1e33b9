import type { ChildProcess } from "node:child_process"
import type { Browser, Page } from "@playwright/test"
import { preregBySession, wholeOf } from "#db/prereg/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { paths } from "#paths"
import { type TestRegister, addressRegister } from "../support/address-register.ts"
import { answersOf, filledHousehold, save } from "../support/household.ts"
import { type Language, checkPage, languageCodes, newAddress, words } from "./support/page.ts"
import { type RunningPortal, expect, freePort, startProcess, stopProcess, test } from "./support/portal.ts"

/** A third web process of the same portal, which asks a register on this machine. */
let register: TestRegister
let web: ChildProcess
let url: string
test.beforeAll(async ({ portal }) => {
  register = await addressRegister()
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const settings = { DATABASE_URL: portal.databaseUrl, SMTP_URL: portal.smtp.url, PORTAL_URL: url, PORT: String(port) }
  web = await startProcess("build/server/index.js", {
    ...settings,
    ADDRESS_LOOKUP_URL: register.url,
    ADDRESS_LOOKUP_TOKEN: register.token,
  })
})
test.beforeEach(() => {
  register.answer(null)
  register.asked.length = 0
})
test.afterAll(async () => {
  await stopProcess(web)
  await register.close()
})

const empty = { municipality: "101", street: "", number: "", floor: "", postcode: "", city: "" }

/** A household whose page of the address is open, with some of it typed before. */
async function opened(
  browser: Browser,
  portal: RunningPortal,
  given: { language: Language; to: Record<string, string>; script: boolean; at?: string },
) {
  const { preregId, token } = await filledHousehold(portal.ctx, { email: newAddress() })
  await save(portal.ctx, preregId, [{ part: "to", position: null, answers: { ...answersOf.to(), ...given.to } }])
  const context = await browser.newContext({
    javaScriptEnabled: given.script,
    viewport: { width: 375, height: 800 },
  })
  const at = given.at ?? url
  await context.addCookies([{ name: "prereg", value: token, url: at }])
  const page = await context.newPage()
  await page.goto(at + paths.preregPage(given.language, "to"))
  const saved = async () => {
    const { household, prereg } = await wholeOf(
      portal.database.db,
      (await preregBySession(portal.database.db, hashSecret(token)))!,
    )
    return { ...household.parts.to, known: prereg.addressKnown }
  }
  return { page, saved }
}

const shown = (page: Page) =>
  page.evaluate(() =>
    ["municipality", "street", "number", "floor", "postcode", "city"].map(
      (id) => (document.getElementById(id) as HTMLInputElement).value,
    ),
  )
const combobox = (page: Page) => page.getByRole("combobox", { expanded: true })
/** Those of the list: menus have options, too. */
const options = (page: Page) => page.locator("#street-list").getByRole("option")
const option = (page: Page, name: string) => page.locator("#street-list").getByRole("option", { name, exact: true })

for (const language of languageCodes) {
  const t = words(language)
  const send = (page: Page) => page.getByRole("button", { name: t("prereg:save"), exact: true }).click()

  test(`an address is chosen from the list with the keyboard, and fills in the form, in ${language}`, async ({
    browser,
    portal,
  }) => {
    const { page, saved } = await opened(browser, portal, { language, to: empty, script: true })
    const hosts = new Set<string>()
    page.on("request", (request) => hosts.add(new URL(request.url()).host))
    const street = page.locator("#street")
    await expect(street).toHaveAttribute("role", "combobox")
    await expect(street).toHaveAttribute("aria-expanded", "false")
    await expect(page.locator("#street-hint")).toContainText(t("prereg:address.help"))

    await street.pressSequentially("vestergade", { delay: 20 })
    await expect(options(page)).toHaveCount(3)
    await expect(combobox(page)).toBeFocused()
    await expect(page.locator("#street-says")).toHaveText(t("prereg:address.offers", { count: 3 }))
    await checkPage(page, language, [375, 1280])
    await expect(options(page)).toHaveCount(3)
    // Typed quickly, it is asked once, and only the server asks.
    expect(register.asked).toHaveLength(1)
    expect([...hosts]).toEqual([new URL(url).host])

    await street.press("Escape")
    await expect(options(page)).toHaveCount(0)
    await expect(street).toHaveAttribute("aria-expanded", "false")
    await expect(street).toHaveValue("vestergade")

    // Down to the last and round to the first; the focus stays in the field.
    await street.press("ArrowDown")
    await expect(options(page)).toHaveCount(3)
    await street.press("ArrowUp")
    await expect(street).toHaveAttribute("aria-activedescendant", "street-option-2")
    await expect(option(page, "Vestergade 4930 Maribo")).toHaveAttribute("aria-selected", "true")
    await street.press("Enter")
    // A street of one town: what is typed after it is looked for there.
    await expect(street).toHaveValue("Vestergade ")
    await street.pressSequentially("1")
    await expect(option(page, "Vestergade 1, 4930 Maribo")).toBeVisible()
    await expect(options(page)).toHaveCount(1)
    await street.press("ArrowDown")
    await street.press("Enter")
    await expect(options(page)).toHaveCount(0)
    await expect.poll(() => shown(page)).toEqual(["101", "Vestergade", "1", "", "4930", "Maribo"])
    // The municipality was chosen before: it stays, and the page says so.
    await expect(page.locator("#street-note")).toHaveText(
      `${t("prereg:address.filled")} ${t("prereg:address.differs", {
        place: "Lolland",
        chosen: language === "en" ? "Copenhagen (København)" : "København",
      })}`,
    )
    await checkPage(page, language, [375, 1280])
    await send(page)
    await expect(page.locator("#error-summary")).toContainText("Lolland")
    await send(page)
    await expect(page).not.toHaveURL(/page\/to/)
    expect(await saved()).toMatchObject({ municipality: "101", street: "Vestergade", postcode: "4930", known: true })
    await page.context().close()
  })

  test(`a home of a house is chosen by touch, and its municipality is filled in, in ${language}`, async ({
    browser,
    portal,
  }) => {
    const { page } = await opened(browser, portal, { language, to: { ...empty, municipality: "" }, script: true })
    await page.locator("#street").pressSequentially("soborg hovedgade 44", { delay: 10 })
    await option(page, "Søborg Hovedgade 44, 2860 Søborg").click()
    await expect(options(page)).toHaveCount(3)
    await expect(page.locator("#street")).toBeFocused()
    await expect.poll(() => shown(page)).toEqual(["159", "Søborg Hovedgade", "44", "", "2860", "Søborg"])
    await expect(page.locator("#street-note")).toContainText(t("prereg:address.homes"))
    await option(page, "Søborg Hovedgade 44, 1. th, 2860 Søborg").click()
    await expect(options(page)).toHaveCount(0)
    await expect.poll(() => shown(page)).toEqual(["159", "Søborg Hovedgade", "44", "1. th", "2860", "Søborg"])
    await expect(page.locator("#street-note")).toContainText(t("prereg:address.filled"))
    await page.context().close()
  })

  test(`without a script the page asks back once, in ${language}`, async ({ browser, portal }) => {
    const to = {
      municipality: "101",
      street: "Soborg Hovedgade",
      number: "42",
      floor: "",
      postcode: "2860",
      city: "Søborg",
    }
    const { page, saved } = await opened(browser, portal, { language, to, script: false })
    await expect(page.locator("#street-help")).toBeHidden()
    await page.locator("#careOf").fill("Bianchi")
    await send(page)
    const choices = page.getByRole("radio", { name: /Hovedgade/ })
    await expect(choices).toHaveCount(2)
    await expect(page.locator("#error-summary")).toContainText(t("prereg:error.address-unknown"))
    const kept = t("prereg:address.keep", { address: "Soborg Hovedgade 42, 2860 Søborg" })
    await expect(page.getByRole("radio", { name: kept })).toBeChecked()
    await expect(page.locator("#careOf")).toHaveValue("Bianchi")
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

    await page.getByText("Søborg Hovedgade 42, 2860 Søborg", { exact: true }).click()
    await send(page)
    // It lies in another municipality than the one that was chosen.
    await expect(page.locator("#municipality-error")).toContainText("Gladsaxe")
    await expect(page.locator("#street")).toHaveValue("Søborg Hovedgade")
    await expect(page.locator("#municipality")).toHaveValue("101")
    await page.selectOption("#municipality", "159")
    await send(page)
    await expect(page).not.toHaveURL(/page\/to/)
    expect(await saved()).toMatchObject({
      municipality: "159",
      street: "Søborg Hovedgade",
      careOf: "Bianchi",
      known: true,
    })
    await page.context().close()
  })

  test(`whoever keeps what they wrote is not asked again, in ${language}`, async ({ browser, portal }) => {
    const to = { municipality: "159", street: "Soborg Hovedgade", number: "42", postcode: "2860", city: "Søborg" }
    const { page, saved } = await opened(browser, portal, { language, to, script: true })
    await send(page)
    await expect(page.locator("#error-summary")).toBeFocused()
    await checkPage(page, language, [375, 1280])
    await send(page)
    await expect(page).not.toHaveURL(/page\/to/)
    expect(await saved()).toMatchObject({ street: "Soborg Hovedgade", known: false })
    await page.context().close()
  })
}

const t = words("en")
const send = (page: Page) => page.getByRole("button", { name: t("prereg:save"), exact: true }).click()

for (const how of ["slow", { status: 500 }] as const)
  test(`a register that is away stops nobody: ${JSON.stringify(how)}`, async ({ browser, portal }) => {
    register.answer(how)
    const { page, saved } = await opened(browser, portal, { language: "en", to: empty, script: true })
    await page.locator("#street").pressSequentially("Own Street")
    await expect.poll(() => register.asked.length).toBe(1)
    for (const [id, text] of [
      ["number", "1"],
      ["postcode", "2860"],
      ["city", "Søborg"],
    ] as const)
      await page.locator(`#${id}`).fill(text)
    await expect(options(page)).toHaveCount(0)
    await send(page)
    await expect(page).not.toHaveURL(/page\/to/)
    expect(await saved()).toMatchObject({ street: "Own Street", number: "1", known: null })
    await page.context().close()
  })

test("an address that is like none is saved without a question", async ({ browser, portal }) => {
  const to = { ...empty, street: "No Such Street", number: "1", postcode: "2860", city: "Søborg" }
  const { page, saved } = await opened(browser, portal, { language: "en", to, script: false })
  await send(page)
  await expect(page).not.toHaveURL(/page\/to/)
  expect(await saved()).toMatchObject({ street: "No Such Street", known: false })
  await page.context().close()
})

test("without the setting there is no list, and nothing is asked", async ({ browser, portal }) => {
  const given = { language: "en", to: empty, script: true, at: portal.url } as const
  const { page } = await opened(browser, portal, given)
  const sources = await page.locator("script").evaluateAll((all) => all.map((one) => (one as HTMLScriptElement).src))
  expect(sources).toEqual([`${portal.url}/ankomst.js`])
  await expect(page.locator("#street")).not.toHaveAttribute("role", "combobox")
  const answer = await page.request.post(portal.url + paths.preregAddresses("en"), {
    form: { text: "Vestergade" },
    headers: { origin: portal.url },
  })
  expect(answer.status()).toBe(404)
  expect(register.asked).toEqual([])
  await page.context().close()
})
