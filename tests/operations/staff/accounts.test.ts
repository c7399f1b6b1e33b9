import { randomUUID } from "node:crypto"
import { setTimeout } from "node:timers/promises"
import { addDays, addHours } from "date-fns"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { FORGOTTEN_HOURS, INVITED_DAYS } from "#domain/staff/accounts.ts"
import { type StaffAccount, accountByEmail, sessionsOf } from "#db/staff/reads.ts"
import {
  changePassword,
  changePerson,
  endSessions,
  forgotPassword,
  invitationFor,
  invite,
  join,
  sendLinkAgain,
  sessionsSince,
} from "#operations/staff/accounts.ts"
import { hashPassword } from "#operations/staff/password.ts"
import { linkKey } from "#operations/link.ts"
import { currentStaff } from "#operations/staff/sign-in.ts"
import { MONDAY, SECRET, type TestOffice, testOffice } from "../../support/office.ts"
import { PASSWORD, account, signedIn, stranger, tryIn } from "../../support/staff.ts"

let office: TestOffice
let boss: StaffAccount
beforeAll(async () => {
  office = await testOffice()
  boss = await account(office.ctx, "admin", "Boss")
})
afterAll(() => office.end())
beforeEach(async () => {
  office.setClock(MONDAY)
  await office.pool.query("delete from sign_in_try")
})

/** The key of the newest link that was sent to an account, as its mail holds it. */
async function newestKey(staffId: string): Promise<string> {
  const { rows } = await office.pool.query(
    "select id from staff_invitation where staff_id = $1 and used_at is null order by ends_at desc limit 1",
    [staffId],
  )
  return linkKey(SECRET, "invitation", rows[0].id)
}

const newcomer = (name: string) => ({ email: `${name}@office.example`, name, role: "caseworker", language: "da" })
async function invited(name: string): Promise<{ id: string; key: string }> {
  const made = await invite(office.ctx, { ...newcomer(name), by: boss.id })
  if (!made.ok) throw new Error(made.error)
  return { id: made.value.id, key: await newestKey(made.value.id) }
}
const chosen = { password: "grass piano seventeen", again: "grass piano seventeen" }

describe("while the portal works out as many passwords as it can bear", () => {
  /** More want one than may wait, until it is told to end. */
  function rush(): () => Promise<unknown> {
    let on = true
    const again = async () => {
      while (on) await hashPassword("grass piano").catch(() => setTimeout(1))
    }
    const all = Promise.all(Array.from({ length: 80 }, again))
    return () => ((on = false), all)
  }

  test("a link is not used up, and an account keeps its password", async () => {
    const { key } = await invited("eva")
    const end = rush()
    expect(await join(office.ctx, { key, ...chosen })).toEqual({ ok: false, error: "password-busy" })
    const given = { account: boss, sessionId: randomUUID(), old: PASSWORD, ...chosen }
    expect(await changePassword(office.ctx, given)).toEqual({ ok: false, error: "password-busy" })
    expect(await tryIn(office.ctx, boss.email)).toEqual({ ok: false, error: "sign-in-busy" })
    expect(await tryIn(office.ctx, "nobody@office.example")).toEqual({ ok: false, error: "sign-in-busy" })
    await end()
    expect((await join(office.ctx, { key, ...chosen })).ok).toBe(true)
    expect((await tryIn(office.ctx, boss.email)).ok).toBe(true)
    // Nor is anybody turned away for good because the first to come was.
    expect(await tryIn(office.ctx, "nobody@office.example")).toEqual({ ok: false, error: "sign-in-wrong" })
  })
})

describe("an invitation", () => {
  test("makes an account that opens with no password at all, until one is chosen with the link", async () => {
    const { key } = await invited("ida")
    expect((await tryIn(office.ctx, "ida@office.example", "")).ok).toBe(false)
    expect((await join(office.ctx, { key, ...chosen })).ok).toBe(true)
    expect((await tryIn(office.ctx, "ida@office.example", chosen.password)).ok).toBe(true)
  })

  test("is used once, also by two at once", async () => {
    const { key } = await invited("ove")
    const answers = await Promise.all([join(office.ctx, { key, ...chosen }), join(office.ctx, { key, ...chosen })])
    expect(answers.filter((one) => one.ok)).toHaveLength(1)
    expect(await join(office.ctx, { key, ...chosen })).toEqual({ ok: false, error: "link-used" })
  })

  test("lapses, is replaced by a newer one, and ends with the account", async () => {
    const { id, key } = await invited("liv")
    office.setClock(addDays(MONDAY, INVITED_DAYS))
    expect(await invitationFor(office.ctx, key)).toEqual({ ok: false, error: "link-late" })
    await sendLinkAgain(office.ctx, { id, by: boss.id })
    const newer = await newestKey(id)
    expect((await invitationFor(office.ctx, newer)).ok).toBe(true)
    await sendLinkAgain(office.ctx, { id, by: boss.id })
    expect(await invitationFor(office.ctx, newer)).toEqual({ ok: false, error: "link-late" })
    await changePerson(office.ctx, { id, by: boss.id, to: "closed" })
    expect((await invitationFor(office.ctx, await newestKey(id))).ok).toBe(false)
    expect(await invitationFor(office.ctx, "made-up")).toEqual({ ok: false, error: "link-unknown" })
  })

  test("is refused with what is wrong, and makes nothing", async () => {
    const by = boss.id
    expect(await invite(office.ctx, { ...newcomer("x"), email: "no address", by })).toMatchObject({
      error: "email-wrong",
    })
    expect(await invite(office.ctx, { ...newcomer("x"), name: " ", by })).toMatchObject({ error: "name-missing" })
    expect(await invite(office.ctx, { ...newcomer("x"), role: "king", by })).toMatchObject({ error: "role-unknown" })
    expect(await invite(office.ctx, { ...newcomer("x"), email: boss.email, by })).toMatchObject({
      error: "email-taken",
    })
    expect(await accountByEmail(office.db, "x@office.example")).toBeNull()
  })

  test("brings somebody back who had left, without what they knew before", async () => {
    const back = await account(office.ctx, "caseworker", "Back")
    await changePerson(office.ctx, { id: back.id, by: boss.id, to: "closed" })
    expect((await tryIn(office.ctx, back.email)).ok).toBe(false)
    const made = await invite(office.ctx, { ...newcomer("back"), by: boss.id })
    expect(made).toEqual({ ok: true, value: { id: back.id } })
    expect((await tryIn(office.ctx, back.email)).ok).toBe(false)
  })
})

