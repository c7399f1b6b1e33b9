import { addDays, officeDay } from "#domain/time/office-time.ts"
import { nextFreeTimes, visitById } from "#db/booking/reads.ts"
import { openOffer } from "#db/offers/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { answerKey, linkKey } from "#operations/link.ts"
import { paths } from "#paths"
import { bookAt } from "../support/office.ts"
import { checkPage, mailTo, newAddress, words } from "./support/page.ts"
import { type RunningPortal, SECRET, expect, test } from "./support/portal.ts"

const t = words("en")
/** A visit far ahead, and the last free career time of an earlier day, which somebody has. */
async function waiting(portal: RunningPortal) {
  const { db } = portal.database
  const at = await readSiteOffice(db)
  const want = { services: at.services.filter((s) => s.key === "career"), party: 1 }
  const from = addDays(officeDay(new Date()), 5)
  const free = await nextFreeTimes(db, at, want, from, 400, new Date())
  const later = free.find((one) => one.day > addDays(from, 14))!
  const email = newAddress()
  const book = (start: number, to: string) =>
    bookAt(portal.ctx, new Date(start * 60_000), { services: ["career"], email: to })
  const id = await book(later.slot.start, email)
  const other = await book(free[0]!.slot.start, newAddress())
  return { id, email, other, key: linkKey(SECRET, "visit", id), day: free[0]!.day, now: later.slot.start }
}

test("whoever asks for an earlier time is offered one by mail, and takes it", async ({ page, portal }) => {
  const { id, email, other, key, day } = await waiting(portal)
  await page.goto(portal.url + paths.visit("en", key))
  await page.getByRole("link", { name: t("booking:visit.askEarlier") }).click()
  await page.locator("#first").fill("31")
  await page.locator("#first-month").fill("2")
  await page.locator("#first-year").fill(day.slice(0, 4))
  await page.getByRole("button", { name: t("booking:earlier.ask") }).click()
  await expect(page.locator("#first-error")).toContainText(t("booking:error.date-wrong"))
  await expect(page.locator("#first")).toHaveValue("31")
  await checkPage(page, "en")
  for (const field of ["first", "last"]) {
    await page.locator(`#${field}`).fill(String(Number(day.slice(8))))
    await page.locator(`#${field}-month`).fill(day.slice(5, 7))
    await page.locator(`#${field}-year`).fill(day.slice(0, 4))
  }
  await page.getByRole("button", { name: t("booking:earlier.ask") }).click()
  await expect(page.getByRole("status")).toContainText(t("booking:visit.waiting"))

  expect(await cancel(portal.ctx, { visitId: other, by: { kind: "visitor" } })).toMatchObject({ ok: true })
  await expect.poll(async () => (await openOffer(portal.database.db, id)) !== null, { timeout: 30_000 }).toBe(true)
  const offered = (await openOffer(portal.database.db, id))!
  const mail = await mailTo(portal, email, /earlier time is free/)
  expect(mail.text).toContain(paths.offeredTime("en", key))
  await page.goto(portal.url + paths.offeredTime("en", key))
  await checkPage(page, "en")
  await page.goto(portal.url + paths.offeredTime("da", key))
  await checkPage(page, "da")
  await page.getByRole("button", { name: words("da")("booking:offer.take") }).click()
  await expect(page).toHaveURL(/moved/)
  await page.goto(portal.url + paths.offeredTime("en", key))
  await expect(page).toHaveURL(/moved/)
  await mailTo(portal, email, /has a new time/)
  expect(offered.kind).toBe("earlier")
})

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false })
  test("saying no keeps the time one has, and an offer that is over says so", async ({ page, portal }) => {
    const { id, other, key, day } = await waiting(portal)
    const { askEarlier } = await import("#operations/offers/wish.ts")
    const wish = { firstDay: day, lastDay: day, weekdays: [], part: "any" } as const
    expect(await askEarlier(portal.ctx, { visitId: id, wish, by: { kind: "visitor" } })).toMatchObject({ ok: true })
    await cancel(portal.ctx, { visitId: other, by: { kind: "visitor" } })
    await expect.poll(async () => (await openOffer(portal.database.db, id)) !== null, { timeout: 30_000 }).toBe(true)
    // Whoever has only the SMS answers with its link.
    const { visit } = (await visitById(portal.database.db, id))!
    await page.goto(portal.url + paths.answer("en", answerKey(SECRET, visit)))
    await page.getByRole("link", { name: t("booking:visit.answer") }).click()
    await expect(page.locator("h1")).toHaveText(t("booking:offer.earlier.title"))
    await page.getByRole("link", { name: t("common:back"), exact: true }).click()
    await expect(page).toHaveURL(/\/en\/v\//)
    await page.goto(portal.url + paths.visit("en", key))
    await page.getByRole("link", { name: t("booking:visit.answer") }).click()
    await page.getByRole("button", { name: t("booking:offer.stop") }).click()
    await expect(page.getByRole("link", { name: t("booking:visit.askEarlier") })).toBeVisible()
    await page.goto(portal.url + paths.offeredTime("en", key))
    await expect(page.locator("h1")).toHaveText(t("booking:offer.over.title"))
  })
})
