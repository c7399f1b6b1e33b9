import type { Page } from "@playwright/test"
import { nextFreeTimes, visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { move } from "#operations/booking/move.ts"
import { bookAt } from "../support/office.ts"
import { checkPage, languageCodes, newAddress, signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

const by = { kind: "staff", staffId: "00000000-0000-4000-8000-000000000001", staffName: "Karen Holm" } as const
let phones = 0

/** A visit of somebody with a phone, which the office has just moved: an SMS is on its way. */
async function movedVisit(portal: RunningPortal, language: "en" | "da" = "en") {
  const { ctx, database } = portal
  const at = await readSiteOffice(database.db)
  const want = { services: at.services.filter((s) => s.key === "mitid"), party: 1 }
  const from = addDays(officeDay(new Date()), 4)
  const times = (await nextFreeTimes(database.db, at, want, from, 60, new Date())).map(
    ({ slot }) => new Date(slot.start * 60_000),
  )
  const [first, second] = [times[10 + phones], times[40 + phones]]
  const id = await bookAt(ctx, first!, { services: ["mitid"], email: newAddress() })
  const number = 4520000000 + ++phones
  await database.pool.query("update visit set phone = $2, language = $3 where id = $1", [id, `+${number}`, language])
  const moved = await move(ctx, { visitId: id, from: first!, to: second!, by })
  expect(moved.ok).toBe(true)
  return { id, number, startsAt: second! }
}

/** The SMS to a number; waits for it. */
async function smsTo(portal: RunningPortal, number: number) {
  const found = () => portal.sms.taken.findLast((sms) => sms.recipients[0]?.msisdn === number)
  await expect.poll(found).toBeDefined()
  return found()!
}
const linkIn = (message: string) => /https?:\/\/\S+\/v\/\S+/.exec(message)![0]
const visitOf = async (portal: RunningPortal, id: string) => (await visitById(portal.database.db, id))!.visit

test.afterEach(({ portal }) => portal.sms.answer(null))

test("an SMS leads to one page: looking changes nothing, and its buttons say I come, move and cancel", async ({
  page,
  portal,
}) => {
  const t = words("en")
  const { id, number, startsAt } = await movedVisit(portal)
  const link = linkIn((await smsTo(portal, number)).message)
  await page.goto(link)
  await checkPage(page, "en", [320])
  await expect(page.getByText("Elena Rossi")).toHaveCount(0)
  expect((await visitOf(portal, id)).comingAt).toBeNull()
  await page.getByRole("button", { name: t("booking:answer.come") }).click()
  await expect(page.locator(".arrived")).toHaveText(t("booking:answer.coming.title"))
  await checkPage(page, "en", [320])
  expect((await visitOf(portal, id)).comingAt).not.toBeNull()

  const staff = await page.context().browser()!.newPage()
  await signInSpeaking(staff, portal.url, "coordinator", "en")
  await staff.goto(`${portal.url}/staff/visit/${id}`)
  await expect(staff.getByText(/Said that they come, /)).toBeVisible()
  await staff.context().close()

  await page.getByRole("link", { name: t("booking:visit.moveTitle") }).click()
  await expect(page).toHaveURL(/\/move$/)
  await page.goto(`${page.url()}?day=${officeDay(startsAt)}`)
  await page.locator("input[type=radio][name=time]").last().check({ force: true })
  await page.getByRole("button", { name: t("booking:time.moveHere") }).click()
  await page.getByRole("button", { name: t("booking:visit.confirmMove.button") }).click()
  await expect(page.getByRole("status")).toContainText(t("booking:answer.moved"))
  expect((await visitOf(portal, id)).comingAt).toBeNull()

  await page.getByRole("link", { name: t("booking:visit.cancel"), exact: true }).click()
  await page.getByRole("button", { name: t("booking:visit.cancelPage.yes") }).click()
  await expect(page.locator(".arrived")).toHaveText(t("booking:answer.cancelled.title"))
  expect((await visitOf(portal, id)).state).toBe("cancelled")

  await page.getByRole("button", { name: t("booking:visit.findTime") }).click()
  await expect(page).toHaveURL(/\/en\/book\/time/)
  // Names and addresses are asked for anew: an SMS may be read by others.
  await page.goto(`${portal.url}/en/book/details`)
  await expect(page.locator("body")).not.toContainText("Elena Rossi")
})

test("a link that is cut off or made up opens nothing", async ({ page, portal }) => {
  const { number } = await movedVisit(portal)
  const link = linkIn((await smsTo(portal, number)).message)
  for (const wrong of [link.slice(0, -1), `${link.slice(0, -1)}${link.endsWith("a") ? "b" : "a"}`]) {
    const answer = await page.goto(wrong)
    expect(answer!.status()).toBe(404)
  }
  const key = link.split("/").at(-1)!
  expect((await page.goto(`${portal.url}/en/visit/${key}`))!.status()).toBe(404)
})

/** The row of a visit on the list. */
const rowOf = (page: Page, id: string) => page.getByRole("row").filter({ has: page.locator(`a[href*="${id}"]`) })

test("what the gateway refuses or reports is on the list of staff by itself, with the number to call", async ({
  page,
  portal,
}) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/undelivered`)
  portal.sms.answer({ status: 422, body: '{"code":"0x0213"}' })
  const refused = await movedVisit(portal)
  await expect(rowOf(page, refused.id)).toContainText(t("mail:undelivered.reason.number"))
  await expect(rowOf(page, refused.id).getByRole("link", { name: `+${refused.number}` })).toHaveAttribute(
    "href",
    `tel:+${refused.number}`,
  )

  portal.sms.answer(null)
  const reported = await movedVisit(portal)
  const sms = await smsTo(portal, reported.number)
  await expect(rowOf(page, reported.id)).toHaveCount(0)
  const report = (url: string, state = "UNDELIVERABLE") =>
    page.request.post(url, { data: { id: 1, msisdn: reported.number, time: 1, status: state, userref: sms.userref } })
  expect((await report(sms.callback_url.replace(/[^/]+$/, "a-proof-of-nothing"))).status()).toBe(404)
  await expect.poll(async () => (await report(sms.callback_url)).status()).toBe(204)
  expect((await report(sms.callback_url, "ENROUTE")).status()).toBe(204)
  expect((await page.request.post(sms.callback_url, { data: { status: "SOLD" } })).status()).toBe(400)
  await expect(rowOf(page, reported.id)).toContainText(t("mail:undelivered.reason.not-reached"))
  await checkPage(page, "en", [1280])

  await rowOf(page, refused.id)
    .getByRole("button", { name: t("mail:undelivered.again") })
    .click()
  await expect(page.getByRole("status")).toContainText(t("mail:undelivered.sentAgain"))
  await smsTo(portal, refused.number)
  await rowOf(page, reported.id)
    .getByRole("button", { name: t("mail:undelivered.settle") })
    .click()
  await expect(rowOf(page, reported.id)).toHaveCount(0)
})

test("staff write an SMS, see how long it gets, and try it on a phone", async ({ page, portal }) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/office/messages/visit-reminder`)
  const text = page.getByRole("group", { name: t("mail-staff:part.sms"), exact: true }).getByLabel("English")
  const number = page.getByLabel(t("mail-staff:test.smsTo"))
  const send = page.getByRole("button", { name: t("mail-staff:test.sendSms", { language: "English" }) })
  await expect(async () => {
    await text.fill("{{when}} {{when}} {{when}} {{when}} {{link}} {{link}} {{link}} {{address}}")
    await number.fill("+45 21 00 00 00")
    await send.press("Enter")
    await expect(page.getByRole("alert")).toContainText(t("mail-staff:error.sms-long", { what: "2" }), {
      timeout: 5_000,
    })
  }).toPass()
  // React takes over a page that has just come, and with it what was typed before it did: typed again until it is there.
  await expect(async () => {
    await text.fill("We see you {{when}}. Or call {{phone}}.")
    await number.fill("12")
    await send.press("Enter")
    await expect(page.getByRole("alert")).toContainText(t("mail-staff:error.sms-to"), { timeout: 5_000 })
  }).toPass()
  await expect(text).toHaveValue("We see you {{when}}. Or call {{phone}}.")
  await expect(async () => {
    await number.fill("+45 21 00 00 00")
    await send.press("Enter")
    await expect(page.getByRole("status")).toContainText("+45 21 00 00 00", { timeout: 5_000 })
  }).toPass()
  expect((await smsTo(portal, 4521000000)).message).toMatch(/^\[Test\] We see you /)
})

for (const language of languageCodes)
  test(`the page of an SMS and the list of staff stand in ${language}`, async ({ page, portal }) => {
    portal.sms.answer({ status: 422, body: "" })
    await movedVisit(portal, language)
    portal.sms.answer(null)
    const { number } = await movedVisit(portal, language)
    await page.goto(linkIn((await smsTo(portal, number)).message))
    await checkPage(page, language)
    await signInSpeaking(page, portal.url, "coordinator", language)
    await page.goto(`${portal.url}/staff/undelivered`)
    await checkPage(page, language)
  })
