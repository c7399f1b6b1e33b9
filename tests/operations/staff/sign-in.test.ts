import { addMinutes, addSeconds } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { IDLE_MINUTES, LOCK_MINUTES, SESSION_HOURS, SIGN_IN_TRIES, may } from "#domain/staff/rules.ts"
import { addStaff } from "#operations/staff/accounts.ts"
import { currentStaff, signIn, signOut } from "#operations/staff/sign-in.ts"
import { MONDAY, type TestOffice, count, testOffice } from "../../support/office.ts"

let office: TestOffice
const email = "Mette@ankomst.example"
const password = "a long enough password"
beforeAll(async () => {
  office = await testOffice()
  await addStaff(office.ctx, { email, name: "Mette", role: "reception", password, language: "da" })
})
afterAll(() => office.end())

const signed = async () => {
  const answer = await signIn(office.ctx, { email: email.toLowerCase(), password })
  if (!answer.ok) throw new Error(answer.error)
  return answer.value.token
}

describe("signing in", () => {
  test("the password is stored as argon2id, the session's secret as a hash", async () => {
    const token = await signed()
    expect(await count(office, "staff_account where password_hash like '$argon2id$%'")).toBe(1)
    expect(await count(office, "staff_session where token_hash::text like $1", [`%${token}%`])).toBe(0)
    expect((await currentStaff(office.ctx, { token, active: true }))?.name).toBe("Mette")
  })

  test("five wrong passwords in a row rest the account, also for the right one, for fifteen minutes", async () => {
    for (let i = 1; i < SIGN_IN_TRIES; i++)
      expect(await signIn(office.ctx, { email, password: "wrong" })).toEqual({ ok: false, error: "sign-in-wrong" })
    expect(await signIn(office.ctx, { email, password: "wrong" })).toEqual({ ok: false, error: "sign-in-locked" })
    office.setClock(addSeconds(addMinutes(MONDAY, LOCK_MINUTES), -1))
    expect(await signIn(office.ctx, { email, password })).toEqual({ ok: false, error: "sign-in-locked" })
    office.setClock(addMinutes(MONDAY, LOCK_MINUTES))
    expect((await signIn(office.ctx, { email, password })).ok).toBe(true)
    office.setClock(MONDAY)
  })

  test("wrong passwords tried at once are counted one by one", async () => {
    await addStaff(office.ctx, {
      email: "rush@ankomst.example",
      name: "R",
      role: "reception",
      password,
      language: "da",
    })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => signIn(office.ctx, { email: "rush@ankomst.example", password: "wrong" })),
    )
    expect(answers.filter((a) => !a.ok && a.error === "sign-in-wrong")).toHaveLength(SIGN_IN_TRIES - 1)
  })

  test("an unknown address is answered like a wrong password", async () => {
    expect(await signIn(office.ctx, { email: "nobody@ankomst.example", password })).toEqual({
      ok: false,
      error: "sign-in-wrong",
    })
  })
})

describe("a session", () => {
  test("ends after thirty idle minutes, and a page that refreshes itself does not prolong it", async () => {
    const token = await signed()
    office.setClock(addMinutes(MONDAY, IDLE_MINUTES - 1))
    expect(await currentStaff(office.ctx, { token, active: false })).not.toBeNull()
    office.setClock(addMinutes(MONDAY, IDLE_MINUTES))
    expect(await currentStaff(office.ctx, { token, active: true })).toBeNull()
    office.setClock(MONDAY)
  })

  test("ends after eight hours however busy", async () => {
    const token = await signed()
    for (let m = 20; m < SESSION_HOURS * 60; m += 20) {
      office.setClock(addMinutes(MONDAY, m))
      expect(await currentStaff(office.ctx, { token, active: true })).not.toBeNull()
    }
    office.setClock(addMinutes(MONDAY, SESSION_HOURS * 60))
    expect(await currentStaff(office.ctx, { token, active: true })).toBeNull()
    office.setClock(MONDAY)
  })

  test("ends at once when signed out, or when the account is switched off", async () => {
    const token = await signed()
    await signOut(office.ctx, { token })
    expect(await currentStaff(office.ctx, { token, active: true })).toBeNull()
    const other = await signed()
    await office.pool.query("update staff_account set active = false where lower(email) = lower($1)", [email])
    expect(await currentStaff(office.ctx, { token: other, active: true })).toBeNull()
  })

  test("the audit trail cannot be changed", async () => {
    await expect(office.pool.query("update audit_entry set kind = 'nothing'")).rejects.toThrow(/only grows/)
    await expect(office.pool.query("delete from audit_entry")).rejects.toThrow(/only grows/)
  })
})

test("roles: reception serves, only coordinators and administrators overbook and change the office", () => {
  expect(
    (["reception", "caseworker", "coordinator", "admin"] as const).map((role) => [
      may(role, "serve-visits"),
      may(role, "overbook"),
      may(role, "change-office"),
    ]),
  ).toEqual([
    [true, false, false],
    [true, false, false],
    [true, true, true],
    [true, true, true],
  ])
})
