import { addDays, officeDay } from "#domain/time/office-time.ts"
import { roomsOf, signUpByKey } from "#db/courses/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { endRun } from "#operations/courses/attend.ts"
import { placed } from "../support/courses.ts"
import { aRun } from "./support/course-run.ts"
import { checkPage, languageCodes, mailTo, newAddress, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

const today = officeDay(new Date())

test("a coordinator plans a run from a rule, sees who signed up live, writes to them, moves a meeting, cancels with care", async ({
  page,
  portal,
}) => {
  test.slow()
  const t = words("en")
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/courses/new`)
  await checkPage(page, "en", [1280])
  const first = addDays(today, 240)
  await page.locator("#first").fill(first)
  await page.locator("#count").fill("3")
  await page.locator("#from").fill("17:15")
  await page.locator("#to").fill("16:00")
  await page.locator("#teacher").fill("Nadia Coordinator")
  await page.locator("#closes").fill(`${addDays(first, -1)}T12:00`)
  await page.getByRole("button", { name: t("courses-staff:form.look") }).click()
  await expect(page.getByText(t("courses-staff:error.opens-missing")).first()).toBeVisible()
  await page.locator("#opens").fill(`${today}T00:00`)
  await page.getByRole("button", { name: t("courses-staff:form.look") }).click()
  await expect(page.getByText(t("courses-staff:error.clock-wrong")).first()).toBeVisible()
  await expect(page.locator("#teacher")).toHaveValue("Nadia Coordinator")
  await page.locator("#to").fill("19:15")
  await page.getByRole("button", { name: t("courses-staff:form.look") }).click()
  await expect(page.getByText(t("courses-staff:preview.lead"))).toBeVisible()
  await checkPage(page, "en", [1280])
  await page.getByRole("button", { name: /^Plan th/ }).click()
  await expect(page.getByText(t("courses-staff:done.planned"))).toBeVisible()
  await checkPage(page, "en", [1280])
  const runId = page.url().match(/run\/([0-9a-f-]+)/)![1]!
  const email = newAddress()
  await placed(portal.ctx, runId, { email, language: "da", names: ["Zoë Larsen"] })

  await page.goto(`${portal.url}/staff/courses`)
  await checkPage(page, "en", [1280])
  await page.getByRole("link", { name: t("courses-staff:text.new") }).click()
  await checkPage(page, "en", [1280])
  const slug = `sewing-${Date.now()}`
  await page.locator("#slug").fill(slug)
  for (const code of languageCodes)
    for (const field of ["title", "lead", "forWhom"])
      await page.locator(`#${field}-${code}`).fill(`Sewing ${field} ${code}`)
  await page.getByRole("button", { name: t("courses-staff:text.save") }).click()
  await expect(page.getByText(t("courses-staff:done.texts"))).toBeVisible()
  await page.goto(`${portal.url}/da/courses/${slug}`)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sewing title da")
  await page.goto(`${portal.url}/staff/courses/run/${runId}`)
  await expect(page.getByRole("rowheader", { name: "Zoë Larsen" })).toBeVisible()
  await page.locator("#template").selectOption("bring")
  await page.getByRole("button", { name: t("courses-staff:run.send") }).click()
  await expect(page.getByText(t("courses-staff:done.told"))).toBeVisible()
  expect((await mailTo(portal, email, /Om dit kursus/)).text).toContain("Tag dit CV med")

  await page.getByText(t("courses-staff:run.move")).first().click()
  await page.locator('details[open] input[name="day"]').fill(addDays(first, 3))
  await page
    .getByRole("button", { name: t("courses-staff:run.saveMove") })
    .first()
    .click()
  await expect(page.getByText(t("courses-staff:done.moved"))).toBeVisible()
  await mailTo(portal, email, /Ny tid/)

  // The calendar holds it in its room, beside the counters, and follows a sign-up without being asked.
  await page.goto(`${portal.secondUrl}/staff/calendar?day=${addDays(first, 7)}`)
  if (page.url().includes("sign-in")) {
    await signInSpeaking(page, portal.secondUrl, "coordinator", "en")
    await page.goto(`${portal.secondUrl}/staff/calendar?day=${addDays(first, 7)}`)
  }
  await expect(page.getByRole("link", { name: /Your Danish CV and cover letter.*1 of 20 seats/ })).toBeVisible()
  await placed(portal.ctx, runId, { email: newAddress() })
  await expect(page.getByRole("link", { name: /Your Danish CV and cover letter.*2 of 20 seats/ })).toBeVisible()
  await checkPage(page, "en", [1280])

  const table = await page.request.get(`${portal.secondUrl}/staff/courses/run/${runId}/participants.xlsx`)
  expect(table.status()).toBe(200)
  expect((await table.body()).subarray(0, 2).toString()).toBe("PK")

  await page.goto(`${portal.secondUrl}/staff/courses/run/${runId}`)
  await page.getByText(t("courses-staff:run.cancel"), { exact: true }).click()
  await page.locator("#reason").fill("Nadia is ill")
  await page.getByRole("button", { name: t("courses-staff:run.cancelButton") }).click()
  await expect(page.getByText(t("courses-staff:done.cancelled"))).toBeVisible()
  expect((await mailTo(portal, email, /Aflyst/)).text).toContain("Nadia is ill")
})

test("attendance on a tablet and by the code at the door; a certificate that can be checked", async ({
  page,
  portal,
}) => {
  test.slow()
  const t = words("da")
  const rooms = await roomsOf(portal.database.db)
  const now = new Date()
  // Begun ten minutes ago by its clock: written as staff would never plan it.
  const runId = await aRun(portal, { seats: 3, roomId: rooms[1]!.id })
  const key = await placed(portal.ctx, runId, { email: newAddress(), names: ["Łukasz Şirin", "Ana Costa"] })
  const { pool } = portal.database
  await pool.query(
    "update course_meeting set active = false where run_id = $1 and id <> (select id from course_meeting where run_id = $1 order by starts_at limit 1)",
    [runId],
  )
  await pool.query("update course_meeting set starts_at = $2, ends_at = $3 where run_id = $1 and active", [
    runId,
    new Date(now.getTime() - 600_000),
    new Date(now.getTime() + 3_600_000),
  ])
  const own = (await signUpByKey(portal.database.db, hashSecret(key)))!
  await signInSpeaking(page, portal.url, "reception", "da")
  await page.goto(`${portal.url}/staff/courses/arrive/${own.reference}`)
  await checkPage(page, "da", [768, 1280])
  for (const name of ["Łukasz Şirin", "Ana Costa"]) await expect(page.getByLabel(name)).not.toBeChecked()
  await page.getByLabel("Łukasz Şirin").check()
  await page.getByRole("button", { name: t("courses-staff:meeting.arrive") }).click()
  await expect(page).toHaveURL(/\/staff\/courses\/meeting\//)
  await checkPage(page, "da", [768, 1280])
  const present = page.getByRole("button", { name: `${t("courses-staff:meeting.present")} Łukasz Şirin`, exact: true })
  await expect(present).toHaveAttribute("aria-pressed", "true")
  await page.getByRole("button", { name: `${t("courses-staff:meeting.absent")} Ana Costa`, exact: true }).click()
  await expect(
    page.getByRole("button", { name: `${t("courses-staff:meeting.absent")} Ana Costa`, exact: true }),
  ).toHaveAttribute("aria-pressed", "true")
  expect((await page.request.get(`${portal.url}/staff/courses/new`)).status()).toBe(403)

  await pool.query("update course_meeting set starts_at = $2, ends_at = $3 where run_id = $1 and active", [
    runId,
    new Date(now.getTime() - 9_000_000),
    new Date(now.getTime() - 3_000_000),
  ])
  expect(await endRun(portal.ctx, { runId })).toMatchObject({ value: { certificates: 1 } })
  await page.goto(`${portal.url}/en/my-courses/${key}`)
  await checkPage(page, "en")
  const en = words("en")
  const link = page.getByRole("link", { name: en("courses:own.download", { name: "Łukasz Şirin" }) })
  const file = await page.request.get(new URL((await link.getAttribute("href"))!, portal.url).href)
  expect(file.headers()["content-type"]).toBe("application/pdf")
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-")
  const code = /certificate\/([A-Z0-9-]+)\//.exec((await link.getAttribute("href"))!)![1]!
  await page.goto(`${portal.url}/en/certificate`)
  await page.getByLabel(en("courses:certificate.code")).fill(code.toLowerCase())
  await page.getByRole("button", { name: en("courses:certificate.check") }).click()
  await expect(page.getByText(en("courses:certificate.right"))).toBeVisible()
  await expect(page.getByText("Łukasz Şirin")).toBeVisible()
  await checkPage(page, "en")
  await page.goto(`${portal.url}/da/certificate?code=CCCC-CCCC-CCCC`)
  await expect(page.getByText(t("courses:certificate.wrong"))).toBeVisible()
  // How it was, in stars, once; what was typed stays when the number is missing.
  await page.goto(`${portal.url}/en/my-courses/${key}`)
  await page.getByLabel(en("courses:own.line")).fill("Good coffee")
  await page.getByRole("button", { name: en("courses:own.send") }).click()
  await expect(page.getByText(en("courses:error.rating-missing")).first()).toBeVisible()
  await expect(page.getByLabel(en("courses:own.line"))).toHaveValue("Good coffee")
  await page.locator("label[for=rating-5]").click()
  await page.getByRole("button", { name: en("courses:own.send") }).click()
  await expect(page.getByText(en("courses:own.thanks"))).toBeVisible()
})

test("a name is corrected on the own page and by staff; a lost link has a way to a new one", async ({
  page,
  portal,
}) => {
  test.setTimeout(90_000)
  const t = words("en")
  const runId = await aRun(portal)
  const email = newAddress()
  const key = await placed(portal.ctx, runId, { email, names: ["Ana Csota", "王伟"] })
  await page.goto(`${portal.url}/en/my-courses/${key}`)
  await checkPage(page, "en")
  await expect(page.getByText(t("courses:own.lacksLatin"))).toBeVisible()
  await page.getByRole("link", { name: t("courses:own.correct") }).click()
  await checkPage(page, "en")
  await page.getByLabel("Person 1").fill("Ana Costa")
  await page.getByRole("button", { name: t("courses:names.save") }).click()
  // The second name is asked for in Latin letters; what was typed stays.
  await expect(page.getByText(t("courses:error.latin-missing")).first()).toBeVisible()
  await checkPage(page, "en")
  await expect(page.getByLabel("Person 1")).toHaveValue("Ana Costa")
  await page.getByLabel(t("courses:form.latin")).fill("WANG WEI")
  await page.getByLabel(t("courses:form.latin")).press("Enter")
  await expect(page.getByText("王伟 (WANG WEI)")).toBeVisible()
  const dates = await page.request.get(`${portal.url}/en/my-courses/${key}/dates.ics`)
  expect((await dates.text()).match(/STATUS:CONFIRMED/g)).toHaveLength(2)

  const lost = await page.goto(`${portal.url}/en/my-courses/${key.slice(0, -3)}`)
  expect(lost!.status()).toBe(404)
  await checkPage(page, "en")
  await page.getByRole("link", { name: t("courses:lost.button") }).click()
  await checkPage(page, "en")
  await expect(page.getByRole("button", { name: t("mine:ask.button") })).toBeVisible()

  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(`${portal.url}/staff/courses/run/${runId}`)
  await page.getByRole("link", { name: t("courses-staff:participant.open") }).click()
  await checkPage(page, "en", [1280])
  await page.locator("#name-1").fill("Anna Costa")
  await page.locator("#name-1").press("Enter")
  await expect(page.getByText(t("courses-staff:done.renamed"))).toBeVisible()
  await page.getByText(t("courses-staff:add.title"), { exact: true }).click()
  await page.locator("#add-names").fill("Ida Ng")
  await page.locator("#add-email").fill("no address")
  await page.getByRole("button", { name: t("courses-staff:add.button") }).click()
  await expect(page.getByText(t("courses-staff:error.email-wrong")).first()).toBeVisible()
  await expect(page.locator("#add-names")).toHaveValue("Ida Ng")
  await page.locator("#add-email").fill(newAddress())
  await page.getByRole("button", { name: t("courses-staff:add.button") }).click()
  await expect(page.getByText(t("courses-staff:done.added-list"))).toBeVisible()
  await page.getByRole("link", { name: t("courses-staff:list.open") }).click()
  await checkPage(page, "en", [1280])
  await expect(page.getByRole("rowheader", { name: /王伟 \(WANG WEI\)/ })).toBeVisible()
  // Removing says who moves up before it is done.
  await page.goto(`${portal.url}/staff/courses/run/${runId}`)
  await page.getByRole("link", { name: `${t("courses-staff:participant.open")} Anna Costa` }).click()
  await expect(page.getByText(t("courses-staff:participant.movesUp", { names: "Ida Ng" }))).toBeVisible()
  await page.getByRole("button", { name: t("courses-staff:participant.removeButton", { count: 2 }) }).click()
  await expect(page.getByText(t("courses-staff:done.removed"))).toBeVisible()
})
