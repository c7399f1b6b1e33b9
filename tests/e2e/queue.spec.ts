import { officeDay, officeInstant } from "#domain/time/office-time.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { visitById } from "#db/booking/reads.ts"
import { linkKey } from "#operations/link.ts"
import { takeTicket } from "#operations/desk/ticket.ts"
import { paths } from "#paths"
import { bookAt } from "../support/office.ts"
import { checkPage, signInSpeaking, words } from "./support/page.ts"
import { freeTime } from "./support/promises.ts"
import { type RunningPortal, SECRET, expect, test } from "./support/portal.ts"

const t = words("en")
const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette Lund" }

/** A number of today for a service. */
async function aNumber(portal: RunningPortal, service: string): Promise<string> {
  const taken = await takeTicket(portal.ctx, { service, party: 1, language: "en", by })
  if (!taken.ok) throw new Error(taken.error)
  return taken.value
}

test("a walk-in is given a number, called and served; board and phone follow by themselves", async ({
  page,
  browser,
  portal,
}) => {
  const { site } = await readSiteOffice(portal.database.db)
  const board = await browser.newPage()
  await board.goto(portal.url + paths.board(site.key))
  await checkPage(board, "da")
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(portal.url + paths.staff.queue())
  await page.selectOption("#counter", { label: (await page.locator("#counter option").last().textContent())! })
  await page.getByRole("button", { name: t("queue-staff:counter.set") }).click()
  // During opening hours somebody of the demonstration may be served there.
  const end = page.getByRole("button", { name: t("queue-staff:act.end"), exact: true })
  const free = page.getByText(t("queue-staff:counter.free"))
  await expect(end.or(free)).toBeVisible()
  if (await end.isVisible()) await end.click()
  await expect(free).toBeVisible()
  await page.getByRole("button", { name: t("queue-staff:take.give") }).click()
  await expect(page.getByText(t("queue-staff:refusal.service-missing"))).toBeVisible()
  await page.selectOption("#service", "career")
  await page.getByRole("button", { name: t("queue-staff:take.give") }).click()
  const number = (await page.locator(".given .label").innerText()).replace("Number ", "")
  await checkPage(page, "en")

  const row = page.getByRole("row", { name: number })
  await row.getByRole("button", { name: t("queue-staff:act.callWho", { label: number }) }).click()
  await expect(page.locator(".own .label")).toHaveText(number)
  await expect(board.locator(".newest .large").first()).toHaveText(number, { timeout: 15_000 })
  await checkPage(page, "en")
  await page.getByRole("button", { name: t("queue-staff:act.undo") }).click()
  await expect(row).toBeVisible()
  await row.getByRole("button", { name: t("queue-staff:act.callWho", { label: number }) }).click()
  await page.getByRole("button", { name: t("queue-staff:act.begin") }).click()
  await end.click()
  await expect(free).toBeVisible()
  await board.close()
})

test("without script the queue works, and a number's page says where one stands", async ({ browser, portal }) => {
  const id = await aNumber(portal, "cpr")
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(portal.url + paths.ticket("en", linkKey(SECRET, "ticket", id)))
  await expect(page.getByText(t("queue:ticket.service"))).toBeVisible()
  await page.goto(portal.url + paths.ticket("en", "nonsense"))
  await expect(page.locator("h1")).toBeVisible()
  await context.close()
})

test("who has an appointment today is here by typing the reference; any other one is not found", async ({
  page,
  portal,
}) => {
  // Booked on a coming day and brought to this one: the office may be closed while the test runs.
  const id = await bookAt(portal.ctx, await freeTime(portal, ["cpr"], 3), { services: ["cpr"] })
  const { visit } = (await visitById(portal.database.db, id))!
  await page.goto(portal.url + paths.arrive("en"))
  const type = async (reference: string) => {
    await page.getByLabel(t("queue:arrive.label")).fill(reference)
    await page.getByRole("button", { name: t("queue:arrive.go") }).click()
  }
  await type(visit.reference)
  await expect(page.getByText(t("queue:arrive.error.unknown"))).toBeVisible()
  const today = officeInstant(officeDay(new Date()), "12:00")
  await portal.database.pool.query(
    "update visit set starts_at = $2, ends_at = $2::timestamptz + interval '30 minutes' where id = $1",
    [id, today],
  )
  await type(visit.reference.toLowerCase())
  await expect(page.locator(".code")).toHaveText(visit.reference.slice(-4))
  await checkPage(page, "en")
  expect((await visitById(portal.database.db, id))!.visit.state).toBe("arrived")
})
