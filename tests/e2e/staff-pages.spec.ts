import { nextFreeTimes } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { noteUndelivered } from "#operations/mail/failures.ts"
import { bookAt } from "../support/office.ts"
import { languageCodes, signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"
import { type Stop, walk } from "./support/walk.ts"

interface Booked {
  day: string
  id: string
  counter: string
}

/** A visit in some days, whose confirmation has arrived: a mail that arrives takes away what is known to have failed. */
async function aVisit(portal: RunningPortal): Promise<Booked> {
  const at = await readSiteOffice(portal.database.db)
  const want = { services: at.services.filter((s) => s.key === "mitid"), party: 1 }
  const from = addDays(officeDay(new Date()), 3)
  const [free] = await nextFreeTimes(portal.database.db, at, want, from, 1, new Date())
  const id = await bookAt(portal.ctx, new Date(free!.slot.start * 60_000), { services: ["mitid"] })
  const onItsWay = () =>
    portal.database.pool.query(
      "select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail-visit' and j.payload->>'visitId' = $1",
      [id],
    )
  await expect(async () => expect((await onItsWay()).rowCount).toBe(0)).toPass()
  const { rows } = await portal.database.pool.query("select counter_id from leg where visit_id = $1 and current", [id])
  return { day: free!.day, id, counter: rows[0].counter_id }
}

const pages: readonly Stop<Booked>[] = [
  { name: "the day with a visit open", path: ({ day, id }) => `/staff/calendar?day=${day}&visit=${id}` },
  { name: "the day as a table", path: ({ day }) => `/staff/calendar?day=${day}&view=table` },
  { name: "the day's list", path: ({ day }) => `/staff/calendar/list?day=${day}` },
  { name: "a counter's list", path: ({ day, counter }) => `/staff/calendar/list?day=${day}&counter=${counter}` },
  { name: "the week", path: ({ day }) => `/staff/calendar?day=${day}&view=week` },
  { name: "the month", path: ({ day }) => `/staff/calendar?day=${day}&view=month` },
  { name: "a visit", path: ({ id }) => `/staff/visit/${id}` },
  { name: "moving a visit", path: ({ id }) => `/staff/visit/${id}?ask=move` },
  { name: "correcting a visit", path: ({ id }) => `/staff/visit/${id}/correct` },
  { name: "cancelling a visit", path: ({ id }) => `/staff/visit/${id}?ask=cancel` },
  { name: "the slip of a visit", path: ({ id }) => `/staff/visit/${id}/slip` },
  { path: "/staff/book" },
  { path: "/staff/booking-links" },
  { path: "/staff/attention" },
  { path: "/staff/queue" },
  { name: "a person's card", path: ({ id }) => `/staff/person/${id}` },
  { path: "/staff/search" },
  { path: "/staff/search?q=an" },
  { path: "/staff/undelivered" },
  { path: "/staff/identity" },
  { path: "/staff/identity?show=done" },
  { name: "identity of a visit", path: ({ id }) => `/staff/identity/visit/${id}` },
  { path: "/staff/identity/requirements" },
  { path: "/staff/identity/requirements/birth" },
  { path: "/staff/identity/training" },
  { path: "/staff/identity/supervision" },
  { path: "/staff/identity/report" },
  { path: "/staff/statistics" },
  { name: "statistics of wrong dates", path: "/staff/statistics?period=own&first=2026-03-02&last=2026-03-01" },
  { path: "/staff/office/hours" },
  { path: "/staff/office/absence" },
  { path: "/staff/office/counters" },
  { path: "/staff/office/roster" },
  { path: "/staff/office/services" },
  { name: "a new service", path: "/staff/office/services?service=new" },
  { path: "/staff/office/notices" },
  { path: "/staff/office/contact" },
  { path: "/staff/office/booking" },
  { path: "/staff/answers" },
  { path: "/staff/waiting-list" },
  { path: "/staff/unusual" },
  { name: "what one domain keeps", path: () => "/staff/unusual?kind=domain&key=example.org" },
  { path: "/staff/office/municipalities" },
  { path: "/staff/office/retention" },
  { path: "/staff/office/history" },
  { path: "/staff/guidance?show=archived" },
  { path: "/staff/guidance/new" },
  { path: "/staff/guidance/holiday/place" },
  { path: "/staff/figures/name" },
  { path: "/staff/figures/name?key=tax.bottom" },
  { path: "/staff/tax-rates", widths: [320] },
  { path: "/staff/synonyms" },
  { path: "/staff/courses/topics" },
  { path: "/staff/account" },
  { path: "/staff/confirm" },
  { path: "/staff/confirm?answer=yes" },
  { path: "/staff/account/second-factor" },
  { path: "/staff/people" },
  { path: "/staff/roles" },
  { path: "/staff/roles/siri" },
  { path: "/staff/audit" },
]

for (const language of languageCodes)
  walk("pages of staff", language, pages, async (page, portal) => {
    await signInSpeaking(page, portal.url, "admin", language)
    const booked = await aVisit(portal)
    await noteUndelivered(
      portal.ctx,
      { task: "mail-visit", payload: { visitId: booked.id, kind: "booked" } },
      "mail",
      "550",
    )
    return booked
  })

test("staff are told whom a message did not reach, and say when the person knows", async ({ page, portal }) => {
  const t = words("en")
  await signInSpeaking(page, portal.url, "coordinator", "en")
  const { day, id } = await aVisit(portal)
  await noteUndelivered(portal.ctx, { task: "mail-visit", payload: { visitId: id, kind: "booked" } }, "mail", "550")
  await page.goto(`${portal.url}/staff/calendar?day=${day}&visit=${id}`)
  await expect(page.locator(".panel .mail-failed")).toContainText("550")
  await page.getByRole("link", { name: new RegExp(`^${t("staff:menu.undelivered")} \\d`) }).click()
  const row = page.getByRole("row").filter({ has: page.locator(`a[href*="${id}"]`) })
  await row.getByRole("button", { name: t("mail:undelivered.settle") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText(t("mail:undelivered.title"))
  await expect(row).toHaveCount(0)
})

test("the search opens a single hit, keeps what was typed among several, and says how many there are", async ({
  page,
  portal,
}) => {
  await signInSpeaking(page, portal.url, "coordinator", "en")
  const { id } = await aVisit(portal)
  const { rows } = await portal.database.pool.query<{ reference: string }>(
    "select reference from visit where id = $1",
    [id],
  )
  await page.locator("#q").fill(rows[0]!.reference.replace("-", "").toLowerCase())
  await page.locator("#q").press("Enter")
  await expect(page).toHaveURL(new RegExp(`visit=${id}`))
  await page.locator("#q").fill("example")
  await page.locator("#q").press("Enter")
  await expect(page.locator("#q")).toHaveValue("example")
  await expect(page.locator(".found > li").first()).toBeVisible()
  const { rows: all } = await portal.database.pool.query<{ n: number }>(
    "select count(*)::int as n from visit where search like '%example%' and state not in ('held', 'lapsed')",
  )
  // Other kinds of cases are counted with them.
  const said = await page.getByRole("heading", { level: 1 }).innerText()
  expect(Number(/\d+/.exec(said)![0])).toBeGreaterThanOrEqual(all[0]!.n)
})
