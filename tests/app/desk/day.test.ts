import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { showDay } from "#app/desk/day.server.ts"
import type { CalendarLeg } from "#db/desk/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { MONDAY, type TestOffice, at, testOffice } from "../../support/office.ts"

/** A Wednesday, open from 11 to 17. */
const DAY = "2026-11-25"
let office: TestOffice
let site: SiteOffice
beforeAll(async () => {
  office = await testOffice()
  site = await office.at()
})
afterAll(() => office.end())

const counter = (number: number) => site.office.counters.find((c) => c.number === number)!.id
/** A booked half hour of Elena's at counter 4; what differs is said. */
const leg = (from: string, to: string, change: Partial<CalendarLeg> & { visit?: number; at?: number } = {}) => {
  const { visit = 1, at: number = 4, ...rest } = change
  const own: CalendarLeg = {
    id: `${visit}-${from}`,
    visitId: `v${visit}`,
    reference: `R${visit}`,
    state: "booked",
    contactName: "Elena Rossi",
    party: 1,
    serviceKey: "cpr",
    counterId: counter(number),
    position: 1,
    startsAt: at(DAY, from),
    endsAt: at(DAY, to),
    startedAt: null,
    finishedAt: null,
    arrivedAt: null,
    overbooked: false,
    lateMinutes: null,
  }
  return { ...own, ...rest }
}
const show = (legs: CalendarLeg[], now = MONDAY, language: "en" | "da" = "en") =>
  showDay(site, DAY, legs, language, now)
const block = (shown: ReturnType<typeof show>, id: string) =>
  shown.columns.flatMap((c) => c.blocks).find((b) => b.id === id)!

describe("the grid", () => {
  test("is the opening hours in rows of five minutes, in the words of each language", () => {
    const [en, da] = [show([]), show([], MONDAY, "da")]
    expect([en.title, en.hours, en.week]).toEqual(["Wednesday 25 November", "11:00–17:00", 48])
    expect([da.title, da.hours, da.clock]).toEqual(["Onsdag den 25. november", "11.00–17.00", "7.00"])
    expect(en.rows).toBe(72)
    expect(en.labels).toHaveLength(13)
    expect(en.labels.slice(0, 2)).toEqual([
      { row: 0, text: "11:00", half: false },
      { row: 6, text: "11:30", half: true },
    ])
    expect(da.labels.at(-1)).toEqual({ row: 72, text: "17.00", half: false })
  })

  test("grows by whole hours for what lies outside them", () => {
    const shown = show([leg("10:50", "11:10", { overbooked: true }), leg("17:00", "17:05", { visit: 2 })])
    expect(shown.labels[0]!.text).toBe("10:00")
    expect(shown.rows).toBe(96)
    expect(block(shown, "1-10:50")).toMatchObject({ row: 10, rows: 4, overbooked: true })
  })

  test("has the counters in their groups, by the names of the language", () => {
    expect(show([]).groups).toEqual([
      { name: "SIRI", column: 1, width: 3 },
      { name: "Citizen service", column: 4, width: 8 },
      { name: "Tax and jobs", column: 12, width: 1 },
    ])
    expect(show([], MONDAY, "da").groups.map((g) => g.name)).toEqual(["SIRI", "Borgerservice", "Skat og job"])
    expect(
      show([])
        .columns.map((c) => c.staff)
        .slice(0, 2),
    ).toEqual(["Jonas", "Aylin"])
  })

  test("shows the moment on its own day only, and what of it is past", () => {
    const now = (clock: string, day = DAY) => {
      const { now: line, pastRows } = show([], at(day, clock))
      return [line, pastRows]
    }
    expect(now("11:37")).toEqual([{ row: 7, minute: 2, clock: "11:37" }, 7])
    expect(now("10:59")).toEqual([null, 0])
    expect(now("16:59")).toEqual([{ row: 71, minute: 4, clock: "16:59" }, 71])
    expect(now("17:00")).toEqual([null, 72])
    expect(now("11:37", "2026-11-24")).toEqual([null, 0])
    expect(now("11:37", "2026-11-26")).toEqual([null, 72])
  })
})

