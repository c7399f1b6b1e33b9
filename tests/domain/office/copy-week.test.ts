import { describe, expect, test } from "vitest"
import { faultOf } from "#domain/office/changes.ts"
import { type Office, type RosterShift, shiftsOn } from "#domain/office/opening.ts"
import { weekCopied } from "#domain/office/roster.ts"
import { addDays } from "#domain/time/office-time.ts"

const row = (id: string, weekday: number, staffName: string, more: Partial<RosterShift> = {}): RosterShift => ({
  id,
  counterId: "a",
  weekday,
  starts: "09:00",
  ends: "15:00",
  staffName,
  validFrom: "2026-01-01",
  validTo: null,
  ...more,
})
const office = (roster: RosterShift[]): Office => ({
  counters: [{ id: "a", number: 1, group: "g", skills: ["cpr"] }],
  series: [],
  exceptions: [],
  closures: [],
  roster,
})
/** The office after the change, as the database would have it. */
function after(roster: RosterShift[], change: Parameters<typeof weekCopied>[1], today: string): Office {
  const { remove, end, add } = weekCopied(office(roster), change, today)
  const ends = new Map(end.map(({ id, validTo }) => [id, validTo]))
  return office([
    ...roster.filter((r) => !remove.includes(r.id)).map((r) => ({ ...r, validTo: ends.get(r.id) ?? r.validTo })),
    ...add.map((r, i) => ({ ...r, id: `new ${i}` })),
  ])
}
const who = (at: Office, day: string) => shiftsOn(at, "a", day).map((s) => s.staffName)

describe("a week as the template of others", () => {
  // Anna on Mondays and Wednesdays; in the week of 7 December Bo stands in on Monday and nobody on Wednesday.
  const roster = [
    row("m1", 1, "Anna", { validTo: "2026-12-06" }),
    row("m2", 1, "Bo", { validFrom: "2026-12-07", validTo: "2026-12-07" }),
    row("m3", 1, "Anna", { validFrom: "2026-12-08" }),
    row("w1", 3, "Anna", { validTo: "2026-12-08" }),
    row("w2", 3, "Anna", { validFrom: "2026-12-10" }),
  ]
  const change = { like: "2026-12-07", first: "2026-12-21", weeks: 2 }

  test("its people stand in those weeks, and in no other", () => {
    const at = after(roster, change, "2026-12-01")
    expect(["2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04"].map((day) => who(at, day))).toEqual([
      ["Bo"],
      ["Anna"],
      ["Bo"],
      ["Bo"],
      ["Anna"],
    ])
    expect(["2026-12-09", "2026-12-16", "2026-12-23", "2026-12-30", "2027-01-06"].map((day) => who(at, day))).toEqual([
      [],
      ["Anna"],
      [],
      [],
      ["Anna"],
    ])
  })

  test("done twice nothing changes", () => {
    const at = after(roster, change, "2026-12-01")
    expect(weekCopied(at, change, "2026-12-01")).toEqual({ remove: [], end: [], add: [] })
  })

  test("days that are over stay as they were", () => {
    const at = after(roster, change, "2026-12-22")
    expect(who(at, "2026-12-21")).toEqual(["Anna"])
    expect(who(at, "2026-12-28")).toEqual(["Bo"])
  })

  test("no day has somebody twice", () => {
    const at = after(roster, { like: "2026-12-14", first: "2026-12-07", weeks: 1 }, "2026-12-01")
    for (let day = "2026-12-01"; day < "2027-01-20"; day = addDays(day, 1)) expect(who(at, day).length).toBeLessThan(2)
    expect(who(at, "2026-12-07")).toEqual(["Anna"])
  })
})

test("a template is a week of its own, and few enough weeks get it", () => {
  const copy = (more: object) =>
    faultOf({ what: "copy-week", like: "2026-12-07", first: "2026-12-14", weeks: 1, ...more })
  expect(copy({})).toBeNull()
  expect(copy({ weeks: 26 })).toBeNull()
  expect([copy({ weeks: 0 }), copy({ weeks: 27 }), copy({ like: "2026-12-08" }), copy({ first: "x" })]).toEqual(
    Array(4).fill("day-wrong"),
  )
  expect(copy({ first: "2026-12-07" })).toBe("order-wrong")
  expect(copy({ first: "2026-11-30", weeks: 2 })).toBe("order-wrong")
  expect(copy({ first: "2026-11-30", weeks: 1 })).toBeNull()
})
