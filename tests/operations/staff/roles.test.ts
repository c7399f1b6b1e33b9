import { afterAll, beforeAll, expect, test } from "vitest"
import { type StaffAccount, roleByKey } from "#db/staff/reads.ts"
import { may, permissions } from "#domain/staff/permissions.ts"
import { changePerson } from "#operations/staff/accounts.ts"
import { addRole, changeRole, removeRole } from "#operations/staff/roles.ts"
import { currentStaff } from "#operations/staff/sign-in.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"
import { account, signedIn } from "../../support/staff.ts"
import { rightsOf } from "../../support/rights.ts"

let office: TestOffice
let boss: StaffAccount
beforeAll(async () => {
  office = await testOffice()
  boss = await account(office.ctx, "admin", "Boss")
})
afterAll(() => office.end())

const names = { en: "Evening desk", da: "Aftenskranke" }
const rightsNow = async (token: string) => (await currentStaff(office.ctx, { token, active: true }))!

test("the built-in roles: reception serves, only coordinators and administrators overbook and change the office", () => {
  const table = Object.fromEntries(
    ["reception", "caseworker", "coordinator", "siri", "teacher", "admin"].map((role) => [
      role,
      (["serve-visits", "read-prereg", "overbook", "change-office", "manage-people"] as const)
        .map((right) => (may(rightsOf(role), right) ? "x" : "-"))
        .join(""),
    ]),
  )
  expect(table).toEqual({
    reception: "x----",
    caseworker: "xx---",
    coordinator: "xxxx-",
    siri: "x----",
    teacher: "-----",
    admin: "xxxxx",
  })
})

test("an administrator may everything, whatever is stored; SIRI's staff see their own counters only", async () => {
  const { token } = await signedIn(office.ctx, boss.email)
  expect((await rightsNow(token)).permissions).toEqual(permissions)
  const siri = await account(office.ctx, "siri", "Siri")
  expect((await rightsNow((await signedIn(office.ctx, siri.email)).token)).skills).toEqual(["siri"])
})

test("a role is made with what its rights need, and a change of it holds at the next request", async () => {
  const given = { names, permissions: ["review-prereg" as const], skills: null, by: boss.id }
  expect((await addRole(office.ctx, { key: "evening", ...given })).ok).toBe(true)
  expect(await addRole(office.ctx, { key: "evening", ...given })).toEqual({ ok: false, error: "role-taken" })
  const eva = await account(office.ctx, "evening", "Eva")
  const { token } = await signedIn(office.ctx, eva.email)
  expect((await rightsNow(token)).permissions).toEqual(["see-prereg", "read-prereg", "review-prereg"])
  const changed = { ...given, key: "evening", permissions: ["see-calendar" as const], version: 1 }
  expect((await changeRole(office.ctx, changed)).ok).toBe(true)
  expect((await rightsNow(token)).permissions).toEqual(["see-calendar"])
  expect(await changeRole(office.ctx, changed)).toEqual({ ok: false, error: "changed-meanwhile" })
})

test("what cannot be saved is refused with its reason", async () => {
  const given = { key: "x-1", names, permissions: ["see-calendar" as const], skills: null, by: boss.id }
  expect(await addRole(office.ctx, { ...given, key: "Sjov!" })).toMatchObject({ error: "role-key" })
  expect(await addRole(office.ctx, { ...given, names: { en: "x", da: " " } })).toMatchObject({ error: "role-name" })
  expect(await addRole(office.ctx, { ...given, permissions: [] })).toMatchObject({ error: "role-empty" })
  expect(await changeRole(office.ctx, { ...given, key: "admin", version: 1 })).toMatchObject({ error: "role-fixed" })
  expect(await changeRole(office.ctx, { ...given, key: "none", version: 1 })).toMatchObject({ error: "role-unknown" })
  expect(await removeRole(office.ctx, { key: "reception", by: boss.id })).toMatchObject({ error: "role-fixed" })
})

test("a role goes when nobody has it, and not before", async () => {
  const given = { names, permissions: ["see-calendar" as const], skills: ["cpr"], by: boss.id }
  await addRole(office.ctx, { key: "short", ...given })
  const kim = await account(office.ctx, "short", "Kim")
  expect(await removeRole(office.ctx, { key: "short", by: boss.id })).toMatchObject({ error: "role-used" })
  await changePerson(office.ctx, { id: kim.id, by: boss.id, to: { name: "Kim", role: "reception" } })
  expect((await removeRole(office.ctx, { key: "short", by: boss.id })).ok).toBe(true)
  expect(await roleByKey(office.db, "short")).toBeNull()
})

test("a role whose only holder manages people keeps that right", async () => {
  const own = await testOffice()
  await addRole(own.ctx, {
    key: "boss",
    names,
    permissions: ["manage-people"],
    skills: null,
    by: "00000000-0000-4000-8000-000000000001",
  })
  const only = await account(own.ctx, "boss", "Only")
  const less = { key: "boss", names, permissions: ["see-calendar" as const], skills: null, by: only.id, version: 1 }
  expect(await changeRole(own.ctx, less)).toEqual({ ok: false, error: "last-manager" })
  expect((await roleByKey(own.db, "boss"))!.permissions).toEqual(["manage-people"])
  await own.end()
})