describe("a visit", () => {
  test("is a block at its counter, in the words of each language", () => {
    const given = [leg("11:20", "11:50", { party: 3 })]
    const shown = show(given)
    expect(shown.columns.map((c) => c.blocks.length)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(block(shown, "1-11:20")).toMatchObject({
      name: "Elena",
      fullName: "Elena Rossi",
      party: 3,
      service: "CPR",
      state: "booked",
      from: "11:20",
      to: "11:50",
      row: 4,
      rows: 6,
      counter: 4,
      chain: null,
      minutes: null,
      late: false,
      withoutCounter: false,
      seen: "booked 2026-11-25T10:20:00.000Z",
    })
    expect(block(show(given, MONDAY, "da"), "1-11:20")).toMatchObject({ from: "11.20", to: "11.50" })
  })

  test("of two counters says at each which the other one is; only the leg in turn waits", () => {
    const both = { state: "arrived", arrivedAt: at(DAY, "11:00") } as const
    const legs = [
      leg("11:35", "11:50", { ...both, position: 2 }),
      leg("11:10", "11:30", { ...both, at: 1, serviceKey: "eu-residence" }),
    ]
    const shown = show(legs, at(DAY, "11:22"))
    expect(block(shown, "1-11:10")).toMatchObject({ chain: { to: true, counter: 4 }, state: "arrived", minutes: 12 })
    expect(block(shown, "1-11:35")).toMatchObject({ chain: { to: false, counter: 1 }, state: "booked", minutes: null })
    expect(block(shown, "1-11:35").seen).toBe("arrived 2026-11-25T10:10:00.000Z")
    expect(shown).toMatchObject({ visits: 1, waiting: { count: 1, longest: 12 } })
  })

  test("served at one counter waits at the next from when it was done there", () => {
    const both = { state: "arrived", arrivedAt: at(DAY, "11:00") } as const
    const done = { startedAt: at(DAY, "11:12"), finishedAt: at(DAY, "11:40") }
    const legs = [leg("11:10", "11:30", { ...both, ...done, at: 1 }), leg("11:35", "11:50", { ...both, position: 2 })]
    const shown = show(legs, at(DAY, "11:45"))
    expect(block(shown, "1-11:10")).toMatchObject({ state: "done", minutes: null })
    expect(block(shown, "1-11:35")).toMatchObject({ state: "arrived", minutes: 5 })
  })

  test("is called by more of the name where two have the same", () => {
    const shown = show([
      leg("11:20", "11:40"),
      leg("11:20", "11:40", { visit: 2, at: 5, contactName: "Elena Bianchi" }),
    ])
    expect(shown.columns.flatMap((c) => c.blocks).map((b) => b.name)).toEqual(["Elena R.", "Elena B."])
  })

  test("lies at a counter that does not work then, or cannot do the service: both need somebody", () => {
    const shown = show([
      leg("11:20", "11:40", { at: 1 }),
      leg("17:00", "17:20", { visit: 2 }),
      leg("17:20", "17:40", { visit: 3, overbooked: true }),
    ])
    expect(shown.columns.map((c) => c.warned).slice(0, 4)).toEqual([true, false, false, true])
    expect(shown.attention.map((a) => [a.kind, a.visitId])).toEqual([
      ["nogap", "v1"],
      ["nogap", "v2"],
    ])
  })
})

test("the day is counted by visits; who is late and who waits long is listed, each from a minute on", () => {
  const arrivedAt = at(DAY, "11:00")
  const legs = [
    leg("11:35", "11:55", { visit: 1 }),
    leg("11:36", "11:55", { visit: 2, at: 5, contactName: "Marco Bianchi" }),
    leg("11:20", "11:40", { visit: 3, at: 6, state: "arrived", arrivedAt, contactName: "Li Wei" }),
    leg("11:21", "11:40", { visit: 4, at: 7, state: "arrived", arrivedAt, contactName: "Ana Costa" }),
    leg("11:00", "11:40", { visit: 5, at: 8, state: "serving", arrivedAt, startedAt: at(DAY, "11:10") }),
    leg("11:00", "11:20", { visit: 6, at: 9, state: "done" }),
    leg("11:00", "11:20", { visit: 7, at: 10, state: "missed" }),
    leg("12:00", "12:20", { visit: 8, at: 9, state: "provisional" }),
    leg("12:00", "12:20", { visit: 9, at: 10, state: "held", contactName: "" }),
  ]
  const shown = show(legs, at(DAY, "11:40"))
  expect(shown.tally).toEqual({ arrived: 2, serving: 1, booked: 2, provisional: 1, done: 1, missed: 1 })
  expect(shown.visits).toBe(8)
  expect(shown.waiting).toEqual({ count: 2, longest: 20 })
  expect(block(shown, "5-11:00").minutes).toBe(30)
  expect(shown.attention).toEqual([
    { kind: "late", visitId: "v1", from: "11:35", name: "Elena", service: "CPR", counter: 4, minutes: 5 },
    { kind: "waiting", visitId: "v3", from: "11:20", name: "Li", service: "CPR", counter: 6, minutes: 20 },
  ])
})
