import type { Page } from "@playwright/test"
import { steps } from "#domain/identity/check.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { serve } from "#operations/desk/serve.ts"
import { paths } from "#paths"
import { elenasLines, householdComes } from "../support/identity.ts"
import { bookAt } from "../support/office.ts"
import { checkPage, languageCodes, signIn, signInSpeaking, words } from "./support/page.ts"
import { checksIdentity, trainedOffice } from "./support/identity.ts"
import { type RunningPortal, expect, staffEmail, test } from "./support/portal.ts"
import { freeTime } from "./support/promises.ts"

/** A household of three that is served, and the visit it came for. */
async function served(portal: RunningPortal): Promise<string> {
  const visitId = await bookAt(portal.ctx, await freeTime(portal, ["cpr"], 3), { party: 3 })
  await householdComes(portal.ctx, visitId)
  const account = (await accountByEmail(portal.database.db, staffEmail("coordinator")))!
  const done = await serve(portal.ctx, { visitId, by: { staffId: account.id, staffName: account.name }, sure: true })
  if (!done.ok) throw new Error(done.error)
  return visitId
}

test.afterAll(async ({ portal }) => {
  await checksIdentity(portal, false)
})

for (const language of languageCodes)
  test(`good papers are checked in twelve presses, and the registration is done, in ${language}`, async ({
    page,
    portal,
  }) => {
    await trainedOffice(portal, ["caseworker"])
    await portal.database.pool.query("update staff_account set language = $1 where email = $2", [
      language,
      staffEmail("caseworker"),
    ])
    const t = words(language)
    const visitId = await served(portal)
    await signIn(page, portal.url, "caseworker")
    await page.goto(portal.url + paths.staff.visit(visitId))
    let presses = 0
    const press = (name: string) => {
      presses++
      return page.getByRole("button", { name, exact: true }).click()
    }
    const finish = async () => {
      await page.getByRole("button", { name: t("desk:act.finish") }).click()
      // It is a visit of another day: that is asked about.
      await page.locator(".ask .danger").click()
    }
    await finish()
    await expect(page.locator(".toast")).toContainText(t("desk:refusal.identity-open"))
    await page.goto(portal.url + paths.staff.visit(visitId))
    presses++
    await page.getByRole("link", { name: t("desk:visit.identity") }).click()
    await expect(page.getByText(t("identity-staff:visit.needed"))).toBeVisible()
    await checkPage(page, language, [375, 1280])
    await press(t("identity-staff:visit.beginOf", { name: "Elena Rossi" }))
    // A reader that types like a keyboard: the page reads by itself once the last character has come.
    await page
      .getByLabel(t("identity-staff:document.zone"))
      .pressSequentially(elenasLines.replace("\n", ""), { delay: 1 })
    await expect(page.getByText(t("identity-staff:document.digitsRight"))).toBeVisible()
    await checkPage(page, language, [320, 1280])
    for (const step of steps) {
      presses++
      await page
        .getByRole("group", { name: t(`identity-staff:steps.${step}`) })
        .getByLabel(t("identity-staff:found.fine"), { exact: true })
        .check()
    }
    for (const paper of ["address", "marriage"] as const) {
      presses++
      await page
        .getByRole("group", { name: t(`identity-staff:paper.${paper}`) })
        .getByLabel(t("identity-staff:papers.original"), { exact: true })
        .check()
    }
    await press(t("identity-staff:result.approve"))
    await expect(page.getByRole("status")).toContainText(t("identity-staff:did.approved"))
    expect(presses).toBeLessThanOrEqual(12)
    await page.goto(portal.url + paths.staff.identityOfVisit(visitId))
    await page.getByRole("button", { name: t("identity-staff:visit.absentOf", { name: "Marco Bianchi" }) }).click()
    await page.getByRole("button", { name: t("identity-staff:visit.absentOf", { name: "Giulia Bianchi" }) }).click()
    await expect(page.getByText(t("identity-staff:visit.needed"))).toHaveCount(0)
    await page.goto(portal.url + paths.staff.visit(visitId))
    await finish()
    await expect.poll(async () => stateOf(portal, visitId)).toBe("done")
  })

const stateOf = async (portal: RunningPortal, visitId: string): Promise<string> =>
  (await portal.database.pool.query("select state from visit where id = $1", [visitId])).rows[0].state

