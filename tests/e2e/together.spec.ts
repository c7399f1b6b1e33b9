import type { Page } from "@playwright/test"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { paths } from "#paths"
import { bookAt } from "../support/office.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, expect, staffEmail, test } from "./support/portal.ts"

/** Visits of one coming day. */
async function visitsOfOneDay(portal: RunningPortal, count: number) {
  const at = await readSiteOffice(portal.database.db)
  const services = at.services.filter((s) => s.key === "career")
  const from = addDays(officeDay(new Date()), 3)
  const free = await nextFreeTimes(portal.database.db, at, { services, party: 1 }, from, 200, new Date())
  for (const { day } of free) {
    const apart = free
      .filter((one) => one.day === day)
      .filter((one, i, all) => i === 0 || one.slot.start >= all[i - 1]!.slot.end)
      .slice(0, count)
    if (apart.length < count) continue
    const visits = []
    for (const { slot } of apart)
      visits.push(await bookAt(portal.ctx, new Date(slot.start * 60_000), { services: ["career"] }))
    return { day, visits }
  }
  throw new Error("no day has room for them")
}

const block = (page: Page, visit: string) => page.locator(`.cal [data-visit="${visit}"]`).first()

test("eight tabs share one connection to the stream, and follow when the leading one closes", async ({
  page,
  context,
  portal,
}) => {
  const { day, visits } = await visitsOfOneDay(portal, 2)
  await signInSpeaking(page, portal.url, "coordinator", "en")
  const open = new Set<Page>()
  const tabs: Page[] = []
  for (let i = 0; i < 8; i++) {
    const tab = i === 0 ? page : await context.newPage()
    tab.on("request", (request) => void (request.url().includes("calendar/stream") && open.add(tab)))
    await tab.goto(`${portal.url}/staff/calendar?day=${day}`)
    await expect(block(tab, visits[0]!)).toBeVisible()
    tabs.push(tab)
  }
  await expect.poll(() => open.size).toBe(1)
  const cancelled = await cancel(portal.ctx, { visitId: visits[0]!, by: { kind: "visitor" } })
  expect(cancelled.ok).toBe(true)
  for (const tab of tabs) await expect(block(tab, visits[0]!)).toHaveCount(0)

  const [leader] = open
  await leader!.close()
  const others = tabs.filter((tab) => tab !== leader)
  await expect.poll(() => open.size).toBe(2)
  expect((await cancel(portal.ctx, { visitId: visits[1]!, by: { kind: "visitor" } })).ok).toBe(true)
  for (const tab of others) await expect(block(tab, visits[1]!)).toHaveCount(0)
  expect(open.size).toBe(2)
})

test("who else has a visit open is said at once, on another process too, and no longer than they look", async ({
  page,
  browser,
  portal,
}) => {
  const { day, visits } = await visitsOfOneDay(portal, 1)
  const visit = visits[0]!
  const colleague = await (await browser.newContext()).newPage()
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await signInSpeaking(colleague, portal.secondUrl, "reception", "en")
  const names = await Promise.all(
    ["coordinator", "reception"].map(
      async (role) => (await accountByEmail(portal.database.db, staffEmail(role)))!.name,
    ),
  )
  const also = (name: string) => words("en")("desk:visit.alsoHere", { who: name, count: 1 })
  const said = (of: Page) => of.locator(".presence")
  await page.goto(`${portal.url}/staff/calendar?day=${day}&visit=${visit}`)
  await expect(page.locator(".panel")).toHaveAttribute("data-panel", visit)
  await expect(said(page)).toHaveText("")
  await colleague.goto(`${portal.secondUrl}/staff/visit/${visit}?ask=cancel`)
  await expect(said(page)).toHaveText(also(names[1]!))
  await expect(said(colleague)).toHaveText(also(names[0]!))

  // What one is about to do over what the other does meanwhile is not done, and nothing typed is lost.
  await page.goto(`${portal.url}/staff/visit/${visit}?ask=cancel`)
  await page.locator("#reason").fill("Rang herself")
  await page.getByRole("button", { name: words("en")("desk:cancel.yes") }).click()
  await expect(page).toHaveURL(/staff\/calendar/)
  await colleague.locator("#reason").fill("No show by phone")
  await colleague.getByRole("button", { name: words("en")("desk:cancel.yes") }).click()
  const alert = colleague.locator(".meanwhile")
  await expect(alert).toContainText(words("en")("desk:meanwhile.title"))
  await expect(alert).toContainText(names[0]!)
  await expect(alert).toContainText("Rang herself")
  await expect(alert).toContainText("No show by phone")
  await expect(said(colleague)).toHaveText("")
  await colleague.context().close()
})

test("what is being written in forms of staff is back after the session has ended, with its time, and can be thrown away", async ({
  page,
  portal,
}) => {
  const t = words("en")
  const { day, visits } = await visitsOfOneDay(portal, 1)
  await signInSpeaking(page, portal.url, "admin", "en")
  const forms: [string, string, string][] = [
    [paths.staff.calendar({ day, visit: visits[0]! }), "#note", "Half a sen"],
    [paths.staff.visitAsk(visits[0]!, "cancel"), "#reason", "Rang this mor"],
    [paths.staff.notices(), "textarea", "The lift is bro"],
  ]
  for (const [address, field, text] of forms) {
    await page.goto(portal.url + address)
    await page.locator(`main ${field}`).first().pressSequentially(text)
  }
  await page.context().clearCookies({ name: "staff" })
  await page.goto(portal.url + forms[0]![0])
  await expect(page).toHaveURL(/sign-in/)
  await signInSpeaking(page, portal.url, "admin", "en")
  const line = page.locator("main .kept-text")
  for (const [address, field, text] of forms) {
    await page.goto(portal.url + address)
    await expect(page.locator(`main ${field}`).first()).toHaveValue(text)
    await expect(line.first()).toHaveText(/Your text from \d+:\d\d is back\. Throw away/)
  }
  await line
    .first()
    .getByRole("button", { name: t("staff:keptText.throwAway") })
    .click()
  await expect(page.locator("main textarea").first()).toHaveValue("")
  await page.reload()
  await expect(page.locator("main textarea").first()).toHaveValue("")
  await expect(line).toHaveCount(0)

  // What is sent and saved does not come back.
  await page.goto(portal.url + forms[0]![0])
  await expect(page.locator("#note")).toHaveValue("Half a sen")
  await page.getByRole("button", { name: t("desk:visit.saveNote") }).click()
  await expect(page.locator(".panel")).toContainText("Half a sen")
  await page.reload()
  await expect(page.locator("#note")).toHaveValue("")
})
