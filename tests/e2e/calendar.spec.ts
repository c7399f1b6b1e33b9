import { openOffer } from "#db/offers/reads.ts"
import { addDays, officeDay, officeInstant, weekday } from "#domain/time/office-time.ts"
import { bookAt } from "../support/office.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { nextFreeTimes, visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { paths } from "#paths"
import { type Language, openLive, setUpPhone, signIn, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

/** A day of the office in the coming week, and a free time on it that can still be cancelled at whatever hour this runs. */
async function freeTime(portal: RunningPortal, service: string, from = addDays(officeDay(new Date()), 3)) {
  const at = await readSiteOffice(portal.database.db)
  const [next] = await nextFreeTimes(
    portal.database.db,
    at,
    { services: at.services.filter((s) => s.key === service), party: 1 },
    from,
    1,
    new Date(),
  )
  return { day: next!.day, startsAt: new Date(next!.slot.start * 60_000) }
}

test("a booking made at one process appears in calendars open at another, and so do a move and a cancellation", async ({
  browser,
  portal,
}) => {
  const { day, startsAt } = await freeTime(portal, "cpr")
  const contexts = await Promise.all([browser.newContext(), browser.newContext()])
  const pages = await Promise.all(contexts.map((c) => c.newPage()))
  for (const [i, page] of pages.entries()) {
    const url = i === 0 ? portal.url : portal.secondUrl
    await signIn(page, url, i === 0 ? "reception" : "coordinator")
    await openLive(page, `${url}/staff/calendar?day=${day}`)
    await page.evaluate(() => Object.assign(window, { stays: true }))
  }
  const id = await bookAt(portal.ctx, startsAt)
  const { visit } = (await visitById(portal.database.db, id))!
  for (const page of pages) await expect(page.locator(`[data-visit="${id}"]`)).toHaveAttribute("data-state", "booked")
  await expect(pages[1]!.locator("[role=status][aria-live=polite]")).toContainText("Elena")

  // One member of staff checks the visitor in; the other's screen follows.
  await pages[0]!.locator(`[data-visit="${id}"]`).click()
  await pages[0]!.locator(".panel .primary").click()
  // It is a visit of another day: that is asked about.
  await pages[0]!.locator(".ask .danger").click()
  await expect(pages[0]!.locator(".toast")).toContainText("Elena")
  await expect(pages[1]!.locator(`[data-visit="${id}"]`)).toHaveAttribute("data-state", "arrived")
  await pages[0]!.locator(".toast button").click()
  await expect(pages[1]!.locator(`[data-visit="${id}"]`)).toHaveAttribute("data-state", "booked")

  expect(await cancel(portal.ctx, { visitId: id, by: { kind: "visitor" } })).toMatchObject({ ok: true })
  for (const page of pages) await expect(page.locator(`.cal [data-visit="${id}"]`)).toHaveCount(0)
  // No page was loaded anew for any of it at the second screen.
  expect(await pages[1]!.evaluate(() => "stays" in window)).toBe(true)
  expect(visit.reference).toMatch(/^[A-Z]{3}-/)
  for (const c of contexts) await c.close()
})

test("the calendar is walked and worked with the keyboard", async ({ page, portal }) => {
  const { day } = await freeTime(portal, "cpr")
  await signIn(page, portal.url, "coordinator")
  await openLive(page, `${portal.url}/staff/calendar?day=${day}`)
  await expect(page.locator(".cal a[tabindex='0']")).toHaveCount(1)
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.block ?? "")
  await page.locator(".cal a[tabindex='0']").focus()
  const start = await focused()
  await page.keyboard.press("Home")
  await page.keyboard.press("ArrowDown")
  const below = await focused()
  expect(below).not.toBe("")
  await page.keyboard.press("ArrowRight")
  expect(await focused()).not.toBe(below)
  await page.keyboard.press("Enter")
  await expect(page.locator(".panel")).toBeVisible()
  const visit = await page.locator(".panel").getAttribute("data-panel")
  // With the focus on another visit a digit acts on nobody, and says why.
  const another = page.locator(`.cal a[data-visit]:not([data-visit="${visit}"])`).first()
  await another.focus()
  await page.keyboard.press("1")
  await expect(page.locator(".toast")).toContainText(words("en")("desk:visit.openFirst"))
  await expect(page.locator(`.cal [data-visit="${visit}"]`).first()).toHaveAttribute("data-state", "booked")
  // A visit of another day is asked about before anything is done.
  await expect(page.locator(".panel .other-day")).toBeVisible()
  await page.locator(".panel .primary").focus()
  await page.keyboard.press("1")
  await page.getByRole("button", { name: words("en")("desk:otherDay.yes") }).click()
  await expect(page.locator(`.cal [data-visit="${visit}"]`).first()).toHaveAttribute("data-state", "arrived")
  await expect(page.locator(".toast button")).toBeVisible()
  // A reload does not say it again, and the panel takes a slip back at any time.
  await expect(page).not.toHaveURL(/did=/)
  await openLive(page, page.url())
  await expect(page.locator(".toast button")).toHaveCount(0)
  await page.locator(".panel .primary").focus()
  await page.keyboard.press("z")
  await expect(page.locator(`.cal [data-visit="${visit}"]`).first()).toHaveAttribute("data-state", "booked")
  await page.keyboard.press("Escape")
  await expect(page.locator(".panel")).toHaveCount(0)
  expect(start).not.toBe("")

  // Single keys can be switched off.
  await page.locator("details.me summary").click()
  await page.getByRole("button", { name: words("en")("staff:shortcutsOff") }).click()
  await page.locator(".cal a[tabindex='0']").focus()
  await page.keyboard.press("u")
  await expect(page).not.toHaveURL(/week/)
  // On again: other tests use the account.
  await openLive(page, page.url())
  await page.locator("details.me summary").click()
  await page.getByRole("button", { name: words("en")("staff:shortcutsOn") }).click()
  await expect(page.locator('button[name="shortcuts"][value="off"]')).toBeAttached()
})

