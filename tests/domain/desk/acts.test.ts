import { describe, expect, test } from "vitest"
import { lastAct, mayActToday, seenOf } from "#domain/desk/acts.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const events = (...kinds: string[]) => kinds.map((kind, i) => ({ id: `e${i + 1}`, kind }))

describe("what can be taken back", () => {
  test("nothing before the desk has acted", () => {
    expect(lastAct(events("booked", "message-sent"))).toBeNull()
  })
  test("the last act, whatever stands between", () => {
    expect(lastAct(events("booked", "arrived", "message-sent", "serving", "note"))).toEqual({
      eventId: "e4",
      act: "serve",
      before: "arrive",
    })
  })
  test("step by step: what was taken back no longer counts", () => {
    expect(lastAct(events("arrived", "serving", "undo-serving"))).toEqual({
      eventId: "e1",
      act: "arrive",
      before: null,
    })
    expect(lastAct(events("arrived", "undo-arrived"))).toBeNull()
  })
  test("an arrival after a miss goes back to missed", () => {
    expect(lastAct(events("missed", "arrived"))).toEqual({ eventId: "e2", act: "arrive", before: "miss" })
  })
  test("a moved or cancelled visit has nothing to take back", () => {
    expect(lastAct(events("arrived", "moved"))).toBeNull()
    expect(lastAct(events("arrived", "cancelled"))).toBeNull()
  })
})

describe("the desk acts on its own day", () => {
  const visit = { startsAt: officeInstant("2026-12-02", "11:00") }
  test("on both sides of midnight", () => {
    expect(mayActToday(visit, officeInstant("2026-12-01", "23:59"), false).ok).toBe(false)
    expect(mayActToday(visit, officeInstant("2026-12-02", "00:00"), false).ok).toBe(true)
    expect(mayActToday(visit, officeInstant("2026-12-02", "23:59"), false).ok).toBe(true)
    expect(mayActToday(visit, officeInstant("2026-12-03", "00:00"), false).ok).toBe(false)
  })
  test("on another day only when somebody was asked", () => {
    expect(mayActToday(visit, officeInstant("2026-12-01", "09:00"), true).ok).toBe(true)
  })
})

test("a page that saw another state or another time saw something else", () => {
  const startsAt = officeInstant("2026-12-02", "11:00")
  const seen = seenOf({ state: "booked", startsAt })
  expect(seenOf({ state: "arrived", startsAt })).not.toBe(seen)
  expect(seenOf({ state: "booked", startsAt: officeInstant("2026-12-02", "11:20") })).not.toBe(seen)
})
