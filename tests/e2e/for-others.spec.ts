import { type Page } from "@playwright/test"
import { nextFreeTimes, visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { addDays, officeClock, officeDay } from "#domain/time/office-time.ts"
import { languageCodes, checkPage, mailTo, newAddress, signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

/** A free time in some days, and a counter that is free then. */
async function freePlace(portal: RunningPortal, service: string) {
  const at = await readSiteOffice(portal.database.db)
  const want = { services: at.services.filter((s) => s.key === service), party: 1 }
  const from = addDays(officeDay(new Date()), 5)
  const [free] = await nextFreeTimes(portal.database.db, at, want, from, 1, new Date())
  const startsAt = new Date(free!.slot.start * 60_000)
  return { day: free!.day, clock: officeClock(startsAt), counter: free!.slot.legs[0]!.counterId }
}

/** Walks with the tab key alone until something with these words has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab")
    const focused = await page.evaluate(() => {
      const here = document.activeElement as HTMLElement | null
      const label = here?.id ? document.querySelector(`label[for="${here.id}"]`)?.textContent : ""
      return `${label} ${here?.getAttribute("aria-label") ?? ""} ${here?.textContent ?? ""}`
    })
    if (name.test(focused)) return
  }
  throw new Error(`nothing called ${String(name)} is reached with the tab key`)
}

test("a caller without e-mail is booked by keyboard alone, in four steps, and leaves with a slip", async ({
  page,
  portal,
}) => {
  const t = words("en")
  const text = (said: string) => new RegExp(said.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  await signInSpeaking(page, portal.url, "reception", "en")
  await page.goto(`${portal.url}/staff/calendar`)
  await tabTo(page, /^\s*Book …|Book …$/)
  await page.keyboard.press("Enter")

  await expect(page.getByRole("heading", { level: 1 })).toContainText(t("booking-staff:who.title"))
  await tabTo(page, text(t("booking-staff:who.name")))
  await page.keyboard.type("Amina Yusuf")
  await tabTo(page, text(t("booking-staff:who.others")))
  await page.keyboard.type("Omar Yusuf")
  await tabTo(page, /^Continue|Continue$/)
  await page.keyboard.press("Enter")

  await expect(page.getByRole("heading", { level: 1 })).toContainText(t("booking-staff:what.title"))
  await tabTo(page, /CPR/)
  await page.keyboard.press("Space")
  await tabTo(page, text(t("booking-staff:what.municipality")))
  await page.keyboard.type("Copenhagen")
  await tabTo(page, /Continue$/)
  await page.keyboard.press("Enter")

  await expect(page.getByRole("heading", { level: 1 })).toContainText(t("booking-staff:when.title"))
  await tabTo(page, /\d\d[:.]\d\d–\d\d[:.]\d\d/)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { level: 1 })).toContainText(t("booking-staff:when.ask"))
  await tabTo(page, text(t("booking-staff:when.book")))
  await page.keyboard.press("Enter")

  await expect(page.getByRole("heading", { level: 1 })).toContainText(t("booking-staff:done.title"))
  const reference = await page.locator(".booked-for .ref").innerText()
  await tabTo(page, text(t("booking-staff:done.slip")))
  await page.keyboard.press("Enter")

  const slip = page.locator(".slip")
  await expect(slip).toContainText(reference)
  await expect(slip).toContainText("Amina Yusuf")
  await expect(slip).toContainText("Omar Yusuf")
  await expect(slip.locator("svg.qr")).toHaveCount(1)
  await page.getByRole("link", { name: "Dansk" }).click()
  await expect(slip).toHaveAttribute("lang", "da")
  await expect(slip).toContainText(words("da")("booking:slip.title"))
  // What is printed opens the visit.
  const [address, key] = await slip.locator(".slip-key").allInnerTexts()
  await page.goto(`${address}${key!.replaceAll(/\s/g, "")}`)
  await expect(page.locator(".ref")).toContainText(reference)

  const { rows } = await portal.database.pool.query<{ id: string }>("select id from visit where reference = $1", [
    reference,
  ])
  expect((await visitById(portal.database.db, rows[0]!.id))!.visit).toMatchObject({
    state: "booked",
    email: "",
    phone: "",
    party: 2,
    channel: "phone",
    municipality: "101",
  })
  const opened = await portal.database.pool.query(
    "select 1 from audit_entry where kind = 'opened-case' and detail->>'of' = 'slip' and detail->>'case' = $1",
    [rows[0]!.id],
  )
  expect(opened.rowCount).toBeGreaterThan(0)
})

test("an empty place in the calendar leads to a visit at that counter and time", async ({ page, portal }) => {
  const t = words("en")
  const { day, clock, counter } = await freePlace(portal, "mitid")
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/calendar?day=${day}`)
  const place = page.locator(`.free a[href*="counter=${counter}"]`).first()
  await expect(place).toHaveAttribute("aria-label", /Free \d/)
  // The arrow keys go from visit to visit; with Shift they stop at the empty places.
  await page.locator("[data-block][tabindex='0']").focus()
  for (let i = 0; i < 12 && !(await page.evaluate(() => document.activeElement?.matches("[data-free]"))); i++)
    await page.keyboard.press(i % 3 === 2 ? "Shift+ArrowRight" : "Shift+ArrowDown")
  expect(await page.evaluate(() => document.activeElement?.matches("[data-free]"))).toBe(true)
  await page.goto(`${portal.url}/staff/book?${new URLSearchParams({ day, clock, counter }).toString()}`)
  await expect(page.locator("main")).toContainText("Chosen in the calendar")
  await page.getByLabel(t("booking-staff:who.name")).fill("Noor Ali")
  await page.getByRole("button", { name: t("booking-staff:continue") }).click()
  await page.getByLabel(/^MitID/).check()
  await page.getByRole("button", { name: t("booking-staff:continue") }).click()
  await page.getByRole("button", { name: /^Take / }).click()
  await page.getByRole("button", { name: t("booking-staff:when.book") }).click()
  await page.getByRole("link", { name: t("booking-staff:done.calendar") }).click()
  const panel = page.locator(".panel")
  await expect(panel).toContainText("Noor Ali")
  await expect(panel).toContainText(t("booking-staff:channel.phone"))
  await expect(panel).toContainText(t("desk:visit.noMunicipality"))
  const { rows } = await portal.database.pool.query<{ counter: string }>(
    "select counter_id as counter from leg l join visit v on v.id = l.visit_id where v.contact_name = 'Noor Ali'",
  )
  expect(rows).toEqual([{ counter }])
})

test("people of another municipality are booked with a reason, which stands with the visit", async ({
  page,
  portal,
}) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "reception", "en")
  await page.goto(`${portal.url}/staff/book`)
  await page.getByRole("button", { name: t("booking-staff:continue") }).click()
  await expect(page.locator(".error-summary")).toContainText(t("booking-staff:error.name-missing"))
  await page.getByLabel(t("booking-staff:who.name")).fill("Ida Berg")
  await page.getByRole("button", { name: t("booking-staff:continue") }).click()
  await page.getByLabel(/^CPR/).check()
  await page.getByRole("button", { name: t("booking-staff:continue") }).click()
  await expect(page.locator(".error-summary")).toContainText(t("booking-staff:error.municipality-missing"))
  await page.getByLabel(t("booking-staff:what.municipality")).selectOption("329")
  await page.getByRole("button", { name: t("booking-staff:continue") }).click()
  await expect(page.locator(".alert-warning")).toContainText("Ringsted")
  await page.getByLabel(t("booking-staff:what.reason")).fill("Agreed with Ringsted")
  await page.getByRole("button", { name: t("booking-staff:continue") }).click()
  await page.locator(".times button").first().click()
  await expect(page.locator("main")).toContainText("Agreed with Ringsted")
  await page.getByRole("button", { name: t("booking-staff:when.book") }).click()
  await page.getByRole("link", { name: t("booking-staff:done.calendar") }).click()
  await expect(page.locator(".panel")).toContainText(t("booking-staff:exception.short.other-municipality"))
  await expect(page.locator(".panel")).toContainText("Agreed with Ringsted")
})

test("a personal link is mailed, followed to a booked visit, and works once", async ({ page, browser, portal }) => {
  const t = words("en")
  const email = newAddress()
  await signInSpeaking(page, portal.url, "reception", "en")
  await page.goto(`${portal.url}/staff/booking-links`)
  await page.getByRole("button", { name: t("booking-staff:links.send") }).click()
  await expect(page.locator(".error-summary")).toContainText(t("booking-staff:error.no-service"))
  await page.locator("#name").fill("Zoë Li")
  await page.locator("#email").fill(email)
  await page.getByLabel(/^CPR/).check()
  await page.locator("#municipality").selectOption("101")
  await page.locator("#party").fill("2")
  await page.getByRole("button", { name: t("booking-staff:links.send") }).click()
  await expect(page.locator("[role=status].alert")).toContainText(t("booking-staff:links.did.sent"))

  const mail = await mailTo(portal, email, /./)
  const link = /http:\/\/\S+\/en\/book\/invited\/[\w-]+/.exec(mail.text!)![0]
  const context = await browser.newContext()
  const own = await context.newPage()
  await own.goto(link)
  await expect(own.getByRole("heading", { level: 1 })).toContainText(t("booking:invited.title"))
  await expect(own.locator("main")).toContainText("2 people")
  await checkPage(own, "en")
  await own.getByRole("button", { name: t("booking:invited.button") }).click()
  await own.locator(".first-free button").click()
  await own.getByLabel(t("booking:details.person", { number: 2 })).fill("Ming Li")
  await own.getByRole("button", { name: t("booking:continue") }).click()
  await own.getByRole("button", { name: t("booking:check.book") }).click()
  await expect(own).toHaveURL(/\/en\/visit\/.*booked/)
  await own.goto(link)
  await expect(own.getByRole("heading", { level: 1 })).toContainText(t("booking:invited.gone.used"))
  await context.close()

  await page.goto(`${portal.url}/staff/booking-links`)
  await expect(page.getByRole("row").filter({ hasText: email })).toContainText("Booked")
})

for (const language of languageCodes)
  test(`every step of booking for somebody is accessible in ${language}`, async ({ page, portal }) => {
    const t = words(language)
    await signInSpeaking(page, portal.url, "reception", language)
    await page.goto(`${portal.url}/staff/book`)
    await page.getByRole("button", { name: t("booking-staff:continue") }).click()
    await checkPage(page, language)
    await page.locator("#contactName").fill("Amina Yusuf")
    await page.getByRole("button", { name: t("booking-staff:continue") }).click()
    await page.locator("#s-cpr").check()
    await page.locator("#municipality").selectOption("329")
    await page.getByRole("button", { name: t("booking-staff:continue") }).click()
    await checkPage(page, language)
    await page.locator("#reason").fill("Agreed")
    await page.getByRole("button", { name: t("booking-staff:continue") }).click()
    await checkPage(page, language)
    await page.locator(".times button").first().click()
    await checkPage(page, language)
    await page.getByRole("button", { name: t("booking-staff:when.book") }).click()
    await checkPage(page, language)
    await page.getByRole("link", { name: t("booking-staff:done.slip") }).click()
    await checkPage(page, language)
  })

test("without JavaScript staff book all the same", async ({ browser, portal, page: signed }) => {
  const t = words("en")
  await signInSpeaking(signed, portal.url, "reception", "en")
  const context = await browser.newContext({ javaScriptEnabled: false })
  await context.addCookies(await signed.context().cookies())
  const page = await context.newPage()
  await page.goto(`${portal.url}/staff/book`)
  await page.locator("#contactName").fill("Plain Html")
  await page.getByRole("button", { name: t("booking-staff:continue") }).click()
  await page.locator("#s-mitid").check()
  await page.getByRole("button", { name: t("booking-staff:continue") }).click()
  await page.locator(".times button").first().click()
  await page.getByRole("button", { name: t("booking-staff:when.book") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText(t("booking-staff:done.title"))
  await context.close()
})
