import { paths } from "#paths"
import type { Answers } from "#domain/plan/answers.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Language } from "#locales/languages.ts"
import { planLink } from "#operations/plan/link.ts"
import { italian } from "../support/plans.ts"
import { checkPage, newAddress, signInSpeaking, words } from "./support/page.ts"
import { type RunningPortal, expect, test } from "./support/portal.ts"
import { confirmAddress } from "./support/own-page.ts"
import { booked } from "./support/promises.ts"

const today = officeDay(new Date())
/** Somebody who is here already and moved in, so that every step has a day. */
const answers: Answers = { ...italian, municipality: "101", arrival: today, moveIn: today, jobStart: null, birth: true }
const planOf = (portal: RunningPortal, language: Language) =>
  portal.url + paths.planShown(language, planLink(portal.ctx.secrets[0], answers))

for (const [language, script] of [
  ["en", true],
  ["da", false],
] as const)
  test.describe(`in ${language}, ${script ? "with" : "without"} a script`, () => {
    test.use({ javaScriptEnabled: script })

    test("a step is marked as done, its day put right, and taken back; a wrong day keeps what was typed", async ({
      page,
      portal,
    }) => {
      const t = words(language)
      const look = () => (script ? checkPage(page, language) : Promise.resolve())
      const cpr = t("plan:steps.cpr.title")
      const mark = page.getByRole("button", { name: t("plan:done.buttonNamed", { step: cpr }) })
      await page.goto(planOf(portal, language))
      await mark.click()
      await expect(page.locator("#step-cpr")).toContainText(t("plan:done.on", { day: "" }).trim())
      await expect(page.getByRole("main")).toContainText(t("plan:done.progress", { done: 1, count: 6 }))
      await expect(mark).toHaveCount(0)
      await look()

      const step = page.locator("#step-cpr")
      await step.locator("summary").click()
      await step.locator("#done-cpr-year").fill("2099")
      await step.getByRole("button", { name: t("plan:done.save") }).click()
      await expect(page.getByRole("alert")).toContainText(t("plan:error.done-in-future"))
      await expect(step.locator("#done-cpr-year")).toHaveValue("2099")
      await expect(page).toHaveTitle(new RegExp(`^${t("common:form.error")}: `))
      await look()
      await step.locator("#done-cpr-year").fill(today.slice(0, 4))
      await step.getByRole("button", { name: t("plan:done.save") }).click()
      await expect(page.getByRole("alert")).toHaveCount(0)

      await step.locator("summary").click()
      await step.getByRole("button", { name: t("plan:done.undoNamed", { step: cpr }) }).click()
      await expect(mark).toBeVisible()
    })

    test("a plan is put on one's own page, follows the ticks there, and is removed", async ({ page, portal }) => {
      const t = words(language)
      const look = () => (script ? checkPage(page, language) : Promise.resolve())
      const email = newAddress()
      await page.goto(planOf(portal, language))
      await page.getByRole("button", { name: t("plan:keepPage") }).click()
      await expect(page.getByRole("main")).toContainText(t("mine:ask.leadPlan"))
      await look()
      // A misspelt address keeps the plan in hand.
      await page.getByRole("button", { name: t("mine:ask.button") }).click()
      await expect(page.locator("#email-error")).toBeVisible()
      await confirmAddress(page, portal, t, email)
      await expect(page.locator("h1")).toHaveText(t("mine:title"))
      await expect(page.getByRole("main")).toContainText(t("plan:done.progress", { done: 0, count: 6 }))
      await look()

      const opens = page.getByRole("button", { name: new RegExp(t("mine:kind.plan")) })
      await opens.click()
      await expect(page.getByRole("main")).toContainText(t("plan:kept.title"))
      await page
        .getByRole("button", { name: t("plan:done.buttonNamed", { step: t("plan:steps.eu-residence.title") }) })
        .click()
      await look()
      await page.getByRole("link", { name: t("plan:keptPage") }).click()
      await expect(page.getByRole("main")).toContainText(t("plan:done.progress", { done: 1, count: 6 }))
      await page.getByRole("button", { name: t("mine:forget") }).click()
      await expect(page.getByRole("main")).toContainText(t("mine:none.title"))
    })
  })

test("a plan goes along to the counter: its next steps are printed in the visitor's language", async ({
  page,
  browser,
  portal,
}) => {
  const email = newAddress()
  const visitId = await booked(portal, email)
  await page.goto(planOf(portal, "en"))
  await page.getByRole("button", { name: words("en")("plan:keepPage") }).click()
  await confirmAddress(page, portal, words("en"), email)
  await expect(page.locator("h1")).toHaveText(words("en")("mine:title"))

  const staff = await (await browser.newContext()).newPage()
  await signInSpeaking(staff, portal.url, "coordinator", "en")
  const t = words("en")
  await staff.goto(portal.url + paths.staff.visit(visitId))
  await staff.getByRole("link", { name: t("desk:visit.nextSteps") }).click()
  const card = staff.locator(".next-steps")
  await expect(card).toContainText(t("plan:steps.cpr.title"))
  await expect(card.locator("svg.qr")).toHaveCount(1)
  await checkPage(staff, "en")
  await staff.getByRole("link", { name: "Dansk" }).click()
  await expect(card).toHaveAttribute("lang", "da")
  await expect(card).toContainText(words("da")("plan:card.title"))
  await staff.context().close()

  // Who looked is told on one's own page.
  await page.reload()
  await expect(page.getByRole("main")).not.toContainText(t("mine:data.noOpenings"))
})
