import { expect, test } from "vitest"
import { isStale, liveOf, reviewState, stateOf } from "#domain/guidance/living.ts"

const at = (clock: string) => new Date(`2026-11-25T${clock}Z`)
const version = (publishAt: Date | null, changesMeaning = true) => ({ publishAt, changesMeaning })
const now = at("12:00")

test("readers get the version whose time came last, to the second", () => {
  const [old, later] = [version(at("08:00")), version(at("12:00:01"))]
  expect(liveOf([later, old], now)).toBe(old)
  expect(liveOf([later, old], at("12:00:01"))).toBe(later)
  expect(liveOf([version(null)], now)).toBeNull()
})

test("every version has one state", () => {
  const versions = [version(at("07:00")), version(at("08:00")), version(at("13:00")), version(null)]
  expect(versions.map((v) => stateOf(v, versions, now))).toEqual(["past", "live", "waiting", "draft"])
})

test("a text lags behind once its twin has got another meaning, and not before that is public", () => {
  const own = [version(at("08:00"))]
  expect(isStale(own, [version(at("08:00"))], null, now)).toBe(false)
  expect(isStale(own, [version(at("08:00")), version(at("09:00"))], null, now)).toBe(true)
  expect(isStale(own, [version(at("13:00"))], null, now)).toBe(false)
  expect(isStale(own, [version(at("09:00"), false)], null, now)).toBe(false)
})

test("saying that it still fits ends that, until the twin changes again", () => {
  const own = [version(at("08:00"))]
  const twin = [version(at("09:00"))]
  expect(isStale(own, twin, at("09:30"), now)).toBe(false)
  expect(isStale(own, [...twin, version(at("10:00"))], at("09:30"), now)).toBe(true)
})

test("a language without any text lags behind", () => {
  expect(isStale([version(null)], [version(at("08:00"))], null, now)).toBe(true)
})

test("a review is due on its day, and soon a month before", () => {
  expect(reviewState("2026-11-25", "2026-11-25")).toBe("overdue")
  expect(reviewState("2026-12-25", "2026-11-25")).toBe("soon")
  expect(reviewState("2026-12-26", "2026-11-25")).toBe("ahead")
})
