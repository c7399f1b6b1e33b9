import { describe, expect, test } from "vitest"
import {
  MOST_MINUTES,
  type Served,
  leadDays,
  servingMinutes,
  waitingMinutes,
  walkingMinutes,
} from "#domain/statistics/measures.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const at = (clock: string, seconds = 0) => new Date(officeInstant("2026-11-26", clock).getTime() + seconds * 1000)
const leg = (change: Partial<Served> = {}): Served => ({
  startsAt: at("10:00"),
  arrivedAt: at("09:50"),
  calledAt: at("10:06"),
  startedAt: at("10:08"),
  finishedAt: at("10:30"),
  ...change,
})

describe("waiting", () => {
  test("lasts from the agreed time to being called, for who is here before", () => {
    expect(waitingMinutes(leg())).toBe(6)
  })

  test("lasts from arriving on, for who comes after the agreed time", () => {
    expect(waitingMinutes(leg({ arrivedAt: at("10:01") }))).toBe(5)
    expect(waitingMinutes(leg({ arrivedAt: at("10:00") }))).toBe(6)
    expect(waitingMinutes(leg({ arrivedAt: at("09:59") }))).toBe(6)
  })

  test("lasts to being served where nobody was called", () => {
    expect(waitingMinutes(leg({ calledAt: null }))).toBe(8)
  })

  test("a second service is waited for from the end of the first, or from its own agreed time", () => {
    expect(waitingMinutes(leg(), { finishedAt: at("10:02") })).toBe(4)
    expect(waitingMinutes(leg(), { finishedAt: at("09:58") })).toBe(6)
  })

  test("is none for who is served before the agreed time", () => {
    expect(waitingMinutes(leg({ calledAt: null, startedAt: at("09:55") }))).toBe(0)
    expect(waitingMinutes(leg({ calledAt: at("10:00"), startedAt: at("10:00") }))).toBe(0)
  })

  test("counts whole minutes only", () => {
    expect(waitingMinutes(leg({ calledAt: at("10:05", 59) }))).toBe(5)
    expect(waitingMinutes(leg({ calledAt: at("10:06") }))).toBe(6)
  })

  test("is not known of who was not noted as here, or is not served yet", () => {
    expect(waitingMinutes(leg({ arrivedAt: null }))).toBeNull()
    expect(waitingMinutes(leg({ startedAt: null }))).toBeNull()
  })
})

describe("walking and serving", () => {
  test("walking lasts from being called to being served", () => {
    expect(walkingMinutes(leg())).toBe(2)
    expect(walkingMinutes(leg({ calledAt: at("10:08") }))).toBe(0)
  })

  test("nobody walks who was not called", () => {
    expect(walkingMinutes(leg({ calledAt: null }))).toBeNull()
  })

  test("serving lasts from being served to being done", () => {
    expect(servingMinutes(leg())).toBe(22)
    expect(servingMinutes(leg({ finishedAt: null }))).toBeNull()
    expect(servingMinutes(leg({ finishedAt: at("10:08", 59) }))).toBe(0)
  })

  test("a button pressed too late says nothing of how long it took", () => {
    const after = (minutes: number) => new Date(at("10:08").getTime() + minutes * 60_000)
    expect(servingMinutes(leg({ finishedAt: after(MOST_MINUTES) }))).toBe(MOST_MINUTES)
    expect(servingMinutes(leg({ finishedAt: after(MOST_MINUTES + 1) }))).toBeNull()
  })
})

describe("days from booking to coming", () => {
  const visit = (bookedAt: Date | null) => leadDays({ bookedAt, startsAt: at("10:00") })

  test("are counted in the office's calendar, also close to midnight", () => {
    expect(visit(officeInstant("2026-11-26", "09:00"))).toBe(0)
    expect(visit(officeInstant("2026-11-25", "23:59"))).toBe(1)
    expect(visit(officeInstant("2026-11-26", "00:00"))).toBe(0)
  })

  test("a day that is longer or shorter by the clock is one day", () => {
    expect(
      leadDays({ bookedAt: officeInstant("2026-10-24", "12:00"), startsAt: officeInstant("2026-10-26", "09:00") }),
    ).toBe(2)
    expect(
      leadDays({ bookedAt: officeInstant("2026-03-28", "23:30"), startsAt: officeInstant("2026-03-30", "00:10") }),
    ).toBe(2)
  })

  test("are none where it was entered afterwards, and not known where it was never booked", () => {
    expect(visit(officeInstant("2026-11-27", "09:00"))).toBe(0)
    expect(visit(null)).toBeNull()
  })
})
