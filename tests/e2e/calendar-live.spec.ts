import type { Page } from "@playwright/test"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { addNote } from "#operations/desk/note.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { bookAt } from "../support/office.ts"
import { openLive, setUpPhone, signIn, signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, expect, staffEmail, test as base } from "./support/portal.ts"
import { type Wire, wireTo } from "./support/wire.ts"

const t = words("en")
/** What the page says of a loss, without the time of day. */
const LOST = new RegExp(t("desk:live.lost", { clock: "#" }).split("#")[0]!)

/** A calendar that reaches the portal over a network which can fail. */
const test = base.extend<{ wire: Wire }>({
  wire: async ({ portal }, use) => {
    const wire = await wireTo(portal.url)
    await use(wire)
    await wire.close()
  },
})

/** Two visits of one coming day: each test books its own. */
async function twoVisits(portal: RunningPortal) {
  const at = await readSiteOffice(portal.database.db)
  const services = at.services.filter((s) => s.key === "career")
  const from = addDays(officeDay(new Date()), 3)
  // A day may have room for one only: other tests book, too.
  const free = await nextFreeTimes(portal.database.db, at, { services, party: 1 }, from, 200, new Date())
  for (const one of free) {
    const other = free.find((two) => two.day === one.day && two.slot.start >= one.slot.end)
    if (!other) continue
    const [first, second] = await Promise.all(
      [one, other].map(({ slot }) => bookAt(portal.ctx, new Date(slot.start * 60_000), { services: ["career"] })),
    )
    return { day: one.day, first: first!, second: second! }
  }
  throw new Error("no day has room for two visits")
}

/** Opens the calendar and waits until it hears what changes. */
async function openCalendar(page: Page, url: string, day: string) {
  await openLive(page, `${url}/staff/calendar?day=${day}`)
}

/** What a press asks for. What the calendar re-reads by itself may come before it, and would say first that the connection is lost. */
const OPENED = /\.data\?(?!.*live=1)/

const live = (page: Page) => page.locator(".tools .live")
const shownDay = (page: Page) => page.locator("h1").innerText()
const block = (page: Page, visit: string) => page.locator(`.cal [data-visit="${visit}"]`).first()

test("a broken network leaves the day on the screen, says so, and the calendar comes back by itself", async ({
  page,
  portal,
  wire,
}) => {
  const { day, first, second } = await twoVisits(portal)
  await signIn(page, wire.url, "coordinator")
  await openCalendar(page, wire.url, day)
  await block(page, first).click()
  await expect(page.locator(".panel")).toHaveAttribute("data-panel", first)
  const heading = await shownDay(page)
  await page.evaluate(() => Object.assign(window, { stays: true }))

  wire.cut()
  await expect(live(page)).toHaveText(LOST)
  await expect(page.locator(".panel .acts button:not(:disabled)")).toHaveCount(0)
  const ways: [string, () => Promise<unknown>][] = [
    ["Escape", () => page.locator(".panel .primary, .panel a").first().press("Escape")],
    ["another visit", () => block(page, second).click()],
    ["the day before", () => page.locator(".tools .step a").first().click()],
    ["the day after", () => page.locator(".tools .step a").last().click()],
    ["the week", () => page.locator(".tools [data-key=u]").click()],
    ["the key of the table", () => block(page, second).press("l")],
    ["moving the visit", () => page.locator(".panel [data-act='5']").click()],
    ["cancelling the visit", () => page.locator(".panel [data-act='6']").click()],
    ["the menu", () => page.locator("header.bar nav a").nth(1).click()],
    ["contact data", () => page.getByRole("button", { name: t("desk:visit.show") }).click({ force: true })],
    ["the search", () => page.locator("#q").press("Enter")],
  ]
  for (const [name, go] of ways) {
    await go()
    await expect(page.locator("h1"), name).toHaveText(heading)
    await expect(page.locator(".panel"), name).toHaveAttribute("data-panel", first)
    await expect(live(page), name).toHaveText(LOST)
    await expect(page.locator(".toast"), name).toHaveText(t("desk:live.stays"))
  }

  // What happened meanwhile is on the screen before it says that all is well.
  expect(await cancel(portal.ctx, { visitId: second, by: { kind: "visitor" } })).toMatchObject({ ok: true })
  wire.mend()
  await expect(live(page)).not.toHaveText(LOST)
  await expect(page.locator(`.cal [data-visit="${second}"]`)).toHaveCount(0)
  expect(await page.evaluate(() => "stays" in window)).toBe(true)
  await page.locator(".panel [data-close]").click()
  await expect(page.locator(".panel")).toHaveCount(0)
})