test("staff serve a visit, write a note, open the contact data, move and cancel", async ({ page, portal }) => {
  const t = words("en")
  const { startsAt } = await freeTime(portal, "career")
  const id = await bookAt(portal.ctx, startsAt, { services: ["career"] })
  const { visit } = (await visitById(portal.database.db, id))!
  await signIn(page, portal.url, "coordinator")
  await page.locator("#q").fill(visit.reference.toLowerCase().replace("-", " "))
  await page.keyboard.press("Enter")
  await expect(page.locator(".panel .ref")).toHaveText(visit.reference)
  await expect(page.locator(".panel")).not.toContainText(visit.email)
  await page.getByRole("button", { name: t("desk:visit.show") }).click()
  await expect(page.locator(".panel")).toContainText(visit.email)
  const opened = await portal.database.pool.query(
    "select 1 from audit_entry where kind = 'opened-contact' and detail->>'visitId' = $1",
    [id],
  )
  expect(opened.rowCount).toBe(1)

  await page.locator("#note").fill("Speaks Polish <b>only</b>")
  await page.getByRole("button", { name: t("desk:visit.saveNote") }).click()
  await expect(page.locator(".panel")).toContainText("Speaks Polish <b>only</b>")
  // What is saved is not put back into the box; what is only typed survives a reload.
  await expect(page.locator("#note")).toHaveValue("")
  await page.locator("#note").fill("Half a sen")
  await page.reload()
  await expect(page.locator("#note")).toHaveValue("Half a sen")

  await page.goto(`${portal.url}/staff/visit/${id}?ask=move`)
  const before = startsAt.getTime()
  // It opens on the visit's own day, which may be full, and asks once before the visitor is told.
  await expect(page.locator("#move-day a[aria-current=date], #move-times")).not.toHaveCount(0)
  const other = await freeTime(portal, "career", addDays(officeDay(startsAt), 1))
  const month = other.day.slice(0, 7)
  await page.goto(portal.url + paths.staff.moveVisit(id, { month, day: other.day }))
  await page.locator("a[href*='to=']").last().click()
  await expect(page.getByRole("main")).toContainText(t("desk:move.mailed"))
  expect((await visitById(portal.database.db, id))!.visit.startsAt.getTime()).toBe(before)
  await page.getByRole("button", { name: t("desk:move.button") }).click()
  await expect(page.locator(".toast")).toContainText("new time")
  expect((await visitById(portal.database.db, id))!.visit.startsAt.getTime()).not.toBe(before)

  await page.goto(`${portal.url}/staff/visit/${id}?ask=cancel`)
  await page.getByRole("button", { name: t("desk:cancel.yes") }).click()
  await expect(page.locator(".toast")).toContainText("cancelled")
})

