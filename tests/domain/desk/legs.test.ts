import { describe, expect, test } from "vitest"
import { LATE_MINUTES, attentionOf, isLate } from "#domain/desk/attention.ts"
import { legInTurn, legState } from "#domain/desk/leg-state.ts"
import { likelyAct, otherActs } from "#domain/desk/next-acts.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const at = (clock: string) => officeInstant("2026-11-26", clock)
const waiting = { startedAt: null, finishedAt: null }
const served = { startedAt: at("09:00"), finishedAt: null }
const done = { startedAt: at("09:00"), finishedAt: at("09:20") }

describe("what the legs of a chained visit are doing", () => {
  const states = (visit: Parameters<typeof legState>[0], legs: (typeof waiting | typeof served | typeof done)[]) =>
    legs.map((leg) => legState(visit, leg, legs))
  test("arrived: the first waits, the second is still booked", () => {
    const legs = [{ ...waiting }, { ...waiting }]
    expect(states("arrived", legs)).toEqual(["arrived", "booked"])
    expect(legInTurn(legs)).toBe(legs[0])
  })
  test("served at the first counter, then waiting for the second", () => {
    expect(states("serving", [served, waiting])).toEqual(["serving", "booked"])
    expect(states("arrived", [done, waiting])).toEqual(["done", "arrived"])
    expect(states("serving", [done, served])).toEqual(["done", "serving"])
  })
  test("before arriving and after leaving they are what the visit is", () => {
    expect(states("booked", [waiting, waiting])).toEqual(["booked", "booked"])
    expect(states("done", [done, done])).toEqual(["done", "done"])
    expect(states("missed", [waiting])).toEqual(["missed"])
  })
})

describe("the acts of the desk", () => {
  const visit = (state: Parameters<typeof otherActs>[0]["state"]) => ({ state, startsAt: at("10:00") })
  test("one is likely, the others are those that make sense", () => {
    expect([likelyAct.booked, likelyAct.arrived, likelyAct.serving, likelyAct.missed]).toEqual([
      "arrive",
      "serve",
      "finish",
      "arrive",
    ])
    expect(otherActs(visit("booked"), at("09:00"))).toEqual([])
    expect(otherActs(visit("booked"), at("12:00"))).toEqual(["miss"])
    expect(otherActs(visit("serving"), at("10:10"))).not.toContain("arrive")
    expect(otherActs(visit("cancelled"), at("12:00"))).toEqual([])
  })
})

describe("what needs a person", () => {
  const booked = { state: "booked" as const, startsAt: at("10:00") }
  test("is late after some minutes, on its own day, while nobody has come", () => {
    expect(isLate(booked, at(`10:0${LATE_MINUTES - 1}`))).toBe(false)
    expect(isLate(booked, at(`10:0${LATE_MINUTES}`))).toBe(true)
    expect(isLate({ ...booked, state: "arrived" }, at("11:00"))).toBe(false)
    expect(isLate(booked, officeInstant("2026-11-27", "10:30"))).toBe(false)
  })
  test("names each visit once for each need, without a counter first", () => {
    const leg = {
      visitId: "a",
      state: "booked" as const,
      minutes: null,
      late: false,
      withoutCounter: false,
      saidLate: null,
    }
    const long = { ...leg, visitId: "w", state: "arrived" as const, minutes: 20 }
    const found = attentionOf(
      [
        { ...long, visitId: "short", minutes: 19 },
        long,
        { ...leg, visitId: "l", late: true, minutes: 8 },
        { ...leg, visitId: "l", late: true, minutes: 8, saidLate: 20 },
        { ...leg, visitId: "s", saidLate: 20 },
        { ...leg, visitId: "n", withoutCounter: true },
        { ...leg, visitId: "n", withoutCounter: true },
      ],
      20,
    )
    expect(found.map(({ kind, visitId }) => `${kind} ${visitId}`)).toEqual(["nogap n", "late l", "said s", "waiting w"])
  })
})
