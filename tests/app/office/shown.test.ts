import { rightsOf } from "../../support/rights.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { showHours } from "#app/office/hours.server.ts"
import { showMunicipalities } from "#app/office/municipalities.server.ts"
import { actOnOffice, lastChange } from "#app/office/shown.server.ts"
import { changeMunicipality } from "#operations/office/municipalities.ts"
import { formOf } from "../../support/forms.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { admin, staffPage } from "../../support/pages.ts"

let office: TestOffice
let english: Awaited<ReturnType<typeof staffPage>>
let danish: typeof english
beforeAll(async () => {
  office = await testOffice()
  english = await staffPage(office, "en")
  danish = await staffPage(office, "da")
})
afterAll(() => office.end())

const post = (fields: Record<string, string | string[]>, context = english) => {
  const body = new URLSearchParams([...formOf(fields)].map(([name, value]) => [name, String(value)]))
  return actOnOffice(new Request("https://ankomst.test/staff/office/hours", { method: "POST", body }), context, "/back")
}
/** What the page answers; an answer is not a redirect. */
const refused = async (fields: Record<string, string | string[]>) => {
  const answer = await post(fields)
  if (answer instanceof Response) throw new Error("It was done.")
  return { status: answer.init?.status ?? 200, ...answer.data }
}
const hours = (context = english, query = "") => showHours(context, new URL(`https://ankomst.test/x${query}`))
const closed = { what: "closure", scope: "all", firstDay: "2026-12-02", reason: "Staff day" }

describe("opening hours", () => {
  test("each weekday with its bar, and the exceptions by day, holidays named in the language", async () => {
    const shown = await hours()
    expect(shown).toMatchObject({ today: "2026-11-23", lastDay: "2026-11-24", all: true, saved: false, openDay: null })
    expect(shown.days.map((d) => [d.name, d.opens, d.closes]).slice(0, 3)).toEqual([
      ["Monday", "9:00", "15:00"],
      ["Tuesday", "", ""],
      ["Wednesday", "11:00", "17:00"],
    ])
    expect(shown.days[0]!.bar).toEqual({ from: 10, width: 60 })
    expect(shown.exceptions.map((e) => [e.when, e.reason, e.kind]).slice(0, 3)).toEqual([
      ["24 Dec", "Juleaften", "closed"],
      ["25 Dec", "Christmas Day", "holiday"],
      ["26 Dec", "Boxing Day", "holiday"],
    ])
    expect(shown.exceptions.find((e) => e.day === "2027-01-01")).toMatchObject({ when: "1 Jan 2027", removable: false })
    const da = await hours(danish, "?saved&draft=2026-12-02")
    expect(da).toMatchObject({ saved: true, openDay: "2026-12-02" })
    expect(da.days[0]).toMatchObject({ name: "Mandag", opens: "9.00" })
    expect(da.exceptions[1]).toMatchObject({ when: "25. dec.", reason: "Juledag" })
  })

  test("reception may take away no more than an absence of today or tomorrow", async () => {
    const shown = await hours(await staffPage(office, "en", { ...admin, ...rightsOf("reception") }))
    expect(shown.all).toBe(false)
    expect(shown.exceptions.filter((e) => e.removable)).toEqual([])
  })
})

describe("a change of the office", () => {
  test("that hits visits says which, where they would go, and what the change was; nothing is changed", async () => {
    await bookAt(office.ctx, at("2026-12-02", "11:00"), { party: 2 })
    const answer = await refused(closed)
    expect(answer).toMatchObject({
      status: 409,
      error: "visits-hit",
      about: "Closed · The whole office · Wednesday 2 December · Whole day · Staff day",
      typed: Object.entries(closed),
      decided: [],
    })
    expect(answer.hits).toMatchObject([
      { name: "Elena", when: "Wed 2 Dec 11:00", to: "Thu 3 Dec 11:00", same: false, party: 2, services: ["CPR"] },
    ])
    expect((await hours()).exceptions.some((e) => e.day === "2026-12-02")).toBe(false)
    expect(await refused({ ...closed, decide: "back", why: "illness" })).toMatchObject({
      status: 200,
      error: null,
      typed: Object.entries(closed),
      decided: [
        ["decide", "back"],
        ["why", "illness"],
      ],
    })
  })

  test("that says two things, or nothing, is refused", async () => {
    expect(await refused({ ...closed, counters: ["x"] })).toMatchObject({ status: 422, error: "says-both" })
    await expect(post({ what: "party" })).rejects.toMatchObject({ status: 400 })
    const reception = await staffPage(office, "en", { ...admin, ...rightsOf("reception") })
    await expect(post({ what: "series" }, reception)).rejects.toMatchObject({ status: 403 })
  })

  test("that was made leads back, and the head of the pages says who made it", async () => {
    expect(await lastChange(english)).toBeNull()
    const made = await post({ ...closed, firstDay: "2026-12-03", lastDay: "2026-12-04" })
    expect(made instanceof Response && made.headers.get("location")).toBe("/back?saved")
    expect(await lastChange(english)).toMatchObject({ when: expect.stringContaining(" at "), who: "Karen Holm" })
    expect((await lastChange(danish))!.when).toContain(" kl. ")
    expect((await hours()).exceptions[0]).toMatchObject({ when: "3–4 Dec", hours: null, where: [], removable: true })
  })
})

describe("municipalities", () => {
  const show = (query: Record<string, string>, context = english) =>
    showMunicipalities(context, new URLSearchParams(query))

  test("each with what it is today, and where a person of one goes on a day", async () => {
    const shown = await show({})
    expect(shown.rows).toHaveLength(98)
    expect(shown.rows.find((r) => r.code === "101")).toMatchObject({ name: "København", role: "host", coming: null })
    expect(shown.simulation).toMatchObject({ name: "København", answer: { goes: "here", why: "host" } })
    const student = { m: "165", student: "", day: "2026-12-01" }
    expect((await show({ ...student, residence: "Vognporten" })).simulation.answer).toMatchObject({
      goes: "here",
      why: "exception",
    })
    expect((await show(student)).simulation.answer.goes).toBe("own")
    expect((await show({ day: "2026-02-30" })).simulation.asked.day).toBe("2026-11-23")
    expect([shown.edited, (await show({ code: "999" })).edited]).toEqual([null, null])
  })

  test("one being edited, with a partnership that begins and ends in words", async () => {
    const by = { staffId: admin.id, staffName: admin.name }
    await changeMunicipality(office.ctx, { change: { what: "partner-begins", code: "151", from: "2027-01-01" }, by })
    await changeMunicipality(office.ctx, { change: { what: "partner-ends", code: "151", to: "2027-06-30" }, by })
    const [en, da] = [await show({ code: "151" }), await show({ code: "151" }, danish)]
    expect(en.rows.find((r) => r.code === "151")).toMatchObject({ role: null, coming: "1 January 2027" })
    expect(en.edited).toMatchObject({ code: "151", partner: true, ends: "2027-06-30", host: false })
    expect(en.edited!.terms.find((t) => t.kind === "partner")).toMatchObject({
      from: "1 January 2027",
      to: "30 June 2027",
    })
    expect(da.edited!.terms.find((t) => t.kind === "partner")).toMatchObject({
      from: "1. januar 2027",
      to: "30. juni 2027",
    })
  })
})
