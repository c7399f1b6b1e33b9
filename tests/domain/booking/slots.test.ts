import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  type SlotDay,
  type SlotQuery,
  byStay,
  freeSlots,
  nearTo,
  onGrid,
  slotAt,
  stayOf,
} from "#domain/booking/slots.ts"
import { type Interval, covers, intersect, merge, subtract } from "#domain/time/interval.ts"

const OPENS = 540
const CLOSES = 900

const intervals = (least: number, most: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 72 }), fc.integer({ min: least, max: most })), { maxLength: 8 })
    .map((pairs) =>
      merge(
        pairs.map(([start, length]) => ({
          start: OPENS + start * 5,
          end: Math.min(CLOSES, OPENS + (start + length) * 5),
        })),
      ),
    )

const skills = ["cpr", "mitid", "siri"]
const day: fc.Arbitrary<SlotDay> = fc
  .array(
    fc.record({ skills: fc.subarray(skills, { minLength: 1 }), working: intervals(4, 40), busy: intervals(1, 8) }),
    { minLength: 1, maxLength: 4 },
  )
  .map((counters) => ({
    day: "2026-11-23",
    opens: OPENS,
    counters: counters.map((c, i) => ({ counterId: `counter ${i}`, ...c })),
  }))

const query: fc.Arbitrary<SlotQuery> = fc.record({
  legs: fc.array(
    fc.record({
      serviceId: fc.constantFrom("a", "b"),
      skill: fc.constantFrom(...skills),
      minutes: fc.integer({ min: 1, max: 10 }).map((n) => n * 5),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  walkMinutes: fc.constantFrom(0, 5, 10),
  longestWaitMinutes: fc.constantFrom(0, 10, 20, 45),
  stepMinutes: fc.constantFrom(5, 10, 20),
  notBefore: fc.integer({ min: OPENS - 30, max: CLOSES }),
  notAfter: fc.integer({ min: OPENS, max: CLOSES + 30 }),
})

/**
 * The slow and obvious way: every choice of counters and of moments. All that bounds a moment is a multiple of five minutes, so the
 * soonest end is one too. Answers when the last leg ends at the soonest; null where the visit does not fit.
 */
function soonestEnd(day: SlotDay, query: SlotQuery, start: number): number | null {
  const longest = Math.max(query.walkMinutes, query.longestWaitMinutes)
  const from = (index: number, end: number, before: string | null): number | null => {
    const leg = query.legs[index]
    if (!leg) return end
    let soonest: number | null = null
    for (const c of day.counters) {
      if (!c.skills.includes(leg.skill)) continue
      const least = before === null || c.counterId === before ? 0 : query.walkMinutes
      for (let wait = least; wait <= (before === null ? 0 : longest); wait += 5) {
        const begins = end + wait
        const ends = begins + leg.minutes
        if (!covers(c.working, begins, ends) || c.busy.some((b) => b.start < ends && begins < b.end)) continue
        const all = from(index + 1, ends, c.counterId)
        if (all !== null && (soonest === null || all < soonest)) soonest = all
      }
    }
    return soonest
  }
  return from(0, start, null)
}

describe("free times", () => {
  test("every offered time fits: working, free, skilled, one leg after the other", () => {
    fc.assert(
      fc.property(day, query, (d, q) => {
        for (const slot of freeSlots(d, q)) {
          expect(slot.start).toBeGreaterThanOrEqual(q.notBefore)
          expect(slot.start).toBeLessThanOrEqual(q.notAfter)
          expect(onGrid(d, q, slot.start)).toBe(true)
          expect(slot.legs).toHaveLength(q.legs.length)
          expect(slot.end).toBe(slot.legs.at(-1)!.end)
          let at = slot.start
          let before: string | null = null
          for (const [i, leg] of slot.legs.entries()) {
            const counter = d.counters.find((c) => c.counterId === leg.counterId)!
            const walk = i > 0 && leg.counterId !== before ? q.walkMinutes : 0
            expect(leg.start).toBeGreaterThanOrEqual(at + walk)
            const longest = i === 0 ? 0 : Math.max(q.walkMinutes, q.longestWaitMinutes)
            expect(leg.start).toBeLessThanOrEqual(at + longest)
            expect(leg.end - leg.start).toBe(q.legs[i]!.minutes)
            expect(counter.skills).toContain(q.legs[i]!.skill)
            expect(covers(counter.working, leg.start, leg.end)).toBe(true)
            expect(counter.busy.some((b) => b.start < leg.end && leg.start < b.end)).toBe(false)
            at = leg.end
            before = leg.counterId
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  test("no free time of the grid is missing, and each has its shortest stay, as looking at everything finds them", () => {
    fc.assert(
      fc.property(day, query, (d, q) => {
        const offered = new Map(freeSlots(d, q).map((s) => [s.start, s.end]))
        for (let start = OPENS; start < CLOSES; start += q.stepMinutes) {
          const possible = start >= q.notBefore && start <= q.notAfter
          const end = possible ? soonestEnd(d, q, start) : null
          expect(offered.get(start) ?? null).toBe(end)
          expect(slotAt(d, q, start)?.end ?? null).toBe(end)
        }
      }),
      { numRuns: 300 },
    )
  })

  test("of two free counters the one with the tighter gap is taken", () => {
    const d: SlotDay = {
      day: "2026-11-23",
      opens: OPENS,
      counters: [
        { counterId: "wide", skills: ["cpr"], working: [{ start: OPENS, end: CLOSES }], busy: [] },
        { counterId: "tight", skills: ["cpr"], working: [{ start: OPENS, end: OPENS + 20 }], busy: [] },
      ],
    }
    const slot = slotAt(
      d,
      {
        legs: [{ serviceId: "s", skill: "cpr", minutes: 15 }],
        walkMinutes: 5,
        longestWaitMinutes: 20,
        stepMinutes: 10,
        notBefore: 0,
        notAfter: 9999,
      },
      OPENS,
    )
    expect(slot?.legs[0]?.counterId).toBe("tight")
  })

  test("a dozen services at a dozen counters of which the last is never free come to an end", () => {
    // Each choice of counters for itself would be 12 to the power of 12, at every start of the day.
    const counters = Array.from({ length: 12 }, (_, i) => ({
      counterId: `counter ${i}`,
      skills: ["cpr"],
      working: [{ start: OPENS, end: CLOSES }],
      busy: [],
    }))
    const short = { counterId: "short", skills: ["siri"], working: [{ start: OPENS, end: OPENS + 60 }], busy: [] }
    const leg = { serviceId: "a", skill: "cpr", minutes: 20 }
    const legs = [...Array.from({ length: 12 }, () => leg), { serviceId: "b", skill: "siri", minutes: 60 }]
    const busy: SlotDay = { day: "2026-11-23", opens: OPENS, counters: [...counters, short] }
    const wanted = { legs, walkMinutes: 5, longestWaitMinutes: 20, stepMinutes: 5, notBefore: OPENS, notAfter: CLOSES }
    expect(freeSlots(busy, wanted)).toEqual([])
    expect(freeSlots(busy, { ...wanted, legs: legs.slice(0, 12) })).not.toEqual([])
  })

  test("a second service stays at the counter of the first where that can do both, without a walk", () => {
    const d: SlotDay = {
      day: "2026-11-23",
      opens: OPENS,
      counters: [1, 2].map((n) => ({
        counterId: String(n),
        skills: ["cpr", "mitid"],
        working: [{ start: OPENS, end: CLOSES }],
        busy: [],
      })),
    }
    const legs = [
      { serviceId: "a", skill: "cpr", minutes: 15 },
      { serviceId: "b", skill: "mitid", minutes: 20 },
    ]
    const slot = slotAt(
      d,
      { legs, walkMinutes: 5, longestWaitMinutes: 20, stepMinutes: 10, notBefore: 0, notAfter: 9999 },
      OPENS,
    )
    expect(slot!.end - slot!.start).toBe(35)
    expect(slot!.legs[0]!.counterId).toBe(slot!.legs[1]!.counterId)
  })
})

describe("chains", () => {
  const counter = (counterId: string, skill: string, working: Interval[], busy: Interval[] = []) => ({
    counterId,
    skills: [skill],
    working,
    busy,
  })
  const legs = [
    { serviceId: "a", skill: "siri", minutes: 20 },
    { serviceId: "b", skill: "cpr", minutes: 20 },
  ]
  const wanted = { legs, walkMinutes: 5, longestWaitMinutes: 20, stepMinutes: 10, notBefore: 0, notAfter: 9999 }
  const chain = (busy: Interval[]): SlotDay => ({
    day: "2026-11-23",
    opens: OPENS,
    counters: [
      counter("siri", "siri", [{ start: OPENS, end: OPENS + 120 }]),
      counter("cpr", "cpr", [{ start: OPENS, end: OPENS + 90 }], busy),
    ],
  })

  test("a later service waits for its counter as long as the office allows, and not a minute longer", () => {
    const freeAt = (minutes: number) => slotAt(chain([{ start: OPENS, end: OPENS + minutes }]), wanted, OPENS)
    expect(freeAt(40)?.legs[1]?.start).toBe(OPENS + 40)
    expect(freeAt(45)).toBeNull()
    expect(
      slotAt(chain([{ start: OPENS, end: OPENS + 45 }]), { ...wanted, longestWaitMinutes: 25 }, OPENS),
    ).not.toBeNull()
  })

  test("counters that close at different times: nothing begins that could not be finished", () => {
    const starts = freeSlots(chain([]), wanted).map((slot) => slot.start - OPENS)
    // The second counter closes after 90 minutes; the first would have gone on for 30 more.
    expect(starts).toEqual([0, 10, 20, 30, 40])
  })

  test("the shortest stay comes first, of those the earliest", () => {
    const slots = freeSlots(chain([{ start: OPENS + 20, end: OPENS + 40 }]), wanted)
    expect(slots.map((slot) => [slot.start - OPENS, stayOf(slot)])).toEqual([
      [0, 60],
      [10, 50],
      [20, 45],
      [30, 45],
      [40, 45],
    ])
    expect(slots.toSorted(byStay).map((slot) => slot.start - OPENS)).toEqual([20, 30, 40, 10, 0])
    expect(slots.toSorted(nearTo(OPENS + 2)).map((slot) => slot.start - OPENS)).toEqual([10, 0, 20, 30, 40])
  })
})

describe("intervals", () => {
  const points = (list: readonly Interval[]) =>
    new Set(list.flatMap((i) => Array.from({ length: i.end - i.start }, (_, n) => i.start + n)))
  test("subtract and intersect agree with counting every minute", () => {
    fc.assert(
      fc.property(intervals(1, 12), intervals(1, 12), (a, b) => {
        const inB = points(b)
        expect(points(subtract(a, b))).toEqual(new Set([...points(a)].filter((p) => !inB.has(p))))
        expect(points(intersect(a, b))).toEqual(new Set([...points(a)].filter((p) => inB.has(p))))
      }),
    )
  })
})
