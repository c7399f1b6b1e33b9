import { describe, expect, test } from "vitest"
import { type EarlierWish, fitsWish, placeOfWish, statutoryDeadline, wishFault } from "#domain/booking/earlier.ts"
import { inOrder } from "#domain/offer.ts"
import { officeInstant, toMinutes } from "#domain/time/office-time.ts"

const wish: EarlierWish = { firstDay: "2026-12-01", lastDay: "2026-12-10", weekdays: [], part: "any" }
const start = (day: string, clock: string) => toMinutes(officeInstant(day, clock))

describe("a time that is asked for", () => {
  // Thursday 10 December at 10:00 is the time of the visit.
  const current = start("2026-12-10", "10:00")
  test.each([
    ["on the first day", wish, "2026-12-01", "09:00", true],
    ["before the first day", wish, "2026-11-30", "09:00", false],
    ["on the last day, an hour before", wish, "2026-12-10", "09:00", true],
    ["less than an hour before", wish, "2026-12-10", "09:05", false],
    ["after the last day", { ...wish, lastDay: "2026-12-08" }, "2026-12-09", "09:00", false],
    ["on a weekday that is meant", { ...wish, weekdays: [2] }, "2026-12-01", "09:00", true],
    ["on another weekday", { ...wish, weekdays: [2] }, "2026-12-02", "09:00", false],
    ["at 11:55 in the morning", { ...wish, part: "morning" as const }, "2026-12-02", "11:55", true],
    ["at 12:00 in the morning", { ...wish, part: "morning" as const }, "2026-12-02", "12:00", false],
    ["at 12:00 in the afternoon", { ...wish, part: "afternoon" as const }, "2026-12-02", "12:00", true],
    ["at 11:55 in the afternoon", { ...wish, part: "afternoon" as const }, "2026-12-02", "11:55", false],
  ])("%s", (_name, asked, day, clock, fits) => {
    expect(fitsWish(asked, start(day, clock), current)).toBe(fits)
  })
  test("what is wrong with the days is said", () => {
    expect(wishFault(wish, "2026-12-10", "2026-12-10")).toBeNull()
    expect(wishFault(wish, "2026-12-10", "2026-12-11")).toBe("day-past")
    expect(wishFault(wish, "2026-11-30", "2026-11-20")).toBe("not-earlier")
    expect(wishFault({ ...wish, lastDay: "2026-11-30" }, "2026-12-10", "2026-11-20")).toBe("days-order")
  })
})

describe("the fair order of those who wait", () => {
  const asked = (id: string, over: Partial<Parameters<typeof placeOfWish>[0]> = {}) =>
    placeOfWish({
      id,
      askedAt: new Date("2026-11-25T08:00:00Z"),
      unanswered: 0,
      deadline: null,
      visitDay: "2026-12-10",
      ...over,
    })
  const order = (...list: ReturnType<typeof asked>[]) => inOrder(list).map((w) => w.id)
  test("a deadline by law before the visit comes first, the earlier one before the later", () => {
    const early = asked("early", { askedAt: new Date("2026-11-20T08:00:00Z") })
    const later = asked("later", { deadline: "2026-12-09" })
    const sooner = asked("sooner", { deadline: "2026-12-08", askedAt: new Date("2026-11-26T08:00:00Z") })
    expect(order(early, later, sooner)).toEqual(["sooner", "later", "early"])
  })
  test("a deadline that the visit keeps presses nobody", () => {
    const early = asked("early", { askedAt: new Date("2026-11-20T08:00:00Z") })
    expect(order(asked("kept", { deadline: "2026-12-10" }), early)).toEqual(["early", "kept"])
  })
  test("whoever did not answer stands a day behind for each time", () => {
    const silent = asked("silent", { askedAt: new Date("2026-11-24T09:00:00Z"), unanswered: 1 })
    expect(order(silent, asked("other"))).toEqual(["other", "silent"])
  })
  test("the deadline is five days after moving in for the CPR number, or that of the PD U2, whichever comes first", () => {
    const rules = { registerDays: 5 }
    const cpr = { services: ["cpr"], notBefore: "2026-12-01" }
    expect(statutoryDeadline(cpr, rules, null)).toBe("2026-12-06")
    expect(statutoryDeadline({ ...cpr, notBefore: null }, rules, null)).toBeNull()
    expect(statutoryDeadline({ services: ["career"], notBefore: "2026-12-01" }, rules, null)).toBeNull()
    expect(statutoryDeadline(cpr, rules, "2026-12-04")).toBe("2026-12-04")
  })
})
