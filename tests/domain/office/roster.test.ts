import { describe, expect, test } from "vitest"
import {
  openWithoutRoster,
  effectOn,
  meetingsIn,
  overriddenBy,
  weekdaysWithoutRoster,
  whyClosed,
} from "#domain/office/effect.ts"
import { type Office, type RosterShift, shiftsOn } from "#domain/office/opening.ts"
import { laterChanges, outsideHours, rosterAfter, standsElsewhere } from "#domain/office/roster.ts"
import { lacksCounter } from "#domain/booking/without-counter.ts"
import { sameClosure } from "#domain/office/changes.ts"
import { officeInstant, toMinutes } from "#domain/time/office-time.ts"

const row = (over: Partial<RosterShift>): RosterShift => ({
  id: "r1",
  counterId: "five",
  weekday: 4,
  starts: "09:00",
  ends: "15:00",
  staffName: "Lars",
  validFrom: "2026-11-01",
  validTo: null,
  ...over,
})
const closure = {
  id: "c",
  kind: "closed" as const,
  firstDay: "2026-12-24",
  lastDay: "2026-12-24",
  from: null,
  to: null,
  counters: null,
  reason: "Christmas Eve",
}
const office = (over: Partial<Office> = {}): Office => ({
  counters: [
    { id: "five", number: 5, group: "A", skills: ["cpr"] },
    { id: "eight", number: 8, group: "A", skills: ["cpr"] },
  ],
  series: [
    { id: "s", validFrom: "2026-01-01", validTo: null, hours: [{ weekday: 4, opens: "09:00", closes: "15:00" }] },
  ],
  exceptions: [],
  closures: [],
  roster: [row({})],
  ...over,
})
const change = (over: object) => ({
  what: "roster" as const,
  counterId: "eight",
  weekday: 4,
  from: "2026-12-03",
  onlyThatDay: false,
  shifts: [{ starts: "14:00", ends: "16:00", staffName: " lars " }],
  ...over,
})

describe("the roster", () => {
  test("does not let one person stand at two counters at once, however the name is written", () => {
    expect(standsElsewhere(office(), change({}))?.counterId).toBe("five")
    expect(
      standsElsewhere(office(), change({ shifts: [{ starts: "15:00", ends: "16:00", staffName: "Lars" }] })),
    ).toBeNull()
    expect(standsElsewhere(office(), change({ counterId: "five" }))).toBeNull()
    const ended = office({ roster: [row({ validTo: "2026-12-02" })] })
    expect(standsElsewhere(ended, change({}))).toBeNull()
    const later = office({ roster: [row({ validFrom: "2026-12-10" })] })
    expect(standsElsewhere(later, change({ onlyThatDay: true }))).toBeNull()
  })

  test("changed for one day only is the old one again the week after, and the week before", () => {
    const rows = [row({})]
    const after = rosterAfter(rows, {
      ...change({ counterId: "five", onlyThatDay: true }),
      shifts: [{ starts: "09:00", ends: "12:00", staffName: "Mette" }],
    })
    const kept = rows
      .filter((r) => !after.remove.includes(r.id))
      .map((r) => ({ ...r, validTo: after.end.find((e) => e.id === r.id)?.validTo ?? r.validTo }))
    const at = office({ roster: [...kept, ...after.add.map((r, i) => ({ ...r, id: `n${i}` }))] })
    const names = (day: string) => shiftsOn(at, "five", day).map((s) => s.staffName)
    expect(names("2026-11-26")).toEqual(["Lars"])
    expect(names("2026-12-03")).toEqual(["Mette"])
    expect(names("2026-12-10")).toEqual(["Lars"])
  })

  describe("changed from a day on", () => {
    const from = change({ counterId: "five", from: "2026-12-03" })
    const mette = { ...from, shifts: [{ starts: "09:00", ends: "12:00", staffName: "Mette" }] }
    const after = (rows: RosterShift[], given: Omit<typeof mette, "what">) => {
      const plan = rosterAfter(rows, given)
      const kept = rows
        .filter((r) => !plan.remove.includes(r.id))
        .map((r) => ({ ...r, validTo: plan.end.find((e) => e.id === r.id)?.validTo ?? r.validTo }))
      return [...kept, ...plan.add.map((r, i) => ({ ...r, id: `${r.staffName} ${r.validFrom} ${i}` }))]
    }
    const on = (rows: RosterShift[], ...days: string[]) =>
      days.map((day) =>
        shiftsOn(office({ roster: rows }), "five", day)
          .map((s) => s.staffName)
          .join("+"),
      )
    const oneDay = (day: string, shifts: typeof mette.shifts) => ({ ...from, from: day, onlyThatDay: true, shifts })

    test("keeps what was agreed for single days after it, with somebody else or with nobody", () => {
      const omar = [{ starts: "09:00", ends: "15:00", staffName: "Omar" }]
      const rows = after(after([row({})], oneDay("2026-12-17", omar)), oneDay("2026-12-31", []))
      const days = ["2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24", "2026-12-31", "2027-01-07"]
      const then = after(rows, mette)
      expect(on(then, ...days)).toEqual(["Lars", "Mette", "Mette", "Omar", "Mette", "", "Mette"])
      expect(laterChanges(rows, mette)).toEqual([])
      // A second one keeps them as well, and one to nobody keeps the day with somebody.
      expect(on(after(then, from), ...days)).toEqual(["Lars", "lars", "lars", "Omar", "lars", "", "lars"])
      const nobody = after(then, { ...from, shifts: [] })
      expect(on(nobody, ...days)).toEqual(["Lars", "", "", "Omar", "", "", ""])
    })

    test("takes the place of a single day only where it begins on that very day", () => {
      const rows = after([row({})], oneDay("2026-12-03", [{ starts: "09:00", ends: "15:00", staffName: "Omar" }]))
      expect(on(after(rows, mette), "2026-12-03", "2026-12-10")).toEqual(["Mette", "Mette"])
    })

    test("names the days from which it takes the place of a later change", () => {
      const omar = { ...from, from: "2027-01-01", shifts: [{ starts: "09:00", ends: "15:00", staffName: "Omar" }] }
      const planned = after([row({})], omar)
      expect(laterChanges(planned, mette)).toEqual(["2027-01-07"])
      expect(on(after(planned, mette), "2027-01-07")).toEqual(["Mette"])
      const ends = after([row({})], { ...from, from: "2027-02-04", shifts: [] })
      expect(laterChanges(ends, mette)).toEqual(["2027-02-04"])
      expect(laterChanges(planned, { ...mette, from: "2027-01-07" })).toEqual([])
      expect(laterChanges(planned, { ...mette, onlyThatDay: true })).toEqual([])
    })
  })

  test("says which rows lie outside the office's hours", () => {
    const early = office({ roster: [row({ starts: "06:00", ends: "12:00" })] })
    const hours = { opens: "09:00", closes: "15:00" }
    expect(outsideHours(early, "five", "2026-12-03", hours)).toHaveLength(1)
    expect(outsideHours(office(), "five", "2026-12-03", hours)).toHaveLength(0)
    expect(outsideHours(office(), "five", "2026-12-03", null)).toHaveLength(1)
  })
})

