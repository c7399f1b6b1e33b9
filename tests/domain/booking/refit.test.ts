import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type OwnLeg, refit } from "#domain/booking/refit.ts"
import type { CounterDay, SlotDay, WantedLeg } from "#domain/booking/slots.ts"
import { covers, merge, subtract } from "#domain/time/interval.ts"

const counter = (counterId: string, skills: string[], busy: [number, number][] = []): CounterDay => ({
  counterId,
  skills,
  working: [{ start: 0, end: 480 }],
  busy: busy.map(([start, end]) => ({ start, end })),
})
const day = (...counters: CounterDay[]): SlotDay => ({ day: "2026-12-02", opens: 0, counters })
const want = (...legs: [string, number][]) => ({
  walkMinutes: 5,
  longestWaitMinutes: 20,
  legs: legs.map(([skill, minutes]): WantedLeg => ({ serviceId: skill, skill, minutes })),
})
const leg = (skill: string, counterId: string, start: number, end: number): OwnLeg => ({
  serviceId: skill,
  skill,
  counterId,
  start,
  end,
})
const at = (legs: ReturnType<typeof refit>) => legs?.map((l) => `${l.counterId} ${l.start}-${l.end}`) ?? null

describe("a visit is fitted anew at the time it has", () => {
  const own = [leg("cpr", "b", 60, 80)]

  test("at its own counter, although another one has a tighter gap", () => {
    const there = day(counter("a", ["cpr"], [[90, 480]]), counter("b", ["cpr"]))
    expect(at(refit(there, want(["cpr", 30]), 60, own))).toEqual(["b 60-90"])
  })

  test("at another counter at the same time, when somebody follows at its own", () => {
    const there = day(counter("a", ["cpr"]), counter("b", ["cpr"], [[80, 100]]))
    expect(at(refit(there, want(["cpr", 30]), 60, own))).toEqual(["a 60-90"])
  })

  test("nowhere, when every counter with the skill is taken after it", () => {
    const there = day(counter("a", ["mitid"]), counter("b", ["cpr"], [[80, 100]]))
    expect(refit(there, want(["cpr", 30]), 60, own)).toBeNull()
    expect(refit(there, want(["cpr", 20]), 60, own)).not.toBeNull()
  })

  test("in fewer minutes always, even where the office has closed meanwhile", () => {
    expect(at(refit(null, want(["cpr", 10]), 60, own))).toEqual(["b 60-70"])
    expect(refit(null, want(["cpr", 25]), 60, own)).toBeNull()
  })

  test("with a leg added behind: the first stays where it is", () => {
    const there = day(counter("a", ["cpr", "mitid"]), counter("b", ["cpr"]))
    expect(at(refit(there, want(["cpr", 20], ["mitid", 10]), 60, own))).toEqual(["b 60-80", "a 85-95"])
  })

  test("and as many legs as can keep their counters, from the first on", () => {
    const two = [leg("cpr", "b", 60, 80), leg("mitid", "b", 80, 90)]
    const there = day(counter("a", ["mitid"]), counter("b", ["cpr", "mitid"], [[100, 120]]))
    expect(at(refit(there, want(["cpr", 35], ["mitid", 10]), 60, two))).toEqual(["b 60-95", "a 100-110"])
  })

  test("a shorter second leg waits for the begin of its own minutes, where it could not begin earlier", () => {
    const two = [leg("cpr", "a", 60, 80), leg("mitid", "b", 85, 95)]
    const there = day(counter("a", ["cpr"]), counter("b", ["mitid"], [[60, 85]]))
    expect(at(refit(there, want(["cpr", 10], ["mitid", 5]), 60, two))).toEqual(["a 60-70", "b 85-90"])
  })

  test("nothing wanted fits nowhere", () => {
    expect(refit(day(counter("b", ["cpr"])), want(), 60, own)).toBeNull()
  })
})

const arbitrary = fc.record({
  busy: fc.array(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 6 })), { maxLength: 5 }),
    { minLength: 3, maxLength: 3 },
  ),
  start: fc.integer({ min: 0, max: 30 }),
  minutes: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
  own: fc.integer({ min: 0, max: 2 }),
})
const skills = ["cpr", "mitid", "tax-card"]

test("whatever is taken, a new place begins at the old start, is long enough, overlaps nobody and keeps the order", () => {
  fc.assert(
    fc.property(arbitrary, ({ busy, start, minutes, own }) => {
      const counters = busy.map((taken, i) => ({
        ...counter(String(i), i === 0 ? skills : skills.slice(0, i + 1)),
        busy: merge(taken.map(([from, length]) => ({ start: from * 10, end: (from + length) * 10 }))),
      }))
      const legs = minutes.map((length, i): [string, number] => [skills[i]!, length * 10])
      const begin = start * 10
      const free = subtract(counters[own]!.working, counters[own]!.busy)
      const mine = covers(free, begin, begin + 10) ? [leg("cpr", String(own), begin, begin + 10)] : []
      const placed = refit(day(...counters), want(...legs), begin, mine)
      if (!placed) return
      expect(placed[0]!.start).toBe(begin)
      expect(placed.map((p) => [p.serviceId, p.end - p.start])).toEqual(legs)
      placed.forEach((p, i) => {
        const there = counters[Number(p.counterId)]!
        expect(there.skills).toContain(p.serviceId)
        expect(covers(subtract(there.working, there.busy), p.start, p.end)).toBe(true)
        const before = placed[i - 1]
        if (before) expect(p.start - before.end).toBeGreaterThanOrEqual(before.counterId === p.counterId ? 0 : 5)
      })
    }),
  )
})

test("a party that gets smaller never loses its time", () => {
  fc.assert(
    fc.property(arbitrary, fc.integer({ min: 1, max: 10 }), ({ start, minutes, own }, percent) => {
      let end = start * 10
      const mine = minutes.map((length, i) => {
        const from = end
        end += length * 10
        return leg(skills[i]!, String(own), from, end)
      })
      const legs = minutes.map((length, i): [string, number] => [skills[i]!, Math.max(1, length * percent)])
      expect(refit(null, want(...legs), start * 10, mine)).not.toBeNull()
    }),
  )
})