test("what was asked for before a visit was opened does not close it again, and is read anew", async ({
  page,
  portal,
}) => {
  const { day, first, second } = await twoVisits(portal)
  await signIn(page, portal.url, "coordinator")
  await openCalendar(page, portal.url, day)
  let resolve = () => {}
  const opened = new Promise<void>((go) => (resolve = go))
  await page.route(/live=1/, async (route) => {
    await opened
    await route.continue()
  })
  const asked = page.waitForRequest(/live=1/)
  await cancel(portal.ctx, { visitId: second, by: { kind: "visitor" } })
  await asked
  await block(page, first).click()
  await expect(page.locator(".panel")).toHaveAttribute("data-panel", first)
  const answered = page.waitForResponse(/live=1/)
  resolve()
  await answered
  await expect(page.locator(`.cal [data-visit="${second}"]`)).toHaveCount(0)
  await expect(page.locator(".panel")).toHaveAttribute("data-panel", first)
})

test("a page that cannot be fetched while the stream still stands is waited for, and no error is shown", async ({
  page,
  portal,
}) => {
  const { day, first } = await twoVisits(portal)
  await signIn(page, portal.url, "coordinator")
  await openCalendar(page, portal.url, day)
  const heading = await shownDay(page)
  for (const fail of ["network", "gateway"] as const) {
    await page.route(OPENED, (route) => (fail === "network" ? route.abort() : route.fulfill({ status: 502 })))
    await block(page, first).click()
    await expect(live(page), fail).toHaveText(LOST)
    await expect(page.locator("h1"), fail).toHaveText(heading)
    await page.unroute(OPENED)
    await expect(page.locator(".panel"), fail).toHaveAttribute("data-panel", first)
    await expect(live(page), fail).not.toHaveText(LOST)
    await page.locator(".panel [data-close]").click()
    await expect(page.locator(".panel")).toHaveCount(0)
  }
})

test("what a page re-reads by itself does not cost the day on the screen, whatever is answered", async ({
  page,
  portal,
}) => {
  const { day, first, second } = await twoVisits(portal)
  await signIn(page, portal.url, "coordinator")
  await openCalendar(page, portal.url, day)
  const heading = await shownDay(page)
  await page.route(/live=1/, (route) => route.fulfill({ status: 500, body: "broken" }))
  await cancel(portal.ctx, { visitId: second, by: { kind: "visitor" } })
  await expect(live(page)).toHaveText(LOST)
  await expect(page.locator("h1")).toHaveText(heading)
  await expect(block(page, first)).toBeVisible()
  await page.unroute(/live=1/)
  await expect(page.locator(`.cal [data-visit="${second}"]`)).toHaveCount(0)
  await expect(live(page)).not.toHaveText(LOST)
})

test("a network that falls silent is noticed after two beats", async ({ page, portal, wire }) => {
  const { day } = await twoVisits(portal)
  await page.clock.install()
  await signIn(page, wire.url, "coordinator")
  await openCalendar(page, wire.url, day)
  const heading = await shownDay(page)
  wire.freeze()
  await page.clock.fastForward(39_000)
  await expect(live(page)).not.toHaveText(LOST)
  // The page counts from when it saw the stream open, which a slow machine may tell it after the network fell silent.
  await expect(async () => {
    await page.clock.fastForward(8_000)
    await expect(live(page)).toHaveText(LOST, { timeout: 1_000 })
  }).toPass()
  await page.locator(".tools .step a").last().click()
  await expect(page.locator("h1")).toHaveText(heading)
  wire.mend()
  await expect(live(page)).not.toHaveText(LOST)
})

