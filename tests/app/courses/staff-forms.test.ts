import { describe, expect, test } from "vitest"
import { instantValue, readInstant, readRules, readRunPlan } from "#app/courses/staff/forms.ts"
import { formOf } from "../../support/forms.ts"

const course = "00000000-0000-4000-8000-000000000001"
const room = "00000000-0000-4000-8000-000000000002"
const rules = {
  seats: "12",
  opens: "2026-12-01T09:00",
  closes: "2027-01-11T12:00",
  priority: ["partner", "pd-u2"],
  largest: "3",
  fewest: "0",
  offerHours: "24",
  video: " https://video.example/cv ",
}
const plan = {
  ...rules,
  course,
  room,
  teacher: "Nadia",
  first: "2027-01-13",
  weekday: ["WE", "MO"],
  every: "1",
  count: "3",
  from: "17.15",
  to: "19",
}

describe("an instant", () => {
  test("is read and shown by the office's clock", () => {
    expect(readInstant("2027-01-13T17:15")?.toISOString()).toBe("2027-01-13T16:15:00.000Z")
    expect(readInstant("2027-07-13T17:15:59")?.toISOString()).toBe("2027-07-13T15:15:00.000Z")
    expect(instantValue(new Date("2027-07-13T15:15:00Z"))).toBe("2027-07-13T17:15")
  })

  test.each(["", "2027-01-13", "2027-02-29T10:00", "2027-01-13T24:01", "tomorrow"])("%j is none", (typed) =>
    expect(readInstant(typed)).toBeNull(),
  )
})

describe("the rules of a run", () => {
  const read = (changed: Record<string, string | string[]>) => readRules(formOf({ ...rules, ...changed }))

  test("are read, with the priorities in the order of the rules", () => {
    expect(read({})).toEqual({
      seats: 12,
      opensAt: new Date("2026-12-01T08:00:00Z"),
      closesAt: new Date("2027-01-11T11:00:00Z"),
      priorities: ["pd-u2", "partner"],
      largestGroup: 3,
      fewest: 0,
      offerHours: 24,
      videoUrl: "https://video.example/cv",
    })
    expect(read({ priority: ["someone"] })).toMatchObject({ priorities: [] })
  })

  test("without a day of opening, or with a time that is none, say so", () => {
    expect(read({ opens: " " })).toBe("opens-missing")
    expect(read({ opens: "soon" })).toBe("time-wrong")
    expect(read({ closes: "" })).toBe("time-wrong")
  })

  test.each([
    ["largest", "1", true],
    ["largest", "9", true],
    ["largest", "0", false],
    ["largest", "10", false],
    ["offerHours", "1", true],
    ["offerHours", "168", true],
    ["offerHours", "0", false],
    ["offerHours", "169", false],
    ["seats", "999", true],
    ["seats", "1000", false],
    ["seats", "-1", false],
    ["seats", "1.5", false],
    ["fewest", "", false],
    ["fewest", "few", false],
  ])("%s %j: %s", (field, typed, fine) => {
    expect(read({ [field]: typed }) !== "number-wrong").toBe(fine)
  })
})

describe("a run to plan", () => {
  const read = (changed: Record<string, string | string[]>) => readRunPlan(formOf({ ...plan, ...changed }))

  test("has a rule made of its weekdays, how often and how many times", () => {
    expect(read({})).toMatchObject({
      courseId: course,
      roomId: room,
      teacher: "Nadia",
      seats: 12,
      series: { first: "2027-01-13", rule: "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", from: "17:15", to: "19:00" },
    })
    expect(read({ every: "2", weekday: [] })).toMatchObject({ series: { rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=3" } })
    expect(read({ weekday: ["XX", "SU"] })).toMatchObject({ series: { rule: "FREQ=WEEKLY;BYDAY=SU;COUNT=3" } })
  })

  test("needs no room, but no other thing in place of one", () => {
    expect(read({ room: "" })).toMatchObject({ roomId: null })
    expect(read({ room: "the big one" })).toBe("unknown")
    expect(read({ course: "cv" })).toBe("unknown")
  })

  test("takes place at least once", () => {
    expect(read({ count: "1" })).toMatchObject({ series: { rule: "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=1" } })
    expect(read({ count: "0" })).toBe("number-wrong")
    expect(read({ count: "many" })).toBe("number-wrong")
  })

  test("says what is wrong with its rules first, and shortens a teacher's name", () => {
    expect(read({ opens: "", count: "0" })).toBe("opens-missing")
    expect(read({ teacher: "x".repeat(200) })).toMatchObject({ teacher: "x".repeat(80) })
  })
})
