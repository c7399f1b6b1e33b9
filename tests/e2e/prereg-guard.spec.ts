import { preregBySession, wholeOf } from "#db/prereg/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { filledHousehold, sentHousehold } from "../support/household.ts"
import { newAddress, signIn, words } from "./support/page.ts"
import { expect, freePort, startProcess, stopProcess, test } from "./support/portal.ts"

test("reception sees who has sent one, and opens none; who opens one is told to the household", async ({
  page,
  portal,
}) => {
  const { preregId, token } = await sentHousehold(portal.ctx, { email: newAddress() })
  const { people } = await wholeOf(portal.database.db, (await preregBySession(portal.database.db, hashSecret(token)))!)
  await signIn(page, portal.url, "reception")
  await page.goto(`${portal.url}/staff/prereg`)
  await expect(page.getByRole("main")).toContainText("Elena Rossi")
  expect((await page.goto(`${portal.url}/staff/prereg/${preregId}`))!.status()).toBe(403)
  for (const form of [{ intent: "accept" }, { intent: "open", person: people[0]!.id }]) {
    const answer = await page.request.post(`${portal.url}/staff/prereg/${preregId}`, {
      form: form as Record<string, string>,
      headers: { origin: portal.url },
    })
    expect(answer.status()).toBe(403)
    expect(await answer.text()).not.toContain("YA1234567")
  }
  await signIn(page, portal.url, "coordinator")
  // Also by an address that says it re-reads itself.
  await page.goto(`${portal.url}/staff/prereg/${preregId}?live=1`)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Elena Rossi")
  await page.context().addCookies([{ name: "prereg", value: token, url: portal.url }])
  await page.goto(`${portal.url}/en/pre-registration/data`)
  await expect(page.getByRole("main")).toContainText("Karen Holm (Coordinator)")
  await expect(page.getByRole("main")).not.toContainText("Mette Lund")
})

test("hostile input is a clear page, never a 500", async ({ page, portal }) => {
  const { token } = await filledHousehold(portal.ctx, { email: newAddress() })
  await page.context().addCookies([{ name: "prereg", value: token, url: portal.url }])
  const post = (path: string, body: string) =>
    page.request.post(`${portal.url}/en/pre-registration${path}`, {
      data: body,
      headers: { origin: portal.url, "content-type": "application/x-www-form-urlencoded" },
      maxRedirects: 0,
    })
  const long = "x".repeat(10_000)
  for (const [path, body, least, most] of [
    ["/page/from", `address=${long}&country=IT`, 422, 422],
    ["/page/from", "country=QQ", 422, 422],
    ["/page/from", "country=IT&country=FR&arrival-day=1&arrival-day=2", 200, 422],
    ["/page/from", "revision-from=99999999999999999999&country=IT", 302, 409],
    ["/page/from", "country[]=IT&country.x=1&__proto__=1&constructor=1", 302, 422],
    ["/page/person-1", `p1-passportName=${encodeURIComponent("Elena 😀")}`, 422, 422],
    ["/page/person-1", `p1-nativeName=${encodeURIComponent("\u202eموسى\u0000 😀")}&p1-passportName=Elena`, 302, 409],
    ["/page/nothing", "a=b", 302, 302],
    ["/page/person-99", "a=b", 302, 302],
    ["/remove/99", "", 302, 302],
    ["", "intent=add&relation=king", 400, 400],
    ["", "intent=dance", 400, 400],
    ["/continue", `code=${long}`, 422, 422],
    ["/code", "code=%00%00", 302, 422],
    ["/check", "", 302, 409],
    ["/time", "", 302, 302],
    ["/withdraw", "", 302, 302],
    ["/data", "sure=maybe", 422, 422],
    ["/open/nonsense", "intent=code&code=12345678", 404, 404],
  ] as const) {
    const answer = await post(path, body)
    expect(answer.status(), `${path} ${body.slice(0, 60)}`).toBeGreaterThanOrEqual(least)
    expect(answer.status(), `${path} ${body.slice(0, 60)}`).toBeLessThanOrEqual(most)
  }
  expect((await page.goto(`${portal.url}/en/pre-registration/open/${long.slice(0, 900)}`))!.status()).toBe(404)
  await page.goto(`${portal.url}/en/pre-registration`)
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1)
})

test("what is typed as a passport number stands in no log of the portal, at its most talkative, nor in an address", async ({
  page,
  portal,
}) => {
  const { token } = await filledHousehold(portal.ctx, { email: newAddress() })
  const planted = Array.from({ length: 10 }, (_, i) => `PLANTED${6_203_117 + i * 131}`)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let log = ""
  const settings = { DATABASE_URL: portal.databaseUrl, SMTP_URL: portal.smtp.url, PORTAL_URL: url, PORT: String(port) }
  const web = await startProcess("build/server/index.js", { ...settings, LOG_LEVEL: "debug" }, (text) => {
    log += text
  })
  await page.context().addCookies([{ name: "prereg", value: token, url }])
  for (const [i, number] of planted.entries()) {
    await page.goto(`${url}/en/pre-registration/page/person-1`)
    await page.locator("#p1-passportNumber").fill(number)
    // Some are refused, so that the page with the error comes back, with what was typed in it.
    if (i % 2 === 0) await page.locator("#p1-birthPlace").fill("x".repeat(200))
    else await page.locator("#p1-birthPlace").fill("Bologna")
    await page.getByRole("button", { name: words("en")("prereg:saveList") }).click()
    expect(page.url()).not.toContain("PLANTED")
    await page.request.get(`${url}/en/pre-registration/my-data.json`)
  }
  expect(
    (
      await page.request.post(`${url}/en/pre-registration/page/person-1`, {
        form: { "p1-passportNumber": planted[0]! },
      })
    ).status(),
  ).toBe(403)
  await stopProcess(web)
  expect(log).toContain("/en/pre-registration/page/person-1")
  for (const number of planted) expect(log).not.toContain(number)
})
