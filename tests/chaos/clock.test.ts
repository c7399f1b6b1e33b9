import { describe, expect, test } from "vitest"
import { fromCopenhagen, inCopenhagen, reminderDue } from "../../chaos/clock.ts"

describe("the checker's own clock", () => {
  test.each([
    ["2026-12-01T09:00", "2026-12-01T08:00:00.000Z"],
    ["2027-06-01T09:00", "2027-06-01T07:00:00.000Z"],
    ["2027-03-28T12:00", "2027-03-28T10:00:00.000Z"],
  ])("%s in Copenhagen is %s", (local, utc) => {
    expect(fromCopenhagen(local).toISOString()).toBe(utc)
    expect(inCopenhagen(new Date(utc))).toBe(local)
  })

  test("a reminder is due at ten on the day before, on either side of a clock change", () => {
    expect(reminderDue(new Date("2027-03-29T08:00:00Z")).toISOString()).toBe("2027-03-28T08:00:00.000Z")
    expect(reminderDue(new Date("2027-03-28T08:00:00Z")).toISOString()).toBe("2027-03-27T09:00:00.000Z")
  })
})
