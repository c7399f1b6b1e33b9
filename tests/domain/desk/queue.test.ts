import { addMinutes, subMinutes } from "date-fns"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { expectedWait, leftOf } from "#domain/desk/expected.ts"
import { boardCode, letterOf, ticketNumber } from "#domain/desk/number.ts"
import { type Waiting, fairOrder, mayTurn, skillsAt, turnStates, whenAbsent } from "#domain/desk/queue.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const now = officeInstant("2026-11-23", "10:00")
const counter = { id: "4", skills: ["cpr", "health"] }
const appointment = (id: string, minutes: number, bookedAt = "4", skill = "cpr"): Waiting => ({
  kind: "appointment",
  id,
  skill,
  bookedAt,
  from: addMinutes(now, minutes),
})
const walkIn = (id: string, waited: number, skill = "cpr"): Waiting => ({
  kind: "walk-in",
  id,
  skill,
  bookedAt: null,
  from: subMinutes(now, waited),
})
const order = (...waiting: Waiting[]) => fairOrder(waiting, counter, now).map((one) => one.id)

describe("the fair next", () => {
  test("is an appointment whose time has come, by the agreed time and not by who came first", () => {
    expect(order(walkIn("w", 90), appointment("late", 0), appointment("early", -15))).toEqual(["early", "late", "w"])
  })
  test("is never an appointment before its time while a walk-in waits, and is one on the minute", () => {
    expect(order(appointment("a", 1), walkIn("w", 0))).toEqual(["w", "a"])
    expect(order(appointment("a", 0), walkIn("w", 99))).toEqual(["a", "w"])
  })
  test("is one who came early when nobody else waits", () => {
    expect(order(appointment("b", 60, "5"), appointment("a", 90))).toEqual(["a", "b"])
  })
  test("helps the other counters before the walk-ins, after its own", () => {
    expect(order(walkIn("w", 9), appointment("other", -30, "5"), appointment("own", -1))).toEqual(["own", "other", "w"])
  })
  test("goes among walk-ins by who has waited longest", () => {
    expect(order(walkIn("b", 3), walkIn("c", 2), walkIn("a", 4))).toEqual(["a", "b", "c"])
  })
  test("is only what the counter can do, as far as whoever stands there may", () => {
    expect(order(appointment("tax", -5, "4", "tax"), walkIn("tax too", 5, "tax"), walkIn("w", 1, "health"))).toEqual([
      "w",
    ])
    expect([skillsAt(counter, null), skillsAt(counter, ["health", "tax"])]).toEqual([["cpr", "health"], ["health"]])
  })
  test("is the same however the list comes", () => {
    const list = [walkIn("a", 5), walkIn("b", 5), appointment("c", 0, "5"), appointment("d", 0, "5"), walkIn("e", 1)]
    const whole = order(...list)
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (other) => {
        expect(order(...other)).toEqual(whole)
      }),
    )
  })
})

describe("who is called and does not come", () => {
  const rule = { queueCalls: 2, queueBacks: 1 }
  test("is called again, goes back once, and is missed", () => {
    expect(whenAbsent({ calls: 1, backs: 0 }, rule)).toBe("again")
    expect(whenAbsent({ calls: 2, backs: 0 }, rule)).toBe("back")
    expect(whenAbsent({ calls: 1, backs: 1 }, rule)).toBe("again")
    expect(whenAbsent({ calls: 2, backs: 1 }, rule)).toBe("missed")
    expect(whenAbsent({ calls: 2, backs: 0 }, { ...rule, queueBacks: 0 })).toBe("missed")
  })
  test("may still be put back, but nobody who is done is called", () => {
    expect([mayTurn("missed", "waiting"), mayTurn("called", "called"), mayTurn("missed", "called")]).toEqual([
      true,
      true,
      false,
    ])
    expect(turnStates.filter((to) => mayTurn("done", to))).toEqual([])
  })
})

describe("the expected wait of a walk-in", () => {
  test("is nothing at a free counter, and unknown when none is open", () => {
    expect(expectedWait({ free: [0, 12], before: [], coming: [] })).toBe(0)
    expect(expectedWait({ free: [], before: [10], coming: [] })).toBeNull()
  })
  test("is told in steps of five minutes, never too short", () => {
    expect([1, 5, 6].map((left) => expectedWait({ free: [left], before: [], coming: [] }))).toEqual([5, 5, 10])
  })
  test("shares those before among the open counters", () => {
    expect(expectedWait({ free: [0], before: [15, 15, 15], coming: [] })).toBe(45)
    expect(expectedWait({ free: [0, 0, 0], before: [15, 15, 15], coming: [] })).toBe(15)
    expect(expectedWait({ free: [0, 0], before: [30, 10, 10], coming: [] })).toBe(20)
  })
  test("lets an appointment go first whose time comes by then, and none that comes a minute later", () => {
    const hall = { free: [10], before: [] }
    expect(expectedWait({ ...hall, coming: [{ inMinutes: 10, minutes: 20 }] })).toBe(30)
    expect(expectedWait({ ...hall, coming: [{ inMinutes: 11, minutes: 20 }] })).toBe(10)
  })
  test("never falls when somebody more stands before", () => {
    const minutes = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(
        fc.array(minutes, { minLength: 1, maxLength: 6 }),
        fc.array(minutes, { maxLength: 20 }),
        minutes,
        (free, before, one) => {
          const hall = { free, coming: [] }
          expect(expectedWait({ ...hall, before: [...before, one] })!).toBeGreaterThanOrEqual(
            expectedWait({ ...hall, before })!,
          )
        },
      ),
    )
  })
  test("takes who is served longer than usual as nearly finished", () => {
    expect([leftOf(15, 10), leftOf(15, 13), leftOf(15, 14), leftOf(15, 40)]).toEqual([5, 2, 2, 2])
  })
})

describe("a walk-in's number", () => {
  const counters = [
    { number: 12, group: "Tax", skills: ["tax"] },
    { number: 1, group: "SIRI", skills: ["siri"] },
    { number: 4, group: "Citizens", skills: ["cpr"] },
  ]
  test("has a letter for each group of counters, in the order in which they stand", () => {
    expect(["siri", "cpr", "tax", "none"].map((skill) => letterOf(skill, counters))).toEqual(["A", "B", "C", null])
  })
  test("is short, and so is what stands for a reference", () => {
    expect([ticketNumber({ letter: "B", number: 7 }), ticketNumber({ letter: "B", number: 112 })]).toEqual([
      "B 07",
      "B 112",
    ])
    expect(boardCode("KTM-4QX7")).toBe("4QX7")
  })
})
