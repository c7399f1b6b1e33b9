import type { Page } from "@playwright/test"
import { visitById } from "#db/booking/reads.ts"
import { linkKey } from "#operations/link.ts"
import { paths } from "#paths"
import { bookAt } from "../support/office.ts"
import { calendarIn } from "../support/smtp.ts"
import {
  type Language,
  checkPage,
  languageCodes,
  mailTo,
  newAddress,
  signIn,
  signInSpeaking,
  words,
} from "./support/page.ts"
import { type RunningPortal, SECRET, expect, test } from "./support/portal.ts"
import { freeTime } from "./support/promises.ts"

/** A visit of one person for CPR registration. Answers its id. */
const booked = async (portal: RunningPortal, email: string) =>
  bookAt(portal.ctx, await freeTime(portal, ["cpr"], 3), { services: ["cpr"], email })
const visitOf = async (portal: RunningPortal, id: string) => (await visitById(portal.database.db, id))!.visit
const pageOf = (portal: RunningPortal, language: Language, id: string) =>
  `${portal.url}/${language}/visit/${linkKey(SECRET, "visit", id)}`
const main = (page: Page) => page.getByRole("main")

/** Every counter is taken right after a visit ends, so that it cannot grow at its time. Hidden legs of another visit stand there. */
async function crowdOut(portal: RunningPortal, id: string) {
  await portal.database.pool.query(
    `insert into leg (visit_id, site_id, day, position, service_id, counter_id, starts_at, ends_at, active, current)
     select (select o.id from visit o where o.id <> v.id and o.state = 'done' limit 1), v.site_id, l.day, 90, l.service_id, c.id,
       v.ends_at, v.ends_at + interval '5 minutes', true, false
     from visit v join leg l on l.visit_id = v.id and l.current join counter c on c.site_id = v.site_id
     where v.id = $1 and not exists (select 1 from leg x where x.counter_id = c.id and x.active
       and tstzrange(x.starts_at, x.ends_at) && tstzrange(v.ends_at, v.ends_at + interval '5 minutes'))`,
    [id],
  )
}

async function names(page: Page, many: number) {
  for (let n = 2; n <= many; n++) await page.locator(`#name-${n}`).fill(`Person ${n}`)
}

/** What a visitor does from the visit's page: name and language, people, services, a new address, the mail once more. */
async function correctAll(page: Page, portal: RunningPortal, language: Language, look: () => Promise<void>) {
  const t = words(language)
  const email = newAddress()
  const id = await booked(portal, email)
  const here = pageOf(portal, language, id)
  const save = () =>
    main(page)
      .getByRole("button", { name: t("booking:correct.save"), exact: true })
      .click()
  await page.goto(here)
  await expect(page.locator("#what-it-says")).toContainText(email)
  await look()

  await page.locator("#what-it-says a[href*='/contact']").first().click()
  await page.locator("#contactName").fill("")
  await page.locator("#supportNeeds").fill("A ramp at the door")
  await save()
  await expect(page.getByRole("alert")).toContainText(t("booking:error.name-missing"))
  await expect(page.locator("#supportNeeds")).toHaveValue("A ramp at the door")
  await look()
  await page.locator("#contactName").fill("Elena Russo")
  await save()
  await expect(page.getByRole("status").first()).toContainText(t("booking:correct.saved"))
  await expect(page.locator("#what-it-says")).toContainText("A ramp at the door")
  expect(calendarIn(await mailTo(portal, email, /corrected|rettet/))).toContain("BEGIN:VCALENDAR")

  await page.locator("#what-it-says a[href*='/people']").click()
  await page.locator("label[for=party-3]").click()
  await page.getByRole("button", { name: t("booking:correct.people.set") }).click()
  await look()
  await names(page, 3)
  await save()
  await expect(page.locator("#what-it-says")).toContainText("Person 3")
  expect(await visitOf(portal, id)).toMatchObject({ party: 3, contactName: "Elena Russo" })

  await page.locator("#what-it-says a[href*='/services']").click()
  await page.locator("label[for=service-mitid]").click()
  await look()
  await save()
  const answer = page.getByRole("status").or(page.locator("#other-times"))
  await expect(answer.first()).toBeVisible()

  // A new address waits for its code.
  const fresh = newAddress()
  await page.goto(`${here}/contact`)
  await page.locator("#email").fill(fresh)
  await save()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:correct.email.title"))
  await look()
  const { subject } = await mailTo(portal, fresh, /\d{4} \d{4}/)
  await page.goto(here)
  await expect(page.locator("#what-it-says")).toContainText(fresh)
  await look()
  await page.getByRole("link", { name: t("booking:correct.typeCode") }).click()
  await page.locator("#code").fill(/\d{4} \d{4}/.exec(subject!)![0])
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
  await expect(page.locator("#what-it-says")).toContainText(fresh)
  await mailTo(portal, email, /no longer write|skriver ikke længere/)

  for (let i = 0; i < 3; i++) {
    await page.getByRole("button", { name: t("booking:correct.sendAgain") }).click()
    await expect(page.getByRole("status").first()).toContainText(fresh)
  }
  await page.getByRole("button", { name: t("booking:correct.sendAgain") }).click()
  await expect(page.getByRole("alert")).toContainText(t("booking:visit.error.sent-often"))
}

