import { addMinutes, addSeconds } from "date-fns"
import { Secret, TOTP } from "otpauth"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { FREE_TRIES } from "#domain/staff/tries.ts"
import { RECOVERY_CODES } from "#domain/staff/second-factor.ts"
import { type StaffAccount, accountById, recoveryCodesLeft } from "#db/staff/reads.ts"
import {
  giveSecondFactor,
  newAppSecret,
  renewRecoveryCodes,
  resealApps,
  takeSecondFactorAway,
  turnOn,
} from "#operations/staff/second-factor.ts"
import { currentStaff, waitingSession } from "#operations/staff/sign-in.ts"
import { KEYS, MONDAY, type TestOffice, testOffice } from "../../support/office.ts"
import { account, signedIn, stranger } from "../../support/staff.ts"

let office: TestOffice
let anna: StaffAccount
let secret: string
let codes: string[]
const network = stranger().network

/** What an authenticator app shows at a moment, worked out by the standard from the secret alone. */
const shown = (at: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })

async function half() {
  const { token, complete } = await signedIn(office.ctx, anna.email)
  expect(complete).toBe(false)
  const found = (await waitingSession(office.ctx, token))!
  return { token, give: (typed: string) => giveSecondFactor(office.ctx, { ...found, typed, network }) }
}

beforeAll(async () => {
  office = await testOffice()
  anna = await account(office.ctx, "caseworker", "Anna")
})
afterAll(() => office.end())
beforeEach(async () => {
  office.setClock(MONDAY)
  await office.pool.query("delete from sign_in_try")
  await office.pool.query("update staff_account set totp_secret = null, totp_step = null")
  const { token } = await signedIn(office.ctx, anna.email)
  const { sessionId } = (await currentStaff(office.ctx, { token, active: true }))!
  secret = newAppSecret()
  const on = await turnOn(office.ctx, { account: anna, sessionId, secret, typed: shown(MONDAY), network })
  if (!on.ok) throw new Error(on.error)
  codes = on.value.codes
  // The code that turned it on is used up: the next one comes half a minute later.
  office.setClock(addSeconds(MONDAY, 30))
})

describe("the second factor", () => {
  test("is turned on by a code that fits only, and all other sessions end", async () => {
    const { token } = await half()
    const session = (await waitingSession(office.ctx, token))!
    const given = { account: anna, sessionId: session.session.id, secret: newAppSecret(), network }
    expect(await turnOn(office.ctx, { ...given, typed: "000000" })).toEqual({ ok: false, error: "code-wrong" })
    expect(await turnOn(office.ctx, { ...given, typed: "12" })).toEqual({ ok: false, error: "code-missing" })
  })

  test("lets a session in with the app's code, once: the same code again is refused, also at once", async () => {
    const code = shown(addSeconds(MONDAY, 30))
    const sessions = [await half(), await half(), await half()]
    const answers = await Promise.all(sessions.map(({ give }) => give(code)))
    expect(answers.filter((one) => one.ok)).toHaveLength(1)
    await expect((await half()).give(code)).resolves.toEqual({ ok: false, error: "code-wrong" })
  })

  test("takes a code of the step before or after, and none older than one that was used", async () => {
    office.setClock(addSeconds(MONDAY, 90))
    const { token, give } = await half()
    expect(
      (await give(`${shown(addSeconds(MONDAY, 120)).slice(0, 3)} ${shown(addSeconds(MONDAY, 120)).slice(3)}`)).ok,
    ).toBe(true)
    expect(await currentStaff(office.ctx, { token, active: true })).not.toBeNull()
    expect(await (await half()).give(shown(addSeconds(MONDAY, 90)))).toEqual({ ok: false, error: "code-wrong" })
    office.setClock(addMinutes(MONDAY, 10))
    expect(await (await half()).give(shown(addMinutes(MONDAY, 9)))).toEqual({ ok: false, error: "code-wrong" })
  })

  test("wrong codes make who tries wait", async () => {
    const { give } = await half()
    for (let i = 0; i < FREE_TRIES; i++) expect(await give("000000")).toEqual({ ok: false, error: "code-wrong" })
    expect(await give(shown(addSeconds(MONDAY, 30)))).toEqual({ ok: false, error: "code-wait" })
  })

  test("codes on paper open once each, in small letters too, and new ones end the old", async () => {
    expect(new Set(codes).size).toBe(RECOVERY_CODES)
    const first = codes[0]!
    const typed = `${first.slice(0, 4)}-${first.slice(4)}`.toLowerCase()
    expect(await (await half()).give(typed)).toEqual({ ok: true, value: { by: "paper" } })
    expect((await (await half()).give(first)).ok).toBe(false)
    expect(await recoveryCodesLeft(office.db, anna.id)).toBe(RECOVERY_CODES - 1)
    const fresh = await renewRecoveryCodes(office.ctx, { staffId: anna.id })
    expect((await (await half()).give(codes[1]!)).ok).toBe(false)
    expect((await (await half()).give(fresh[0]!)).ok).toBe(true)
  })

  test("is stored sealed, and is sealed anew by a newer key", async () => {
    const stored = (await accountById(office.db, anna.id))!.totpSecret!
    expect(stored.toString("latin1")).not.toContain(secret)
    const newer = { ...office.ctx, keys: [{ version: 2, key: Buffer.alloc(32, "a newer key") }, ...KEYS] }
    expect(await resealApps(newer)).toBe(1)
    expect(await resealApps(newer)).toBe(0)
    const own = { ...newer, keys: newer.keys.slice(0, 1) }
    const { token } = await signedIn(office.ctx, anna.email)
    const found = (await waitingSession(office.ctx, token))!
    const given = { ...found, typed: shown(addSeconds(MONDAY, 30)), network }
    expect((await giveSecondFactor(own, given)).ok).toBe(true)
  })

  test("is taken away by an administrator: sessions end and the codes on paper open nothing", async () => {
    await takeSecondFactorAway(office.ctx, { staffId: anna.id, by: anna.id })
    const { complete } = await signedIn(office.ctx, anna.email)
    expect(complete).toBe(true)
    expect(await recoveryCodesLeft(office.db, anna.id)).toBe(0)
  })
})
