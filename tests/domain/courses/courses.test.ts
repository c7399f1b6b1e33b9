import fc from "fast-check"
import { expect, test } from "vitest"
import { earnsCertificate } from "#domain/courses/attendance.ts"
import { inOrder, maySignUp, offerEnds, offersFor, placeFor, rankOf } from "#domain/courses/seats.ts"
import { clashesWith, meetingsOf } from "#domain/courses/series.ts"
import { officeClock, officeDay } from "#domain/time/office-time.ts"

const waiting = (number: number, size = 1, rank = 1) => ({ id: String(number), size, rank, number })

test("the list is in the order of coming, people with the run's priorities first", () => {
  expect(inOrder([waiting(3), waiting(1), waiting(4, 1, 0), waiting(2, 1, 0)]).map((w) => w.number)).toEqual([
    2, 4, 1, 3,
  ])
  expect(rankOf(["pd-u2"], ["partner"])).toBe(1)
  expect(rankOf(["pd-u2", "partner"], ["partner"])).toBe(0)
})

test("a group that needs more seats than are free is passed over and keeps its place; the next who fits is asked", () => {
  const offers = offersFor([waiting(1, 3), waiting(2, 1), waiting(3, 1)], 2)
  expect(offers.map((o) => [o.to.number, o.passedOver.map((p) => p.number)])).toEqual([
    [2, [1]],
    [3, [1]],
  ])
  expect(offersFor([waiting(1, 3)], 2)).toEqual([])
  expect(offersFor([waiting(1, 3)], 3)).toHaveLength(1)
})

test("never more seats are offered than are free, and nobody is asked twice", () => {
  const list = fc.array(fc.record({ size: fc.integer({ min: 1, max: 9 }), rank: fc.integer({ min: 0, max: 1 }) }), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(list, fc.integer({ min: 0, max: 30 }), (people, free) => {
      const offers = offersFor(
        people.map((p, i) => waiting(i + 1, p.size, p.rank)),
        free,
      )
      expect(offers.reduce((sum, o) => sum + o.to.size, 0)).toBeLessThanOrEqual(free)
      expect(new Set(offers.map((o) => o.to.id)).size).toBe(offers.length)
    }),
  )
})

test("whoever comes while people wait goes behind them, even when a seat is free", () => {
  expect(placeFor({ seats: 20, taken: 19 }, [], 1)).toBe("seated")
  expect(placeFor({ seats: 20, taken: 19 }, [1], 1)).toBe("listed")
  expect(placeFor({ seats: 20, taken: 19 }, [], 2)).toBe("listed")
  expect(placeFor({ seats: 20, taken: 20 }, [], 1)).toBe("listed")
  // A pair that waits for two seats holds the one that is free from nobody.
  expect(placeFor({ seats: 20, taken: 19 }, [2, 3], 1)).toBe("seated")
  expect(placeFor({ seats: 20, taken: 18 }, [3, 2], 1)).toBe("listed")
})

const start = new Date("2027-01-13T16:15:00Z")
const before = (hours: number) => new Date(start.getTime() - hours * 3_600_000)
test("a seat is held for a day, for half of what is left close to the start, and for nobody in the last two hours", () => {
  expect(offerEnds(before(72), start, 24)).toEqual(before(48))
  expect(offerEnds(before(48), start, 24)).toEqual(before(24))
  expect(offerEnds(before(20), start, 24)).toEqual(before(10))
  expect(offerEnds(before(2), start, 24)).toEqual(before(1))
  expect(offerEnds(before(1.9), start, 24)).toBeNull()
})

test("one signs up from opening to closing, to the second, with a group that is not too large", () => {
  const run = {
    state: "planned" as const,
    opensAt: before(100),
    closesAt: before(50),
    seats: 3,
    taken: 3,
    largestGroup: 2,
  }
  const may = (now: Date, size = 1) => maySignUp(run, size, now)
  expect(may(new Date(before(100).getTime() - 1000))).toMatchObject({ error: "not-open" })
  expect(may(before(100)).ok).toBe(true)
  expect(may(new Date(before(50).getTime() - 1000)).ok).toBe(true)
  expect(may(before(50))).toMatchObject({ error: "closed" })
  expect(may(before(60), 3)).toMatchObject({ error: "group-large" })
  expect(maySignUp({ ...run, seats: 2, largestGroup: 9 }, 3, before(60))).toMatchObject({ error: "group-large" })
  expect(maySignUp({ ...run, state: "cancelled" }, 1, before(60))).toMatchObject({ error: "run-cancelled" })
})

