import { hoursShown } from "#app/web/hours-shown.server.ts"
import { departuresAhead } from "#domain/office/ahead.ts"
import { addDays, officeDay, weekday } from "#domain/time/office-time.ts"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { linkKey } from "#operations/link.ts"
import { bookAt } from "../support/office.ts"
import { checkPage, mailTo, newAddress, signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, SECRET, expect, test } from "./support/portal.ts"

const t = words("en")

/** Books a time at which MitID is free, for an address of its own. */
async function booking(portal: RunningPortal) {
  const at = await readSiteOffice(portal.database.db)
  const want = { services: at.services.filter((s) => s.key === "mitid"), party: 1 }
  const from = addDays(officeDay(new Date()), 3)
  const [free] = await nextFreeTimes(portal.database.db, at, want, from, 1, new Date())
  const email = newAddress()
  const id = await bookAt(portal.ctx, new Date(free!.slot.start * 60_000), { services: ["mitid"], email })
  return { email, visit: `${portal.url}/en/visit/${linkKey(SECRET, "visit", id)}` }
}

test("a new phone number is on every page, with a visit and in its mail; what is wrong is said, and it is taken back", async ({
  page,
  portal,
}) => {
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/office/contact`)
  const old = await page.locator("#phone").inputValue()
  await page.locator("#phone").fill("11 22 33 44 55")
  await page.locator("#officerEmail").fill("nobody")
  await page.getByRole("button", { name: t("office:save") }).click()
  await expect(page.locator("#phone-error")).toContainText(t("office:error.phone-country"))
  await expect(page.locator("#officerEmail-error")).toContainText(t("office:error.email-wrong"))
  await expect(page.locator("#phone")).toHaveValue("11 22 33 44 55")
  await checkPage(page, "en")
  await page.locator("#phone").fill("+45 11 22 33 44")
  await page.locator("#officerEmail").fill("dpo@example.dk")
  await page.getByRole("button", { name: t("office:save") }).click()
  await expect(page.getByRole("status")).toContainText(t("office:saved"))

  await page.goto(`${portal.url}/da`)
  await expect(page.getByRole("contentinfo")).toContainText("+45 11 22 33 44")
  const { visit, email } = await booking(portal)
  await page.goto(visit)
  await expect(page.getByRole("complementary")).toContainText("+45 11 22 33 44")
  expect((await mailTo(portal, email, /\([A-Z]{3}-\w{4}\)/)).text).toContain("+45 11 22 33 44")

  await page.goto(`${portal.url}/staff/office/history`)
  const entry = page.getByRole("listitem").filter({ hasText: "+45 11 22 33 44" }).first()
  await expect(entry).toContainText(`${t("office:history.before")}: ${t("office:contact.phone")}: ${old}`)
  await entry.getByRole("button", { name: new RegExp(`^${t("office:history.takeBack")}`) }).click()
  await expect(page.getByRole("status")).toContainText(t("office:saved"))
  await page.goto(`${portal.url}/en`)
  await expect(page.getByRole("contentinfo")).toContainText(old)
})

test("a notice is previewed, stands on its pages in each language, and is ended", async ({ page, portal }) => {
  const fill = async (kind: string, about: string, en: string, da: string) => {
    await page.goto(`${portal.url}/staff/office/notices`)
    await page.locator("#kind").selectOption(kind)
    await page.locator("#serviceId").selectOption({ label: about })
    await page.locator("#text-en").fill(en)
    await page.locator("#text-da").fill(da)
  }
  const save = () => page.getByRole("button", { name: t("office:notices.add") }).click()
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await fill("important", t("office:notices.office"), "The lift is out of order.", "")
  await save()
  await expect(page.locator("#text-da-error")).toContainText(t("office:error.language-missing"))
  await expect(page.locator("#text-en")).toHaveValue("The lift is out of order.")
  await page.locator("#text-da").fill("Elevatoren er i stykker.")
  const preview = page.getByRole("region", { name: t("office:notices.preview") })
  await expect(preview.locator("[lang=da]")).toContainText("Vigtigt: Elevatoren er i stykker.")
  await checkPage(page, "en")
  await save()
  await expect(page.getByRole("status")).toContainText(t("office:saved"))
  const { visit } = await booking(portal)
  await fill("information", "MitID", "MitID takes longer today.", "MitID tager længere tid i dag.")
  await save()
  await expect(page.getByRole("status")).toContainText(t("office:saved"))

  for (const path of ["/en", "/en/guidance", "/en/book/services", "/en/privacy"]) {
    await page.goto(portal.url + path)
    await expect(page.getByRole("main")).toContainText("Important: The lift is out of order.")
  }
  await page.goto(`${portal.url}/da/book/services`)
  await expect(page.getByRole("main")).toContainText("Vigtigt: Elevatoren er i stykker.")
  await expect(page.locator("#mitid-about")).toContainText("MitID tager længere tid i dag.")
  await expect(page.locator("#cpr-about")).not.toContainText("MitID tager")
  await checkPage(page, "da")
  await page.goto(visit)
  await expect(page.getByRole("main")).toContainText("MitID takes longer today.")

  await page.goto(`${portal.url}/staff/office/notices`)
  await page.getByRole("button", { name: new RegExp(`^${t("office:notices.end")} The lift`) }).click()
  await expect(page.getByRole("status")).toContainText(t("office:saved"))
  await checkPage(page, "en")
  await page.goto(`${portal.url}/en`)
  await expect(page.getByRole("main")).not.toContainText("The lift is out of order.")
})

test("a new service is written in both languages, given a counter, and chosen by a visitor who finds times for it", async ({
  page,
  portal,
}) => {
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/office/services`)
  await page.getByRole("link", { name: t("office:services.new") }).click()
  await page.locator("#key").fill("Driving Licence")
  for (const [language, name] of [
    ["en", "Driving licence"],
    ["da", "Kørekort"],
  ] as const) {
    await page.locator(`#name-${language}`).fill(name)
    await page.locator(`#shortName-${language}`).fill(name)
    await page.locator(`#about-${language}`).fill(`${name}: about`)
    await page.locator(`#atCounter-${language}`).fill(`${name}: counter`)
  }
  const add = () => page.getByRole("button", { name: t("office:services.add") }).click()
  await add()
  await expect(page.locator("#key-error")).toContainText(t("office:error.key-wrong"))
  await expect(page.locator("#name-da")).toHaveValue("Kørekort")
  await checkPage(page, "en")
  await page.locator("#key").fill("driving-licence")
  await add()
  await expect(page.getByRole("status")).toContainText(t("office:saved"))
  const row = page.getByRole("row").filter({ hasText: "Driving licence" })
  await expect(row).toContainText(t("office:services.noCounter"))
  await row.getByRole("button", { name: t("office:services.up", { name: "Driving licence" }) }).click()
  await expect(page.getByRole("status")).toContainText(t("office:saved"))
  await expect(page.getByRole("row").nth(-2)).toContainText("Driving licence")

  await row.getByRole("link", { name: t("office:services.chooseCounters") }).click()
  await page.locator("table.counters tbody tr").last().getByRole("link").click()
  await page.getByLabel("Driving licence").check()
  await page.getByRole("button", { name: t("office:save") }).click()
  await expect(page.getByRole("status")).toContainText(t("office:saved"))

  await page.goto(`${portal.url}/en/book/services`)
  await expect(page.getByRole("heading", { name: t("booking:topics.other") })).toBeVisible()
  await page.locator("label[for=driving-licence]").click()
  await page.locator("#municipality").selectOption("101")
  const go = () => page.getByRole("button", { name: t("booking:continue"), exact: true }).click()
  await page.locator("label[for=party-1]").click()
  await go()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:time.title"))
  await page.locator("a.day-row").last().click()
  await page.locator(".times .time label").first().click()
  await page.getByRole("button", { name: t("booking:time.keep") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:details.title"))
  const email = newAddress()
  await page.getByLabel(t("booking:details.contactName")).fill("Elena Rossi")
  await page.locator("#email").fill(email)
  await go()
  const code = /(\d{4}) (\d{4})/.exec((await mailTo(portal, email, /\d{4} \d{4}/)).subject!)!
  await page.locator("#code").fill(`${code[1]}${code[2]}`)
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
  await page.getByRole("button", { name: t("booking:check.book") }).click()
  await expect(page.getByRole("main")).toContainText("Driving licence: counter")
})

test("a closure at hand stands wherever opening hours stand", async ({ page, portal }) => {
  const at = await readSiteOffice(portal.database.db)
  const open = new Set(at.office.series.at(-1)!.hours.map((h) => h.weekday))
  let day = addDays(officeDay(new Date()), 7)
  while (!open.has(weekday(day))) day = addDays(day, 1)
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/office/hours`)
  await page.locator("#firstDay").fill(day)
  await page.locator("#reason").fill("For staff only")
  await page.getByRole("button", { name: t("office:closure.button") }).click()
  // Visits of the demonstration may stand on that day: each is called.
  const decide = page.getByRole("button", { name: /^Save: offer/ })
  const saved = page.getByRole("status").filter({ hasText: t("office:saved") })
  await expect(decide.or(saved).first()).toBeVisible()
  if (await decide.isVisible()) await decide.click()
  await expect(saved).toBeVisible()
  const { office } = await readSiteOffice(portal.database.db)
  const today = officeDay(new Date())
  expect(departuresAhead(office, today).some((d) => d.first <= day && day <= d.last)).toBe(true)
  const { ahead } = hoursShown(office, today, "en")
  for (const path of ["/en", "/en/mine", "/en/accessibility", "/en/plan"]) {
    await page.goto(portal.url + path)
    const hours = page.getByRole("contentinfo").getByRole("table", { name: t("common:hours.ahead") })
    for (const { when, hours: said } of ahead) await expect(hours).toContainText(`${when}${said}`)
    await expect(page.locator("body")).not.toContainText("For staff only")
  }
  await page.goto(`${portal.url}/en`)
  await expect(page.getByRole("main").getByRole("table", { name: t("common:hours.ahead") })).toBeVisible()
  await checkPage(page, "en")
})