for (const language of languageCodes)
  test(`a visitor corrects a visit in ${language}`, async ({ page, portal }) => {
    await correctAll(page, portal, language, () => checkPage(page, language))
  })

test("a visitor corrects a visit without JavaScript", async ({ browser, portal }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await correctAll(await context.newPage(), portal, "en", async () => {})
  await context.close()
})

test("two tabs: the second sees what changed, and what was typed in it stays", async ({ page, portal }) => {
  const t = words("en")
  const id = await booked(portal, newAddress())
  const other = await page.context().newPage()
  for (const tab of [page, other]) await tab.goto(`${pageOf(portal, "en", id)}/contact`)
  const save = (tab: Page) => tab.getByRole("button", { name: t("booking:correct.save"), exact: true }).click()
  await page.locator("#contactName").fill("Elena Russo")
  await save(page)
  await other.locator("#phone").fill("+45 20 30 40 50")
  await save(other)
  await expect(other.locator("#meanwhile")).toContainText("Elena Russo")
  await expect(other.locator("#phone")).toHaveValue("+45 20 30 40 50")
  await checkPage(other, "en")
  await other.locator("#contactName").fill("Elena Russo")
  await save(other)
  expect(await visitOf(portal, id)).toMatchObject({ contactName: "Elena Russo", phone: "+45 20 30 40 50" })
})

test("a party for which the time is too short is offered the nearest, and keeps its own until it chooses", async ({
  page,
  portal,
}) => {
  const t = words("en")
  const id = await booked(portal, newAddress())
  const { startsAt } = await visitOf(portal, id)
  await crowdOut(portal, id)
  await page.goto(`${pageOf(portal, "en", id)}/people?party=8`)
  await names(page, 8)
  await page.getByRole("button", { name: t("booking:correct.save"), exact: true }).click()
  const times = page.locator("#other-times")
  await expect(times).toContainText(t("booking:correct.times.title"))
  await expect(page.locator("#name-8")).toHaveValue("Person 8")
  await checkPage(page, "en")
  expect(await visitOf(portal, id)).toMatchObject({ party: 1, startsAt })
  await times.getByRole("button").first().click()
  await expect(page.locator("#what-it-says")).toContainText("Person 8")
  const after = await visitOf(portal, id)
  expect(after.party).toBe(8)
  expect(after.startsAt).not.toEqual(startsAt)
})

