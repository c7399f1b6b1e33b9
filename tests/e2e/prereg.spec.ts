import type { Page } from "@playwright/test"
import { preregBySession, wholeOf } from "#db/prereg/reads.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { hashSecret } from "#operations/context.ts"
import { filledHousehold, sentHousehold } from "../support/household.ts"
import { checkPage, type Language, languageCodes, mailTo, newAddress, openLive, signIn, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

const today = officeDay(new Date())
const pick = (page: Page, id: string) => page.locator(`label[for="${id}"]`).click()

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

const codeIn = (text: string) => /(\d{4}) (\d{4})/.exec(text)!.slice(1).join("")

/** A family of five from nothing to a provisional time: how many pages were typed, and how many fields stood on the fullest. */
async function wholeFamily(page: Page, portal: RunningPortal, language: Language, look: () => Promise<void>) {
  const t = words(language)
  const email = newAddress()
  const save = () => page.getByRole("button", { name: t("prereg:save"), exact: true }).click()
  const toList = () => page.getByRole("button", { name: t("prereg:saveList") }).click()
  const heading = page.getByRole("heading", { level: 1 })
  let pages = 0
  const typing = async () => {
    pages++
    const fields = await page
      .locator(".question")
      .evaluateAll((all) => all.filter((q) => (q as HTMLElement).offsetHeight > 0).length)
    expect(fields, page.url()).toBeLessThanOrEqual(10)
    await look()
  }

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
  pages++
  await expect(heading).toHaveText(t("common:code.title"))
  await look()
  await page.locator("#code").fill("1234")
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
  await expect(page.getByRole("alert")).toContainText(t("common:code.error.code-shape"))
  const mail = await mailTo(portal, email, /\d{4} \d{4}/)
  await page.locator("#code").fill(codeIn(mail.subject!))
  await page.getByRole("button", { name: t("common:code.confirm") }).click()

  // Wrong answers are told, and everything typed stays.
  await expect(heading).toHaveText(t("prereg:page.you"))
  await typing()
  await fillPerson(page, 1, "Елена Росси", "1988-03-14", "no. 12!")
  await fillDate(page, "p1-born", "1988-02-31")
  await save()
  const alert = page.getByRole("alert")
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
  expect(pages).toBeLessThanOrEqual(15)

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
  return email
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

test("a household is continued on another device and in the other language, by mail and by a printed code", async ({
  browser,
  portal,
}) => {
  const { token, email } = await filledHousehold(portal.ctx, { email: newAddress() })
  const prereg = (await preregBySession(portal.database.db, hashSecret(token)))!
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const link = /https?:\S+pre-registration\/open\/\S+/.exec(
    (await mailTo(portal, email, /^Your pre-registration \(/)).text!,
  )![0]
  // Opening it opens nothing: mail scanners open links too.
  await page.goto(link.replace("/en/", "/da/"))
  await page.goto(`${portal.url}/da/pre-registration`)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("da")("prereg:title"))
  await expect(page.locator(".task")).toHaveCount(0)
  await page.goto(link.replace("/en/", "/da/"))
  await page.getByRole("button", { name: words("da")("prereg:resume.openButton") }).click()
  await page.locator("#code").fill("99999999")
  await page.getByRole("button", { name: words("da")("common:code.confirm") }).click()
  await expect(page.getByRole("alert")).toContainText(words("da")("common:code.error.code-wrong"))
  const code = codeIn((await mailTo(portal, email, /\d{4} \d{4}/)).subject!)
  await page.locator("#code").fill(code)
  await page.getByRole("button", { name: words("da")("common:code.confirm") }).click()
  await expect(page.locator(".task", { hasText: "Elena Rossi" })).toContainText(words("da")("prereg:state.done"))

  await page.goto(`${portal.url}/da/pre-registration/stop`)
  await page.getByRole("button", { name: words("da")("prereg:stop.printMake") }).click()
  const printed = await page.locator(".printed-code").innerText()
  const other = await browser.newContext({ javaScriptEnabled: false })
  const second = await other.newPage()
  await second.goto(`${portal.url}/en/pre-registration/continue`)
  await second.locator("#code").fill(`${printed.toLowerCase()}x`)
  await second.getByRole("button", { name: words("en")("prereg:resume.codeButton") }).click()
  await expect(second.getByRole("alert")).toContainText(words("en")("prereg:error.printed-shape"))
  await second.locator("#code").fill(printed.toLowerCase())
  await second.getByRole("button", { name: words("en")("prereg:resume.codeButton") }).click()
  await expect(second.locator(".task", { hasText: "Elena Rossi" })).toContainText(words("en")("prereg:state.done"))

  // Both devices have the same page open; the second to save is told what the other wrote, and decides.
  const from = `${portal.url}/en/pre-registration/page/from`
  await page.goto(from.replace("/en/", "/da/"))
  await second.goto(from)
  await page.selectOption("#country", "FR")
  await page.getByRole("button", { name: words("da")("prereg:saveList") }).click()
  await second.selectOption("#country", "ES")
  await second.getByRole("button", { name: words("en")("prereg:saveList") }).click()
  await expect(second.getByRole("alert")).toContainText(words("en")("prereg:error.changed-meanwhile"))
  await expect(second.locator("#country")).toHaveValue("ES")
  await expect(second.locator("#country-theirs")).toContainText("France")
  await second.getByRole("button", { name: words("en")("prereg:saveList") }).click()
  await page.goto(from)
  await expect(page.locator("#country")).toHaveValue("ES")

  // What is kept can be taken along, whole, and erased, whole.
  const copy = await context.request.get(`${portal.url}/en/pre-registration/my-data.json`)
  expect(copy.headers()["content-disposition"]).toContain("attachment")
  expect(await copy.text()).toContain("YA1234567")
  await page.goto(`${portal.url}/en/pre-registration/data`)
  await page.getByRole("button", { name: words("en")("prereg:data.erase") }).click()
  await expect(page.getByRole("main")).toContainText(words("en")("prereg:data.eraseSureMissing"))
  await pick(page, "sure")
  await page.getByRole("button", { name: words("en")("prereg:data.erase") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("en")("prereg:data.erasedTitle"))
  expect((await portal.database.pool.query("select 1 from prereg where id = $1", [prereg.id])).rowCount).toBe(0)
  await second.goto(from)
  await expect(second).toHaveURL(/\/pre-registration$/)
  expect((await page.goto(link))!.status()).toBe(404)
  await context.close()
  await other.close()
})

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