describe("a password", () => {
  test.each([
    ["short", "password-short"],
    ["aaaaaaaaaaaaaa", "password-simple"],
    ["Sommer2026!!", "password-known"],
    ["welcome-to-ankomst", "password-known"],
    ["1qaz2wsx3edc", "password-known"],
    ["pia-2026-2026", "password-known"],
    ["eva-lundgren-99", "password-about-you"],
  ])("%j is refused: %s", async (password, error) => {
    const { key } = await invited(`try${Math.abs(password.length * 31 + password.charCodeAt(0))}`)
    await office.pool.query("update staff_account set name = 'Eva Lundgren' where email like 'try%'")
    expect(await join(office.ctx, { key, password, again: password })).toEqual({ ok: false, error })
  })

  test("must be typed twice alike", async () => {
    const { key } = await invited("twice")
    const answer = await join(office.ctx, { key, password: chosen.password, again: "other" })
    expect(answer).toEqual({ ok: false, error: "password-differs" })
  })

  test("that was forgotten: the link lives for two hours; nobody is told whether an address has an account", async () => {
    const own = await account(office.ctx, "reception", "Own")
    await forgotPassword(office.ctx, { email: "nobody@office.example" })
    await forgotPassword(office.ctx, { email: own.email })
    const key = await newestKey(own.id)
    office.setClock(addHours(MONDAY, FORGOTTEN_HOURS))
    expect(await invitationFor(office.ctx, key)).toEqual({ ok: false, error: "link-late" })
  })

  test("is changed with the one of before, and signs out everywhere else", async () => {
    const own = await account(office.ctx, "reception", "Change")
    const here = (await signedIn(office.ctx, own.email)).token
    const there = (await signedIn(office.ctx, own.email)).token
    const { sessionId } = (await currentStaff(office.ctx, { token: here, active: true }))!
    const change = (old: string) => changePassword(office.ctx, { account: own, sessionId, old, ...chosen })
    expect(await change("not it")).toEqual({ ok: false, error: "old-wrong" })
    expect((await change(PASSWORD)).ok).toBe(true)
    expect(await currentStaff(office.ctx, { token: here, active: true })).not.toBeNull()
    expect(await currentStaff(office.ctx, { token: there, active: true })).toBeNull()
    expect((await tryIn(office.ctx, own.email, PASSWORD, stranger())).ok).toBe(false)
  })
})

test("one browser is signed out, or all others", async () => {
  const own = await account(office.ctx, "reception", "Browsers")
  const tokens = await Promise.all([1, 2, 3].map(async () => (await signedIn(office.ctx, own.email)).token))
  const [first] = tokens
  const { sessionId } = (await currentStaff(office.ctx, { token: first!, active: true }))!
  const open = () => sessionsOf(office.db, own.id, sessionsSince(MONDAY))
  const other = (await open()).find((session) => session.id !== sessionId)!
  await endSessions(office.ctx, { staffId: own.id, by: own.id, only: other.id })
  expect(await open()).toHaveLength(2)
  await endSessions(office.ctx, { staffId: own.id, by: own.id, but: sessionId })
  expect((await open()).map((session) => session.id)).toEqual([sessionId])
})

describe("the last who may manage people", () => {
  test("cannot close or lower their own account; of two at once one stays", async () => {
    const closing = { id: boss.id, by: boss.id, to: "closed" as const }
    expect(await changePerson(office.ctx, closing)).toEqual({ ok: false, error: "last-manager" })
    const lower = { ...closing, to: { name: "Boss", role: "reception" } }
    expect(await changePerson(office.ctx, lower)).toEqual({ ok: false, error: "last-manager" })
    const second = await account(office.ctx, "admin", "Second")
    const both = await Promise.all([
      changePerson(office.ctx, closing),
      changePerson(office.ctx, { id: second.id, by: second.id, to: "closed" }),
    ])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
  })
})