test("after the cut-off a form that stood open is answered, and what was typed stays", async ({ page, portal }) => {
  const t = words("en")
  const id = await booked(portal, newAddress())
  await page.goto(`${pageOf(portal, "en", id)}/contact`)
  await page.locator("#contactName").fill("Elena Russo")
  await portal.database.pool.query("update visit set cutoff_hours = 2000 where id = $1", [id])
  await page.getByRole("button", { name: t("booking:correct.save"), exact: true }).click()
  await expect(page.getByRole("alert")).toContainText(t("booking:error.too-late"))
  await expect(page.locator("#contactName")).toHaveValue("Elena Russo")
  await checkPage(page, "en")
  for (const party of ["0", "10", "-1", "1e9", "x"]) {
    const answer = await page.goto(`${pageOf(portal, "en", id)}/people?party=${party}`)
    expect(answer!.status()).toBe(422)
  }
})

test("a missed visit is booked again in one step, with all that was answered", async ({ page, portal }) => {
  const t = words("en")
  const email = newAddress()
  const id = await booked(portal, email)
  await portal.database.pool.query(
    "update visit set state = 'missed', starts_at = now() - interval '2 days', ends_at = now() - interval '47 hours' where id = $1",
    [id],
  )
  await page.goto(pageOf(portal, "en", id))
  await checkPage(page, "en")
  await page.getByRole("button", { name: t("booking:visit.findTime") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:time.title"))
  await page.getByRole("button", { name: t("booking:time.takeFirst") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("booking:check.title"))
  await expect(page.getByRole("main")).toContainText(email)
  await page.getByRole("button", { name: t("booking:check.book") }).click()
  await expect(page.locator("#what-it-says")).toContainText(email)
})

test("staff correct a visit, other screens see it, and the history says what changed", async ({ page, portal }) => {
  const t = words("en")
  const email = newAddress()
  const id = await booked(portal, email)
  await signInSpeaking(page, portal.url, "reception", "en")
  await page.goto(`${portal.url}/staff/visit/${id}`)
  await page.getByRole("link", { name: t("desk:act.correct") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("desk:correct.title", { name: "Elena Rossi" }))
  await page.locator("#party").selectOption("2")
  await expect(page.locator("#name-2")).toBeVisible()
  await page.locator("#contactName").fill("Elena Russo")
  await page.getByRole("button", { name: t("desk:correct.save"), exact: true }).click()
  await expect(page.getByRole("alert")).toContainText("2")
  await expect(page.locator("#contactName")).toHaveValue("Elena Russo")
  await checkPage(page, "en", [375, 1280])
  await page.locator("#name-2").fill("Marco Bianchi")
  await page.getByRole("button", { name: t("desk:correct.save"), exact: true }).click()
  await expect(page.locator(".toast")).toContainText(t("desk:act.did.correct", { name: "Elena Russo" }))
  const events = page.locator(".panel .ev")
  await expect(events).toContainText(t("desk:event.change.party", { from: "1", to: "2" }))
  await expect(events).toContainText(t("desk:event.change.contactName", { from: "Elena Rossi", to: "Elena Russo" }))
  await page
    .locator(".panel")
    .getByRole("button", { name: t("desk:act.send-again") })
    .click()
  await expect(page.locator(".toast")).toContainText(t("desk:act.did.send-again", { name: "Elena Russo" }))
  await mailTo(portal, email, /corrected/)
})

test("what staff choose while the page's script is still on its way is not lost", async ({ page, portal }) => {
  const id = await booked(portal, newAddress())
  await signIn(page, portal.url, "reception")
  let arrive = () => {}
  const script = new Promise<void>((resolve) => (arrive = resolve))
  await page.route(/assets\/entry\.client.*\.js/, async (route) => {
    await script
    await route.continue()
  })
  await page.goto(`${portal.url}${paths.staff.correctVisit(id)}`, { waitUntil: "commit" })
  await page.locator("#party").selectOption("2")
  await page.locator("#contactName").fill("Elena Russo")
  await expect(page.locator("#name-2")).toHaveCount(0)
  arrive()
  await expect(page.locator("#name-2")).toBeVisible()
  await expect(page.locator("#contactName")).toHaveValue("Elena Russo")
  await expect(page.locator("#party")).toHaveValue("2")
})
