import { describe, expect, test } from "vitest"
import {
  LEAST_ROOM,
  ONE_VISIT,
  type Used,
  mayHold,
  mayMoveNow,
  mayTake,
  minutesOfDay,
  minutesOfPlaces,
  unprovenRoom,
} from "#domain/booking/budget.ts"
import { strict } from "#domain/booking/guard.ts"
import { settingsOf } from "#domain/booking/settings.ts"
import { ok, refuse } from "#domain/result.ts"

const bounds = settingsOf({})
const none: Used = { browser: 0, network: 0, mailbox: 0, domain: 0, domainKnown: false, unproven: 0 }
const nobody = { mailbox: "", domain: "" }
const gmail = { mailbox: "elena@gmail.com", domain: "" }
const firm = { mailbox: "elena@firma.dk", domain: "firma.dk" }
/** Two percent of it are 80. */
const wanted = (minutes: number) => ({ minutes, dayMinutes: 4000 })

describe("holding a time", () => {
  test("a browser, up to its last minute", () => {
    expect(mayHold(wanted(20), { ...none, browser: 340 }, nobody, bounds)).toEqual(ok(null))
    expect(mayHold(wanted(21), { ...none, browser: 340 }, nobody, bounds)).toEqual(refuse("browser-full"))
    expect(mayHold(wanted(ONE_VISIT), none, gmail, bounds)).toEqual(ok(null))
  })
  test("a network, up to its last minute: sixty people at once are within it", () => {
    expect(mayHold(wanted(35), { ...none, network: 59 * 35 }, gmail, bounds)).toEqual(ok(null))
    expect(mayHold(wanted(20), { ...none, network: 2380 }, gmail, bounds)).toEqual(ok(null))
    expect(mayHold(wanted(20), { ...none, network: 2381 }, gmail, bounds)).toEqual(refuse("network-full"))
  })
  test("without a confirmed address while the day has room for nobody's minutes; then the address comes first", () => {
    expect(mayHold(wanted(20), { ...none, unproven: 60 }, nobody, bounds)).toEqual(ok(null))
    expect(mayHold(wanted(20), { ...none, unproven: 61 }, nobody, bounds)).toEqual(refuse("confirm-first"))
    expect(mayHold(wanted(20), { ...none, unproven: 500 }, gmail, bounds)).toEqual(ok(null))
  })
  test("what is much for anybody confirms first, however empty the day is", () => {
    expect(mayHold(wanted(80), none, nobody, bounds)).toEqual(ok(null))
    expect(mayHold(wanted(81), none, nobody, bounds)).toEqual(refuse("confirm-first"))
  })
})

describe("taking minutes with a confirmed address", () => {
  test("a mailbox, up to its last minute", () => {
    expect(mayTake(wanted(40), { ...none, mailbox: 200 }, gmail, bounds)).toEqual(ok(null))
    expect(mayTake(wanted(41), { ...none, mailbox: 200 }, gmail, bounds)).toEqual(refuse("too-many-visits"))
  })
  test("a first visit is a whole household's, but where little is given", () => {
    expect(mayTake(wanted(ONE_VISIT), none, gmail, bounds)).toEqual(ok(null))
    expect(mayTake(wanted(ONE_VISIT + 1), none, gmail, bounds)).toEqual(refuse("too-many-visits"))
    expect(mayTake(wanted(60), none, gmail, strict(bounds))).toEqual(ok(null))
    expect(mayTake(wanted(61), none, gmail, strict(bounds))).toEqual(refuse("too-many-visits"))
  })
  test("a domain that somebody owns, up to its last minute", () => {
    const known = { ...none, domainKnown: true }
    expect(mayTake(wanted(20), { ...known, domain: 3580 }, firm, bounds)).toEqual(ok(null))
    expect(mayTake(wanted(21), { ...known, domain: 3580 }, firm, bounds)).toEqual(refuse("domain-full"))
  })
  test("a domain nobody has come from shares the day's room with what nobody has confirmed", () => {
    expect(mayTake(wanted(20), { ...none, unproven: 60 }, firm, bounds)).toEqual(ok(null))
    expect(mayTake(wanted(20), { ...none, unproven: 61 }, firm, bounds)).toEqual(refuse("day-full"))
    expect(mayTake(wanted(20), { ...none, unproven: 61, domainKnown: true }, firm, bounds)).toEqual(ok(null))
  })
})

describe("the room of a day", () => {
  test("is a share of its minutes, and never less than one party takes", () => {
    expect(unprovenRoom(4000, 2)).toBe(80)
    expect(unprovenRoom(4049, 2)).toBe(80)
    expect(unprovenRoom(4050, 2)).toBe(81)
    expect(unprovenRoom(300, 2)).toBe(LEAST_ROOM)
  })
  test("counts what all counters work", () => {
    const counter = { counterId: "1", skills: [], busy: [{ start: 0, end: 5 }] }
    const working = [
      { start: 0, end: 60 },
      { start: 90, end: 120 },
    ]
    expect(
      minutesOfDay({
        counters: [
          { ...counter, working },
          { ...counter, working: [{ start: 0, end: 10 }] },
        ],
      }),
    ).toBe(100)
    expect(minutesOfDay(null)).toBe(0)
  })
})

test("a mailbox moves so often within an hour", () => {
  expect(mayMoveNow(3, bounds)).toEqual(ok(null))
  expect(mayMoveNow(4, bounds)).toEqual(refuse("moved-fast"))
})

test("minutes of places, also over the hour that a clock change skips", () => {
  const place = (startsAt: string, endsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })
  expect(minutesOfPlaces([place("2027-03-28T01:50:00+01:00", "2027-03-28T03:20:00+02:00")])).toBe(30)
})
