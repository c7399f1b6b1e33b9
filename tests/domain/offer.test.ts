import { describe, expect, test } from "vitest"
import { inOrder, offerEnds, offersFor } from "#domain/offer.ts"
import { officeInstant, toMinutes } from "#domain/time/office-time.ts"

const one = (id: string, rank: number, number: number) => ({ id, rank, number })

describe("the fair order", () => {
  test("is by rank, then by number", () => {
    const list = [one("a", 2, 1), one("b", 1, 9), one("c", 1, 3)]
    expect(inOrder(list).map((w) => w.id)).toEqual(["c", "b", "a"])
  })
  test("whoever nothing fits is passed over and keeps their place; whoever is asked is told of", () => {
    const list = [one("a", 1, 1), one("b", 1, 2), one("c", 1, 3)]
    const offers = offersFor(list, ({ id }) => id !== "a")
    expect(offers.map((o) => [o.to.id, o.passedOver.map((w) => w.id)])).toEqual([
      ["b", ["a"]],
      ["c", ["a"]],
    ])
  })
})

describe("until when an offer is held", () => {
  const at = (clock: string, day = "2026-12-01") => officeInstant(day, clock)
  const open = ["2026-12-01", "2026-12-02"].map((day) => ({
    start: toMinutes(at("09:00", day)),
    end: toMinutes(at("15:00", day)),
  }))
  const far = at("09:00", "2026-12-20")
  test.each([
    ["10:00", 120, at("12:00")],
    ["14:00", 120, at("10:00", "2026-12-02")],
    ["13:00", 120, at("15:00")],
    ["07:00", 120, at("11:00")],
    ["20:00", 120, at("11:00", "2026-12-02")],
  ])("asked at %s for %i open minutes: %s", (clock, minutes, until) => {
    expect(offerEnds(at(clock), far, minutes, open)).toEqual(until)
  })
  test("only half of the time that is left until the start, and none when that is less than an hour", () => {
    expect(offerEnds(at("09:00"), at("12:00"), 120, open)).toEqual(at("10:30"))
    expect(offerEnds(at("09:00"), at("11:00"), 120, open)).toEqual(at("10:00"))
    expect(offerEnds(at("09:00"), at("10:59"), 120, open)).toBeNull()
  })
  test("none when the office does not open for so long", () => {
    expect(offerEnds(at("14:00", "2026-12-02"), far, 120, open)).toBeNull()
  })
})
