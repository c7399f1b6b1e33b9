import { addMinutes, addSeconds } from "date-fns"
import { Secret, TOTP } from "otpauth"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { CONFIRMED_MINUTES } from "#domain/staff/rules.ts"
import { FREE_TRIES } from "#domain/staff/tries.ts"
import { type StaffAccount, accountById } from "#db/staff/reads.ts"
import { updateAccount } from "#db/staff/writes.ts"
import { confirmByOffice, confirmSelf } from "#operations/staff/confirm.ts"
import { newAppSecret, turnOn } from "#operations/staff/second-factor.ts"
import { currentStaff } from "#operations/staff/sign-in.ts"
import { MONDAY, type TestOffice, testOffice } from "../../support/office.ts"
import { PASSWORD, account, signedIn, stranger } from "../../support/staff.ts"

let office: TestOffice
let anna: StaffAccount
let token: string
let sessionId: string
const { network } = stranger()
/** Well after the sign-in: what is dangerous asks again. */
const LATER = addMinutes(MONDAY, CONFIRMED_MINUTES + 5)

beforeAll(async () => {
  office = await testOffice()
  anna = await account(office.ctx, "admin", "Anna")
})
afterAll(() => office.end())
beforeEach(async () => {
  office.setClock(MONDAY)
  await office.pool.query("delete from sign_in_try")
  await office.pool.query("update staff_account set totp_secret = null, totp_step = null")
  token = (await signedIn(office.ctx, anna.email)).token
  sessionId = (await currentStaff(office.ctx, { token, active: true }))!.sessionId
  office.setClock(LATER)
})

const confirmed = async () => (await currentStaff(office.ctx, { token, active: true }))!.confirmed
const give = async (given: { password?: string; code?: string }) =>
  confirmSelf(office.ctx, {
    account: (await accountById(office.db, anna.id))!,
    sessionId,
    password: "",
    code: "",
    network,
    ...given,
  })
const lastKinds = async (count: number) => {
  const { rows } = await office.pool.query("select kind, detail from audit_entry order by id desc limit $1", [count])
  return rows
}

describe("whoever sits at a signed-in browser", () => {
  test("is believed for ten minutes after signing in, and asked from then on", async () => {
    expect(await confirmed()).toBe(false)
    office.setClock(addSeconds(addMinutes(MONDAY, CONFIRMED_MINUTES), -1))
    expect(await confirmed()).toBe(true)
  })

  test("shows it with the password, for ten minutes of this session", async () => {
    const other = (await signedIn(office.ctx, anna.email)).token
    await office.pool.query("update staff_session set complete_at = $1", [MONDAY])
    expect(await give({ password: PASSWORD })).toEqual({ ok: true, value: null })
    expect(await confirmed()).toBe(true)
    expect((await currentStaff(office.ctx, { token: other, active: true }))!.confirmed).toBe(false)
    expect(await lastKinds(1)).toEqual([{ kind: "confirmed", detail: { by: "password" } }])
    office.setClock(addMinutes(LATER, CONFIRMED_MINUTES))
    expect(await confirmed()).toBe(false)
  })

  test("is refused with a wrong one, slowed down after some, and stays signed in", async () => {
    expect(await give({})).toEqual({ ok: false, error: "confirm-missing" })
    for (let i = 0; i < FREE_TRIES; i++)
      expect(await give({ password: `wrong ${i}` })).toEqual({ ok: false, error: "confirm-wrong" })
    expect(await give({ password: PASSWORD })).toEqual({ ok: false, error: "confirm-wait" })
    expect(await confirmed()).toBe(false)
    expect(await lastKinds(1)).toEqual([{ kind: "confirm-wrong", detail: {} }])
    office.setClock(addMinutes(LATER, 5))
    expect((await give({ password: PASSWORD })).ok).toBe(true)
  })

  test("shows it with a code of the phone or one on paper, each once", async () => {
    const secret = newAppSecret()
    const at = (now: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() })
    const on = await turnOn(office.ctx, { account: anna, sessionId, secret, typed: at(LATER), network })
    if (!on.ok) throw new Error(on.error)
    const now = addMinutes(LATER, CONFIRMED_MINUTES)
    office.setClock(now)
    expect(await confirmed()).toBe(false)
    expect((await give({ code: at(now) })).ok).toBe(true)
    expect(await confirmed()).toBe(true)
    expect(await give({ code: at(now) })).toEqual({ ok: false, error: "confirm-wrong" })
    expect((await give({ code: on.value.codes[0]! })).ok).toBe(true)
    expect((await lastKinds(2)).map(({ kind }) => kind).toSorted()).toEqual(["confirmed", "recovery-code-used"])
    expect(await give({ code: on.value.codes[0]! })).toEqual({ ok: false, error: "confirm-wrong" })
  })

  test("shows it by signing in at the office's own sign-in as themselves, and as nobody else", async () => {
    await updateAccount(office.db, anna.id, { subject: "https://id.example u-1" })
    const own = (await accountById(office.db, anna.id))!
    const identity = { issuer: "https://id.example", subject: "u-2", email: anna.email, name: "Anna", groups: [] }
    const by = (subject: string) =>
      confirmByOffice(office.ctx, { account: own, sessionId, identity: { ...identity, subject } })
    expect(await by("u-2")).toEqual({ ok: false, error: "somebody-else" })
    expect(await confirmed()).toBe(false)
    expect((await by("u-1")).ok).toBe(true)
    expect(await confirmed()).toBe(true)
  })
})
