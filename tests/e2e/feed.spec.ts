import { allCounters, readSiteOffice } from "#db/office/reads.ts"
import { type Language, checkPage, languageCodes, signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

/** A visit at a counter at which a person stands by the roster, of which no open slot needs to be found. */
async function aLegOf(portal: RunningPortal, name: string) {
  const { office } = await readSiteOffice(portal.database.db)
  const { rows } = await portal.database.pool.query<{
    counter_id: string
    reference: string
    contact_name: string
    email: string
    starts_at: Date
    day: string
  }>(
    `select l.counter_id, v.reference, v.contact_name, v.email, l.starts_at, l.day::text from leg l join visit v on v.id = l.visit_id
      where l.current and v.state in ('booked', 'done') and l.day between current_date - 6 and current_date + 6
      order by l.day desc, v.reference`,
  )
  const found = rows.find((row) => {
    const stands = office.roster.some((r) => r.counterId === row.counter_id)
    return stands && office.counters.some(({ id }) => id === row.counter_id)
  })!
  await portal.database.pool.query("update roster_shift set staff_name = $2 where counter_id = $1", [
    found.counter_id,
    name,
  ])
  await portal.database.pool.query("update site set office_version = office_version + 1")
  return found
}

const utc = (at: Date) => at.toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "")

for (const language of languageCodes)
  test(`a member of staff makes a feed, reads it elsewhere, renews it and turns it off, in ${language}`, async ({
    page,
    portal,
    request,
  }) => {
    const t = words(language)
    const leg = await aLegOf(portal, "Mette Lund")
    await signInSpeaking(page, portal.url, "reception", language)
    const make = async (button: string) => {
      await page.goto(`${portal.url}/staff/account`)
      await page.getByRole("button", { name: button }).click()
      await expect(page.getByRole("status").first()).toContainText(t("staff:feed.didMake"))
      await checkPage(page, language)
      return page.locator("#feed-address").inputValue()
    }
    const address = await make(t("staff:feed.make"))
    await expect(page.locator("#feed")).toContainText(t("staff:feed.outside"))
    // A calendar program has no cookies.
    const read = await request.get(address)
    expect(read.status()).toBe(200)
    expect(read.headers()).toMatchObject({
      "content-type": "text/calendar; charset=utf-8",
      "cache-control": "private, no-cache",
    })
    const file = (await read.text()).replaceAll("\r\n ", "")
    expect(file).toContain(leg.reference)
    expect(file).toContain(`DTSTART:${utc(leg.starts_at)}`)
    for (const secret of [leg.contact_name, leg.email || "@example"]) expect(file).not.toContain(secret)
    const again = await request.get(address, { headers: { "if-none-match": read.headers().etag! } })
    expect([again.status(), await again.text()]).toEqual([304, ""])
    const renewed = await make(t("staff:feed.renew"))
    expect([(await request.get(address)).status(), (await request.get(renewed)).status()]).toEqual([404, 200])
    await page.getByRole("button", { name: t("staff:feed.end") }).click()
    await expect(page.getByRole("status").first()).toContainText(t("staff:feed.didEnd"))
    await checkPage(page, language)
    expect((await request.get(renewed)).status()).toBe(404)
  })

/** The row of a counter's feed on the office's page. */
const rowOf = (page: Parameters<typeof checkPage>[0], number: number) =>
  page.locator("#feeds tbody tr").filter({ has: page.getByRole("rowheader", { name: String(number), exact: true }) })

async function counterFeed(page: Parameters<typeof checkPage>[0], portal: RunningPortal, language: Language) {
  const t = words(language)
  const { site } = await readSiteOffice(portal.database.db)
  const [counter] = await allCounters(portal.database.db, site.id)
  await page.goto(`${portal.url}/staff/office/counters`)
  const row = rowOf(page, counter!.number)
  await row.getByRole("button", { name: t("staff:feed.make") }).click()
  await expect(page.locator("#feeds")).toContainText(t("staff:feed.didMake"))
  await checkPage(page, language)
  return { counter: counter!, row, address: await row.locator("input.form-input").inputValue() }
}

// The account is left in English, as other tests expect it.
for (const language of ["da", "en"] as const)
  test(`the office makes the feed of a counter and turns it off, in ${language}`, async ({ page, portal, request }) => {
    const t = words(language)
    await signInSpeaking(page, portal.url, "coordinator", language)
    const { counter, row, address } = await counterFeed(page, portal, language)
    const file = await (await request.get(address)).text()
    expect(file).toContain(`X-WR-CALNAME`)
    const { rows } = await portal.database.pool.query<{ reference: string; here: boolean }>(
      `select v.reference, bool_or(l.counter_id = $1) as here from leg l join visit v on v.id = l.visit_id
        where l.current and v.state = 'booked' and l.day between current_date and current_date + 5 group by 1`,
      [counter.id],
    )
    for (const { reference, here } of rows) expect(file.includes(reference), reference).toBe(here)
    await row.getByRole("button", { name: t("staff:feed.end") }).click()
    await expect(page.locator("#feeds")).toContainText(t("staff:feed.didEnd"))
    expect((await request.get(address)).status()).toBe(404)
    expect((await request.get(`${portal.url}/staff/feed/unknown/calendar.ics`)).status()).toBe(404)
  })

test("who is at reception may not make a counter's feed", async ({ page, portal }) => {
  await signInSpeaking(page, portal.url, "reception", "da")
  const headers = { origin: portal.url }
  const { site } = await readSiteOffice(portal.database.db)
  const [counter] = await allCounters(portal.database.db, site.id)
  const form = { intent: "make-feed", counter: counter!.id }
  expect((await page.request.post(`${portal.url}/staff/office/counters`, { form, headers })).status()).toBe(403)
})
