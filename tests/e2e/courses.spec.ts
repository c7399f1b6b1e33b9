import type { Page } from "@playwright/test"
import { addDays, fromMinutes, officeClock, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { freeTimes } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { hold } from "#operations/booking/hold.ts"
import { roomsOf, runsOf, signUpByKey } from "#db/courses/reads.ts"
import { CODE_DIGITS } from "#domain/email-code.ts"
import { confirmationCode, hashSecret } from "#operations/context.ts"
import { placed } from "../support/courses.ts"
import { fillIn, visitor } from "../support/office.ts"
import { SLUG, aRun } from "./support/course-run.ts"
import { type Language, checkPage, languageCodes, mailTo, newAddress, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"

const today = officeDay(new Date())

async function signUp(
  page: Page,
  portal: RunningPortal,
  runId: string,
  language: Language,
  email: string,
  look: () => Promise<void>,
) {
  const t = words(language)
  await page.goto(`${portal.url}/${language}/courses/sign-up/${runId}`)
  await page.getByRole("button", { name: t("courses:form.submit") }).click()
  await expect(page.getByText(t("courses:error.name-missing")).first()).toBeVisible()
  await look()
  await page.getByLabel(t("courses:form.name")).fill("Łukasz Nowak")
  await page.getByLabel(t("courses:form.email"), { exact: true }).fill(email)
  await page.getByRole("button", { name: t("courses:form.submit") }).click()
  await look()
  // The code of this sign-up: the address may have had others before.
  const own = (await signUpByKey(portal.database.db, hashSecret(page.url().split("/").at(-1)!)))!
  const code = confirmationCode(portal.ctx.secrets[0], own.id, own.codeRound, CODE_DIGITS)
  await mailTo(portal, email, new RegExp(`${code.slice(0, 4)} ${code.slice(4)}`))
  await page.getByLabel(t("common:code.label"), { exact: true }).fill(code)
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
}

for (const language of languageCodes)
  for (const javaScriptEnabled of [true, false])
    test.describe(`${language} ${javaScriptEnabled ? "with" : "without"} a script`, () => {
      test.use({ javaScriptEnabled })
      test("catalogue, sign-up, own page, a freed seat offered and taken, and given up", async ({ page, portal }) => {
        test.slow()
        const t = words(language)
        const look = async () => (javaScriptEnabled ? checkPage(page, language) : undefined)
        const runId = await aRun(portal, { seats: 1 })
        const other = await placed(portal.ctx, runId, { email: newAddress() })
        await page.goto(`${portal.url}/${language}/courses?topic=applying`)
        await look()
        await page.goto(`${portal.url}/${language}/courses/${SLUG}`)
        await look()
        const email = newAddress()
        await signUp(page, portal, runId, language, email, look)
        await expect(page.getByText(t("courses:own.state.listed", { place: 1 }))).toBeVisible()
        await look()
        const own = page.url()
        const key = other
        const given = await page.request.post(`${portal.url}/${language}/my-courses/${key}/give-up`, {
          headers: { origin: portal.url },
          form: {},
        })
        expect(given.status()).toBeLessThan(400)
        const offer = await mailTo(
          portal,
          email,
          new RegExp(t("courses:mail.offered.subject", { course: "", count: 1 }).slice(0, 12)),
        )
        expect(offer.text).toContain("/my-courses/")
        await page.goto(own)
        await look()
        await page.getByRole("button", { name: t("courses:own.take") }).click()
        await expect(page.getByText(t("courses:own.state.seated", { count: 1 }))).toBeVisible()
        await look()
        await page.getByRole("link", { name: t("courses:own.cancel") }).click()
        await look()
        await page.getByRole("button", { name: t("courses:own.cancel") }).click()
        await expect(page.getByText(t("courses:own.state.cancelled"))).toBeVisible()
      })
    })

test("a clash with another course is shown before the seat is taken, with a way out, and may be taken all the same", async ({
  page,
  portal,
}) => {
  const t = words("en")
  const { db } = portal.database
  const rooms = await roomsOf(db)
  const series = { first: addDays(today, 200), rule: "FREQ=DAILY;COUNT=1", from: "13:00", to: "15:00" }
  const closesAt = officeInstant(addDays(today, 199), "12:00")
  const [one, two] = [
    await aRun(portal, { series, closesAt }),
    await aRun(portal, { series, closesAt, roomId: rooms[1]!.id, seats: 2 }),
  ]
  const email = newAddress()
  await placed(portal.ctx, one, { email })
  await signUp(page, portal, two, "en", email, async () => {})
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("courses:clash.title"))
  await checkPage(page, "en")
  await page.getByRole("button", { name: t("courses:clash.despite") }).click()
  await expect(page.getByText(t("courses:own.state.seated", { count: 1 }))).toBeVisible()
  // Both stand on the own page.
  await expect(page.getByRole("complementary").getByText("Your Danish CV and cover letter")).toBeVisible()
})

test("dates go into a calendar; the catalogue is filtered; what is no course is not found", async ({
  page,
  portal,
}) => {
  const runId = await aRun(portal)
  const file = await page.request.get(`${portal.url}/en/courses/${SLUG}/${runId}/dates.ics`)
  expect(file.headers()["content-type"]).toContain("text/calendar")
  expect((await file.text()).match(/BEGIN:VEVENT/g)).toHaveLength(
    (await runsOf(portal.database.db, { ids: [runId] }))[0]!.meetings.length,
  )
  await page.goto(`${portal.url}/en/courses?language=da`)
  await expect(page.getByRole("link", { name: "Find jobs online, in easy Danish" })).toBeVisible()
  await expect(page.getByRole("link", { name: "Your Danish CV and cover letter" })).toHaveCount(0)
  for (const path of [
    "/en/courses/none",
    "/en/courses/sign-up/none",
    "/en/courses/x%00",
    "/en/my-courses/none",
    `/en/courses/other/${runId}/dates.ics`,
    "/en/certificate/AAAA/certificate.pdf",
  ])
    expect((await page.request.get(portal.url + path)).status(), path).toBe(404)
})

test("a visitor with a course at the same hour hears of it before the visit is booked", async ({ page, portal }) => {
  const t = words("en")
  const email = newAddress()
  const { db } = portal.database
  const at = await readSiteOffice(db)
  const services = at.services.filter((s) => s.key === "career")
  const now = new Date()
  const free = (await freeTimes(db, at, { services, party: 1 }, addDays(today, 7), addDays(today, 40), now)).find(
    (day) => day.slots.length > 0,
  )!
  const startsAt = fromMinutes(free.slots[0]!.start)
  const hour = officeClock(startsAt)
  await placed(
    portal.ctx,
    await aRun(portal, {
      series: { first: free.day, rule: "FREQ=DAILY;COUNT=1", from: hour, to: "20:00" },
      closesAt: officeInstant(addDays(free.day, -1), "12:00"),
      roomId: (await roomsOf(db))[1]!.id,
    }),
    { email },
  )
  const who = await visitor(portal.ctx, { services: ["career"], email })
  const held = await hold(portal.ctx, { draftKey: who.draftKey, startsAt })
  if (!held.ok) throw new Error(held.error)
  await fillIn(portal.ctx, who)
  await page.context().addCookies([{ name: "booking", value: who.draftKey, url: portal.url }])
  await page.goto(`${portal.url}/en/book/check`)
  await expect(page.getByText(t("booking:check.clash", { when: "" }).slice(0, 30))).toBeVisible()
  await checkPage(page, "en")
})

test("a course for people of the municipalities served asks that first, and stops kindly", async ({ page, portal }) => {
  const t = words("en")
  const { pool } = portal.database
  const runId = await aRun(portal)
  await pool.query("update course set residents_only = true where slug = $1", [SLUG])
  try {
    await page.goto(`${portal.url}/en/courses/sign-up/${runId}`)
    await expect(page.getByLabel(t("courses:form.email"), { exact: true })).toHaveCount(0)
    await checkPage(page, "en")
    await page.getByRole("button", { name: t("courses:form.submit") }).click()
    await expect(page.getByText(t("courses:error.municipality-missing")).first()).toBeVisible()
    await page.getByLabel(t("courses:residents.label")).selectOption({ label: "Ringsted" })
    await page.getByRole("button", { name: t("courses:form.submit") }).click()
    await expect(page.getByText(t("courses:residents.elsewhere", { name: "Ringsted" }))).toBeVisible()
    await checkPage(page, "en")
    await page.getByRole("link", { name: t("courses:residents.again") }).click()
    await page.getByLabel(t("courses:residents.label")).selectOption({ label: "Copenhagen (København)" })
    await page.getByRole("button", { name: t("courses:form.submit") }).click()
    await page.getByLabel(t("courses:form.name")).fill("Ana Costa")
    await page.getByLabel(t("courses:form.email"), { exact: true }).fill(newAddress())
    await page.getByRole("button", { name: t("courses:form.submit") }).click()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("common:code.title"))
  } finally {
    await pool.query("update course set residents_only = false where slug = $1", [SLUG])
  }
})
