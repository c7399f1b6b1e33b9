import { preregBySession } from "#db/prereg/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { filledHousehold } from "../support/household.ts"
import { codeIn, pick } from "./support/household-form.ts"
import { mailTo, newAddress, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"

test("a household is continued on another device and in the other language, by mail and by a printed code", async ({
  browser,
  portal,
}) => {
  const { token, email } = await filledHousehold(portal.ctx, { email: newAddress() })
  const prereg = (await preregBySession(portal.database.db, hashSecret(token)))!
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const link = /https?:\S+pre-registration\/open\/\S+/.exec(
    (await mailTo(portal, email, /^Your pre-registration \(/)).text!,
  )![0]
  // Opening it opens nothing: mail scanners open links too.
  await page.goto(link.replace("/en/", "/da/"))
  await page.goto(`${portal.url}/da/pre-registration`)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("da")("prereg:title"))
  await expect(page.locator(".task")).toHaveCount(0)
  await page.goto(link.replace("/en/", "/da/"))
  await page.getByRole("button", { name: words("da")("prereg:resume.openButton") }).click()
  await page.locator("#code").fill("99999999")
  await page.getByRole("button", { name: words("da")("common:code.confirm") }).click()
  await expect(page.getByRole("alert")).toContainText(words("da")("common:code.error.code-wrong"))
  const code = codeIn((await mailTo(portal, email, /\d{4} \d{4}/)).subject!)
  await page.locator("#code").fill(code)
  await page.getByRole("button", { name: words("da")("common:code.confirm") }).click()
  await expect(page.locator(".task", { hasText: "Elena Rossi" })).toContainText(words("da")("prereg:state.done"))

  await page.goto(`${portal.url}/da/pre-registration/stop`)
  await page.getByRole("button", { name: words("da")("prereg:stop.printMake") }).click()
  const printed = await page.locator(".printed-code").innerText()
  const other = await browser.newContext({ javaScriptEnabled: false })
  const second = await other.newPage()
  await second.goto(`${portal.url}/en/pre-registration/continue`)
  await second.locator("#code").fill(`${printed.toLowerCase()}x`)
  await second.getByRole("button", { name: words("en")("prereg:resume.codeButton") }).click()
  await expect(second.getByRole("alert")).toContainText(words("en")("prereg:error.printed-shape"))
  await second.locator("#code").fill(printed.toLowerCase())
  await second.getByRole("button", { name: words("en")("prereg:resume.codeButton") }).click()
  await expect(second.locator(".task", { hasText: "Elena Rossi" })).toContainText(words("en")("prereg:state.done"))

  // Both devices have the same page open; the second to save is told what the other wrote, and decides.
  const from = `${portal.url}/en/pre-registration/page/from`
  await page.goto(from.replace("/en/", "/da/"))
  await second.goto(from)
  await page.selectOption("#country", "FR")
  await page.getByRole("button", { name: words("da")("prereg:saveList") }).click()
  await second.selectOption("#country", "ES")
  await second.getByRole("button", { name: words("en")("prereg:saveList") }).click()
  await expect(second.getByRole("alert")).toContainText(words("en")("prereg:error.changed-meanwhile"))
  await expect(second.locator("#country")).toHaveValue("ES")
  await expect(second.locator("#country-theirs")).toContainText("France")
  await second.getByRole("button", { name: words("en")("prereg:saveList") }).click()
  await page.goto(from)
  await expect(page.locator("#country")).toHaveValue("ES")

  // What is kept can be taken along, whole, and erased, whole.
  const copy = await context.request.get(`${portal.url}/en/pre-registration/my-data.json`)
  expect(copy.headers()["content-disposition"]).toContain("attachment")
  expect(await copy.text()).toContain("YA1234567")
  await page.goto(`${portal.url}/en/pre-registration/data`)
  await page.getByRole("button", { name: words("en")("prereg:data.erase") }).click()
  await expect(page.getByRole("main")).toContainText(words("en")("prereg:data.eraseSureMissing"))
  await pick(page, "sure")
  await page.getByRole("button", { name: words("en")("prereg:data.erase") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("en")("prereg:data.erasedTitle"))
  expect((await portal.database.pool.query("select 1 from prereg where id = $1", [prereg.id])).rowCount).toBe(0)
  await second.goto(from)
  await expect(second).toHaveURL(/\/pre-registration$/)
  expect((await page.goto(link))!.status()).toBe(404)
  await context.close()
  await other.close()
})
