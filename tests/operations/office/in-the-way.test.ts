import { afterAll, describe, expect, test } from "vitest"
import { seen } from "#operations/office/seen.ts"
import { absence, coordinatorChanges } from "../../support/office-change.ts"
import { type TestOffice, booked, count, testOffice } from "../../support/office.ts"
import { rightsOf } from "../../support/rights.ts"

const office: TestOffice = await testOffice()
const make = coordinatorChanges(office)
afterAll(() => office.end())

describe("what stands in the way", () => {
  test("the same closure sent twice is one closure", async () => {
    const change = absence("2026-12-15", null, { from: "14:30", to: "15:00", reason: "Twice" })
    expect((await make(change)).answer.ok).toBe(true)
    expect((await make(change)).answer.ok).toBe(true)
    expect(await count(office, "closure where reason = 'Twice'")).toBe(1)
    expect(await count(office, "office_change where after->>'reason' = 'Twice'")).toBe(1)
  })

  test("taking a closure away is asked first, with what opens", async () => {
    const day = "2026-12-16"
    expect((await make(absence(day, null, { reason: "Gone" }))).answer.ok).toBe(true)
    const { id } = (await office.at()).office.closures.find((c) => c.reason === "Gone")!
    const asked = await make({ what: "remove-closure", id })
    expect(asked.answer).toEqual({ ok: false, error: "sure" })
    expect(asked.effect!.opens.days).toBe(1)
    expect(asked.effect!.opens.minutes).toBeGreaterThan(0)
    expect((await make({ what: "remove-closure", id }, { sure: true })).answer.ok).toBe(true)
    expect((await office.at()).office.closures.some((c) => c.id === id)).toBe(false)
  })

  test("a week still to come can be taken back, one that holds cannot", async () => {
    const { series } = (await office.at()).office
    const hours = [{ weekday: 1, opens: "09:00", closes: "20:00" }]
    const coming = { what: "series", validFrom: "2027-06-01", hours } as const
    expect((await make(coming)).answer.ok).toBe(true)
    const { id } = (await office.at()).office.series.find((s) => s.validFrom === "2027-06-01")!
    expect((await make({ what: "remove-series", id }, { sure: true })).answer.ok).toBe(true)
    expect((await office.at()).office.series).toHaveLength(series.length)
    expect((await make({ what: "remove-series", id: series[0]!.id }, { sure: true })).answer).toEqual({
      ok: false,
      error: "in-the-past",
    })
  })

  test("a page made before a colleague saved does not overwrite hours, counters, services or the roster", async () => {
    const before = await office.at()
    const service = before.services[0]!
    const counter = before.office.counters[0]!
    const { what: _what, ...mark } = {
      what: "",
      service: seen.service(service),
      counter: seen.counter({ ...counter, active: true }),
    }
    const { minutesFirst, minutesFurther, largestParty, noticeMinutes, horizonDays, cutoffHours } = service
    const change = {
      ...booked(service),
      what: "service" as const,
      id: service.id,
      minutesFirst,
      minutesFurther,
      noticeMinutes,
      horizonDays,
      cutoffHours,
      active: true,
      texts: {},
      largestParty: largestParty === 9 ? 8 : largestParty + 1,
    }
    expect((await make(change, { seen: mark.service })).answer.ok).toBe(true)
    const stale = { ok: false, error: "changed-meanwhile" }
    expect((await make({ ...change, largestParty: 3 }, { seen: mark.service })).answer).toEqual(stale)

    const rename = { what: "counter" as const, id: counter.id, group: "New", skills: counter.skills, active: true }
    expect((await make(rename, { seen: mark.counter })).answer.ok).toBe(true)
    expect((await make({ ...rename, group: "Other" }, { seen: mark.counter })).answer).toEqual(stale)

    const roster = seen.roster(before.office, counter.id, 1)
    const shifts = [{ starts: "09:00", ends: "15:00", staffName: "Nobody else" }]
    const plan = {
      what: "roster",
      counterId: counter.id,
      weekday: 1,
      from: "2027-06-07",
      onlyThatDay: false,
      shifts,
    } as const
    expect((await make(plan, { seen: roster })).answer.ok).toBe(true)
    expect((await make(plan, { seen: roster })).answer).toEqual(stale)

    const hours = before.office.series.at(-1)!.hours
    const week = { what: "series", validFrom: "2027-07-01", hours } as const
    expect((await make(week, { seen: seen.series(before.office) })).answer.ok).toBe(true)
    expect((await make(week, { seen: seen.series(before.office) })).answer).toEqual(stale)
  })

  test("other hours on a day that has some already do not overwrite them", async () => {
    const change = { what: "exception", day: "2027-02-06", opens: "09:00", closes: "12:00", reason: "a" } as const
    expect((await make(change)).answer.ok).toBe(true)
    expect((await make({ ...change, closes: "14:00" })).answer).toEqual({ ok: false, error: "exception-there" })
    expect((await make(change)).answer.ok).toBe(true)
  })

  test("a person at two counters at once is refused", async () => {
    const [one, two] = (await office.at()).office.counters
    const shifts = [{ starts: "09:00", ends: "12:00", staffName: "Lars Twice" }]
    const plan = { what: "roster", weekday: 2, from: "2027-03-02", onlyThatDay: true, shifts } as const
    expect((await make({ ...plan, counterId: one!.id })).answer.ok).toBe(true)
    expect((await make({ ...plan, counterId: two!.id })).answer).toEqual({ ok: false, error: "person-elsewhere" })
    expect((await make({ ...plan, counterId: two!.id, weekday: 3 })).answer).toEqual({
      ok: false,
      error: "weekday-wrong",
    })
  })

  test("reception says that a counter stands empty today or tomorrow, takes that back, and changes nothing else", async () => {
    const nine = (await office.at()).office.counters.find((c) => c.number === 9)!.id
    const reception = rightsOf("reception")
    const refused = { ok: false, error: "not-allowed" }
    const today = absence("2026-11-23", [nine], { from: "14:00", to: "15:00", reason: "Reception" })
    expect((await make(today, reception)).answer.ok).toBe(true)
    const { id } = (await office.at()).office.closures.find((c) => c.reason === "Reception")!
    expect((await make({ what: "remove-closure", id }, { ...reception, sure: true })).answer.ok).toBe(true)
    expect((await make(absence("2026-11-25", [nine]), reception)).answer).toEqual(refused)
    expect((await make(absence("2026-11-23", null), reception)).answer).toEqual(refused)
    expect((await make({ ...today, kind: "closed" }, reception)).answer).toEqual(refused)
    expect((await make({ ...today, lastDay: "2026-11-24" }, reception)).answer).toEqual(refused)
    const hours = [{ weekday: 1, opens: "09:00", closes: "12:00" }]
    expect((await make({ what: "series", validFrom: "2027-01-01", hours }, reception)).answer).toEqual(refused)
  })
})
