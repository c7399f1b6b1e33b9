import { rightsOf } from "../../support/rights.ts"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { visitById } from "#db/booking/reads.ts"
import { recentChanges } from "#db/office/reads.ts"
import type { OfficeChange } from "#domain/office/changes.ts"
import { noticesOn } from "#domain/office/notices.ts"
import { type ServiceWords, behind } from "#domain/office/service-change.ts"
import { move } from "#operations/booking/move.ts"
import { changeOffice } from "#operations/office/change.ts"
import { seen } from "#operations/office/seen.ts"
import { takeBack } from "#operations/office/take-back.ts"
import { MONDAY, type TestOffice, at, bookAt, booked, count, testOffice } from "../../support/office.ts"

const TODAY = "2026-11-23"
const DAY = "2026-12-03"
let office: TestOffice
beforeEach(async () => {
  office = await testOffice()
})
afterEach(() => office.end())

const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Karen" }
const make = async (change: OfficeChange, mark?: string | null) =>
  (
    await changeOffice(office.ctx, {
      change,
      decision: null,
      by,
      ...rightsOf("coordinator"),
      ...(mark === undefined ? {} : { seen: mark }),
    })
  ).answer
const history = async () => recentChanges(office.db, (await office.at()).site.id)
const back = async () => takeBack(office.ctx, { id: (await history())[0]!.id, by, ...rightsOf("coordinator") })
const done = { ok: true, value: null }
const words: ServiceWords = {
  name: "Licence",
  shortName: "Licence",
  about: "For drivers",
  first: "",
  bring: [],
  atCounter: "Show it.",
}
const licence = {
  what: "new-service",
  key: "driving-licence",
  topic: "other",
  skill: "driving-licence",
  whoMayBook: "anyone",
  byMunicipality: false,
  checksIdentity: false,
  active: true,
  minutesFirst: 20,
  minutesFurther: 10,
  largestParty: 4,
  noticeMinutes: 0,
  horizonDays: 42,
  cutoffHours: 24,
  texts: { en: words, da: { ...words, name: "Kørekort" } },
} as const satisfies OfficeChange

describe("the numbers of booking", () => {
  test("when the day list is made, and to whom it goes, is set, kept in the history and taken back", async () => {
    const list = { what: "day-list", at: "06:00", email: "vagt@example.org" } as const
    const mark = seen.dayList({ at: "06:30", email: "" })
    expect(await make({ ...list, at: "25:00" })).toMatchObject({ ok: false, error: "clock-wrong" })
    expect(await make({ ...list, email: "vagt" })).toMatchObject({ ok: false, error: "email-wrong" })
    expect(await make(list, mark)).toEqual(done)
    const { site } = await office.at()
    expect([site.dayListAt, site.dayListEmail]).toEqual(["06:00", "vagt@example.org"])
    expect(await make({ ...list, at: "07:00" }, mark)).toMatchObject({ ok: false, error: "changed-meanwhile" })
    expect((await history())[0]).toMatchObject({
      what: "day-list",
      before: { at: "06:30", email: "" },
      after: { at: "06:00", email: "vagt@example.org" },
    })
    expect(await back()).toEqual(done)
    expect((await office.at()).site).toMatchObject({ dayListAt: "06:30", dayListEmail: "" })
  })

  test("hold at once, are kept in the history, and are taken back", async () => {
    const { settings } = await office.at()
    expect(await make({ what: "settings", settings: { ...settings, mostMoves: 0 } })).toMatchObject({
      error: "setting-wrong",
    })
    const set = { ...settings, mostMoves: 1 }
    expect(await make({ what: "settings", settings: set }, seen.settings(set))).toMatchObject({
      error: "changed-meanwhile",
    })
    expect(await make({ what: "settings", settings: set }, seen.settings(settings))).toEqual(done)
    expect((await office.at()).settings).toEqual(set)

    const visitId = await bookAt(office.ctx, at(DAY, "10:10"))
    const to = (clock: string) => ({ visitId, to: at(DAY, clock), by: { kind: "visitor" } as const })
    expect(await move(office.ctx, { ...to("11:00"), from: at(DAY, "10:10") })).toEqual(done)
    expect(await move(office.ctx, { ...to("10:10"), from: at(DAY, "11:00") })).toMatchObject({
      error: "moved-often",
    })
    expect(await back()).toEqual(done)
    expect((await office.at()).settings).toEqual(settings)
    expect(await move(office.ctx, { ...to("12:00"), from: at(DAY, "11:00") })).toEqual(done)
  })
})

