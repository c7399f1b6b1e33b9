import { addDays } from "date-fns"
import { describe, expect, test } from "vitest"
import { closesAt, isOpen } from "#domain/mine/own-page.ts"
import { type OwnThing, clashesAmong, goesAt, groupsOf, isOwnKind, standingOf } from "#domain/mine/own-things.ts"
import { keptFor } from "#domain/retention/policy.ts"

const NOW = new Date("2026-11-23T09:00:00Z")
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)
const thing = (kind: OwnThing["kind"], state: string, at = hours(24)) =>
  ({ kind, state, at, id: `${kind} ${state} ${at.getTime()}` }) as unknown as OwnThing

describe("an own page", () => {
  test("is open from the right code for an hour, to the minute, and not before", () => {
    expect(isOpen({ confirmedAt: null }, NOW)).toBe(false)
    expect(closesAt({ confirmedAt: NOW })).toEqual(hours(1))
    expect(isOpen({ confirmedAt: NOW }, new Date(hours(1).getTime() - 1))).toBe(true)
    expect(isOpen({ confirmedAt: NOW }, hours(1))).toBe(false)
  })
})

describe("one's own things", () => {
  test.each([
    ["visit", "booked", "coming"],
    ["visit", "asked", "to-do"],
    ["visit", "missed", "to-do"],
    ["visit", "done", "over"],
    ["prereg", "draft", "to-do"],
    ["prereg", "submitted", "coming"],
    ["prereg", "returned", "to-do"],
    ["prereg", "accepted", "coming"],
    ["prereg", "choose", "to-do"],
    ["prereg", "completed", "over"],
    ["benefit", "sent", "to-do"],
    ["benefit", "registered", "coming"],
    ["tax-card", "incomplete", "to-do"],
    ["tax-card", "confirmed", "over"],
    ["sign-up", "offered", "to-do"],
    ["sign-up", "seated", "coming"],
    ["sign-up", "lapsed", "over"],
    ["booking-link", "open", "to-do"],
    ["waiting", "listed", "coming"],
    ["waiting", "free", "to-do"],
  ] as const)("a %s that is %s is %s", (kind, state, standing) => {
    expect(standingOf(thing(kind, state), NOW)).toBe(standing)
  })

  test("a course whose last meeting has been is over", () => {
    expect(standingOf(thing("sign-up", "seated", hours(-1)), NOW)).toBe("over")
  })

  test("come first first, and of what is over the latest", () => {
    const late = thing("visit", "booked", hours(48))
    const soon = thing("sign-up", "seated", hours(2))
    const old = thing("visit", "done", hours(-48))
    const newer = thing("visit", "cancelled", hours(-2))
    expect(groupsOf([late, old, soon, newer], NOW)).toEqual({ "to-do": [], coming: [soon, late], over: [newer, old] })
  })

  test("go by whichever term comes first, days or hours", () => {
    const since = NOW
    expect(goesAt([{ term: "visitDays", since }], keptFor)).toEqual(hours(24 * keptFor.visitDays))
    expect(goesAt([{ term: "draftHours", since }], keptFor)).toEqual(hours(keptFor.draftHours))
    const both = [
      { term: "courseDays" as const, since: addDays(NOW, -89) },
      { term: "signUpDraftDays" as const, since },
    ]
    expect(goesAt(both, keptFor)).toEqual(addDays(addDays(NOW, -89), keptFor.courseDays))
  })

  test("clash when two share a minute, each pair once, and never with themselves", () => {
    const date = (of: string, from: number, to: number) => ({ of, startsAt: hours(from), endsAt: hours(to) })
    const visit = date("visit", 1, 2)
    const meetings = [date("course", 1.5, 3), date("course", 1.75, 4)]
    expect(clashesAmong([...meetings, visit])).toEqual([{ first: visit, second: meetings[0] }])
    expect(clashesAmong([visit, date("course", 2, 3)])).toEqual([])
    expect(clashesAmong([date("course", 1, 3), date("course", 2, 4)])).toEqual([])
  })

  test("have names that a form may say", () => {
    expect([isOwnKind("visit"), isOwnKind("staff"), isOwnKind("constructor")]).toEqual([true, false, false])
  })
})
