import { describe, expect, test } from "vitest"
import { type GuardState, UNTIL_TURNED_OFF, isGuarded, isUnusual, strict, unusualFrom } from "#domain/booking/guard.ts"
import { mayHold } from "#domain/booking/budget.ts"
import { settingsOf } from "#domain/booking/settings.ts"
import { ok, refuse } from "#domain/result.ts"

const at = settingsOf({})
const now = new Date("2026-11-23T08:00:00Z")
const state = (given: Partial<GuardState>): GuardState => ({ until: null, recent: 0, usualPerHour: 0, ...given })

describe("what is unusual", () => {
  test("three times the usual of an hour, in the ten minutes that a hold lasts", () => {
    // 60 an hour are 10 in ten minutes.
    expect(unusualFrom(60, at)).toBe(31)
    expect(isUnusual(state({ recent: 30, usualPerHour: 60 }), at)).toBe(false)
    expect(isUnusual(state({ recent: 31, usualPerHour: 60 }), at)).toBe(true)
  })
  test("and never a few, however quiet it usually is", () => {
    expect(isUnusual(state({ recent: 20 }), at)).toBe(false)
    expect(isUnusual(state({ recent: 21 }), at)).toBe(true)
  })
})

test("staff's switch guards until its time, and until it is turned off", () => {
  const until = new Date(now.getTime() + 1)
  expect(isGuarded(state({ until }), at, now)).toBe(true)
  expect(isGuarded(state({ until: now }), at, now)).toBe(false)
  expect(isGuarded(state({ until: UNTIL_TURNED_OFF }), at, now)).toBe(true)
  expect(isGuarded(state({ recent: 21 }), at, now)).toBe(true)
})

test("a guarded calendar wants the address first, and gives less without a proof of work", () => {
  const used = { browser: 0, network: 0, mailbox: 0, domain: 0, domainKnown: false, unproven: 0 }
  const whose = { mailbox: "elena@gmail.com", domain: "" }
  const wanted = (minutes: number) => ({ minutes, dayMinutes: 4000 })
  expect(mayHold(wanted(15), used, { mailbox: "", domain: "" }, at, true)).toEqual(refuse("confirm-first"))
  expect(mayHold(wanted(60), used, whose, strict(at), true)).toEqual(ok(null))
  expect(mayHold(wanted(61), used, whose, strict(at), true)).toEqual(refuse("too-many-visits"))
  expect(mayHold(wanted(20), { ...used, network: 221 }, whose, strict(at), true)).toEqual(refuse("network-full"))
  expect(mayHold(wanted(61), used, whose, at, true)).toEqual(ok(null))
  expect(strict({ ...at, mailboxMinutes: 30 }).mailboxMinutes).toBe(30)
})
