import { addMinutes } from "date-fns"
import { afterAll, beforeEach, expect, test } from "vitest"
import { benefitById, benefitByKey, benefitEvents } from "#db/benefit/reads.ts"
import { draftByKey } from "#db/booking/reads.ts"
import { type BenefitDeed, dealWithBenefit, noteOnBenefit, noteU3, undoBenefit } from "#operations/benefit/deal.ts"
import {
  type BenefitForm,
  confirmBenefit,
  registerBenefit,
  sendBenefitCode,
  withdrawBenefit,
} from "#operations/benefit/register.ts"
import { beginBenefitVisit } from "#operations/benefit/visit.ts"
import { hashSecret } from "#operations/context.ts"
import { erase } from "#operations/retention/erase.ts"
import { begunBenefit, benefitForm, codeOfBenefit, sentBenefit } from "../../support/benefit.ts"
import { MONDAY, type TestOffice, at, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette Lund" }
const caseOf = async (key: string) => (await benefitByKey(office.db, hashSecret(key)))!
const codeOf = (key: string) => codeOfBenefit(office.ctx, key)
const begun = async () => (await begunBenefit(office.ctx)).key
const sent = (change: Partial<BenefitForm> = {}) => sentBenefit(office.ctx, change)
const lastSeen = async (id: string) => (await benefitEvents(office.db, id)).at(-1)!.id
const deal = async (id: string, deed: BenefitDeed, seen?: string) =>
  dealWithBenefit(office.ctx, { id, deed, seen: seen ?? (await lastSeen(id)), by })
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
  const register = (on: string) => deal(id, { what: "registered", on })
  office.setClock(at("2026-11-27", "23:00"))
  expect(await deal(id, { what: "too-late" })).toMatchObject({ error: "in-time" })
  office.setClock(at("2026-11-28", "09:00"))
  expect(await register("2026-11-28")).toMatchObject({ error: "after-deadline" })
  expect(await register("2026-11-29")).toMatchObject({ error: "day-wrong" })
  expect(await register("2026-11-19")).toMatchObject({ error: "day-wrong" })
  expect((await deal(id, { what: "too-late" })).ok).toBe(true)
  expect((await register("2026-11-28")).ok).toBe(true)
  const other = await sent()
  const last = await deal(other.id, { what: "registered", on: "2026-11-27" })
  expect(last.ok).toBe(true)
})

test("two at the desk register one person once, and one letter goes out", async () => {
  const { id } = await sent()
  const seen = await lastSeen(id)
  const answers = await Promise.all([1, 2, 3, 4].map(() => deal(id, { what: "registered", on: "2026-11-23" }, seen)))
  expect(answers.filter((a) => a.ok)).toHaveLength(1)
  expect((await jobs("mail-benefit")).filter((j) => j.caseId === id && j.kind === "registered")).toHaveLength(1)
})

test("U3 events are noted for a registered person only, with the day they happened", async () => {
  const { id } = await sent()
  const note = async (on: string) => noteU3(office.ctx, { id, event: "work", on, seen: await lastSeen(id), by })
  expect(await note("2026-11-23")).toMatchObject({ error: "not-possible" })
  await deal(id, { what: "registered", on: "2026-11-23" })
  expect(await note("2026-11-24")).toMatchObject({ error: "day-wrong" })
  expect((await note("2026-11-23")).ok).toBe(true)
  expect((await benefitEvents(office.db, id)).at(-1)).toMatchObject({ kind: "u3", u3: "work", on: "2026-11-23" })
})

test.each([
  [{ formDate: "2027-02-24", firstDay: "2027-02-24" }, "form-date-far"],
  [{ municipality: "329" }, "elsewhere"],
  [{ municipality: "165" }, "elsewhere"],
  [{ formDate: "2026-05-22" }, "form-date-old"],
  [{ lastDay: "2026-11-20" }, "last-before-first"],
  [{ municipality: "999" }, "municipality-missing"],
])("a form that cannot be is refused: %j", async (change, error) => {
  expect(await registerBenefit(office.ctx, benefitForm(change))).toMatchObject({ ok: false, error })
})

test("what is taken back goes after its days, what was dealt with much later", async () => {
  const one = await sent()
  expect((await withdrawBenefit(office.ctx, { key: one.key })).ok).toBe(true)
  const two = await sent()
  await deal(two.id, { what: "registered", on: "2026-11-23" })
  expect(await withdrawBenefit(office.ctx, { key: two.key })).toMatchObject({ error: "not-possible" })
  office.setClock(addMinutes(MONDAY, 8 * 24 * 60))
  await erase(office.ctx)
  expect(await benefitByKey(office.db, hashSecret(one.key))).toBeNull()
  expect(await benefitByKey(office.db, hashSecret(two.key))).not.toBeNull()
  office.setClock(addMinutes(MONDAY, 241 * 24 * 60))
  await erase(office.ctx)
  expect(await benefitByKey(office.db, hashSecret(two.key))).toBeNull()
})