test("a calendar whose session has ended hides the names, and signing in leads back to it", async ({
  page,
  context,
  portal,
  wire,
}) => {
  const { day, first } = await twoVisits(portal)
  await signInSpeaking(page, wire.url, "coordinator", "en")
  await openCalendar(page, wire.url, day)
  await block(page, first).click()
  await page.locator("#note").fill("Half a sen")
  const place = new URL(page.url())
  const other = await context.newPage()
  await other.goto(`${wire.url}/staff/calendar`)
  await other.locator("details.me summary").click()
  await other.locator("details.me form[action$=sign-out] button").click()
  await expect(other).toHaveURL(/sign-in/)
  // The next beat ends the stream; a connection that broke does the same at once.
  wire.cut()
  wire.mend()
  await expect(page.locator("h1")).toHaveText(t("desk:signedOut.title"))
  await expect(page.locator("body")).not.toContainText("Elena")
  await page.getByRole("link", { name: t("desk:signedOut.signIn") }).click()
  await page.locator("#email").fill(staffEmail("coordinator"))
  await page.locator("#password").fill("a long enough password")
  await page.locator("button.primary").click()
  await setUpPhone(page)
  await expect(page.locator(".panel")).toHaveAttribute("data-panel", first)
  expect(new URL(page.url()).search).toBe(place.search)
  await expect(page.locator("#note")).toHaveValue("Half a sen")
})

test("a note that is being typed survives all that happens around it", async ({ page, portal, wire }) => {
  const { day, first, second } = await twoVisits(portal)
  await signInSpeaking(page, wire.url, "coordinator", "en")
  await openCalendar(page, wire.url, day)
  await block(page, first).click()
  await expect(page.locator(".panel")).toHaveAttribute("data-panel", first)
  const typed = "Brings her mother’s pass"
  await page.locator("#note").fill(typed)

  await block(page, second).click()
  await expect(page.locator(".panel")).toHaveAttribute("data-panel", second)
  await expect(page.locator("#note")).toHaveValue("")
  await block(page, first).click()
  await expect(page.locator(".panel")).toHaveAttribute("data-panel", first)
  await expect(page.locator("#note")).toHaveValue(typed)

  await page.locator(".panel [data-close]").press("Escape")
  await expect(page.locator(".panel")).toHaveCount(0)
  await block(page, first).click()
  await expect(page.locator("#note")).toHaveValue(typed)

  const colleague = await accountByEmail(portal.database.db, staffEmail("reception"))
  const by = { staffId: colleague!.id, staffName: colleague!.name }
  expect(await addNote(portal.ctx, { visitId: first, text: "Needs a pram", by })).toMatchObject({ ok: true })
  await expect(page.locator(".panel")).toContainText("Needs a pram")
  await expect(page.locator("#note")).toHaveValue(typed)

  wire.cut()
  await expect(live(page)).toHaveText(LOST)
  await block(page, second).click()
  await expect(page.locator("#note")).toHaveValue(typed)
  wire.mend()
  await expect(live(page)).not.toHaveText(LOST)
  await expect(page.locator("#note")).toHaveValue(typed)

  await page.locator("details.me summary").click()
  await page.locator("button[name=language][value=da]").click()
  await expect(page.locator("html")).toHaveAttribute("lang", "da")
  await expect(page.locator(".panel")).toHaveAttribute("data-panel", first)
  await expect(page.locator("#note")).toHaveValue(typed)

  await page.getByRole("button", { name: words("da")("desk:visit.saveNote") }).click()
  await expect(page.locator(".panel")).toContainText(typed)
  await expect(page.locator("#note")).toHaveValue("")
  await page.locator("details.me summary").click()
  await page.locator("button[name=language][value=en]").click()
})
