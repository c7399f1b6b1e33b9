import { expect, test } from "vitest"
import { type Hit, inSearchOrder, peopleOf, whenOf } from "#domain/search/people.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const now = officeInstant("2026-11-27", "12:00")
const hit = (id: string, day: string, clock: string, mailbox: string | null = null, confirmed = true): Hit => ({
  id,
  mailbox,
  confirmed,
  at: officeInstant(day, clock),
})

test("a day is today's from its first minute to its last, whatever the clock says", () => {
  expect(whenOf(hit("a", "2026-11-27", "00:00"), now)).toBe("today")
  expect(whenOf(hit("a", "2026-11-27", "23:59"), now)).toBe("today")
  expect(whenOf(hit("a", "2026-11-28", "00:00"), now)).toBe("coming")
  expect(whenOf(hit("a", "2026-11-26", "23:59"), now)).toBe("past")
})

test("today, then the next, then the latest that was", () => {
  const hits = [
    hit("old", "2026-11-01", "09:00"),
    hit("late", "2026-12-20", "09:00"),
    hit("yesterday", "2026-11-26", "09:00"),
    hit("afternoon", "2026-11-27", "14:00"),
    hit("next", "2026-12-02", "09:00"),
    hit("morning", "2026-11-27", "09:00"),
  ]
  expect(inSearchOrder(hits, now).map((h) => h.id)).toEqual([
    "morning",
    "afternoon",
    "next",
    "late",
    "yesterday",
    "old",
  ])
})

test("one confirmed address is one person; an address that was not confirmed joins nobody", () => {
  const people = peopleOf(
    [
      hit("household", "2026-11-20", "09:00", "eva@example.org"),
      hit("other", "2026-12-01", "09:00", "bo@example.org"),
      hit("visit", "2026-11-27", "09:00", "eva@example.org"),
      hit("phoned", "2026-12-01", "10:00", "eva@example.org", false),
      hit("nobody", "2026-11-02", "09:00"),
      hit("nobody-2", "2026-11-01", "09:00"),
    ],
    now,
  )
  expect(people.map((own) => own.map((h) => h.id))).toEqual([
    ["visit", "household"],
    ["other"],
    ["phoned"],
    ["nobody"],
    ["nobody-2"],
  ])
})