test("nothing is kept of people who register elsewhere", async () => {
  const before = (await office.pool.query("select 1 from benefit_case")).rowCount
  await registerBenefit(office.ctx, benefitForm({ municipality: "329" }))
  expect((await office.pool.query("select 1 from benefit_case")).rowCount).toBe(before)
})

test("a form dated ahead is taken in, and registered from its date on only", async () => {
  const { id } = await sent({ formDate: "2027-01-04", firstDay: "2027-01-05" })
  expect(await deal(id, { what: "registered", on: "2026-11-23" })).toMatchObject({ error: "day-wrong" })
  office.setClock(at("2027-01-05", "10:00"))
  expect((await deal(id, { what: "registered", on: "2027-01-05" })).ok).toBe(true)
})

test("a slip is taken back one step at a time, and the person is told that the letter does not hold", async () => {
  const { id } = await sent()
  const undo = async () => undoBenefit(office.ctx, { id, seen: await lastSeen(id), by })
  expect(await undo()).toMatchObject({ error: "not-possible" })
  await deal(id, { what: "registered", on: "2026-11-23" })
  await deal(id, { what: "ended" })
  const state = async () => (await benefitById(office.db, id))!
  expect((await undo()).ok).toBe(true)
  expect(await state()).toMatchObject({ state: "registered", registeredOn: "2026-11-23", endedAt: null })
  expect((await jobs("mail-benefit")).filter((j) => j.caseId === id && j.kind === "undone")).toHaveLength(0)
  expect((await undo()).ok).toBe(true)
  expect(await state()).toMatchObject({ state: "sent", registeredOn: null })
  expect((await jobs("mail-benefit")).filter((j) => j.caseId === id && j.kind === "undone")).toHaveLength(1)
  expect(await undo()).toMatchObject({ error: "not-possible" })
})

test("who saw an older case changes nothing: the colleague's act stands", async () => {
  const { id } = await sent()
  const seen = await lastSeen(id)
  await deal(id, { what: "registered", on: "2026-11-23" })
  expect(await deal(id, { what: "ended" }, seen)).toMatchObject({ error: "changed-meanwhile" })
  expect(await undoBenefit(office.ctx, { id, seen, by })).toMatchObject({ error: "changed-meanwhile" })
  expect((await benefitById(office.db, id))!.state).toBe("registered")
})

test("a note is kept whatever happened meanwhile, and an empty one is none", async () => {
  const { id } = await sent()
  expect(await noteOnBenefit(office.ctx, { id, text: "  ", by })).toMatchObject({ error: "note-missing" })
  expect((await noteOnBenefit(office.ctx, { id, text: "Ringer igen i morgen", by })).ok).toBe(true)
  expect((await benefitEvents(office.db, id)).at(-1)).toMatchObject({
    kind: "note",
    detail: { text: "Ringer igen i morgen" },
    staffName: "Mette Lund",
  })
})

test("a visit is begun with the name and the confirmed address, and only by somebody who is served and waits", async () => {
  const { key, id } = await sent({ phone: "+351 123 456" })
  const visit = await beginBenefitVisit(office.ctx, { key, language: "en" })
  if (!visit.ok) throw new Error(visit.error)
  expect(await draftByKey(office.db, hashSecret(visit.value.draftKey))).toMatchObject({
    services: ["pd-u2"],
    party: 1,
    names: ["Ana Costa"],
    contactName: "Ana Costa",
    email: "ana@example.org",
    confirmedEmail: "ana@example.org",
    phone: "+351 123 456",
    detailsGiven: true,
  })
  const unconfirmed = await begun()
  expect(await beginBenefitVisit(office.ctx, { key: unconfirmed, language: "en" })).toMatchObject({
    error: "not-possible",
  })
  await deal(id, { what: "registered", on: "2026-11-23" })
  expect(await beginBenefitVisit(office.ctx, { key, language: "en" })).toMatchObject({ error: "not-possible" })
  const late = await sent({ formDate: "2026-11-10", firstDay: "2026-11-10" })
  expect((await beginBenefitVisit(office.ctx, { key: late.key, language: "en" })).ok).toBe(true)
})
