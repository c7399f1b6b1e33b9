import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { askedMunicipality, showBenefit } from "#app/benefit/shown.server.ts"
import { showAtDesk, showBenefitList } from "#app/benefit/staff/desk.server.ts"
import { type BenefitCase, benefitById, benefitEvents } from "#db/benefit/reads.ts"
import { dealWithBenefit, noteOnBenefit } from "#operations/benefit/deal.ts"
import { sentBenefit } from "../../support/benefit.ts"
import { MONDAY, type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { citizenPage, staffPage } from "../../support/pages.ts"
import { mette } from "../../support/second-person.ts"

let office: TestOffice
let ana: BenefitCase
beforeAll(async () => {
  office = await testOffice()
  const { id } = await sentBenefit(office.ctx, { institution: "Segurança Social" })
  ana = (await benefitById(office.db, id))!
})
afterAll(() => office.end())
beforeEach(() => office.setClock(MONDAY))

const show = async (change: Partial<BenefitCase> = {}, language: "en" | "da" = "en") =>
  showBenefit(await citizenPage(office, language), { ...ana, ...change }, language)

test("who may still come in time sees until when, and the days with a free time until then", async () => {
  const shown = await show()
  expect(shown).toMatchObject({
    standing: "come",
    late: false,
    left: 4,
    by: "Friday 27 November",
    lastOpen: null,
    open: "Friday 27 November",
    from: "Friday 20 November",
    ahead: false,
    days: 7,
    visit: null,
    municipality: "Copenhagen (København)",
    firstDay: "Saturday 21 November",
    lastDay: null,
    cv: false,
  })
  expect(shown.visits.map((v) => v.day)).toEqual(["2026-11-23", "2026-11-25", "2026-11-26", "2026-11-27"])
  const danish = await show({ lastDay: "2027-02-20" }, "da")
  expect([danish.by, danish.municipality, danish.lastDay]).toEqual([
    "fredag den 27. november",
    "København",
    "lørdag den 20. februar 2027",
  ])
})

test("the last open day is said where it comes before the last day", async () => {
  const sunday = await show({ formDate: "2026-11-22" })
  expect(sunday).toMatchObject({
    by: "Sunday 29 November",
    lastOpen: "Friday 27 November",
    open: "Friday 27 November",
    left: 6,
  })
})

test("on the last day it is in time, a day later it is late, and any next day is shown", async () => {
  expect(await show({ formDate: "2026-11-16" })).toMatchObject({ standing: "come", left: 0, late: false })
  const late = await show({ formDate: "2026-11-15" })
  expect(late).toMatchObject({ standing: "come-late", left: -1, late: true })
  expect(late.visits).toHaveLength(4)
})

test("a form dated far ahead can be booked for only from some day on", async () => {
  const far = await show({ formDate: "2027-01-20" })
  expect(far).toMatchObject({ ahead: true, visits: [], bookableFrom: "Wednesday 9 December" })
})

test("people of another municipality, and cases that are over, are shown no days", async () => {
  expect(await show({ municipality: "151" })).toMatchObject({ standing: "elsewhere", visits: [], visit: null })
  expect(await show({ state: "registered", registeredOn: "2026-11-23" })).toMatchObject({
    standing: "registered",
    visits: [],
    registeredOn: "Monday 23 November",
  })
})

test("where one registers is asked by municipality", async () => {
  const page = await citizenPage(office, "en")
  expect(await askedMunicipality(page, "101", "en")).toEqual({
    code: "101",
    name: "Copenhagen (København)",
    here: true,
  })
  expect(await askedMunicipality(page, "151", "en")).toMatchObject({ here: false })
  expect([await askedMunicipality(page, "999", "en"), await askedMunicipality(page, null, "en")]).toEqual([null, null])
})

test("staff see the case with what happened, and what may be done next", async () => {
  const page = await staffPage(office, "en")
  expect(await showAtDesk(page, ana)).toMatchObject({
    name: "Ana Costa",
    state: "sent",
    by: "Fri 27 Nov",
    municipality: "København",
    institution: "Segurança Social (Portugal)",
    formDate: "Fri 20 Nov",
    may: { register: true, late: true, forward: true, end: false, u3: false },
    undoes: false,
  })
  const danish = await showAtDesk(await staffPage(office, "da"), ana)
  expect([danish.by, danish.formDate]).toEqual(["fre. 27. nov.", "fre. 20. nov."])
})

test("the worklist shows who is urgent and when they come; words find everybody", async () => {
  const list = async (words = "", show: "open" | "registered" = "open") =>
    (await showBenefitList(await staffPage(office, "en"), { show, words })).rows
  expect(await list()).toMatchObject([
    { name: "Ana Costa", left: 4, urgent: false, by: "Fri 27 Nov", country: "Portugal", visit: null },
  ])
  office.setClock(at("2026-11-25", "17:01"))
  expect((await list())[0]!.urgent).toBe(false)
  office.setClock(at("2026-11-26", "08:00"))
  expect((await list())[0]!.urgent).toBe(true)
  office.setClock(MONDAY)
  await bookAt(office.ctx, at("2026-11-30", "09:00"), { services: ["pd-u2"], email: "ana@example.org" })
  expect((await list())[0]!.visit).toMatchObject({ when: "Mon 30 Nov 9:00", late: true })
  expect((await show()).visit).toEqual({ when: "Monday 30 November at 9:00", is: "late" })
  expect(await list(" costa ANA ", "registered")).toHaveLength(1)
  expect(await list("nobody")).toEqual([])
})

test("a deed can be taken back, and stands among what happened with who did it", async () => {
  const seen = (await benefitEvents(office.db, ana.id)).at(-1)!.id
  const deed = { what: "registered", on: "2026-11-23" } as const
  expect((await dealWithBenefit(office.ctx, { id: ana.id, deed, seen, by: mette })).ok).toBe(true)
  await noteOnBenefit(office.ctx, { id: ana.id, text: "Called", by: mette })
  const shown = await showAtDesk(await staffPage(office, "en"), {
    ...ana,
    state: "registered",
    registeredOn: "2026-11-23",
  })
  expect(shown).toMatchObject({
    undoes: true,
    registeredOn: "Mon 23 Nov",
    may: { register: false, late: false, forward: false, end: true, u3: true },
  })
  expect(shown.events.slice(-2)).toMatchObject([
    { when: "Mon 23 Nov 7:00", who: "Mette", kind: "registered" },
    { who: "Mette", kind: "note", text: "Called" },
  ])
})
