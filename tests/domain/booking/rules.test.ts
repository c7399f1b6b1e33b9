import { addMilliseconds, subMilliseconds } from "date-fns"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { makeReference, readReference } from "#domain/booking/reference.ts"
import {
  REOPEN_SECONDS,
  bookingWindow,
  changeableUntil,
  mayChange,
  mayMiss,
  needsAddress,
  partyFits,
  mayMoveAgain,
  reopensAt,
  serviceMinutes,
} from "#domain/booking/rules.ts"
import { mayBecome, moves, visitStates } from "#domain/booking/states.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const startsAt = officeInstant("2026-12-02", "11:20")
const visit = { state: "booked" as const, startsAt, cutoffHours: 24 }
const visitor = { kind: "visitor" as const }

test.each([
  [["cpr"], true],
  [["eu-residence", "cpr"], true],
  [["mitid"], false],
  [["pd-u2"], false],
  [["health-card", "tax-card"], false],
])("whether %j asks that one lives at the address: %s", (keys, needed) => {
  expect(needsAddress(keys.map((key) => ({ key })))).toBe(needed)
})

describe("moving and cancelling", () => {
  const until = changeableUntil(visit)
  test("a visitor may change a visit until exactly 24 hours before", () => {
    expect(until).toEqual(officeInstant("2026-12-01", "11:20"))
    expect(mayChange(visit, visitor, subMilliseconds(until, 1)).ok).toBe(true)
    expect(mayChange(visit, visitor, until).ok).toBe(true)
    expect(mayChange(visit, visitor, addMilliseconds(until, 1))).toEqual({ ok: false, error: "too-late" })
  })
  test("staff may change it until the visitor is being served", () => {
    const staff = { kind: "staff" as const, staffId: "x", staffName: "Anna" }
    expect(mayChange(visit, staff, startsAt).ok).toBe(true)
    expect(mayChange({ ...visit, state: "arrived" }, staff, startsAt).ok).toBe(true)
    expect(mayChange({ ...visit, state: "arrived" }, visitor, until)).toEqual({ ok: false, error: "not-booked" })
    expect(mayChange({ ...visit, state: "serving" }, staff, startsAt)).toEqual({ ok: false, error: "not-booked" })
  })
  test("24 hours are 24 hours over a clock change, and the time said is the wall's", () => {
    const monday = { ...visit, startsAt: officeInstant("2026-10-26", "01:30") }
    expect(changeableUntil(monday)).toEqual(officeInstant("2026-10-25", "02:30"))
    expect(changeableUntil({ ...visit, startsAt: officeInstant("2026-03-29", "11:00") })).toEqual(
      officeInstant("2026-03-28", "10:00"),
    )
  })
  test("a visit is missed only once it has begun", () => {
    expect(mayMiss(visit, subMilliseconds(startsAt, 1)).ok).toBe(false)
    expect(mayMiss(visit, startsAt).ok).toBe(true)
  })
})

describe("what may be booked", () => {
  const service = {
    key: "cpr",
    largestParty: 4,
    whoMayBook: "anyone" as const,
    noticeMinutes: 120,
    horizonDays: 42,
    position: 1,
    byMunicipality: false,
  }
  test("minutes follow the party", () => {
    expect([1, 2, 9].map((n) => serviceMinutes({ minutesFirst: 15, minutesFurther: 5 }, n))).toEqual([15, 20, 55])
  })
  test("the smallest service bounds the party", () => {
    expect(partyFits([service, { ...service, largestParty: 9 }], 4).ok).toBe(true)
    expect(partyFits([service, { ...service, largestParty: 9 }], 5)).toEqual({ ok: false, error: "party-too-large" })
  })
  test("the longest notice and the shortest horizon hold", () => {
    const now = officeInstant("2026-11-23", "09:00")
    const window = bookingWindow([service, { ...service, noticeMinutes: 60, horizonDays: 14 }], now)
    expect(window.from).toEqual(officeInstant("2026-11-23", "11:00"))
    expect(window.to).toEqual(officeInstant("2026-12-08", "00:00"))
  })
  test.each([
    ["visitor", null, 2, true],
    ["visitor", null, 3, false],
    ["visitor", startsAt, 3, true],
    ["staff", null, 12, true],
    ["system", null, 3, true],
  ] as const)("a %s, asked at %s, after %i moves of the visitor: %s", (kind, askedAt, moves, may) => {
    expect(mayMoveAgain({ askedAt }, { kind }, moves, 3).ok).toBe(may)
  })
  test("a freed time reopens within its bounds", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => {
        const seconds = (reopensAt(startsAt, chance).getTime() - startsAt.getTime()) / 1000
        expect(seconds).toBeGreaterThanOrEqual(REOPEN_SECONDS.least)
        expect(seconds).toBeLessThanOrEqual(REOPEN_SECONDS.most)
      }),
    )
  })
})

describe("states", () => {
  test("every move leads to a state, and what is over stays over", () => {
    for (const from of visitStates) for (const to of moves[from]) expect(visitStates).toContain(to)
    for (const over of ["done", "cancelled", "lapsed"] as const) expect(moves[over]).toEqual([])
    expect(mayBecome("held", "arrived")).toBe(false)
    expect(mayBecome("cancelled", "booked")).toBe(false)
  })
})

describe("references", () => {
  test("are speakable, come back however they are typed, and hold no look-alikes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
          minLength: 7,
          maxLength: 7,
        }),
        (numbers) => {
          const next = numbers.values()
          const reference = makeReference(() => next.next().value!)
          expect(reference).toMatch(/^[CDFGHJKLMNPQRTVWXZ]{3}-[CDFGHJKLMNPQRTVWXZ2346789]{4}$/)
          expect(readReference(reference.toLowerCase().replace("-", " "))).toBe(reference)
        },
      ),
    )
  })
  test("other words are no references", () => {
    expect(["", "KTM-4QX", "KTM-4QX77", "AAA-0000", "Elena"].map(readReference)).toEqual([null, null, null, null, null])
  })
})
