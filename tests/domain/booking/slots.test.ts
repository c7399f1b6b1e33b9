import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type SlotDay, type SlotQuery, freeSlots, onGrid, slotAt } from "#domain/booking/slots.ts"
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
  stepMinutes: fc.constantFrom(5, 10, 20),
  notBefore: fc.integer({ min: OPENS - 30, max: CLOSES }),
  notAfter: fc.integer({ min: OPENS, max: CLOSES + 30 }),
})

/** The slow and obvious way: every choice of counters, minute by minute. */
function fits(day: SlotDay, query: SlotQuery, start: number, index = 0, before: string | null = null): boolean {
  const leg = query.legs[index]
  if (!leg) return true
  return day.counters.some((c) => {
    const from = index > 0 && c.counterId !== before ? start + query.walkMinutes : start
    const to = from + leg.minutes
    const free =
      c.skills.includes(leg.skill) && covers(c.working, from, to) && !c.busy.some((b) => b.start < to && from < b.end)
    return free && fits(day, query, to, index + 1, c.counterId)
  })
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
            if (i > 0 && leg.counterId !== before) at += q.walkMinutes
            expect(leg.start).toBe(at)
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

  test("no free time of the grid is missing", () => {
    fc.assert(
      fc.property(day, query, (d, q) => {
        const offered = new Set(freeSlots(d, q).map((s) => s.start))
        for (let start = OPENS; start < CLOSES; start += q.stepMinutes) {
          const possible = start >= q.notBefore && start <= q.notAfter && fits(d, q, start)
          expect(offered.has(start)).toBe(possible)
          expect(slotAt(d, q, start) !== null).toBe(possible)
        }
      }),
      { numRuns: 400 },
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
    const wanted = { legs, walkMinutes: 5, stepMinutes: 5, notBefore: OPENS, notAfter: CLOSES }
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
    const slot = slotAt(d, { legs, walkMinutes: 5, stepMinutes: 10, notBefore: 0, notAfter: 9999 }, OPENS)
    expect(slot!.end - slot!.start).toBe(35)
    expect(slot!.legs[0]!.counterId).toBe(slot!.legs[1]!.counterId)
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