test("a doubt goes through two officers in two browsers to the National ID Centre and a hearing", async ({
  browser,
  portal,
}) => {
  test.slow()
  const t = words("en")
  await trainedOffice(portal, ["caseworker", "coordinator"])
  await portal.database.pool.query("update staff_account set language = 'en' where email = $1", [
    staffEmail("caseworker"),
  ])
  const visitId = await served(portal)
  const contexts = await Promise.all([browser.newContext({ javaScriptEnabled: false }), browser.newContext()])
  const [first, second] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page]
  await signIn(first, portal.url, "caseworker")
  await signInSpeaking(second, portal.url, "coordinator", "en")
  const list = portal.url + paths.staff.identity()
  await second.goto(list)
  await expect(second.getByText(t("identity-staff:none.doubtful"))).toBeVisible()

  // The first works without a script, and reads a line too short at first.
  await first.goto(portal.url + paths.staff.identityOfVisit(visitId))
  await first.getByRole("button", { name: t("identity-staff:visit.beginOf", { name: "Elena Rossi" }) }).click()
  await first
    .getByRole("group", { name: t("identity-staff:steps.uv") })
    .getByLabel(t("identity-staff:found.doubt"))
    .check()
  await first.getByLabel(t("identity-staff:document.zone")).fill(elenasLines.slice(1))
  await first.getByRole("button", { name: t("identity-staff:document.read") }).click()
  await expect(first.getByRole("alert")).toContainText(t("identity-staff:error.zone-length"))
  await expect(first.getByLabel(t("identity-staff:document.zone"))).toHaveValue(elenasLines.slice(1))
  await expect(
    first.getByRole("group", { name: t("identity-staff:steps.uv") }).getByLabel(t("identity-staff:found.doubt")),
  ).toBeChecked()
  await first.getByLabel(t("identity-staff:document.zone")).fill(elenasLines)
  await first.getByRole("button", { name: t("identity-staff:document.read") }).click()
  await first.getByRole("button", { name: t("identity-staff:result.approve") }).click()
  await expect(first.getByRole("alert")).toContainText(t("identity-staff:error.check-lacks"))
  for (const step of steps.filter((one) => one !== "uv"))
    await first
      .getByRole("group", { name: t(`identity-staff:steps.${step}`) })
      .getByLabel(t("identity-staff:found.fine"))
      .check()
  for (const paper of ["address", "marriage"] as const)
    await first
      .getByRole("group", { name: t(`identity-staff:paper.${paper}`) })
      .getByLabel(t("identity-staff:papers.original"), { exact: true })
      .check()
  await first.getByRole("button", { name: t("identity-staff:result.save"), exact: true }).click()
  await first.locator("summary", { hasText: t("identity-staff:result.doubtful") }).click()
  await first.getByLabel(t("identity-staff:result.doubtfulWords")).fill("The paper glows under the lamp.")
  await first.getByRole("button", { name: t("identity-staff:result.doubtfulButton") }).click()
  await expect(first.getByRole("status")).toContainText(t("identity-staff:did.doubtful"))
  await expect(first.getByText(t("identity-staff:second.same"))).toBeVisible()
  await expect(first.getByRole("button", { name: t("identity-staff:second.save") })).toBeHidden()

  // The other's list follows by itself.
  await second.getByRole("link", { name: "Elena Rossi" }).click()
  await expect(second.getByText("The paper glows under the lamp.")).toBeVisible()
  await second.getByLabel(t("identity-staff:second.words")).fill("I see it, too.")
  await second.getByLabel(t("identity-staff:result.heading")).selectOption("referred")
  await second.getByRole("button", { name: t("identity-staff:second.save") }).click()
  await expect(second.getByRole("status")).toContainText(t("identity-staff:did.referred"))
  await checkPage(second, "en", [375, 1280])
  await second.getByRole("link", { name: t("identity-staff:nidc.print") }).click()
  await expect(second.getByRole("article")).toContainText("YA1234567")
  await checkPage(second, "en", [375, 1280])
  await second.getByRole("link", { name: t("identity-staff:letter.back") }).click()
  await second.getByLabel(t("identity-staff:nidc.reference")).fill("N-77")
  await second.getByRole("button", { name: t("identity-staff:nidc.sent") }).click()
  await second.getByLabel(t("identity-staff:nidc.answer"), { exact: true }).selectOption("not-genuine")
  await second.getByRole("button", { name: t("identity-staff:nidc.note") }).click()
  await expect(second.getByText(t("identity-staff:nidc.advice"))).toBeVisible()

  // The statement is advice: the officer decides to hear the person.
  await second.getByLabel(t("identity-staff:second.words")).fill("Not genuine, as the centre says.")
  await second.getByLabel(t("identity-staff:result.heading")).selectOption("hearing")
  await second.getByRole("button", { name: t("identity-staff:second.save") }).click()
  await expect(second.getByRole("alert")).toContainText(t("identity-staff:error.grounds-missing"))
  await second.getByLabel(t("identity-staff:ground.not-genuine")).check()
  await second.getByLabel(t("identity-staff:result.facts")).fill("Papiret lyser.")
  await second.getByLabel(t("identity-staff:result.theirs", { language: "English" })).fill("The paper glows.")
  await second.getByRole("button", { name: t("identity-staff:second.save") }).click()
  // The letter says until when: it is there once that is known.
  await expect(second.getByRole("link", { name: t("identity-staff:hearing.letter") })).toHaveCount(0)
  await second.getByRole("button", { name: t("identity-staff:hearing.heard") }).click()
  await second.getByRole("link", { name: t("identity-staff:hearing.letter") }).click()
  await expect(second.getByRole("article")).toHaveAttribute("lang", "da")
  await expect(second.getByRole("article")).toContainText("Papiret lyser.")
  await second.getByRole("link", { name: "English" }).click()
  await expect(second.getByRole("article")).toContainText("The paper glows.")
  await expect(second.getByRole("article")).not.toContainText("YA1234567")
  await checkPage(second, "en", [375, 1280])
  await second.getByRole("link", { name: t("identity-staff:letter.back") }).click()
  await second.getByLabel(t("identity-staff:hearing.answered")).fill("It is my brother's passport.")
  await second.getByLabel(t("identity-staff:hearing.words")).fill("Passet er ikke ægte.")
  await second
    .getByLabel(t("identity-staff:result.theirs", { language: "English" }))
    .fill("The passport is not genuine.")
  await second.getByLabel(t("identity-staff:result.heading")).selectOption("rejected")
  await second.getByRole("button", { name: t("identity-staff:hearing.save") }).click()
  await second.getByRole("link", { name: t("identity-staff:hearing.decision") }).click()
  await second.getByRole("link", { name: "English" }).click()
  await expect(second.getByRole("article")).toContainText(t("identity:decision.complaint", { count: 4 }))
  await checkPage(second, "en", [375, 1280])
  for (const context of contexts) await context.close()
})
