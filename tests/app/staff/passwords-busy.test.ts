import { setTimeout } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { action as changeOwn } from "#app/staff/account.tsx"
import { action as joinWithLink } from "#app/staff/join.tsx"
import { accountByEmail } from "#db/staff/reads.ts"
import { linkKey } from "#operations/link.ts"
import { invite } from "#operations/staff/accounts.ts"
import { hashPassword } from "#operations/staff/password.ts"
import { SECRET, type TestOffice, testOffice } from "../../support/office.ts"
import { admin, staffPage } from "../../support/pages.ts"
import { account } from "../../support/staff.ts"

const CHOSEN = "grass piano seventeen"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

/** More want a password worked out than may wait, until it is told to end. */
function rush(): () => Promise<unknown> {
  let on = true
  const again = async () => {
    while (on) await hashPassword("grass piano").catch(() => setTimeout(1))
  }
  const all = Promise.all(Array.from({ length: 80 }, again))
  return () => ((on = false), all)
}

/** What a page answers to a form of passwords sent to it. */
async function send(
  action: typeof changeOwn | typeof joinWithLink,
  fields: Record<string, string>,
  params: { key: string } = { key: "" },
) {
  const request = new Request("https://ankomst.test/staff", { method: "POST", body: new URLSearchParams(fields) })
  const boss = (await accountByEmail(office.db, "boss@office.example"))!
  const context = await staffPage(office, "en", { ...admin, ...boss })
  const given = { request, context, params, url: new URL(request.url) }
  return action(given as unknown as Parameters<typeof changeOwn>[0] & Parameters<typeof joinWithLink>[0])
}

test("more passwords than the portal can bear at once are a calm page to come back to, and change nothing", async () => {
  const boss = await account(office.ctx, "admin", "Boss")
  const made = await invite(office.ctx, {
    email: "eva@office.example",
    name: "Eva",
    role: "caseworker",
    language: "en",
    by: boss.id,
  })
  if (!made.ok) throw new Error(made.error)
  const { rows } = await office.pool.query<{ id: string }>("select id from staff_invitation")
  const key = linkKey(SECRET, "invitation", rows[0]!.id)
  const end = rush()
  const busy = { data: { error: "password-busy" }, init: { status: 503 } }
  expect(await send(changeOwn, { old: "not the password", password: CHOSEN, again: CHOSEN })).toMatchObject(busy)
  expect(await send(joinWithLink, { password: CHOSEN, again: CHOSEN }, { key })).toMatchObject(busy)
  await end()
  expect((await accountByEmail(office.db, "eva@office.example"))!.passwordHash).toBeNull()
  expect((await accountByEmail(office.db, "boss@office.example"))!.passwordHash).toBe(boss.passwordHash)
  expect(await send(changeOwn, { old: "not the password", password: CHOSEN, again: CHOSEN })).toMatchObject({
    init: { status: 422 },
  })
})
