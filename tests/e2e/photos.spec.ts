import { openSync, ftruncateSync } from "node:fs"
import sharp from "sharp"
import { paths } from "#paths"
import { uploadsOf } from "#db/prereg/upload-reads.ts"
import { sentHousehold } from "../support/household.ts"
import { checkPage, languageCodes, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

const photo = () =>
  sharp({ create: { width: 900, height: 1200, channels: 3, background: "#e8e0d0" } })
    .jpeg()
    .toBuffer()

for (const language of languageCodes)
  test(`a picture of a paper is sent without a script, looked at, and answered, in ${language}`, async ({
    browser,
    portal,
  }, testInfo) => {
    const t = words(language)
    const large = testInfo.outputPath("large.jpg")
    ftruncateSync(openSync(large, "w"), 50 * 1024 * 1024)
    const { preregId, token } = await sentHousehold(portal.ctx)
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } })
    const cookie = { name: "prereg", value: token, url: portal.url }
    await context.addCookies([cookie])
    const page = await context.newPage()
    await page.goto(portal.url + paths.prereg(language))
    await page.getByRole("link", { name: t("prereg:photos.openFirst") }).click()
    const send = page.getByRole("button", { name: t("prereg:photos.send") })
    await send.click()
    await expect(page.getByRole("alert")).toContainText(t("prereg:photos.error.file-missing"))
    const choose = async () => {
      const option = page.locator("#paper option", { hasText: `Giulia Bianchi: ${t("plan:papers.birth")}` })
      await page.locator("#paper").selectOption(await option.getAttribute("value"))
    }
    await choose()
    await page.locator("#file").setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<html>") })
    await send.click()
    await expect(page.getByRole("alert")).toContainText(t("prereg:photos.error.wrong-kind"))
    // What was chosen stays; a browser lets no page choose a file.
    await expect(page.locator("#paper option:checked")).toContainText("Giulia Bianchi")
    await page.locator("#file").setInputFiles(large)
    await send.click()
    await expect(page.getByRole("alert")).toContainText(t("prereg:photos.error.too-large"))
    await choose()
    await page.locator("#file").setInputFiles({ name: "a.pdf", mimeType: "application/pdf", buffer: await photo() })
    await send.click()
    await expect(page.getByRole("status")).toContainText(t("prereg:photos.sent"))
    await expect(page.getByText(t("prereg:photos.notSeen"))).toBeVisible()
    const picture = page.getByRole("img", { name: /Giulia Bianchi/ })
    await expect(picture).toHaveJSProperty("naturalWidth", 900)
    // What looks at a page needs scripts.
    const scripted = await browser.newContext()
    await scripted.addCookies([cookie])
    const looking = await scripted.newPage()
    await looking.goto(portal.url + paths.preregPhotos(language))
    await checkPage(looking, language, [320, 1280])
    await scripted.close()
    const [upload] = await uploadsOf(portal.database.db, preregId)
    const file = portal.url + paths.preregPhoto(language, upload!.id)
    const own = await page.request.get(file)
    expect(own.headers()["content-security-policy"]).toContain("sandbox")
    // Nobody else's browser is shown it.
    const stranger = await browser.newContext()
    expect((await stranger.request.get(file, { maxRedirects: 0 })).status()).not.toBe(200)
    expect(
      (
        await stranger.request.get(portal.url + paths.staff.paperFile(preregId, upload!.id), { maxRedirects: 0 })
      ).status(),
    ).toBe(302)

    const staff = await stranger.newPage()
    await signInSpeaking(staff, portal.url, "coordinator", language)
    await staff.goto(portal.url + paths.staff.prereg(preregId))
    await staff.getByRole("link", { name: /Giulia Bianchi: / }).click()
    await expect(staff.getByRole("img", { name: /Giulia Bianchi/ })).toHaveJSProperty("naturalWidth", 900)
    await staff.getByRole("button", { name: t("prereg-staff:photos.save") }).click()
    await expect(staff.getByRole("alert")).toContainText(t("prereg-staff:photos.error.verdict-missing"))
    await staff.getByLabel(t("prereg-staff:photos.will-not"), { exact: true }).check()
    await staff.getByLabel(t("prereg-staff:photos.reasonLabel")).selectOption("cut-off")
    await staff.getByLabel(t("prereg-staff:photos.words")).fill("The stamp.")
    await checkPage(staff, language, [320, 1280])
    await staff.getByRole("button", { name: t("prereg-staff:photos.save") }).click()
    await expect(staff).toHaveURL(portal.url + paths.staff.prereg(preregId))

    await page.reload()
    await expect(page.getByText(t("prereg:photos.reason.cut-off"))).toBeVisible()
    await expect(page.getByText("The stamp.")).toBeVisible()
    await page.getByRole("button", { name: /Giulia Bianchi/ }).click()
    await expect(page.getByRole("img")).toHaveCount(0)
    expect(await uploadsOf(portal.database.db, preregId)).toEqual([])
    await context.close()
    await stranger.close()
  })
