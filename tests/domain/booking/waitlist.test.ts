import { describe, expect, test } from "vitest"
import { LISTED_DAYS, LISTED_MOST_DAYS, listFault, placeOnList, waitFor } from "#domain/booking/waitlist.ts"
import { inOrder } from "#domain/offer.ts"
import { addDays, officeInstant, toMinutes } from "#domain/time/office-time.ts"

const start = (day: string, clock: string) => toMinutes(officeInstant(day, clock))
const wish = { firstDay: "2026-12-01", lastDay: null, weekdays: [], part: "any" as const }

describe("what somebody waits for", () => {
  test("an open last day is the day before the first free time that fits, or two months where none does", () => {
    expect(waitFor(wish, [])).toMatchObject({ value: { lastDay: addDays("2026-12-01", LISTED_DAYS) } })
    expect(waitFor(wish, [start("2026-12-14", "10:00")])).toMatchObject({ value: { lastDay: "2026-12-13" } })
    // In the afternoon only: a morning is no time for them.
    const afternoon = { ...wish, part: "afternoon" as const }
    expect(waitFor(afternoon, [start("2026-12-14", "11:59"), start("2026-12-16", "12:00")])).toMatchObject({
      value: { lastDay: "2026-12-15" },
    })
  })

  test("nobody waits on days on which a time that fits is free", () => {
    const free = [start("2026-12-14", "10:00")]
    expect(waitFor({ ...wish, lastDay: "2026-12-13" }, free).ok).toBe(true)
    expect(waitFor({ ...wish, lastDay: "2026-12-14" }, free)).toEqual({ ok: false, error: "free-already" })
    expect(waitFor({ ...wish, lastDay: "2026-12-20", weekdays: [2] }, free).ok).toBe(true)
    expect(waitFor({ ...wish, firstDay: "2026-12-14" }, free)).toEqual({ ok: false, error: "free-already" })
  })

  test("the days must lie ahead, in order, and within half a year", () => {
    const today = "2026-11-28"
    const on = (firstDay: string, lastDay: string) => listFault({ firstDay, lastDay }, today)
    expect(on(today, today)).toBeNull()
    expect(on("2026-11-01", "2026-11-27")).toBe("day-past")
    expect(on("2026-12-02", "2026-12-01")).toBe("days-order")
    expect(on(today, addDays(today, LISTED_MOST_DAYS))).toBeNull()
    expect(on(today, addDays(today, LISTED_MOST_DAYS + 1))).toBe("day-far")
  })
})

test("those whose deadline runs first are asked first, then who has waited longest; an offer without an answer costs a day", () => {
  const at = (n: number) => new Date(Date.UTC(2026, 10, 1, n))
  const list = [
    { id: "later", askedAt: at(2), unanswered: 0, deadline: null },
    { id: "silent", askedAt: at(0), unanswered: 1, deadline: null },
    { id: "first", askedAt: at(1), unanswered: 0, deadline: null },
    { id: "pressed", askedAt: at(9), unanswered: 0, deadline: "2026-12-09" },
    { id: "most pressed", askedAt: at(10), unanswered: 0, deadline: "2026-12-03" },
  ]
  expect(inOrder(list.map(placeOnList)).map(({ id }) => id)).toEqual([
    "most pressed",
    "pressed",
    "first",
    "later",
    "silent",
  ])
})
