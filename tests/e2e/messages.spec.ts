import type { Page } from "@playwright/test"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { bookAt } from "../support/office.ts"
import { languageCodes, mailTo, newAddress, retype, signIn, signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, expect, staffEmail, test } from "./support/portal.ts"
import { walk } from "./support/walk.ts"

const MESSAGES = "/staff/office/messages"
const t = words("en")

for (const language of languageCodes)
  walk(
    "messages",
    language,
    [
      { path: MESSAGES },
      { path: `${MESSAGES}/visit-shared` },
      { path: `${MESSAGES}/course-offered` },
      { path: `${MESSAGES}/all-code` },
    ],
    (page, portal) => signInSpeaking(page, portal.url, "coordinator", language),
  )

const open = async (page: Page, portal: RunningPortal, message: string) => {
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}${MESSAGES}/${message}`)
}
const group = (page: Page, label: string) => page.getByRole("group", { name: label, exact: true })
const save = (page: Page) => page.getByRole("button", { name: t("mail-staff:edit.save") }).click()

test("a text is changed, looked at in every form, tried, saved, and stands in the next mail", async ({
  page,
  portal,
}) => {
  await open(page, portal, "visit-booked")
  const lead = group(page, t("mail-staff:part.lead"))
  await retype(lead.getByLabel("English"), "Welcome. Ring the bell at {{address}}.")

  const frame = page.frameLocator("iframe")
  const shows = (form: "html" | "text" | "short", language = "English") =>
    page
      .getByRole("group", { name: t("mail-staff:preview.show", { language }) })
      .getByRole("button", { name: t(`mail-staff:preview.${form}`), exact: true })
  await shows("html").click()
  await expect(frame.locator("body")).toContainText("Ring the bell at Nyropsgade")
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText(t("mail:booked.heading"))
  await shows("short").click()
  await expect(frame.locator("body")).toContainText("/en/v/KTM4QX7example")
  await shows("text", "Danish").click()
  await expect(frame.locator("body")).toContainText("Her er det, du skal bruge.")

  // By keyboard: right after a scroll the browser still takes the place of a button below the frame for the frame's.
  await page.getByRole("button", { name: t("mail-staff:test.send", { language: "English" }) }).press("Enter")
  await expect(page.getByRole("status")).toContainText(staffEmail("coordinator"))
  await expect(lead.getByLabel("English")).toHaveValue("Welcome. Ring the bell at {{address}}.")
  const tried = await mailTo(portal, staffEmail("coordinator"), /^\[Test\] Your visit/)
  expect(tried.text).toContain("Ring the bell at Nyropsgade")

  await save(page)
  await expect(page.getByRole("status")).toContainText(t("mail-staff:edit.saved"))
  const at = await readSiteOffice(portal.database.db)
  const want = { services: at.services.filter((s) => s.key === "mitid"), party: 1 }
  const from = addDays(officeDay(new Date()), 3)
  const [free] = await nextFreeTimes(portal.database.db, at, want, from, 1, new Date())
  const email = newAddress()
  await bookAt(portal.ctx, new Date(free!.slot.start * 60_000), { services: ["mitid"], email })
  const mail = await mailTo(portal, email, /^Your visit /)
  expect(mail.text).toContain("Welcome. Ring the bell at Nyropsgade")

  await expect(page.getByText(t("mail-staff:edit.lagging", { language: "Danish" }))).toBeVisible()
  await page.getByLabel(t("mail-staff:edit.looked", { language: "Danish" })).check()
  await save(page)
  await expect(page.getByText(t("mail-staff:edit.lagging", { language: "Danish" }))).toHaveCount(0)
  await page.goto(`${portal.url}/staff/office/history`)
  await expect(page.getByText(/Welcome\. Ring the bell/).first()).toBeVisible()
  await page.goto(`${portal.url}${MESSAGES}/visit-booked`)
  await page.getByRole("button", { name: t("mail-staff:edit.backToBuiltIn") }).press("Enter")
  await expect(lead.getByLabel("English")).toHaveValue(t("mail:booked.lead"))
})

test("a wrong text is named, what was typed stays, and nothing is saved", async ({ page, portal }) => {
  await open(page, portal, "all-code")
  const subject = group(page, t("mail-staff:part.subject")).getByLabel("English")
  await retype(subject, "Your kode is {{kode}}")
  await save(page)
  await expect(page.getByRole("alert")).toContainText(t("mail-staff:error.variable-unknown", { what: "{{kode}}" }))
  await expect(subject).toHaveValue("Your kode is {{kode}}")
  await expect(subject).toHaveAttribute("aria-invalid", "true")
  await retype(subject, "Your code")
  await save(page)
  await expect(page.getByRole("alert")).toContainText(t("mail-staff:error.variable-missing", { what: "{{code}}" }))
  const { rowCount } = await portal.database.pool.query("select 1 from message_text where key like 'mail:code%'")
  expect(rowCount).toBe(0)
})

test("a colleague's text stands beside one's own, and is replaced only by somebody who has seen it", async ({
  page,
  portal,
}) => {
  await open(page, portal, "visit-moved")
  const other = await page.context().newPage()
  await other.goto(`${portal.url}${MESSAGES}/visit-moved`)
  const lead = (of: Page) => group(of, t("mail-staff:part.lead")).getByLabel("English")
  await retype(lead(other), "Moved by the first.")
  await save(other)
  await expect(other.getByRole("status")).toBeVisible()
  await retype(lead(page), "Moved by the second.")
  await save(page)
  await expect(page.getByRole("alert")).toContainText("Karen Holm")
  await expect(page.getByText(t("mail-staff:edit.now", { text: "Moved by the first." }))).toBeVisible()
  await expect(lead(page)).toHaveValue("Moved by the second.")
  await save(page)
  await expect(page.getByRole("status")).toBeVisible()
  await expect(lead(page)).toHaveValue("Moved by the second.")
})

test("the preview belongs to no origin and does nothing; all else may not be framed", async ({ page, portal }) => {
  await open(page, portal, "visit-booked")
  const preview = `${portal.url}${MESSAGES}/visit-booked/preview`
  const framed = (await page.request.get(preview)).headers()
  expect(framed["content-security-policy"]).toContain("sandbox")
  expect(framed["content-security-policy"]).toContain("default-src 'none'")
  expect(framed["content-security-policy"]).not.toContain("script-src")
  for (const path of [MESSAGES, `${MESSAGES}/visit-booked`, "/en"]) {
    const headers = (await page.request.get(portal.url + path)).headers()
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'")
  }
  expect(await page.request.get(`${MESSAGES}/no-such/preview`.replace(/^/, portal.url)).then((r) => r.status())).toBe(
    404,
  )
})

test("who may not change the office neither reads nor previews its messages", async ({ page, portal }) => {
  await signIn(page, portal.url, "reception")
  for (const path of [MESSAGES, `${MESSAGES}/visit-booked`, `${MESSAGES}/visit-booked/preview`])
    expect((await page.request.get(portal.url + path)).status(), path).toBe(403)
})
