import { addDays, mondayOf, officeDay, weekday } from "#domain/time/office-time.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { shiftsOn } from "#domain/office/opening.ts"
import { signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

for (const language of ["da", "en"] as const)
  test(`somebody ill is recorded with two presses from the calendar, in ${language}`, async ({ page, portal }) => {
    const t = words(language)
    let day = addDays(officeDay(new Date()), 1)
    // Wednesdays are open; the day is no absence of today or tomorrow, so that whoever runs the office records it.
    while (weekday(day) !== 3) day = addDays(day, 1)
    if (language === "en") day = addDays(day, 7)
    await signInSpeaking(page, portal.url, "coordinator", language)
    await page.goto(`${portal.url}/staff/calendar?day=${day}`)
    const head = page.locator(".kh a").nth(4)
    const name = (await head.innerText()).trim()
    await head.click()
    await expect(page.getByRole("heading", { level: 3 }).first()).toContainText(name)
    await expect(page.getByText(t("office:away.standIns"))).toBeVisible()
    await page.locator(".away form .primary").first().click()
    // Saved at once where nobody is booked, otherwise each visit is decided about first.
    await expect(page.locator("#hits, .alert-done").first()).toBeVisible()
  })

test("a week becomes the template of the next, and the room for visits is shown while a shift is typed", async ({
  page,
  portal,
}) => {
  const t = words("en")
  const like = addDays(mondayOf(officeDay(new Date())), 70)
  await signInSpeaking(page, portal.url, "coordinator", "en")
  const { office } = await readSiteOffice(portal.database.db)
  const counter = office.counters.find((c) => c.number === 9)!
  await page.goto(`${portal.url}/staff/office/roster?week=${like}&counter=${encodeURIComponent(`${counter.id} 1`)}`)
  const room = page.locator(".room-left")
  await expect(room).toContainText(t("office:roster.capacityWith", { day: "monday" }))
  await page.getByLabel(t("office:roster.ends"), { exact: true }).first().fill("9.20")
  await expect(room).toContainText("→")
  await page.getByLabel(t("office:roster.who"), { exact: true }).first().fill("Stand-in")
  await page.locator("#from").fill(like)
  await page.locator("#onlyThatDay").check()
  await page.getByRole("button", { name: t("office:save") }).click()
  await expect(page.locator("#hits, .alert-done").first()).toBeVisible()
  if (await page.locator("#hits button[value=save]").count()) await page.locator("#hits button[value=save]").click()

  await page.goto(`${portal.url}/staff/office/roster?week=${like}`)
  await expect(page.locator("table.roster").first()).toContainText("Stand-in")
  await page.getByLabel(t("office:copyWeek.first")).fill(addDays(like, 8))
  await page.getByRole("button", { name: t("office:copyWeek.button") }).click()
  const save = page.locator("#hits button[value=save]")
  await expect(page.locator("#hits, .alert-done").first()).toBeVisible()
  if (await save.count()) await save.click()
  await expect(page.locator(".alert-done")).toBeVisible()
  const after = (await readSiteOffice(portal.database.db)).office
  expect(shiftsOn(after, counter.id, addDays(like, 7)).map((s) => s.staffName)).toContain("Stand-in")
  expect(shiftsOn(after, counter.id, addDays(like, 14)).map((s) => s.staffName)).not.toContain("Stand-in")
})
