import type { Page } from "@playwright/test"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { codeIn, pick } from "./support/household-form.ts"
import { type Language, checkPage, languageCodes, mailTo, newAddress, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

const today = officeDay(new Date())

async function fillDate(page: Page, id: string, day: string, month = day.slice(5, 7)) {
  await page.locator(`#${id}`).fill(day.slice(8))
  await page.locator(`#${id}-month`).fill(month)
  await page.locator(`#${id}-year`).fill(day.slice(0, 4))
}

async function fillPerson(page: Page, position: number, name: string, born: string, passport: string) {
  const id = (question: string) => `p${position}-${question}`
  await page.locator(`#${id("passportName")}`).fill(name)
  await pick(page, id("sex-woman"))
  await fillDate(page, id("born"), born)
  await page.locator(`#${id("birthPlace")}`).fill("Bologna")
  await page.selectOption(`#${id("birthCountry")}`, "IT")
  await page.selectOption(`#${id("citizenship")}`, "IT")
  await page.locator(`#${id("passportNumber")}`).fill(passport)
  await pick(page, id("earlier-no"))
}

/** Somebody who types in a family of five, and how many pages that has been. */
function typist(page: Page, portal: RunningPortal, language: Language, look: () => Promise<void>) {
  const t = words(language)
  const on = {
    page,
    portal,
    language,
    look,
    t,
    email: newAddress(),
    heading: page.getByRole("heading", { level: 1 }),
    alert: page.getByRole("alert"),
    save: () => page.getByRole("button", { name: t("prereg:save"), exact: true }).click(),
    toList: () => page.getByRole("button", { name: t("prereg:saveList") }).click(),
    pages: 0,
    /** One more page, with no more fields than a phone takes. */
    typing: async () => {
      on.pages++
      const fields = await page
        .locator(".question")
        .evaluateAll((all) => all.filter((q) => (q as HTMLElement).offsetHeight > 0).length)
      expect(fields, page.url()).toBeLessThanOrEqual(10)
      await look()
    },
  }
  return on
}
type Typist = ReturnType<typeof typist>

/** From the first page to an address that is confirmed: who moves along, how to reach them. */
async function beginHousehold(on: Typist) {
  const { email, heading, language, look, page, portal, save, t, typing } = on
  await page.goto(`${portal.url}/${language}/pre-registration`)
  await look()
  await page.getByRole("button", { name: t("prereg:start.begin") }).click()
  await expect(page.locator("#municipality-error")).toBeVisible()
  // Who belongs elsewhere is told so before giving anything.
  await page.selectOption("#municipality", "329")
  await page.getByRole("button", { name: t("prereg:start.begin") }).click()
  await expect(page.getByRole("alert")).toContainText("Ringsted")
  await page.selectOption("#municipality", "101")
  await page.getByRole("button", { name: t("prereg:start.begin") }).click()
  // Who moves along is the second question, before anything about anybody.
  await expect(heading).toHaveText(t("prereg:company.title"))
  await typing()
  await page.locator("#children").fill("nine")
  await save()
  await expect(page.getByRole("alert")).toContainText(t("prereg:error.coupled-missing"))
  await expect(page.locator("#children")).toHaveValue("nine")
  await look()
  await pick(page, "coupled-spouse")
  await page.locator("#children").fill("2")
  await save()
  await typing()
  await page.locator("#email").fill(email)
  await pick(page, "purpose-work")
  await pick(page, "stay-over-6")
  await pick(page, "wishes-eu-residence")
  await save()
  on.pages++
  await expect(heading).toHaveText(t("common:code.title"))
  await look()
  await page.locator("#code").fill("1234")
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
  await expect(page.getByRole("alert")).toContainText(t("common:code.error.code-shape"))
  const mail = await mailTo(portal, email, /\d{4} \d{4}/)
  await page.locator("#code").fill(codeIn(mail.subject!))
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
}

/** Everybody by name, the fifth of them added on the list. */
async function typeEverybody({ alert, heading, language, look, page, portal, save, t, toList, typing }: Typist) {
  // Wrong answers are told, and everything typed stays.
  await expect(heading).toHaveText(t("prereg:page.you"))
  await typing()
  await fillPerson(page, 1, "Елена Росси", "1988-03-14", "no. 12!")
  await fillDate(page, "p1-born", "1988-02-31")
  await save()
  for (const code of ["latin-name", "date-wrong", "number-wrong"] as const)
    await expect(alert).toContainText(t(`prereg:error.${code}`))
  await expect(page.locator("#p1-passportName")).toHaveValue("Елена Росси")
  await look()
  await fillPerson(page, 1, "Elena Rossi", "1988-03-14", "YA1234567")
  await save()

  for (const [i, [name, born]] of (
    [
      ["Marco Bianchi", "1990-07-02"],
      ["Giulia Bianchi", "2015-05-19"],
      ["Luca Bianchi", "2018-01-08"],
      ["Anna Bianchi", "2021-09-30"],
    ] as const
  ).entries()) {
    if (i === 3) {
      // One more, on the list.
      await page.goto(`${portal.url}/${language}/pre-registration`)
      await look()
      await page.getByRole("button", { name: t("prereg:add.child") }).click()
    }
    await typing()
    if (i === 3) {
      // A child older than its parent is nobody's child.
      await fillPerson(page, 5, name, "1970-01-01", "YX1234567")
      await save()
      await expect(alert).toContainText(t("prereg:error.child-is-adult"))
    }
    await fillPerson(page, i + 2, name, born, `Y${i}1234567`)
    if (i === 3) await toList()
    else await save()
  }
}

/** Where the family belongs, comes from and moves to. */
async function typeHome({ alert, heading, look, page, save, t, typing }: Typist) {
  await page.locator(".task-link", { hasText: t("prereg:page.belonging") }).click()
  await typing()
  await pick(page, "p1-church-none")
  await save()
  await expect(heading).toHaveText(t("prereg:page.from"))
  await typing()
  await page.selectOption("#country", "IT")
  await page.locator("#address").fill("Via Zamboni 33\n40126 Bologna")
  await fillDate(page, "arrival", addDays(today, -5))
  await save()
  await typing()
  await page.selectOption("#municipality", "159")
  await page.locator("#street").fill("Søborg Hovedgade")
  await page.locator("#number").fill("42")
  await page.locator("#postcode").fill("28600")
  await page.locator("#city").fill("Søborg")
  await expect(page.locator("#host")).toBeHidden()
  await pick(page, "home-host")
  await expect(page.locator("#host")).toBeVisible()
  await pick(page, "home-rent")
  await fillDate(page, "moveIn", addDays(today, -6))
  await save()
  await expect(alert).toContainText(t("prereg:error.postcode-wrong"))
  await page.locator("#postcode").fill("2860")
  await save()
  await expect(alert).toContainText(t("prereg:error.move-in-before-arrival"))
  await look()
  await fillDate(page, "moveIn", addDays(today, -4))
  await save()
}

/** Who is married to whom, whose the children are, and the papers there are. */
async function typeCivil({ language, look, page, portal, save, t, toList, typing }: Typist) {
  await typing()
  await pick(page, "p1-status-married")
  await save()
  // Saved half done: the list says what is left.
  await page.goto(`${portal.url}/${language}/pre-registration`)
  await expect(page.locator(".task", { hasText: t("prereg:page.civil") })).toContainText(
    t("prereg:state.left", { count: 2 }),
  )
  await expect(page.locator(".task", { hasText: t("prereg:page.check") })).toContainText(t("prereg:state.notYet"))
  await page.locator(".task-link", { hasText: t("prereg:page.civil") }).click()
  await expect(page.locator("#p1-status-married")).toBeChecked()
  await fillDate(page, "p1-since", "2015-02-11", language === "en" ? "February" : "februar")
  await page.locator("#p1-authority").fill("Comune di Bologna")
  await save()
  await typing()
  for (const position of [3, 4, 5]) await pick(page, `p${position}-parents-both`)
  await save()
  await typing()
  await page.selectOption("#p1-id", "ready")
  await page.selectOption("#p1-marriage", "copy")
  await save()
  await typing()
  await page.selectOption("#p5-birth", "not-yet")
  await toList()
  await look()
}

/** Sent in, and a provisional time chosen. */
async function sendAndBook({ email, heading, language, look, page, portal, t }: Typist) {
  await page.locator(".task-link", { hasText: t("prereg:page.check") }).click()
  await expect(heading).toHaveText(t("prereg:check.title"))
  await expect(page.getByRole("main")).toContainText("••••• 567")
  await expect(page.getByRole("main")).not.toContainText("YA1234567")
  await look()
  await page.getByRole("button", { name: t("prereg:check.send") }).click()
  await expect(heading).toHaveText(t("prereg:sent.submittedTitle"))
  await look()
  await page.getByRole("button", { name: t("prereg:sent.timeButton") }).click()
  await page.locator(".first-free button").click()
  await expect(page.getByRole("main")).toContainText("Anna Bianchi")
  await page.getByRole("button", { name: t("booking:check.book") }).click()
  await expect(page).toHaveURL(/\/visit\//)
  await mailTo(portal, email, new RegExp(language === "en" ? "provisional" : "foreløbige"))
  await page.goto(`${portal.url}/${language}/pre-registration`)
  // The first free time may be too near to be moved.
  await expect(page.getByRole("main")).toContainText(
    new RegExp([t("prereg:sent.timeSee"), t("prereg:sent.timeOnlySee")].join("|")),
  )
  await look()
}

/** A family of five from nothing to a provisional time. */
async function wholeFamily(page: Page, portal: RunningPortal, language: Language, look: () => Promise<void>) {
  const on = typist(page, portal, language, look)
  await beginHousehold(on)
  await typeEverybody(on)
  await typeHome(on)
  await typeCivil(on)
  expect(on.pages).toBeLessThanOrEqual(15)
  await sendAndBook(on)
}

for (const language of languageCodes) {
  test(`a family of five is pre-registered in ${language} on a phone, without a script, on accessible pages`, async ({
    browser,
    portal,
  }) => {
    test.slow()
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } })
    const page = await context.newPage()
    // Axe needs a script of its own: the same pages are looked at in a second browser that has the household's cookie.
    const lookingContext = await browser.newContext()
    const lookingPage = await lookingContext.newPage()
    const look = async () => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
      await lookingContext.clearCookies()
      await lookingContext.addCookies(await context.cookies())
      await lookingPage.goto(page.url())
      await checkPage(lookingPage, language, [320])
    }
    await wholeFamily(page, portal, language, look)
    for (const path of ["stop", "continue", "data", "withdraw", "erased"]) {
      await page.goto(`${portal.url}/${language}/pre-registration/${path}`)
      await look()
    }
    await context.close()
    await lookingContext.close()
  })
}
