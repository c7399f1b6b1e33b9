import { describe, expect, test } from "vitest"
import {
  type Ended,
  LEAST_SHOWN,
  outcomeOfSignUp,
  outcomeOfVisit,
  shownOutside,
  tally,
} from "#domain/statistics/counts.ts"
import { visitStates } from "#domain/booking/states.ts"
import { isoWeekName } from "#domain/time/office-time.ts"

const ended = (change: Partial<Ended> = {}): Ended => ({
  counted: "visit",
  subjects: ["cpr"],
  municipality: "101",
  day: "2026-11-25",
  language: "en",
  channel: "web",
  outcome: "done",
  people: 1,
  ...change,
})

describe("what is counted when people are erased", () => {
  test("the same service, municipality, week, language, channel and outcome is one row", () => {
    expect(tally([ended(), ended({ day: "2026-11-23", people: 3 })])).toEqual([
      {
        counted: "visit",
        subject: "cpr",
        municipality: "101",
        week: "2026-W48",
        language: "en",
        channel: "web",
        outcome: "done",
        amount: 2,
        visits: 2,
        people: 4,
      },
    ])
  })

  test("whatever differs is a row of its own, and the order does not depend on who came first", () => {
    const others = [
      ended({ municipality: null }),
      ended({ day: "2026-11-30" }),
      ended({ language: "da" }),
      ended({ channel: "phone" }),
      ended({ outcome: "missed" }),
      ended({ counted: "course", subjects: ["cv"] }),
    ]
    const rows = tally([ended(), ...others])
    expect(rows).toHaveLength(7)
    expect(tally([...others.toReversed(), ended()])).toEqual(rows)
    expect(rows.some((row) => row.municipality === "")).toBe(true)
  })

  test("a visit of two services counts for both, and once as a visit", () => {
    const rows = tally([ended({ subjects: ["eu-residence", "cpr"], people: 2 })])
    expect(rows.map(({ subject, amount, visits, people }) => [subject, amount, visits, people]).toSorted()).toEqual([
      ["cpr", 1, 0, 2],
      ["eu-residence", 1, 1, 2],
    ])
  })

  test("the key of a row does not depend on the order in which somebody wrote its fields", () => {
    const { counted, subjects, ...rest } = ended()
    expect(tally([ended(), { ...rest, subjects, counted }])).toHaveLength(1)
  })

  test("what was only held is nothing, and every other state has an outcome", () => {
    const outcomes = Object.fromEntries(visitStates.map((state) => [state, outcomeOfVisit(state)]))
    expect(outcomes).toEqual({
      held: null,
      lapsed: null,
      provisional: "unmarked",
      booked: "unmarked",
      arrived: "unmarked",
      serving: "unmarked",
      done: "done",
      missed: "missed",
      cancelled: "cancelled",
    })
  })

  test("a seat is used by whoever was seen once; a place on the list only is none", () => {
    expect(outcomeOfSignUp("seated", true, true)).toBe("done")
    expect(outcomeOfSignUp("seated", false, true)).toBe("missed")
    expect(outcomeOfSignUp("cancelled", false, true)).toBe("cancelled")
    expect(outcomeOfSignUp("cancelled", false, false)).toBeNull()
    expect(outcomeOfSignUp("listed", false, true)).toBeNull()
    expect(outcomeOfSignUp("unconfirmed", false, false)).toBeNull()
  })
})

test("a week has the year in which most of its days lie", () => {
  expect(isoWeekName("2025-12-29")).toBe("2026-W01")
  expect(isoWeekName("2027-01-01")).toBe("2026-W53")
  expect(isoWeekName("2026-11-29")).toBe("2026-W48")
  expect(isoWeekName("2026-11-30")).toBe("2026-W49")
})

test("a number below five is not told outside, none and five are", () => {
  expect(LEAST_SHOWN).toBe(5)
  expect([0, 1, 4, 5, 6].map(shownOutside)).toEqual([0, null, null, 5, 6])
})