describe("contact data", () => {
  test("are seen by the next reader, kept in the history, and taken back", async () => {
    const { site } = await office.at()
    expect(await make({ what: "contact", ...site, phone: "+45 11 22 33 44" }, seen.contact(site))).toEqual(done)
    expect((await office.at()).site.phone).toBe("+45 11 22 33 44")
    expect((await history())[0]).toMatchObject({
      what: "contact",
      staffName: "Karen",
      before: { phone: "+45 33 66 10 00" },
      after: { phone: "+45 11 22 33 44" },
    })
    expect(await back()).toEqual(done)
    expect((await office.at()).site.phone).toBe("+45 33 66 10 00")
  })

  test("that are the same make no entry; wrong ones change nothing", async () => {
    const { site } = await office.at()
    expect(await make({ what: "contact", ...site })).toEqual(done)
    expect(await make({ what: "contact", ...site, email: "nobody" })).toEqual({ ok: false, error: "email-wrong" })
    expect(await history()).toEqual([])
    expect(await office.at()).toMatchObject({ site: { officeVersion: site.officeVersion } })
  })

  test("are not taken back when something newer has changed them", async () => {
    const { site } = await office.at()
    await make({ what: "contact", ...site, phone: "+45 11 22 33 44" })
    const [first] = await history()
    await make({ what: "contact", ...site, phone: "+45 11 22 33 55" })
    expect(await takeBack(office.ctx, { id: first!.id, by, ...rightsOf("coordinator") })).toEqual({
      ok: false,
      error: "not-back",
    })
    expect(await takeBack(office.ctx, { id: first!.id, by, ...rightsOf("coordinator") })).toEqual({
      ok: false,
      error: "not-back",
    })
    const newest = (await history())[0]!
    expect(await takeBack(office.ctx, { id: newest.id, by, ...rightsOf("reception") })).toEqual({
      ok: false,
      error: "not-allowed",
    })
    expect((await office.at()).site.phone).toBe("+45 11 22 33 55")
  })
})

describe("a notice", () => {
  const notice = {
    what: "new-notice",
    serviceId: null,
    kind: "important",
    firstDay: TODAY,
    lastDay: "2026-11-24",
    texts: { en: "The lift is out of order.", da: "Elevatoren er i stykker." },
  } as const satisfies OfficeChange
  const standing = async (day = TODAY) => noticesOn((await office.at()).notices, day).map((n) => n.texts.en)

  test("stands on its days by the clock alone, and sent twice it is one", async () => {
    expect(await make(notice)).toEqual(done)
    expect(await make(notice)).toEqual(done)
    expect(await count(office, "notice")).toBe(1)
    expect(await standing()).toEqual(["The lift is out of order."])
    expect(await standing("2026-11-24")).toHaveLength(1)
    // The same copy of the office is asked about another day: nothing has to be read anew for it to be gone.
    expect(await standing("2026-11-25")).toEqual([])
  })

  test("is changed, ended at once, and shown again when that is taken back", async () => {
    await make(notice)
    const [made] = (await office.at()).notices
    const change = { ...notice, what: "notice" as const, id: made!.id, lastDay: "2026-11-30" }
    expect(await make(change, seen.notice(made!))).toEqual(done)
    expect(await make({ ...change, kind: "information" }, seen.notice(made!))).toEqual({
      ok: false,
      error: "changed-meanwhile",
    })
    expect(await make({ what: "end-notice", id: made!.id })).toEqual(done)
    expect(await standing()).toEqual([])
    expect(await make(change)).toEqual({ ok: false, error: "notice-over" })
    expect(await back()).toEqual(done)
    expect(await standing()).toHaveLength(1)
    // What was taken back is a change of its own, and is taken back in turn.
    expect(await back()).toEqual(done)
    expect(await standing()).toEqual([])
  })

  test("that is new and is taken back is over; one of yesterday is refused", async () => {
    await make(notice)
    expect(await back()).toEqual(done)
    expect(await standing()).toEqual([])
    const past = { ...notice, firstDay: "2026-11-20", lastDay: "2026-11-22" }
    expect(await make(past)).toEqual({ ok: false, error: "in-the-past" })
    const unknown = { ...notice, serviceId: "00000000-0000-4000-8000-00000000000f" }
    expect(await make(unknown)).toEqual({ ok: false, error: "unknown" })
    expect(await make({ ...notice, texts: { en: "x", da: "" } })).toEqual({ ok: false, error: "language-missing" })
    office.setClock(at("2026-11-26", "09:00"))
    const [first] = (await office.at()).notices
    expect(await make({ what: "resume-notice", id: first!.id })).toEqual({ ok: false, error: "notice-over" })
    office.setClock(MONDAY)
  })
})

