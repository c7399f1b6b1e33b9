import fc from "fast-check"
import { expect, test } from "vitest"
import { earnsCertificate, meetingAtDoor } from "#domain/courses/attendance.ts"
import { maySignUp, placeFor, rankOf, seatsFor } from "#domain/courses/seats.ts"
import { inOrder, offerEnds } from "#domain/offer.ts"
import { clashesWith, datesOf, seriesOf } from "#domain/courses/series.ts"
import { officeClock, officeDay, officeInstant } from "#domain/time/office-time.ts"

const waiting = (number: number, size = 1, rank = 1) => ({ id: String(number), size, rank, number })

test("the list is in the order of coming, people with the run's priorities first", () => {
  expect(inOrder([waiting(3), waiting(1), waiting(4, 1, 0), waiting(2, 1, 0)]).map((w) => w.number)).toEqual([
    2, 4, 1, 3,
  ])
  expect(rankOf(["pd-u2"], ["partner"])).toBe(1)
  expect(rankOf(["pd-u2", "partner"], ["partner"])).toBe(0)
})

test("a group that needs more seats than are free is passed over and keeps its place; the next who fits is asked", () => {
  const offers = seatsFor([waiting(1, 3), waiting(2, 1), waiting(3, 1)], 2)
  expect(offers.map((o) => [o.to.number, o.passedOver.map((p) => p.number)])).toEqual([
    [2, [1]],
    [3, [1]],
  ])
  expect(seatsFor([waiting(1, 3)], 2)).toEqual([])
  expect(seatsFor([waiting(1, 3)], 3)).toHaveLength(1)
})

test("never more seats are offered than are free, and nobody is asked twice", () => {
  const list = fc.array(fc.record({ size: fc.integer({ min: 1, max: 9 }), rank: fc.integer({ min: 0, max: 1 }) }), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(list, fc.integer({ min: 0, max: 30 }), (people, free) => {
      const offers = seatsFor(
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
  expect(offerEnds(before(72), start, 24 * 60)).toEqual(before(48))
  expect(offerEnds(before(48), start, 24 * 60)).toEqual(before(24))
  expect(offerEnds(before(20), start, 24 * 60)).toEqual(before(10))
  expect(offerEnds(before(2), start, 24 * 60)).toEqual(before(1))
  expect(offerEnds(before(1.9), start, 24 * 60)).toBeNull()
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

const never = () => null
const series = (first: string, rule: string) => datesOf({ first, rule, from: "17:15", to: "19:15" }, never)
test.each([
  ["forward", "2027-03-23", ["2027-03-23", "2027-03-30", "2027-04-06"]],
  ["back", "2026-10-20", ["2026-10-20", "2026-10-27", "2026-11-03"]],
])("a series stays at a quarter past five over the night the clocks go %s", (_what, first, days) => {
  const made = series(first, "FREQ=WEEKLY;BYDAY=TU;COUNT=3")
  if (!made.ok) throw new Error(made.error)
  expect(made.value.meetings.map((m) => m.day)).toEqual(days)
  for (const meeting of made.value.meetings) {
    expect(officeClock(meeting.startsAt)).toBe("17:15")
    expect(officeClock(meeting.endsAt)).toBe("19:15")
    expect(officeDay(meeting.startsAt)).toBe(meeting.day)
  }
})

test("two weekdays, every second week, and until a day", () => {
  const days = (first: string, rule: string) => {
    const made = series(first, rule)
    return made.ok ? made.value.meetings.map((m) => m.day) : made.error
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

const shut =
  (...days: string[]) =>
  (day: string) =>
    days.includes(day) ? "shut" : null
test("days without meetings are left out and named, and made up for only when that is wanted", () => {
  const rule = { first: "2027-03-08", rule: "FREQ=WEEKLY;COUNT=6", from: "10:00", to: "12:00" }
  // Easter Monday is on 29 March 2027.
  const plain = datesOf(rule, shut("2027-03-29"))
  expect(plain.ok && plain.value.meetings).toHaveLength(5)
  expect(plain.ok && plain.value.leftOut).toEqual([{ day: "2027-03-29", by: "shut" }])
  const made = datesOf(rule, shut("2027-03-29"), true)
  expect(made.ok && made.value.meetings.map((m) => m.day)).toEqual([
    "2027-03-08",
    "2027-03-15",
    "2027-03-22",
    "2027-04-05",
    "2027-04-12",
    "2027-04-19",
  ])
  // A day after the last one that is needed is not mentioned.
  const after = datesOf(rule, shut("2027-04-19"), true)
  expect(after.ok && after.value.leftOut).toEqual([])
  // Where everything is closed, making up comes to an end too.
  expect(datesOf(rule, () => "shut", true)).toMatchObject({ error: "rule-wrong" })
})

test("a run is copied by the rule it was planned by, whatever became of its meetings", () => {
  const at = (...days: string[]) =>
    days.map((day) => ({ startsAt: officeInstant(day, "10:00"), endsAt: officeInstant(day, "12:00") }))
  const series = { rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3", from: "17:15", to: "19:15" }
  expect(seriesOf({ series, meetings: at("2027-01-13") }, "2027-05-04")).toEqual({ first: "2027-05-04", ...series })
  // Of a run whose rule was not kept: a meeting moved to a Wednesday makes no run of Wednesdays, a fortnight stays one.
  const told = (...days: string[]) => seriesOf({ series: null, meetings: at(...days) }, "2027-05-04").rule
  expect(told("2027-01-12", "2027-01-20", "2027-01-26")).toBe("FREQ=WEEKLY;BYDAY=TU;COUNT=3")
  expect(told("2027-01-12", "2027-01-26", "2027-02-09")).toBe("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3")
  expect(told("2027-01-12", "2027-01-14", "2027-01-19", "2027-01-21")).toBe("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4")
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

test("the door marks the meeting that is held now, not the morning's, and says who is late", () => {
  const on = (from: string, to: string) => ({
    startsAt: officeInstant("2027-01-13", from),
    endsAt: officeInstant("2027-01-13", to),
  })
  const [morning, afternoon] = [on("09:00", "11:00"), on("13:00", "15:00")]
  const door = (clock: string) => meetingAtDoor([afternoon, morning], officeInstant("2027-01-13", clock))
  expect(door("07:59")).toBeNull()
  expect(door("08:00")).toEqual({ meeting: morning, as: "present" })
  expect(door("09:15")).toEqual({ meeting: morning, as: "present" })
  expect(door("09:16")).toEqual({ meeting: morning, as: "late" })
  expect(door("11:00")).toBeNull()
  expect(door("12:50")).toEqual({ meeting: afternoon, as: "present" })
  expect(door("15:00")).toBeNull()
})
