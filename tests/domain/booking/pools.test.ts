import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  type Claim,
  type Pool,
  type Share,
  type Taken,
  isPool,
  keptMinutes,
  poolsFor,
  releasedAt,
  sharesOf,
  withinPools,
} from "#domain/booking/pools.ts"
import { settingsOf } from "#domain/booking/settings.ts"
import { freeSlots, slotAt } from "#domain/booking/slots.ts"

const OPENS = 540
const DAY = 24 * 60
const staff: Share = { pool: "staff", percent: 20, releaseMinutes: DAY }
const statutory: Share = { pool: "statutory", percent: 10, releaseMinutes: 2 * DAY }
const LONG_BEFORE = OPENS - 30 * DAY

const counter = (counterId: string, busy: Taken[] = [], skills = ["cpr"]) => ({
  counterId,
  skills,
  working: [{ start: OPENS, end: OPENS + 100 }],
  busy,
})
const dayOf = (...counters: ReturnType<typeof counter>[]) => ({ day: "2026-11-30", opens: OPENS, counters })
const claim = (pools: Pool[], shares: Share[] = [staff], now = LONG_BEFORE): Claim => ({ pools, shares, now })
const leg = (minutes: number, skill = "cpr") => ({ serviceId: "s", skill, minutes })
const open = (counters: ReturnType<typeof counter>[], minutes: number, by: Claim) =>
  withinPools(dayOf(...counters), [leg(minutes)], by).map((c) => c.counterId)