describe("hours, closures and people known to each other", () => {
  test("hours without anybody on the roster are found, on weekdays and single days", () => {
    const open = office({
      series: [
        {
          id: "s",
          validFrom: "2026-01-01",
          validTo: null,
          hours: [
            { weekday: 2, opens: "09:00", closes: "15:00" },
            { weekday: 4, opens: "09:00", closes: "15:00" },
          ],
        },
      ],
      exceptions: [{ id: "e", day: "2026-12-05", opens: "09:00", closes: "12:00", reason: "x" }],
    })
    expect(weekdaysWithoutRoster(open, "s", "2026-11-26")).toEqual([2])
    expect(openWithoutRoster(open, "2026-12-05")).toBe(true)
    expect(openWithoutRoster(open, "2026-12-03")).toBe(false)
  })

  test("an exception on a closed day has no effect, and the closure says why", () => {
    const shut = office({
      closures: [closure],
      exceptions: [{ id: "e", day: "2026-12-24", opens: "09:00", closes: "12:00", reason: "x" }],
    })
    expect(overriddenBy(shut, "2026-12-24")?.reason).toBe("Christmas Eve")
    expect(whyClosed(shut, "2026-12-24")).toMatchObject({ why: "closure" })
    expect(whyClosed(office(), "2026-12-25")).toEqual({ why: "holiday" })
    expect(whyClosed(office(), "2026-12-03")).toBeNull()
    const morning = office({ closures: [{ ...closure, from: "08:00", to: "12:00" }] })
    expect(overriddenBy(morning, "2026-12-24")).toBeNull()
  })

  test("taking a closure away says how much opens", () => {
    const shut = office({ closures: [closure] })
    expect(effectOn(shut, office(), "2026-12-20", "2026-12-31")).toEqual({
      opens: { days: 1, minutes: 360 },
      closes: { days: 0, minutes: 0 },
    })
  })

  test("course meetings fall into a closure of the whole office, not into one of a counter or beside it", () => {
    const m = (clock: string, to: string) => ({
      day: "2026-12-24",
      start: toMinutes(officeInstant("2026-12-24", clock)),
      end: toMinutes(officeInstant("2026-12-24", to)),
    })
    const meetings = [m("17:00", "19:00"), m("10:00", "12:00")]
    expect(meetingsIn(closure, meetings)).toHaveLength(2)
    expect(meetingsIn({ ...closure, from: "09:00", to: "10:00" }, meetings)).toHaveLength(0)
    expect(meetingsIn({ ...closure, counters: ["five"] }, meetings)).toHaveLength(0)
  })

  test("a visit at an empty counter stays without one while its people wait, on any day, until they are called", () => {
    const at = office({ closures: [{ ...closure, firstDay: "2026-12-03", lastDay: "2026-12-03", counters: ["five"] }] })
    const leg = {
      state: "booked" as const,
      overbooked: false,
      skill: "cpr",
      day: "2026-12-03",
      counterId: "five",
      startsAt: officeInstant("2026-12-03", "10:00"),
      endsAt: officeInstant("2026-12-03", "10:20"),
    }
    expect(lacksCounter(at, leg)).toBe(true)
    expect(lacksCounter(at, { ...leg, state: "arrived" })).toBe(true)
    expect(lacksCounter(at, { ...leg, state: "arrived", startedAt: new Date() })).toBe(false)
    expect(lacksCounter(at, { ...leg, state: "done" })).toBe(false)
    expect(lacksCounter(at, { ...leg, overbooked: true })).toBe(false)
    expect(lacksCounter(office(), leg)).toBe(false)
    expect(lacksCounter(office(), { ...leg, skill: "siri" })).toBe(true)
  })

  test("the same closure is known again whatever the order of its counters", () => {
    expect(sameClosure({ ...closure, counters: ["a", "b"] }, { ...closure, counters: ["b", "a"] })).toBe(true)
    expect(sameClosure(closure, { ...closure, counters: ["a"] })).toBe(false)
  })
})
