import { addMinutes } from "date-fns"
import { afterAll, beforeEach, expect, test } from "vitest"
import { CODE_DIGITS } from "#domain/booking/rules.ts"
import { benefitByKey, benefitEvents } from "#db/benefit/reads.ts"
import { dealWithBenefit, noteU3 } from "#operations/benefit/deal.ts"
import {
  type BenefitForm,
  confirmBenefit,
  registerBenefit,
  sendBenefitCode,
  withdrawBenefit,
} from "#operations/benefit/register.ts"
import { confirmationCode, hashSecret } from "#operations/context.ts"
import { erase } from "#operations/retention/erase.ts"
import { MONDAY, type TestOffice, at, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette Lund" }
const form: BenefitForm = {
  name: "Ana Costa",
  email: "ana@example.org",
  municipality: "101",
  country: "PT",
  institution: "Instituto da Segurança Social",
  formDate: "2026-11-20",
  firstDay: "2026-11-21",
  lastDay: null,
  jobnetCv: false,
  language: "en",
}
const caseOf = async (key: string) => (await benefitByKey(office.db, hashSecret(key)))!
const codeOf = async (key: string) => {
  const found = await caseOf(key)
  return confirmationCode(office.ctx.secrets[0], found.id, found.codeRound, CODE_DIGITS)
}
async function begun(change: Partial<BenefitForm> = {}): Promise<string> {
  const done = await registerBenefit(office.ctx, { ...form, ...change })
  if (!done.ok) throw new Error(done.error)
  return done.value.key
}
async function sent(change: Partial<BenefitForm> = {}) {
  const key = await begun(change)
  expect((await confirmBenefit(office.ctx, { key, code: await codeOf(key) })).ok).toBe(true)
  return { key, id: (await caseOf(key)).id }
}
const jobs = async (task: string) =>
  (
    await office.pool.query<{ payload: { kind: string; caseId: string } }>(
      "select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1",
      [task],
    )
  ).rows.map((row) => row.payload)

test("a form is with the office once its code is right, and the person is told once", async () => {
  const key = await begun()
  expect((await caseOf(key)).state).toBe("unconfirmed")
  expect(await confirmBenefit(office.ctx, { key, code: "00000000" })).toMatchObject({ error: "code-wrong" })
  const code = await codeOf(key)
  const answers = await Promise.all([1, 2, 3].map(() => confirmBenefit(office.ctx, { key, code })))
  expect(answers.every((a) => a.ok)).toBe(true)
  const { id, state } = await caseOf(key)
  expect(state).toBe("sent")
  expect((await jobs("mail-benefit")).filter((j) => j.caseId === id)).toHaveLength(1)
})

test("a code runs out, is used up by wrong ones, and gives way to a newer one", async () => {
  const key = await begun()
  const first = await codeOf(key)
  await sendBenefitCode(office.ctx, { key })
  expect(await confirmBenefit(office.ctx, { key, code: first })).toMatchObject({ ok: false })
  for (let i = 0; i < 10; i++) await confirmBenefit(office.ctx, { key, code: "11111111" })
  expect(await confirmBenefit(office.ctx, { key, code: await codeOf(key) })).toMatchObject({ error: "code-used-up" })
  await sendBenefitCode(office.ctx, { key })
  office.setClock(addMinutes(MONDAY, 24 * 60))
  expect(await confirmBenefit(office.ctx, { key, code: await codeOf(key) })).toMatchObject({ error: "code-expired" })
})

test("the last day still registers, the day after does not, until it is noted as too late", async () => {
  const { id } = await sent()
  office.setClock(at("2026-11-28", "09:00"))
  const register = (on: string) => dealWithBenefit(office.ctx, { id, deed: { what: "registered", on }, by })
  expect(await register("2026-11-28")).toMatchObject({ error: "after-deadline" })
  expect(await register("2026-11-29")).toMatchObject({ error: "day-wrong" })
  expect(await register("2026-11-19")).toMatchObject({ error: "day-wrong" })
  expect((await dealWithBenefit(office.ctx, { id, deed: { what: "too-late" }, by })).ok).toBe(true)
  expect((await register("2026-11-28")).ok).toBe(true)
  const other = await sent()
  const last = await dealWithBenefit(office.ctx, { id: other.id, deed: { what: "registered", on: "2026-11-27" }, by })
  expect(last.ok).toBe(true)
})

test("two at the desk register one person once, and one letter goes out", async () => {
  const { id } = await sent()
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => dealWithBenefit(office.ctx, { id, deed: { what: "registered", on: "2026-11-23" }, by })),
  )
  expect(answers.filter((a) => a.ok)).toHaveLength(1)
  expect((await jobs("mail-benefit")).filter((j) => j.caseId === id && j.kind === "registered")).toHaveLength(1)
})

test("U3 events are noted for a registered person only, with the day they happened", async () => {
  const { id } = await sent()
  const note = (on: string) => noteU3(office.ctx, { id, event: "work", on, by })
  expect(await note("2026-11-23")).toMatchObject({ error: "not-possible" })
  await dealWithBenefit(office.ctx, { id, deed: { what: "registered", on: "2026-11-23" }, by })
  expect(await note("2026-11-24")).toMatchObject({ error: "day-wrong" })
  expect((await note("2026-11-23")).ok).toBe(true)
  expect((await benefitEvents(office.db, id)).at(-1)).toMatchObject({ kind: "u3", u3: "work", on: "2026-11-23" })
})

test.each([
  [{ formDate: "2026-11-24" }, "form-date-future"],
  [{ formDate: "2026-05-22" }, "form-date-old"],
  [{ lastDay: "2026-11-20" }, "last-before-first"],
  [{ municipality: "999" }, "municipality-missing"],
])("a form that cannot be is refused: %j", async (change, error) => {
  expect(await registerBenefit(office.ctx, { ...form, ...change })).toMatchObject({ ok: false, error })
})

test("what is taken back goes after its days, what was dealt with much later", async () => {
  const one = await sent()
  expect((await withdrawBenefit(office.ctx, { key: one.key })).ok).toBe(true)
  const two = await sent()
  await dealWithBenefit(office.ctx, { id: two.id, deed: { what: "registered", on: "2026-11-23" }, by })
  expect(await withdrawBenefit(office.ctx, { key: two.key })).toMatchObject({ error: "not-possible" })
  office.setClock(addMinutes(MONDAY, 8 * 24 * 60))
  await erase(office.ctx)
  expect(await benefitByKey(office.db, hashSecret(one.key))).toBeNull()
  expect(await benefitByKey(office.db, hashSecret(two.key))).not.toBeNull()
  office.setClock(addMinutes(MONDAY, 241 * 24 * 60))
  await erase(office.ctx)
  expect(await benefitByKey(office.db, hashSecret(two.key))).toBeNull()
})