describe("what is kept from whom", () => {
  test("the public is offered a time while the share is left whole, and not a minute further", () => {
    const taken = (end: number) => [counter("1", [{ start: OPENS, end: OPENS + end }])]
    expect(open(taken(60), 20, claim(["public"]))).toEqual(["1"])
    expect(open(taken(65), 20, claim(["public"]))).toEqual([])
    expect(open(taken(65), 15, claim(["public"]))).toEqual(["1"])
  })

  test("staff may take what is kept for them; what is kept for people with a deadline they may not", () => {
    const taken = [counter("1", [{ start: OPENS, end: OPENS + 80 }])]
    expect(open(taken, 10, claim(["staff", "public"], [staff, statutory]))).toEqual(["1"])
    expect(open(taken, 15, claim(["staff", "public"], [staff, statutory]))).toEqual([])
    expect(open(taken, 15, claim(["statutory", "staff", "public"], [staff, statutory]))).toEqual(["1"])
    expect(open(taken, 5, claim(["statutory", "public"], [staff, statutory]))).toEqual([])
  })

  test("what a pool has taken of its share is kept no longer", () => {
    const by = (pool: Pool) => [
      counter("1", [
        { start: OPENS, end: OPENS + 70, pool: "public" },
        { start: OPENS + 70, end: OPENS + 85, pool },
      ]),
    ]
    expect(open(by("public"), 10, claim(["public"]))).toEqual([])
    expect(open(by("staff"), 10, claim(["public"]))).toEqual(["1"])
    expect(open(by("staff"), 15, claim(["public"]))).toEqual([])
    expect(keptMinutes(by("staff"), staff)).toBe(5)
  })

  test("a share is released to the minute", () => {
    const full = [counter("1", [{ start: OPENS, end: OPENS + 80 }])]
    const at = releasedAt(staff, OPENS)
    expect(open(full, 20, claim(["public"], [staff], at - 1))).toEqual([])
    expect(open(full, 20, claim(["public"], [staff], at))).toEqual(["1"])
    expect(at).toBe(OPENS - DAY)
  })

  test("minutes of a counter count for each of its skills: what is scarce there stays kept", () => {
    const both = counter("both", [], ["cpr", "mitid"])
    const cpr = counter("cpr", [], ["cpr"])
    const day = dayOf({ ...both, busy: [{ start: OPENS, end: OPENS + 80 }] }, cpr)
    // For CPR there is enough, but at the first counter the rest is what is kept for MitID.
    expect(withinPools(day, [leg(15)], claim(["public"])).map((c) => c.counterId)).toEqual(["cpr"])
    expect(withinPools(day, [leg(15, "mitid")], claim(["public"])).map((c) => c.counterId)).toEqual(["cpr"])
  })

  test("without a share, or with none that holds, the day is as it was", () => {
    const day = dayOf(counter("1", [{ start: OPENS, end: OPENS + 95 }]))
    expect(withinPools(day, [leg(5)], claim(["public"], []))).toBe(day.counters)
    expect(withinPools(day, [leg(5)], claim(["staff", "public"]))).toBe(day.counters)
  })

  test("however visitors book, what is kept is left, and staff can have it", () => {
    const chain = fc.array(fc.constantFrom("cpr", "mitid"), { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(fc.array(chain, { maxLength: 30 }), fc.constantFrom(0, 10, 20, 50), (visits, percent) => {
        const counters = [counter("1", [], ["cpr"]), counter("2", [], ["cpr", "mitid"]), counter("3", [], ["mitid"])]
        const share: Share = { pool: "staff", percent, releaseMinutes: DAY }
        const query = (skills: string[], by: Claim) => ({
          legs: skills.map((skill) => leg(15, skill)),
          walkMinutes: 5,
          longestWaitMinutes: 20,
          stepMinutes: 5,
          notBefore: 0,
          notAfter: 9999,
          claim: by,
        })
        for (const skills of visits) {
          const [slot] = freeSlots(dayOf(...counters), query(skills, claim(["public"], [share])))
          for (const one of slot?.legs ?? []) {
            const at = counters.find((c) => c.counterId === one.counterId)!
            at.busy = [...at.busy, { start: one.start, end: one.end }].toSorted((a, b) => a.start - b.start)
          }
        }
        for (const skill of ["cpr", "mitid"]) {
          const own = counters.filter((c) => c.skills.includes(skill))
          const taken = own.flatMap((c) => c.busy).reduce((sum, one) => sum + one.end - one.start, 0)
          expect(200 - taken).toBeGreaterThanOrEqual(2 * percent)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe("who asks", () => {
  test("staff may take theirs, visits with a deadline theirs, and staff for such a visit both", () => {
    const u2 = [{ key: "pd-u2" }]
    expect(poolsFor({ staff: false, services: [{ key: "cpr" }] })).toEqual(["public"])
    expect(poolsFor({ staff: true, services: [{ key: "cpr" }] })).toEqual(["staff", "public"])
    expect(poolsFor({ staff: false, services: u2 })).toEqual(["statutory", "public"])
    expect(poolsFor({ staff: true, services: u2 })).toEqual(["statutory", "staff", "public"])
    expect(["public", "staff", "nobody", undefined].map(isPool)).toEqual([true, true, false, false])
  })

  test("nothing is kept until the office says so; then by its hours and days", () => {
    expect(sharesOf(settingsOf({}))).toEqual([])
    expect(sharesOf(settingsOf({ staffShare: 15, staffReleaseHours: 6 }))).toEqual([
      { pool: "staff", percent: 15, releaseMinutes: 360 },
    ])
    expect(sharesOf(settingsOf({ statutoryShare: 5, statutoryReleaseDays: 3 }))).toEqual([
      { pool: "statutory", percent: 5, releaseMinutes: 3 * DAY },
    ])
  })

  test("a time found for somebody says whose minutes it takes", () => {
    const query = {
      legs: [leg(15)],
      walkMinutes: 5,
      longestWaitMinutes: 20,
      stepMinutes: 5,
      notBefore: 0,
      notAfter: 9999,
    }
    expect(slotAt(dayOf(counter("1")), { ...query, claim: claim(["staff", "public"]) }, OPENS)?.pool).toBe("staff")
    expect(slotAt(dayOf(counter("1")), query, OPENS)?.pool).toBeUndefined()
    expect(slotAt(dayOf(counter("1"), counter("2")), { ...query, counterId: "2" }, OPENS)?.legs[0]?.counterId).toBe("2")
  })
})
