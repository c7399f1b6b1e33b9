import { describe, expect, test } from "vitest"
import { shiftsWith, standIns, standsOf, visitsOf } from "#domain/office/absence.ts"
import { type Office, type RosterShift, teachingOf, workingTimes } from "#domain/office/opening.ts"
import { officeInstant, toMinutes } from "#domain/time/office-time.ts"

const DAY = "2026-12-02" // Wednesday
const minute = (clock: string) => toMinutes(officeInstant(DAY, clock))
const span = (from: string, to: string) => ({ start: minute(from), end: minute(to) })

const row = (counterId: string, staffName: string, starts: string, ends: string, more: Partial<RosterShift> = {}) => ({
  id: `${counterId} ${staffName} ${starts} ${more.weekday ?? 3}`,
  counterId,
  weekday: 3,
  starts,
  ends,
  staffName,
  validFrom: "2026-01-01",
  validTo: null,
  ...more,
})
const counter = (id: string, number: number, skills: string[]) => ({ id, number, group: "g", skills })
const office = (more: Partial<Office> = {}): Office => ({
  counters: [counter("a", 1, ["cpr"]), counter("b", 2, ["cpr", "tax"]), counter("c", 3, ["tax"])],
  series: [
    { id: "s", validFrom: "2026-01-01", validTo: null, hours: [{ weekday: 3, opens: "09:00", closes: "15:00" }] },
  ],
  exceptions: [],
  closures: [],
  roster: [
    row("a", "Anna", "09:00", "12:00"),
    row("a", "Anna", "12:30", "15:00"),
    row("b", "Bo", "09:00", "15:00"),
    row("b", "Ida", "09:00", "15:00", { weekday: 4 }),
    row("c", "Lis", "09:00", "15:00", { weekday: 1 }),
    row("a", "Old", "09:00", "15:00", { weekday: 1, validTo: "2026-11-01" }),
  ],
  ...more,
})

describe("where somebody stands", () => {
  test("from now on, with the break in it, by the name however it is typed", () => {
    expect(standsOf(office(), " anna ", DAY, 0)).toEqual([{ counterId: "a", ...span("09:00", "15:00") }])
    expect(standsOf(office(), "Anna", DAY, minute("11:20"))).toEqual([{ counterId: "a", ...span("11:20", "15:00") }])
    expect(standsOf(office(), "Anna", DAY, minute("12:00"))).toEqual([{ counterId: "a", ...span("12:30", "15:00") }])
    expect(standsOf(office(), "Anna", DAY, minute("15:00"))).toEqual([])
  })

  test("a closure that is there already is left out", () => {
    const closed = {
      id: "k",
      kind: "closed",
      firstDay: DAY,
      lastDay: DAY,
      from: "12:00",
      to: "15:00",
      counters: null,
      reason: "x",
    } as const
    expect(standsOf(office({ closures: [closed] }), "Anna", DAY, 0)).toEqual([
      { counterId: "a", ...span("09:00", "12:00") },
    ])
  })
})

describe("who could stand in", () => {
  const stand = { counterId: "a", ...span("09:00", "15:00") }

  test("whoever does the same elsewhere and is free; not who stands there, cannot, or has left", () => {
    expect(standIns(office(), DAY, stand, "Anna")).toEqual([{ name: "Ida", knows: [2] }])
  })

  test("whoever stands or teaches at that time is not free, before and after is", () => {
    const busy = (starts: string, ends: string) =>
      standIns(
        office({ roster: [...office().roster, row("c", "ida", starts, ends)] }),
        DAY,
        { ...stand, ...span("10:00", "12:00") },
        "Anna",
      )
    expect(busy("09:00", "10:00")).toHaveLength(1)
    expect(busy("09:00", "10:05")).toHaveLength(0)
    expect(busy("12:00", "15:00")).toHaveLength(1)
    const teaching = [{ day: DAY, from: "11:00", to: "12:00", teacher: "IDA" }]
    expect(standIns(office({ teaching }), DAY, stand, "Anna")).toEqual([])
  })

  test("a counter that does more wants somebody who can do all of it", () => {
    expect(standIns(office(), DAY, { ...stand, counterId: "b" }, "Bo")).toEqual([{ name: "Ida", knows: [2] }])
    expect(standIns(office(), DAY, { ...stand, counterId: "c" }, "nobody").map((one) => one.name)).toEqual([
      "Ida",
      "Lis",
    ])
  })

  test("the shift that runs becomes theirs, what is over stays", () => {
    expect(shiftsWith(office(), DAY, { ...stand, start: minute("12:00") }, "Ida")).toEqual([
      { starts: "09:00", ends: "12:00", staffName: "Anna" },
      { starts: "12:30", ends: "15:00", staffName: "Ida" },
    ])
    expect(shiftsWith(office(), DAY, { ...stand, start: minute("11:55") }, "Ida").map((s) => s.staffName)).toEqual([
      "Ida",
      "Ida",
    ])
  })
})

describe("whoever teaches stands at no counter", () => {
  test("the meeting is taken out of their shift, and out of nobody else's", () => {
    const teaching = [
      { day: DAY, from: "10:00", to: "11:00", teacher: "ANNA" },
      { day: "2026-12-03", from: "09:00", to: "15:00", teacher: "Bo" },
      { day: DAY, from: "09:00", to: "15:00", teacher: "" },
    ]
    const working = workingTimes(office({ teaching }), DAY, false)
    expect(working.get("a")).toEqual([span("09:00", "10:00"), span("11:00", "12:00"), span("12:30", "15:00")])
    expect(working.get("b")).toEqual([span("09:00", "15:00")])
    expect(teachingOf(office({ teaching, roster: [row("a", "", "09:00", "15:00")] }), "", DAY)).toEqual([])
  })
})

describe("whom a meeting hits", () => {
  const leg = (visitId: string, counterId: string, from: string, to: string) => ({
    visitId,
    counterId,
    startsAt: officeInstant(DAY, from),
    endsAt: officeInstant(DAY, to),
  })
  const legs = [
    leg("before", "a", "09:40", "10:00"),
    leg("into", "a", "09:50", "10:05"),
    leg("within", "a", "10:20", "10:40"),
    leg("twice", "a", "10:40", "10:50"),
    leg("twice", "a", "10:50", "11:00"),
    leg("after", "a", "11:00", "11:20"),
    leg("another", "b", "10:20", "10:40"),
  ]
  const meeting = { day: DAY, from: "10:00", to: "11:00" }

  test("who stands at the teacher's counter in that time, to the minute, each once", () => {
    expect(visitsOf(office(), " anna ", meeting, legs)).toBe(3)
    expect(visitsOf(office(), "Bo", meeting, legs)).toBe(1)
  })

  test("nobody, where the teacher is on no counter that day or at that hour", () => {
    expect(visitsOf(office(), "Lis", meeting, legs)).toBe(0)
    expect(visitsOf(office(), "Somebody else", meeting, legs)).toBe(0)
    expect(visitsOf(office(), "Anna", { day: DAY, from: "15:00", to: "16:00" }, legs)).toBe(0)
  })
})