describe("services", () => {
  test("a new one is booked once a counter can serve it, and stands last in a visit", async () => {
    expect(await make(licence)).toEqual(done)
    expect(await make(licence)).toEqual({ ok: false, error: "key-taken" })
    const { services } = await office.at()
    expect(services.at(-1)).toMatchObject({ key: "driving-licence", texts: { da: { name: "Kørekort" } } })
    await expect(bookAt(office.ctx, at("2026-12-02", "13:00"), { services: ["driving-licence"] })).rejects.toThrow()
    const { office: rooms } = await office.at()
    const counter = rooms.counters.find((c) => c.number === 5)!
    const { id, group, skills } = counter
    await make({ what: "counter", id, group, skills: [...skills, "driving-licence"], active: true })
    const visit = await bookAt(office.ctx, at("2026-12-02", "14:00"), { services: ["driving-licence", "cpr"] })
    const legs = (await visitById(office.db, visit))!.legs
    expect(legs.map((leg) => leg.serviceId).at(-1)).toBe(services.at(-1)!.id)
  })

  test("the order is that of the legs; it is saved whole, and taken back", async () => {
    const before = (await office.at()).services
    const ids = before.map((s) => s.id)
    const turned = [ids[1]!, ids[0]!, ...ids.slice(2)]
    expect(await make({ what: "order-services", ids: turned }, seen.order(before))).toEqual(done)
    expect((await office.at()).services.map((s) => s.id)).toEqual(turned)
    expect(await make({ what: "order-services", ids }, seen.order(before))).toEqual({
      ok: false,
      error: "changed-meanwhile",
    })
    expect(await make({ what: "order-services", ids: ids.slice(1) })).toEqual({ ok: false, error: "changed-meanwhile" })
    expect(await make({ what: "order-services", ids: [ids[0]!, ...ids.slice(0, -1)] })).toEqual({
      ok: false,
      error: "changed-meanwhile",
    })
    expect(await back()).toEqual(done)
    expect((await office.at()).services.map((s) => s.id)).toEqual(ids)
  })

  test("a text changed in one language leaves the other behind, until both are said to fit", async () => {
    const [service] = (await office.at()).services
    const { id, minutesFirst, minutesFurther, largestParty, noticeMinutes, horizonDays, cutoffHours } = service!
    const numbers = { minutesFirst, minutesFurther, largestParty, noticeMinutes, horizonDays, cutoffHours }
    const { en, da } = service!.texts
    const change = { what: "service" as const, id, ...booked(service!), ...numbers, active: true }
    office.setClock(new Date(Date.now() + 60_000))
    expect(await make({ ...change, texts: { en: { ...plain(en!), about: "New words" }, da: plain(da!) } })).toEqual(
      done,
    )
    const after = (await office.at()).services[0]!
    expect(after.texts.en!.about).toBe("New words")
    expect(behind(after.texts)).toEqual(["da"])
    const same = { en: plain(after.texts.en!), da: plain(after.texts.da!) }
    expect(await make({ ...change, texts: same })).toEqual(done)
    expect(behind((await office.at()).services[0]!.texts)).toEqual(["da"])
    expect(await make({ ...change, texts: same, fits: true })).toEqual(done)
    expect(behind((await office.at()).services[0]!.texts)).toEqual([])
    office.setClock(MONDAY)
  })

  test("what was written is taken back whole", async () => {
    const [service] = (await office.at()).services
    const { id, minutesFurther, largestParty, noticeMinutes, horizonDays, cutoffHours } = service!
    const numbers = { minutesFirst: 60, minutesFurther, largestParty, noticeMinutes, horizonDays, cutoffHours }
    const texts = { en: words, da: words }
    await make({ what: "service", id, ...booked(service!), ...numbers, active: false, whoMayBook: "staff", texts })
    expect((await office.at()).services[0]).toMatchObject({ minutesFirst: 60, active: false, whoMayBook: "staff" })
    expect(await back()).toEqual(done)
    const { texts: after, ...values } = (await office.at()).services[0]!
    expect(values).toMatchObject({ minutesFirst: service!.minutesFirst, active: true, whoMayBook: "anyone" })
    expect(plain(after.en!)).toEqual(plain(service!.texts.en!))
  })
})

const plain = ({ name, shortName, about, first, bring, atCounter }: ServiceWords): ServiceWords => ({
  name,
  shortName,
  about,
  first,
  bring,
  atCounter,
})