test("the table narrows, sorts, folds what is over, and acts where one stands", async ({ page, portal }) => {
  const { startsAt } = await freeTime(portal, "career")
  const id = await bookAt(portal.ctx, startsAt, { services: ["career"] })
  const { visit } = (await visitById(portal.database.db, id))!
  await signIn(page, portal.url, "reception")
  await page.goto(`${portal.url}/staff/calendar?day=${officeDay(startsAt)}&view=table`)
  await page.locator("#rows").fill(visit.reference.slice(-4).toLowerCase())
  const row = page.locator(".tbl tbody tr", { hasText: visit.reference })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(visit.contactName)
  // Another test may have left this account in the other language.
  const t = words((await page.locator("html").getAttribute("lang")) as Language)
  await page.getByRole("button", { name: t("desk:table.name"), exact: true }).click()
  await expect(page.locator("th[aria-sort=ascending]")).toHaveText(t("desk:table.name"))
  const act = row.getByRole("button")
  await act.click()
  // Not today: it asks first, as the panel does.
  await expect(page.getByRole("button", { name: t("desk:otherDay.yes") })).toBeVisible()
})

test("a closure first lists the visits it affects, then offers exactly those another time", async ({
  page,
  portal,
}) => {
  let day = addDays(officeDay(new Date()), 14)
  while (weekday(day) !== 4) day = addDays(day, 1)
  const at = await readSiteOffice(portal.database.db)
  const twelve = at.office.counters.find((c) => c.number === 12)!
  const { startsAt } = await freeTime(portal, "career", day)
  const id = await bookAt(portal.ctx, startsAt, { services: ["career"] })
  const hitDay = officeDay(startsAt)
  await signIn(page, portal.url, "coordinator")
  await page.goto(`${portal.url}/staff/office/hours`)
  await page.locator("#firstDay").fill(hitDay)
  await page.locator("#scope-some").check()
  await page.locator("#c-12").check()
  await page.locator("#reason").fill("Staff meeting")
  await page.getByRole("button", { name: words("en")("office:closure.button") }).click()
  const { visit } = (await visitById(portal.database.db, id))!
  await expect(page.locator("#hits")).toContainText(visit.reference)
  await page.locator("#hits button[value=save]").click()
  await expect(page.getByRole("status").filter({ hasText: words("en")("office:saved") })).toBeVisible()
  await expect(page.locator(".exc")).toContainText("Staff meeting")
  await expect
    .poll(async () => (await openOffer(portal.database.db, id))?.startsAt?.getTime() ?? 0)
    .toBeGreaterThan(officeInstant(hitDay, "24:00").getTime() - 1)
  expect((await visitById(portal.database.db, id))!.visit.startsAt).toEqual(startsAt)
  await page.goto(`${portal.url}/staff/answers`)
  await expect(page.getByRole("row").filter({ hasText: visit.reference })).toContainText("is held until")
  expect(twelve.number).toBe(12)
})

test("reception cannot change the office, strangers see nothing of staff, and a closed day says why", async ({
  page,
  portal,
}) => {
  await page.goto(`${portal.url}/staff/calendar?day=2026-12-25`)
  await expect(page).toHaveURL(/sign-in\?back=/)
  await page.locator("#email").fill("reception@office.example")
  await page.locator("#password").fill("wrong")
  await page.getByRole("main").getByRole("button").click()
  await expect(page.getByRole("alert")).toBeVisible()
  await expect(page.locator("#email")).toHaveValue("reception@office.example")
  await page.locator("#password").fill("a long enough password")
  await page.getByRole("main").getByRole("button").click()
  await setUpPhone(page)
  await expect(page).toHaveURL(/day=2026-12-25/)
  await expect(page.locator(".empty")).toContainText("Juledag")
  expect((await page.goto(`${portal.url}/staff/office/counters`))!.status()).toBe(403)
  expect(
    (
      await page.request.post(`${portal.url}/staff/office/hours`, {
        form: { what: "series" },
        headers: { origin: portal.url },
      })
    ).status(),
  ).toBe(403)
  await page.goto(`${portal.url}/staff/calendar`)
  await page.locator("details.me summary").click()
  await page.locator("details.me form[action$=sign-out] button").click()
  await expect(page).toHaveURL(/sign-in/)
  await page.goto(`${portal.url}/staff/calendar`)
  await expect(page).toHaveURL(/sign-in/)
})
