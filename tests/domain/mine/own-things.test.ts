import { addDays, addHours } from "date-fns"
import { describe, expect, test } from "vitest"
import { closesAt, isOpen } from "#domain/mine/own-page.ts"
import { type KeptFacts, goesAt, opensNow } from "#domain/mine/kept.ts"
import { type OwnThing, clashesAmong, groupsOf, isOwnKind, standingOf } from "#domain/mine/own-things.ts"
import { keptFor } from "#domain/retention/policy.ts"

const NOW = new Date("2026-11-23T09:00:00Z")
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)
const keptOf = (kind: OwnThing["kind"], state: string, more: Partial<KeptFacts> = {}) =>
  ({ kind, state, createdAt: NOW, touchedAt: NOW, decidedAt: null, endsAt: null, ...more }) as KeptFacts
const thing = (kind: OwnThing["kind"], state: string, at = hours(24)) =>
  ({
    kind,
    state,
    at,
    id: `${kind} ${state} ${at.getTime()}`,
    kept: keptOf(kind, state, { endsAt: at }),
  }) as unknown as OwnThing

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

  test("are over when a visit opens no more: a day after it, a missed one after a week", () => {
    expect(standingOf(thing("visit", "missed", hours(-24 * 6)), NOW)).toBe("to-do")
    expect(standingOf(thing("visit", "missed", hours(-24 * 8)), NOW)).toBe("over")
    const open = (state: string, endsAt: Date) => opensNow(keptOf("visit", state, { endsAt }), NOW)
    expect([open("done", hours(-24)), open("done", hours(-25)), open("booked", hours(1))]).toEqual([true, false, true])
    expect([opensNow(keptOf("tax-card", "received"), NOW), opensNow(keptOf("benefit", "ended"), NOW)]).toEqual([
      false,
      true,
    ])
  })

  test("go by whichever of their terms ends first, days or hours", () => {
    const goes = (...facts: Parameters<typeof keptOf>) => goesAt(keptOf(...facts), keptFor)
    const [endsAt, touchedAt] = [hours(48), hours(24)]
    expect(goes("visit", "done", { endsAt })).toEqual(addDays(endsAt, keptFor.visitDays))
    expect(goes("waiting", "listed", { endsAt })).toEqual(addHours(endsAt, keptFor.draftHours))
    expect(goes("prereg", "draft", { touchedAt })).toEqual(addDays(touchedAt, keptFor.preregDraftDays))
    expect(goes("benefit", "sent", { touchedAt })).toEqual(addDays(touchedAt, keptFor.benefitDays))
    expect(goes("benefit", "withdrawn", { touchedAt })).toEqual(addDays(NOW, keptFor.benefitDraftDays))
    expect(goes("tax-card", "forwarded", { touchedAt })).toEqual(addDays(touchedAt, keptFor.taxCardOpenDays))
    expect(goes("tax-card", "confirmed", { touchedAt })).toEqual(addDays(touchedAt, keptFor.taxCardDays))
    expect(goes("sign-up", "seated", { endsAt })).toEqual(addDays(endsAt, keptFor.courseDays))
    expect(goes("sign-up", "cancelled", { endsAt, touchedAt })).toEqual(addDays(touchedAt, keptFor.signUpDraftDays))
    const before = addDays(NOW, -89)
    expect(goes("sign-up", "cancelled", { endsAt: before })).toEqual(addDays(before, keptFor.courseDays))
    expect(goes("plan", "kept", { touchedAt })).toEqual(addDays(touchedAt, keptFor.planDays))
    expect(goes("booking-link", "open", { endsAt })).toEqual(addDays(endsAt, keptFor.invitationDays))
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
