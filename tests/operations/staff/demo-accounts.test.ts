import { tryIn } from "../../support/staff.ts"
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { accountByEmail, hasDemoAccounts } from "#db/staff/reads.ts"
import { addStaff, removeStaff } from "#operations/staff/accounts.ts"
import {
  addDemoStaff,
  demoPasswords,
  demoSignIns,
  demoStaff,
  passwordsFile,
  renewDemoStaff,
} from "../../../tools/demo-accounts.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ankomst-demo-"))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await office.pool.query("delete from staff_session; delete from staff_account")
})

test("each data folder has passwords of its own, one for each account, which others cannot read", () => {
  const passwords = demoPasswords(folder)
  expect(Object.keys(passwords)).toEqual(demoStaff.map(({ email }) => email))
  expect(new Set(Object.values(passwords)).size).toBe(demoStaff.length)
  for (const password of Object.values(passwords))
    expect(password).toMatch(/^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/)
  expect(statSync(passwordsFile(folder)).mode & 0o777).toBe(0o600)
  expect(demoPasswords(folder)).toEqual(passwords)
  expect(demoPasswords(join(folder, "another"))).not.toEqual(passwords)
})

test("the accounts open with them, and what is told at the start is what opens", async () => {
  await addDemoStaff(office.ctx, folder)
  const told = await demoSignIns(office.db, folder)
  expect(told.map(({ role }) => role)).toEqual(["reception", "caseworker", "coordinator", "siri", "teacher", "admin"])
  for (const { email, password } of told) expect((await tryIn(office.ctx, email, password)).ok).toBe(true)
  await removeStaff(office.ctx, { email: told[0]!.email })
  expect((await demoSignIns(office.db, folder)).map(({ role }) => role)).not.toContain("reception")
})

test("accounts with a password that was published get another one; a closed one stays closed", async () => {
  const published = "once-known-to-everybody"
  for (const account of demoStaff) await addStaff(office.ctx, { ...account, password: published })
  await removeStaff(office.ctx, { email: demoStaff[3].email })
  await renewDemoStaff(office.ctx, folder)
  for (const { email } of demoStaff) expect((await tryIn(office.ctx, email, published)).ok, email).toBe(false)
  expect((await demoSignIns(office.db, folder)).length).toBe(5)
  expect((await accountByEmail(office.db, demoStaff[3].email))!.active).toBe(false)
})

test("a portal that sends real mail finds the demonstration's accounts until they are closed", async () => {
  expect(await hasDemoAccounts(office.db)).toBe(false)
  await addDemoStaff(office.ctx, folder)
  expect(await hasDemoAccounts(office.db)).toBe(true)
  for (const { email } of demoStaff) await removeStaff(office.ctx, { email })
  expect(await hasDemoAccounts(office.db)).toBe(false)
})

test("no password stands in the sources", () => {
  expect(readFileSync("tools/demo-accounts.ts", "utf8") + readFileSync("tools/office.ts", "utf8")).not.toMatch(
    /password: "|PASSWORD = "/,
  )
})
