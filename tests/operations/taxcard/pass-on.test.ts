import { addDays } from "date-fns"
import { afterAll, beforeEach, expect, test } from "vitest"
import { taxApplicationById, taxApplicationEvents } from "#db/taxcard/reads.ts"
import { erase } from "#operations/retention/erase.ts"
import { receiveApplication } from "#operations/taxcard/receive.ts"
import {
  checkEnclosures,
  endApplication,
  forwardApplication,
  noteOnApplication,
  undoApplication,
} from "#operations/taxcard/pass-on.ts"
import { MONDAY, type TestOffice, testOffice } from "../../support/office.ts"
import { enclosed, receivedApplication, taxApplication } from "../../support/taxcard.ts"

const office: TestOffice = await testOffice()
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette Lund" }
const whole = enclosed()
const received = (change: Parameters<typeof taxApplication>[0] = {}) => receivedApplication(office.ctx, change)
const seenOf = async (id: string) => (await taxApplicationEvents(office.db, id)).at(-1)!.id
const mails = async (id: string) =>
  (
    await office.pool.query<{ payload: { kind: string; applicationId: string } }>(
      "select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail-tax-card' order by j.id",
    )
  ).rows.flatMap(({ payload }) => (payload.applicationId === id ? [payload.kind] : []))

test("received, forwarded, confirmed: the applicant is told of each, and it is erased after its days", async () => {
  const id = await received()
  expect(
    (
      await forwardApplication(office.ctx, {
        id,
        note: "",
        seen: await seenOf(id),
        way: "digital-post",
        receipt: "SKAT-1",
        anyway: false,
        by,
      })
    ).ok,
  ).toBe(true)
  expect((await endApplication(office.ctx, { id, seen: await seenOf(id), how: "confirmed", by })).ok).toBe(true)
  expect(await mails(id)).toEqual(["received", "forwarded", "confirmed"])
  expect(await taxApplicationById(office.db, id)).toMatchObject({
    forwardedBy: "Mette Lund",
    forwardWay: "digital-post",
    receipt: "SKAT-1",
  })
  office.setClock(addDays(MONDAY, 29))
  await erase(office.ctx)
  expect(await taxApplicationById(office.db, id)).not.toBeNull()
  office.setClock(addDays(MONDAY, 31))
  await erase(office.ctx)
  expect(await taxApplicationById(office.db, id)).toBeNull()
})

test("what is missing is asked for, and holds it back unless somebody lets it go knowingly", async () => {
  const id = await received({ checklist: enclosed({ contract: "missing" }) })
  const forward = async (anyway: boolean) =>
    forwardApplication(office.ctx, {
      id,
      note: "",
      seen: await seenOf(id),
      way: "secure-mail",
      receipt: "1",
      anyway,
      by,
    })
  expect(
    (
      await checkEnclosures(office.ctx, {
        id,
        seen: await seenOf(id),
        checklist: enclosed({ contract: "missing" }),
        ask: true,
        by,
      })
    ).ok,
  ).toBe(true)
  expect(await taxApplicationById(office.db, id)).toMatchObject({ state: "incomplete" })
  expect(await forward(false)).toMatchObject({ error: "papers-missing" })
  expect((await checkEnclosures(office.ctx, { id, seen: await seenOf(id), checklist: whole, ask: false, by })).ok).toBe(
    true,
  )
  expect(await taxApplicationById(office.db, id)).toMatchObject({ state: "received" })
  expect((await forward(false)).ok).toBe(true)
  expect(await mails(id)).toEqual(["received", "incomplete", "forwarded"])
})

test("nobody without an address is written to, and nothing is asked for when nothing is missing", async () => {
  const id = await received({ email: "", checklist: enclosed({ form: "missing" }) })
  expect(
    await checkEnclosures(office.ctx, {
      id,
      seen: await seenOf(id),
      checklist: enclosed({ form: "missing" }),
      ask: true,
      by,
    }),
  ).toMatchObject({ error: "no-email" })
  expect(
    (
      await forwardApplication(office.ctx, {
        id,
        note: "",
        seen: await seenOf(id),
        way: "letter",
        receipt: "1",
        anyway: true,
        by,
      })
    ).ok,
  ).toBe(true)
  expect(await mails(id)).toEqual([])
  const other = await received()
  expect(
    await checkEnclosures(office.ctx, { id: other, seen: await seenOf(other), checklist: whole, ask: true, by }),
  ).toMatchObject({
    error: "nothing-missing",
  })
})