const never = () => false
const series = (first: string, rule: string) => meetingsOf({ first, rule, from: "17:15", to: "19:15" }, never)
test.each([
  ["forward", "2027-03-23", ["2027-03-23", "2027-03-30", "2027-04-06"]],
  ["back", "2026-10-20", ["2026-10-20", "2026-10-27", "2026-11-03"]],
])("a series stays at a quarter past five over the night the clocks go %s", (_what, first, days) => {
  const made = series(first, "FREQ=WEEKLY;BYDAY=TU;COUNT=3")
  if (!made.ok) throw new Error(made.error)
  expect(made.value.map((m) => m.day)).toEqual(days)
  for (const meeting of made.value) {
    expect(officeClock(meeting.startsAt)).toBe("17:15")
    expect(officeClock(meeting.endsAt)).toBe("19:15")
    expect(officeDay(meeting.startsAt)).toBe(meeting.day)
  }
})

test("two weekdays, every second week, and until a day", () => {
  const days = (first: string, rule: string) => {
    const made = series(first, rule)
    return made.ok ? made.value.map((m) => m.day) : made.error
  }
  expect(days("2027-01-12", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4")).toEqual([
    "2027-01-12",
    "2027-01-14",
    "2027-01-19",
    "2027-01-21",
  ])
  expect(days("2027-01-12", "FREQ=WEEKLY;INTERVAL=2;COUNT=3")).toEqual(["2027-01-12", "2027-01-26", "2027-02-09"])
  expect(days("2027-01-12", "FREQ=DAILY;UNTIL=20270114")).toEqual(["2027-01-12", "2027-01-13", "2027-01-14"])
  expect(days("2027-01-31", "FREQ=MONTHLY;COUNT=2")).toEqual(["2027-01-31", "2027-03-31"])
})

test("days without meetings are left out and not made up for", () => {
  const made = meetingsOf(
    { first: "2027-01-13", rule: "FREQ=WEEKLY;COUNT=3", from: "10:00", to: "12:00" },
    (day) => day === "2027-01-20",
  )
  expect(made.ok && made.value.map((m) => m.day)).toEqual(["2027-01-13", "2027-01-27"])
})

test.each([
  ["2027-02-30", "FREQ=WEEKLY;COUNT=3", "day-wrong"],
  ["2027-01-13", "FREQ=WEEKLY", "rule-endless"],
  ["2027-01-13", "FREQ=SECONDLY;COUNT=9", "rule-wrong"],
  ["2027-01-13", "FREQ=DAILY;COUNT=400", "too-many-meetings"],
  ["2027-01-13", "COUNT=3\nDTSTART:20200101", "rule-wrong"],
  ["2027-01-13", "FREQ=WEEKLY;UNTIL=20200101", "rule-wrong"],
])("a rule that cannot be is refused: %s %s", (first, rule, error) => {
  expect(series(first, rule)).toMatchObject({ error })
})

test("a date that begins when the other ends does not clash", () => {
  const at = (from: string, to: string) => ({
    startsAt: new Date(`2027-01-13T${from}Z`),
    endsAt: new Date(`2027-01-13T${to}Z`),
  })
  const meeting = [at("10:00", "12:00")]
  expect(clashesWith(meeting, [at("12:00", "13:00"), at("09:00", "10:00")])).toEqual([])
  expect(clashesWith(meeting, [at("11:59", "13:00")])).toHaveLength(1)
})

test("a certificate is for people who missed at most one meeting, when all are marked and the run is over", () => {
  const of = (marks: ("present" | "late" | "absent")[], over = true, held = 3) =>
    earnsCertificate({ held, marks }, over)
  expect(of(["present", "late", "present"])).toBe(true)
  expect(of(["present", "absent", "present"])).toBe(true)
  expect(of(["absent", "absent", "present"])).toBe(false)
  expect(of(["present", "present"])).toBe(false)
  expect(of(["present", "present", "present"], false)).toBe(false)
  expect(of(["absent"], true, 1)).toBe(false)
})
