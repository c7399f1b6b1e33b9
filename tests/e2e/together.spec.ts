import type { Page } from "@playwright/test"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { bookAt } from "../support/office.ts"
import { signInSpeaking } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

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
