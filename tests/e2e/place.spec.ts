import type { Page } from "@playwright/test"
import { nextFreeTimes, visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { addDays, officeClock, officeDay } from "#domain/time/office-time.ts"
import { bookAt } from "../support/office.ts"
import { openLive, signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

const t = words("en")

/** A visit to the tax counters' neighbours on a day with room, and another counter that is free at its time. */
async function visitWithRoom(portal: RunningPortal) {
  const at = await readSiteOffice(portal.database.db)
  const cpr = at.services.filter((s) => s.key === "cpr")
  const from = addDays(officeDay(new Date()), 20)
  const [next] = await nextFreeTimes(portal.database.db, at, { services: cpr, party: 1 }, from, 1, new Date())
  const id = await bookAt(portal.ctx, new Date(next!.slot.start * 60_000))
  const { visit, legs } = (await visitById(portal.database.db, id))!
  return { id, visit, leg: legs[0]!, day: next!.day, counters: at.office.counters }
}

async function openDay(page: Page, portal: RunningPortal, day: string) {
  await openLive(page, `${portal.url}/staff/calendar?day=${day}`)
}

const block = (page: Page, id: string) => page.locator(`.cal [data-visit="${id}"]`)
const counterOf = async (portal: RunningPortal, id: string) =>
  (await visitById(portal.database.db, id))!.legs[0]!.counterNumber

/** The middle of a row of a counter's column. */
async function pointAt(page: Page, column: number, row: number) {
  const box = (await page.locator(".cal .cols").boundingBox())!
  const [columns, rows] = await page.locator(".cal").evaluate((cal) => {
    const style = getComputedStyle(cal)
    return [Number(style.getPropertyValue("--cols")), Number(style.getPropertyValue("--rows"))]
  })
  return { x: box.x + (box.width / columns!) * (column + 0.5), y: box.y + (box.height / rows!) * (row + 0.5) }
}

/** A column in which a visit of so many rows would be free at a row: by what the page itself says while it is held there. */
async function freeColumn(page: Page, own: number, row: number): Promise<number> {
  for (const column of [3, 4, 5, 6, 7, 8, 9, 10].filter((c) => c !== own)) {
    const point = await pointAt(page, column, row)
    await page.mouse.move(point.x, point.y, { steps: 4 })
    if ((await page.locator(".ghost.is-free").count()) > 0) return column
  }
  throw new Error("no counter is free")
}

const rowOf = async (page: Page, id: string) =>
  Number(/\bs(\d+)\b/.exec((await block(page, id).locator("xpath=..").getAttribute("class"))!)![1])

test("a visit is dragged to another counter, which is done at once and can be undone", async ({ page, portal }) => {
  const { id, leg, day, counters } = await visitWithRoom(portal)
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await openDay(page, portal, day)
  const row = await rowOf(page, id)
  const own = counters.findIndex((c) => c.number === leg.counterNumber)
  const from = await pointAt(page, own, row)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  const column = await freeColumn(page, own, row)
  await expect(page.locator(".ghost")).toContainText(t("desk:drag.free"))
  await page.mouse.up()
  await expect(page.locator(".toast")).toContainText(t("desk:act.did.seat", { name: "" }).trim())
  expect(await counterOf(portal, id)).toBe(counters[column]!.number)
  // It was dragged, not opened by the click of the same press; its panel is open because something was done to it.
  await page.locator(".toast button").click()
  await expect(page.locator(".toast")).toContainText(t("desk:act.did.put-back"))
  expect(await counterOf(portal, id)).toBe(leg.counterNumber)
})

test("dragged to another time it is asked about first, with what speaks against it", async ({ page, portal }) => {
  const { id, leg, day, counters } = await visitWithRoom(portal)
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await openDay(page, portal, day)
  const row = await rowOf(page, id)
  const own = counters.findIndex((c) => c.number === leg.counterNumber)
  // SIRI's counters come first and do not register anybody.
  const from = await pointAt(page, own, row)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  const siri = await pointAt(page, 0, row + 1)
  await page.mouse.move(siri.x, siri.y, { steps: 5 })
  await expect(page.locator(".ghost")).toHaveClass(/is-irregular|is-wrong/)
  // Let go with Escape, nothing happens.
  await page.keyboard.press("Escape")
  await expect(page.locator(".ghost")).toHaveCount(0)
  await page.mouse.up()
  expect(await counterOf(portal, id)).toBe(leg.counterNumber)

  // The same by the plain form.
  await page.goto(`${portal.url}/staff/visit/${id}?ask=move`)
  await page.getByText(t("desk:move.choose")).click()
  await page.getByLabel(t("desk:move.clock")).fill("18:00")
  await page.getByLabel(t("desk:move.counter"), { exact: true }).selectOption({ label: "1" })
  await page.getByRole("button", { name: t("desk:move.look") }).click()
  await expect(page.locator("form.alert")).toContainText(t("desk:move.irregular.outside-hours"))
  await expect(page.locator("form.alert")).toContainText(t("desk:move.irregular.lacks-skill"))
  await page.getByRole("button", { name: t("desk:move.anyway") }).click()
  await expect(page.getByRole("alert").first()).toContainText(t("desk:refusal.reason-missing"))
  await page.getByLabel(t("desk:move.reason")).fill("Agreed by phone")
  await page.getByRole("button", { name: t("desk:move.anyway") }).click()
  await expect(page.locator(".panel")).toContainText("Agreed by phone")
  expect(officeClock((await visitById(portal.database.db, id))!.visit.startsAt)).toBe("18:00")
  // Taken back from the panel.
  await page.getByRole("button", { name: t("desk:takeBack.move") }).click()
  await expect(page.locator(".toast")).toContainText(t("desk:act.did.put-back"))
  expect(officeClock((await visitById(portal.database.db, id))!.visit.startsAt)).toBe(officeClock(leg.startsAt))
})

test("with the keyboard a visit is taken, moved and put down", async ({ page, portal }) => {
  const { id, leg, day } = await visitWithRoom(portal)
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await openDay(page, portal, day)
  await block(page, id).focus()
  await page.keyboard.press("g")
  await expect(page.locator(".ghost")).toBeVisible()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowDown")
  await expect(page.locator(".cols [role=status]")).toContainText(`${t("desk:move.counter")} ${leg.counterNumber}`)
  await page.keyboard.press("Escape")
  await expect(page.locator(".ghost")).toHaveCount(0)
  await expect(block(page, id)).toBeFocused()
  // To where nobody works, which is asked about.
  await page.keyboard.press("g")
  for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowLeft")
  await expect(page.locator(".ghost")).toContainText(/./)
  await page.keyboard.press("Escape")
  expect(await counterOf(portal, id)).toBe(leg.counterNumber)
})

test("a cancelled visit stands again", async ({ page, portal }) => {
  const { id } = await visitWithRoom(portal)
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/visit/${id}?ask=cancel`)
  await page.getByRole("button", { name: t("desk:cancel.yes") }).click()
  await expect(page.locator(".toast")).toContainText(t("desk:act.did.cancel"))
  await page.locator(".toast button").click()
  await expect(page.locator(".toast")).toContainText(t("desk:act.did.put-back"))
  await expect(block(page, id)).toHaveAttribute("data-state", "booked")
})

test("a closure is drawn on an empty place", async ({ page, portal }) => {
  const { day, counters } = await visitWithRoom(portal)
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await openDay(page, portal, day)
  const gap = page.locator(".cal .free a").first()
  const box = (await gap.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 2, { steps: 4 })
  await expect(page.locator(".ghost.is-drawn")).toContainText(t("desk:drag.block"))
  await page.mouse.up()
  await expect(page).toHaveURL(/office\/hours/)
  await expect(page.locator("#firstDay")).toHaveValue(day)
  await expect(page.locator("#from")).toHaveValue(/^\d\d?:\d\d$/)
  expect(await page.locator('input[name="counters"]:checked').count()).toBe(1)
  expect(counters.length).toBeGreaterThan(6)
})