test("two people forward one application once; nothing goes out without a receipt", async () => {
  const id = await received()
  expect(
    await forwardApplication(office.ctx, {
      id,
      note: "",
      seen: await seenOf(id),
      way: "letter",
      receipt: " ",
      anyway: false,
      by,
    }),
  ).toMatchObject({
    error: "receipt-missing",
  })
  const seen = await seenOf(id)
  const answers = await Promise.all(
    [1, 2, 3].map((n) =>
      forwardApplication(office.ctx, { id, note: "", seen, way: "letter", receipt: `R${n}`, anyway: false, by }),
    ),
  )
  expect(answers.filter((a) => a.ok)).toHaveLength(1)
  expect((await taxApplicationEvents(office.db, id)).filter((e) => e.kind === "forwarded")).toHaveLength(1)
})

test("an open application stays for a year without a touch, and none is received on a day to come", async () => {
  const id = await received()
  office.setClock(addDays(MONDAY, 364))
  await erase(office.ctx)
  expect(await taxApplicationById(office.db, id)).not.toBeNull()
  office.setClock(MONDAY)
  expect(await receiveApplication(office.ctx, taxApplication({ receivedOn: "2026-11-24" }))).toMatchObject({
    error: "day-wrong",
  })
})

test("whoever saw an older application runs over nothing; a note is kept beside it", async () => {
  const id = await received({ checklist: enclosed({ contract: "missing" }) })
  const seen = await seenOf(id)
  expect((await checkEnclosures(office.ctx, { id, seen, checklist: whole, ask: false, by })).ok).toBe(true)
  const late = enclosed({ identity: "missing" })
  expect(await checkEnclosures(office.ctx, { id, seen, checklist: late, ask: false, by })).toMatchObject({
    error: "changed-meanwhile",
  })
  expect((await taxApplicationById(office.db, id))!.checklist).toEqual(whole)
  expect((await noteOnApplication(office.ctx, { id, text: " Ringede ", by })).ok).toBe(true)
  expect(await noteOnApplication(office.ctx, { id, text: " ", by })).toMatchObject({ error: "note-missing" })
  expect((await taxApplicationEvents(office.db, id)).at(-1)).toMatchObject({
    kind: "note",
    detail: { note: "Ringede" },
  })
})

test.each([
  ["1999-01-01", "day-old"],
  ["2025-11-22", "day-old"],
  ["2026-11-24", "day-wrong"],
  ["2026-02-31", "day-wrong"],
])("an application received on %s is refused: %s", async (receivedOn, error) => {
  expect(await receiveApplication(office.ctx, taxApplication({ receivedOn }))).toMatchObject({ error })
})

const forward = async (id: string, seen?: string) =>
  forwardApplication(office.ctx, {
    id,
    seen: seen ?? (await seenOf(id)),
    way: "letter",
    receipt: "SKAT-2",
    anyway: true,
    note: "",
    by,
  })
const end = async (id: string, how: "confirmed" | "withdrawn") =>
  endApplication(office.ctx, { id, seen: await seenOf(id), how, by })

test("a slip is taken back one step at a time, and the applicant is told that the letter does not hold", async () => {
  const id = await received()
  const undo = async () => undoApplication(office.ctx, { id, seen: await seenOf(id), by })
  expect(await undo()).toMatchObject({ error: "not-possible" })
  const lacks = enclosed({ contract: "missing" })
  await checkEnclosures(office.ctx, { id, seen: await seenOf(id), checklist: lacks, ask: true, by })
  expect((await forward(id)).ok).toBe(true)
  expect((await end(id, "confirmed")).ok).toBe(true)
  expect((await undo()).ok).toBe(true)
  const now = () => taxApplicationById(office.db, id)
  expect(await now()).toMatchObject({ state: "forwarded", confirmedAt: null, receipt: "SKAT-2" })
  expect((await undo()).ok).toBe(true)
  expect(await now()).toMatchObject({ state: "incomplete", forwardedAt: null, forwardWay: null, receipt: "" })
  expect(await undo()).toMatchObject({ error: "not-possible" })
  expect(await mails(id)).toEqual(["received", "incomplete", "forwarded", "confirmed", "undone", "undone"])
  expect((await taxApplicationEvents(office.db, id)).map((e) => e.kind)).toEqual([
    "received",
    "asked",
    "forwarded",
    "confirmed",
    "undone",
    "undone",
  ])
})

test("an application that was not withdrawn after all is reopened without a letter, and can be sent on", async () => {
  const id = await received()
  expect((await end(id, "withdrawn")).ok).toBe(true)
  const seen = await seenOf(id)
  expect((await undoApplication(office.ctx, { id, seen, by })).ok).toBe(true)
  // Who saw it before that takes back nothing more.
  expect(await undoApplication(office.ctx, { id, seen, by })).toMatchObject({ error: "changed-meanwhile" })
  expect(await mails(id)).toEqual(["received"])
  expect((await forward(id)).ok).toBe(true)
})
