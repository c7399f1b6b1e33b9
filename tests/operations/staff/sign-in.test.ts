import { addMinutes, addSeconds } from "date-fns"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { IDLE_MINUTES, SESSION_HOURS } from "#domain/staff/rules.ts"
import { FREE_TRIES, FREE_TRIES_OF_A_NETWORK, waitAfter } from "#domain/staff/tries.ts"
import type { StaffAccount } from "#db/staff/reads.ts"
import { currentStaff, signIn, signOut, waitingSession } from "#operations/staff/sign-in.ts"
import { MONDAY, type TestOffice, count, testOffice } from "../../support/office.ts"
import { PASSWORD, account, signedIn, stranger, tryIn } from "../../support/staff.ts"

let office: TestOffice
let mette: StaffAccount
beforeAll(async () => {
  office = await testOffice()
  mette = await account(office.ctx, "reception", "Mette")
})
beforeEach(async () => {
  office.setClock(MONDAY)
  await office.pool.query("delete from sign_in_try")
})
afterAll(() => office.end())

const wrong = { ok: false, error: "sign-in-wrong" }
const failFive = async (place = stranger()) => {
  for (let i = 0; i < FREE_TRIES; i++) expect(await tryIn(office.ctx, mette.email, "wrong", place)).toEqual(wrong)
}

describe("signing in", () => {
  test("the password is stored as argon2id, the session's secret as a hash", async () => {
    const { token } = await signedIn(office.ctx, mette.email.toUpperCase())
    expect(await count(office, "staff_account where password_hash like '$argon2id$%'")).toBe(1)
    expect(await count(office, "staff_session where token_hash::text like $1", [`%${token}%`])).toBe(0)
    expect((await currentStaff(office.ctx, { token, active: true }))?.name).toBe("Mette")
  })

  test("an unknown address is answered like a wrong password", async () => {
    expect(await tryIn(office.ctx, "nobody@office.example")).toEqual(wrong)
  })

  test("right ones are never counted", async () => {
    for (let i = 0; i < FREE_TRIES + 3; i++) await signedIn(office.ctx, mette.email)
    expect(await count(office, "sign_in_try where failures > 0")).toBe(0)
  })
})

describe("wrong passwords", () => {
  test("make who tries wait, longer each time, and the right one waits too", async () => {
    await failFive()
    expect(await tryIn(office.ctx, mette.email)).toEqual({ ok: false, error: "sign-in-wait", seconds: waitAfter(5) })
    office.setClock(addSeconds(MONDAY, waitAfter(5) - 1))
    expect((await tryIn(office.ctx, mette.email)).ok).toBe(false)
    office.setClock(addSeconds(MONDAY, waitAfter(5)))
    expect(await tryIn(office.ctx, mette.email, "wrong")).toEqual(wrong)
    const sixth = await tryIn(office.ctx, mette.email)
    expect(sixth).toEqual({ ok: false, error: "sign-in-wait", seconds: waitAfter(6) })
  })

  test("the owner signs in meanwhile: from another network, and from a known browser in the same one", async () => {
    const { device } = await signedIn(office.ctx, mette.email)
    await failFive()
    expect((await tryIn(office.ctx, mette.email, PASSWORD, stranger("198.51.100.0/24"))).ok).toBe(true)
    expect((await tryIn(office.ctx, mette.email, PASSWORD, { ...stranger(), device })).ok).toBe(true)
    expect((await tryIn(office.ctx, mette.email)).ok).toBe(false)
  })

  test("the mark of a browser is of one account, and cannot be made up", async () => {
    const other = await account(office.ctx, "reception", "Other")
    const { device } = await signedIn(office.ctx, other.email)
    await failFive()
    for (const given of [device, "made.up", `${device.split(".")[0]}.made-up`])
      expect((await tryIn(office.ctx, mette.email, PASSWORD, { ...stranger(), device: given })).ok, given).toBe(false)
  })

  test("tried at once they are counted one by one", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryIn(office.ctx, mette.email, "wrong")))
    expect(answers.filter((a) => !a.ok && a.error === "sign-in-wrong")).toHaveLength(FREE_TRIES)
  })

  test("over many accounts from one network slow that network down, and nobody else", async () => {
    for (let i = 0; i < FREE_TRIES_OF_A_NETWORK; i++) await tryIn(office.ctx, `guess-${i}@office.example`, "wrong")
    expect((await tryIn(office.ctx, "another@office.example", "wrong")).ok).toBe(false)
    expect(await tryIn(office.ctx, "another@office.example", "wrong")).toMatchObject({ error: "sign-in-wait" })
    expect((await tryIn(office.ctx, mette.email, PASSWORD, stranger("198.51.100.0/24"))).ok).toBe(true)
  })

  test("are in the audit trail with their network, the address of an unknown one only as a keyed mark", async () => {
    await tryIn(office.ctx, "spray@office.example", "wrong")
    const { rows } = await office.pool.query("select kind, detail from audit_entry order by id desc limit 1")
    expect(rows[0]).toMatchObject({ kind: "sign-in-unknown", detail: { network: "192.0.2.0/24" } })
    expect(rows[0].detail.typed).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe("a session", () => {
  test("opens nothing before a second factor that is asked for", async () => {
    const answer = await signIn(office.ctx, {
      email: mette.email,
      password: PASSWORD,
      place: stranger(),
      secondFactor: "required",
    })
    if (!answer.ok) throw new Error(answer.error)
    expect(answer.complete).toBe(false)
    expect(await currentStaff(office.ctx, { token: answer.token, active: true })).toBeNull()
    expect((await waitingSession(office.ctx, answer.token))?.account.id).toBe(mette.id)
  })

  test("ends after thirty idle minutes, and a page that refreshes itself does not prolong it", async () => {
    const token = (await signedIn(office.ctx, mette.email)).token
    office.setClock(addMinutes(MONDAY, IDLE_MINUTES - 1))
    expect(await currentStaff(office.ctx, { token, active: false })).not.toBeNull()
    office.setClock(addMinutes(MONDAY, IDLE_MINUTES))
    expect(await currentStaff(office.ctx, { token, active: true })).toBeNull()
    office.setClock(MONDAY)
  })

  test("ends after eight hours however busy", async () => {
    const token = (await signedIn(office.ctx, mette.email)).token
    for (let m = 20; m < SESSION_HOURS * 60; m += 20) {
      office.setClock(addMinutes(MONDAY, m))
      expect(await currentStaff(office.ctx, { token, active: true })).not.toBeNull()
    }
    office.setClock(addMinutes(MONDAY, SESSION_HOURS * 60))
    expect(await currentStaff(office.ctx, { token, active: true })).toBeNull()
    office.setClock(MONDAY)
  })

  test("ends at once when signed out, or when the account is switched off", async () => {
    const token = (await signedIn(office.ctx, mette.email)).token
    await signOut(office.ctx, { token })
    expect(await currentStaff(office.ctx, { token, active: true })).toBeNull()
    const other = (await signedIn(office.ctx, mette.email)).token
    await office.pool.query("update staff_account set active = false where id = $1", [mette.id])
    expect(await currentStaff(office.ctx, { token: other, active: true })).toBeNull()
  })

  test("the audit trail cannot be changed", async () => {
    await expect(office.pool.query("update audit_entry set kind = 'nothing'")).rejects.toThrow(/only grows/)
    await expect(office.pool.query("delete from audit_entry")).rejects.toThrow(/only grows/)
  })
})
